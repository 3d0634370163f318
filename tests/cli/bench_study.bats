# bench_study.bats: the bench of whole studies (bench/study) works in all its parts. How fast anything is, is no business of
# a test: --smoke measures studies of a blink, and their times say nothing.
load helper

# planted: a build whose raat gives other results with two threads.
planted() {
    mkdir -p "$BATS_TEST_TMPDIR/planted"
    cat >"$BATS_TEST_TMPDIR/planted/raat" <<END
#!/bin/bash
[[ "\$*" != *"-j 2 "* ]] || set -- "\$@" --seed 9
exec "$RAAT" "\$@"
END
    chmod +x "$BATS_TEST_TMPDIR/planted/raat"
}

measure() {
    bench/study/measure --smoke --out "$BATS_TEST_TMPDIR" "$@"
}

digest() {
    /usr/bin/python3 bench/study/look.py digest "$1"
}

@test "every case has figures, in the table and in the JSON" {
    run measure --build "$BUILD"
    ends_with 0
    /usr/bin/python3 - "$BATS_TEST_TMPDIR/bench-study" bench/study/measure <<'END'
import json, math, re, subprocess, sys

cases = re.search(r"--only \{(.*?)\}", subprocess.run([sys.argv[2], "--help"], capture_output=True, text=True).stdout).group(1)
table, found = open(sys.argv[1] + ".txt").read(), json.load(open(sys.argv[1] + ".json"))
assert len(cases.split(",")) == 8, cases
for case in cases.split(","):
    figures = [f for f in found["figures"] if f["case"].startswith(case + "/")]
    assert figures, case + " has no figure"
    for f in figures:
        assert math.isfinite(f["median"]) and f["spread"] >= 0 and f["values"], f
        assert any(re.match(re.escape(f["case"]) + r" +-?[\d,.e-]+ ", line) for line in table.splitlines()), f
    times = [b for b in found["benchmarks"] if b["name"].startswith(case + "/") and b["run_type"] == "iteration"]
    assert times and all(b["cpu_time"] > 0 and b["real_time"] > 0 and b["memory_mb"] > 1 for b in times), case
assert found["context"]["num_cpus"] > 0 and len(found["context"]["load_avg"]) == 3
END
}

@test "results that depend on threads are told, by both cases that look, with status 1" {
    planted
    run measure --build "$BATS_TEST_TMPDIR/planted" --only threads --only isa
    ends_with 1
    says 'threads: RESULTS DIFFER'
    says 'threads/2 n=128: other results than threads/1 n=128: checksum'
    says 'isa: RESULTS DIFFER'
    says ', 2 threads: other results than isa/'
}

@test "a case that cannot be measured leaves the others theirs, with status 1" {
    mkdir "$BATS_TEST_TMPDIR/half" # a build without the twin
    ln -s "$RAAT" "$BATS_TEST_TMPDIR/half/raat"
    run measure --build "$BATS_TEST_TMPDIR/half" --only limburg --only threads
    ends_with 1
    says 'limburg: NOT MEASURED: bench-study: '
    says 'threads/1 n=128, wall'
}

@test "the checksum takes notice of one number, and of no seal" {
    a=$BATS_TEST_TMPDIR/a.h5 b=$BATS_TEST_TMPDIR/b.h5
    raat run tests/worked/study.yaml -n 64 --quiet -o "$a"
    head -c -128 "$a" >"$b" # the seal is the last line: engine/store/seal.h
    [ "$(digest "$a")" = "$(digest "$b")" ]
    /usr/bin/python3 - "$b" <<'END'
import sys, netCDF4, numpy
with netCDF4.Dataset(sys.argv[1], "r+") as file:
    x = file["shortage_fte"]
    x[1, 63, 1, 0] = numpy.nextafter(x[1, 63, 1, 0], numpy.float32(1e9))
END
    [ "$(digest "$a")" != "$(digest "$b")" ]
}

@test "another build is measured in the same rounds, and told when it finds something else" {
    run measure --build "$BUILD" --base "$RAAT" --only threads
    ends_with 0
    says 'times base'
    says 'threads: the base finds the same'
    grep -q '"base threads/1 n=128"' "$BATS_TEST_TMPDIR/bench-study.json"
    planted # whose results with one thread are the same, with two not
    run measure --build "$BUILD" --base "$BATS_TEST_TMPDIR/planted/raat" --only threads
    ends_with 0
    says 'threads: the base finds OTHER RESULTS'
}

@test "a line of the history is of a clean tree and of the program built from it" {
    tree=$BATS_TEST_TMPDIR/tree
    mkdir "$tree"
    tar -c --exclude=./.git --exclude=./build --exclude="./$BUILD" . | tar -x -C "$tree" # results/ and the like git ignores there as here
    git -C "$tree" init -q
    git -C "$tree" add .
    git -C "$tree" -c user.name=x -c user.email=x@example.org commit -qm x
    recorded() { "$tree/bench/study/measure" --smoke --build "$BUILD" --out "$BATS_TEST_TMPDIR" --only threads --record; }
    before=$(wc -l <"$tree/bench/history.csv")
    recorded # and again, as what it has written itself does no harm
    recorded
    [ "$(wc -l <"$tree/bench/history.csv")" -eq $((before + 8)) ]
    form "$tree/bench/history.csv"
    tail -1 "$tree/bench/history.csv" | grep -q "^$(git -C "$tree" rev-parse --short=12 HEAD),"

    echo '/* */' >>"$tree/engine/main.c"
    run recorded
    ends_with 1
    says 'the tree is not clean'
    git -C "$tree" -c user.name=x -c user.email=x@example.org commit -qam x
    run recorded
    ends_with 1
    says 'was built from other sources'
    [ "$(wc -l <"$tree/bench/history.csv")" -eq $((before + 8)) ]
}

# form FILE: it is a history as bench/study/history.py describes it.
form() {
    /usr/bin/python3 - "$1" <<'END'
import csv, datetime, re, sys

with open(sys.argv[1], encoding="utf-8", newline="") as file:
    text = file.read()
assert text.endswith("\n") and "\r" not in text
head, *lines = csv.reader(text.splitlines())
assert head == ["revision", "date", "processor", "isa", "case", "median", "spread", "ratio"], head
for line in lines:
    assert len(line) == len(head), line
    revision, date, processor, isa, case, median, spread, ratio = line
    assert re.fullmatch("[0-9a-f]{12}", revision), line
    assert datetime.date.fromisoformat(date) and processor, line
    assert isa in ("avx512", "avx2", "portable"), line
    assert re.fullmatch(r"[a-z]+/.+ \[(s|ms|ns|MB|%|-)\]( quick| smoke)?", case), line
    float(median)
    assert float(spread) >= 0 and (ratio == "" or float(ratio) > 0), line
END
}

@test "the history has the form that is written down, and the README names each of its columns, and each case" {
    form bench/history.csv
    for column in $(head -1 bench/history.csv | tr , ' '); do
        grep -q "^| \`$column\` |" bench/README.md
    done
    cases=$(bench/study/measure --help | sed -n 's/.*--only {\([a-z,]*\)}.*/\1/p' | head -1 | tr , ' ')
    [ "$(wc -w <<<"$cases")" -eq 8 ]
    for case in $cases; do
        grep -q "^| \`$case\` |" bench/README.md
    done
}
