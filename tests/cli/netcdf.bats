# netcdf.bats: the results file is what other people's tools open, and its page tells the truth.
load helper

setup_file() {
    export FILE=$BATS_FILE_TMPDIR/limburg.h5
    raat run scenarios/limburg/study.yaml -n 70 --store full -o "$FILE" >/dev/null
}

@test "ncdump shows dimensions, units and conventions" {
    run ncdump -h "$FILE"
    ends_with 0
    says 'replicate = UNLIMITED ; // (70 currently)'
    says 'float shortage_fte(scenario, replicate, year, region) ;'
    says 'int heads_branch(scenario, replicate, year, region, branch) ;'
    says 'shortage_fte:units = "FTE" ;'
    says ':Conventions = "CF-1.8" ;'
    says 'group: provenance {'
}

@test "xarray reads every number and text by both of its engines, and statistics follow from replicates" {
    cd "$BATS_TEST_TMPDIR"
    for engine in netcdf4 h5netcdf; do
        "$BATS_TEST_DIRNAME/results.py" $engine "$FILE" | LC_ALL=C sort >$engine
    done
    [ "$(wc -l <netcdf4)" -gt 100 ]
    diff netcdf4 h5netcdf
}

@test "R ncdf4 reads what xarray reads" {
    cd "$BATS_TEST_TMPDIR"
    "$BATS_TEST_DIRNAME/results.py" netcdf4 "$FILE" | LC_ALL=C sort >python
    Rscript "$BATS_TEST_DIRNAME/results.R" "$FILE" | LC_ALL=C sort >R
    diff python R
}

@test "xarray knows the file for what it is without being told" {
    /usr/bin/python3 - "$FILE" <<'END'
import sys, xarray
file = xarray.open_dataset(sys.argv[1])
assert file["shortage_fte"].sel(scenario="baseline", year=2026).shape[0] == 70
END
}

@test "no object carries a time" {
    run h5ls -rv "$FILE"
    ends_with 0
    says /heads
    [[ $output != *Modified:* ]]
}

@test "the last line is the checksum of what precedes it" {
    sum=$(head -c -128 "$FILE" | xxh128sum | cut -d' ' -f1)
    [[ $(tail -c 128 "$FILE") =~ ^'raat results, layout 2, xxh128 of what precedes this line: '$sum' '*$ ]]
}

@test "the page of the layout is the layout of the file" {
    cd "$BATS_TEST_TMPDIR"
    "$BATS_TEST_DIRNAME/layout.py" "$FILE" >found
    sed '1,/^<!-- tables/d' "$BATS_TEST_DIRNAME/../../engine/store/layout.md" >page
    diff page found
}

# example LANGUAGE: the fenced block of that language in the page of the layout.
example() {
    sed -n "/^\`\`\`$1\$/,/^\`\`\`\$/p" "$BATS_TEST_DIRNAME/../../engine/store/layout.md" | sed '1d;$d'
}

@test "the page's examples in Python and R find what raat compare says" {
    raat compare "$FILE" --csv - --indicator shortage_fte --year 2030 >"$BATS_TEST_TMPDIR/said.csv"
    cp "$FILE" "$BATS_TEST_TMPDIR/results.h5"
    example python >"$BATS_TEST_TMPDIR/example.py"
    example r >"$BATS_TEST_TMPDIR/example.R"
    cd "$BATS_TEST_TMPDIR"
    [ "$(wc -l <example.py)" -eq 6 ]
    [ "$(wc -l <example.R)" -eq 6 ]
    /usr/bin/python3 example.py >python
    Rscript example.R >R
    /usr/bin/python3 -c '
import csv, re
row = [r for r in csv.DictReader(open("said.csv")) if r["scenario"] == "all_lines"][0]
said = [float(row["difference_mean"]), float(row["difference_se"])]
for name in ("python", "R"):
    found = [float(x) for x in re.findall(r"-?\d+\.\d+", open(name).read())]
    assert len(found) == 2 and all(abs(a / b - 1) < 1e-6 for a, b in zip(found, said)), (name, found, said)
'
}

@test "a second run to the same file is refused at once, and a killed one harms nothing" {
    out=$BATS_TEST_TMPDIR/out.h5
    cp "$FILE" "$out"
    "$RAAT" run scenarios/limburg/study.yaml -n 6000 -o "$out" >/dev/null 2>&1 3>&- &
    first=$! # the program itself: a function would be a shell of its own
    for _ in $(seq 200); do
        [ ! -e "$out.lock" ] || break
        sleep 0.05
    done
    run raat run scenarios/limburg/study.yaml -n 64 -o "$out"
    ends_with 1
    says 'another run is writing this file'
    kill -9 $first
    wait $first || true
    cmp "$FILE" "$out"
    raat run scenarios/limburg/study.yaml -n 70 --store full -o "$out" >/dev/null
    cmp "$FILE" "$out"
    [ "$(ls "$BATS_TEST_TMPDIR")" = out.h5 ]
}
