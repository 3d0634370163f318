# estimate.bats: what a run will take, and how many replications are enough.
load helper
load three

setup() {
    export TMPDIR=$BATS_TEST_TMPDIR/pilots # where nothing may be left
    mkdir "$TMPDIR"
    STUDY=tests/invalid/valid/study.yaml
}

# python SCRIPT [ARGUMENT]...: Debian's own, which the packages of the tests belong to.
python() {
    /usr/bin/python3 -c "$@"
}

# foretell STUDY [OPTION]...: the JSON of raat estimate to `json`; no file is left.
foretell() {
    raat estimate "$@" --json >"$BATS_TEST_TMPDIR/json"
    [ -z "$(ls -A "$TMPDIR")" ]
}

# comes_true STUDY [OPTION]...: a run of 1,000 replications takes the memory and disk that were foretold.
comes_true() {
    foretell "$@" -n 1000
    python '
import json, os, subprocess, sys
foretold, out = json.load(open(sys.argv[1]))["run"], sys.argv[2]
child = subprocess.Popen([os.environ["RAAT"], "run", *sys.argv[3:], "-n", "1000", "-o", out],
                         stdout=subprocess.DEVNULL)
_, status, usage = os.wait4(child.pid, 0)
assert status == 0 and foretold["replications"] == 1000
disk, memory = os.path.getsize(out), 1024 * usage.ru_maxrss
print(foretold, disk, memory)
assert abs(foretold["results_file_bytes"] / disk - 1) < 0.02
assert abs(foretold["peak_memory_bytes"] / memory - 1) < 0.15
' "$BATS_TEST_TMPDIR/json" "$BATS_TEST_TMPDIR/run.h5" "$@"
}

@test "memory is foretold within 15 %, disk within 2 %, for each --store" {
    for store in summary replicates full; do
        comes_true "$STUDY" -j 1 --store $store
    done
}

@test "memory is foretold for several threads, and for several regions" {
    comes_true "$STUDY" -j 3
    write_three "$BATS_TEST_TMPDIR"
    comes_true "$BATS_TEST_TMPDIR/three" -j 2
}

@test "a run as short as a pilot is its own pilot" {
    foretell "$STUDY" -n 100
    raat run "$STUDY" -n 100 -o "$BATS_TEST_TMPDIR/run.h5" >/dev/null
    python '
import json, os, sys
d = json.load(open(sys.argv[1]))
assert len(d["pilots"]) == 1 and d["pilots"][0]["replications"] == 100
assert d["run"]["results_file_bytes"] == os.path.getsize(sys.argv[2])
' "$BATS_TEST_TMPDIR/json" "$BATS_TEST_TMPDIR/run.h5"
}

@test "difference and spread are those of the replicates of a run as long as the pilot" {
    foretell "$STUDY" -j 2 -n 5000 --store summary --indicator heads@2018 --half-width 3
    raat run "$STUDY" -n 512 -o "$BATS_TEST_TMPDIR/run.h5" >/dev/null
    python '
import json, math, sys, netCDF4
d, f = json.load(open(sys.argv[1])), netCDF4.Dataset(sys.argv[2])
p = d["precision"]
assert (p["indicator"], p["year"], p["wanted_half_width"], p["closest"]) == ("heads", 2018, 3, None)
v = f["heads"][:, :, list(f["year"][:]).index(2018), 0].astype(float)
difference = v[1] - v[0]
[s] = p["scenarios"]
assert (s["scenario"], s["minus"], d["pilots"][1]["replications"]) == ("both", "none", 512)
mean, sd = difference.mean(), difference.std(ddof=1)
assert abs(s["mean"] - mean) < 1e-9 and abs(s["sd"] - sd) < 1e-9
assert abs(s["half_width"] - 1.959964 * sd / 5000 ** 0.5) < 1e-6
assert s["replications_for_half_width"] == max(2, math.ceil((1.959964 * sd / 3) ** 2))
assert s["replications_to_tell_apart"] == max(2, math.ceil((2.801585 * sd / mean) ** 2))
' "$BATS_TEST_TMPDIR/json" "$BATS_TEST_TMPDIR/run.h5"
}

@test "as many replications as are said to be enough are enough" {
    foretell "$STUDY" -j 2 -n 5000 --half-width 0.06
    n=$(python 'import json, sys; print(json.load(open(sys.argv[1]))["precision"]["scenarios"][0]["replications_for_half_width"])' \
        "$BATS_TEST_TMPDIR/json")
    raat run "$STUDY" -n "$n" --store summary -o "$BATS_TEST_TMPDIR/run.h5" >/dev/null
    raat compare "$BATS_TEST_TMPDIR/run.h5" --csv - | python '
import csv, sys
for r in csv.DictReader(sys.stdin):
    if (r["indicator"], r["year"], r["scenario"]) == ("shortage_fte", "2020", "both"):
        # The tails of this difference are long: sd of 512 replications is some 10 % off.
        assert abs(1.96 * float(r["difference_se"]) / 0.06 - 1) < 0.2, r["difference_se"]'
}

@test "the page says what is asked in words and units, of several regions of all together" {
    write_three "$BATS_TEST_TMPDIR"
    run raat estimate "$BATS_TEST_TMPDIR/three" -n 64 --indicator shortage_fte@2018
    ends_with 0
    says 'three: 64 replications of 2 scenarios'
    says 'Measured by a run of 64 replications, which took '
    says '% of the baseline'"'"'s mean, in'
    says 'of all_regions'
    [[ $output =~ 'peak memory     '[0-9.]+' MB' ]]
    [[ $output =~ 'results file    '[0-9.]+' MB' ]]
    # Nothing beside the study, and no file of results.
    [ ! -e "$BATS_TEST_TMPDIR/three/results" ]
    [ -z "$(ls -A "$TMPDIR")" ]
}

@test "of a baseline alone the level is told" {
    cp tests/invalid/valid/*.yaml "$BATS_TEST_TMPDIR"
    sed -i '/^  both:/d' "$BATS_TEST_TMPDIR/study.yaml"
    run raat estimate "$BATS_TEST_TMPDIR/study.yaml" -n 64
    ends_with 0
    says '1 scenario,'
    says 'level'
    [[ $output != *'tell'* ]]
}

@test "a wrong command line ends with status 2 and what would be right" {
    wrong() {
        run raat estimate "$STUDY" "$1" "$2"
        ends_with 2
        says "$3"
        [ -z "$(ls -A "$TMPDIR")" ]
    }
    wrong --indicator shortage_ftr@2020 '--indicator "shortage_ftr@2020", column 1: no indicator `shortage_ftr`; did you mean `shortage_fte`?'
    wrong --indicator shortage_fte '`@` and a year must follow the indicator'
    wrong --half-width much '--half-width "much", column 1: an amount must stand here'
    wrong --store some '--store is summary, replicates or full, not `some`'
    run raat estimate "$BATS_TEST_TMPDIR/nowhere.yaml"
    ends_with 2
}

@test "a folder that cannot be written is told" {
    TMPDIR=$BATS_TEST_TMPDIR/nowhere run raat estimate "$STUDY"
    ends_with 1
    says "nowhere/raat-estimate-"
    says ": No such file or directory; TMPDIR says where a pilot may write"
}

@test "a pilot that fails is told once, and leaves nothing behind" {
    run bash -c "ulimit -f 200; '$RAAT' estimate '$STUDY' -n 1000"
    ends_with 1
    says 'File too large'
    [ "$(grep -c 'raat: error' <<<"$output")" -eq 1 ]
    [ -z "$(ls -A "$TMPDIR")" ]
}

@test "SIGTERM and SIGINT end it with status 3, and nothing is left behind: no file, no process" {
    for signal in TERM INT; do
        # A shell without job control has its background children ignore SIGINT; env gives it back.
        env --default-signal=INT "$RAAT" estimate scenarios/limburg -n 100000 -j 2 \
            >"$BATS_TEST_TMPDIR/stdout" 2>"$BATS_TEST_TMPDIR/stderr" &
        local pid=$! child='' status=0
        until child=$(pgrep -P $pid) && [ -n "$(ls "$TMPDIR"/raat-estimate-* 2>/dev/null)" ]; do
            kill -0 $pid
            sleep 0.05
        done
        kill -$signal $pid
        wait $pid || status=$?
        [ "$status" -eq 3 ]
        grep -q 'stopped by signal' "$BATS_TEST_TMPDIR/stderr"
        [ ! -s "$BATS_TEST_TMPDIR/stdout" ]
        [ -z "$(ls -A "$TMPDIR")" ]
        run kill -0 "$child"
        [ "$status" -ne 0 ]
    done
}
