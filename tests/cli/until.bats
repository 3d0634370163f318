# until.bats: a run that ends when it is precise enough, or when its time is over.
load helper

setup_file() {
    export STUDY=tests/invalid/valid/study.yaml
}

# python SCRIPT [ARGUMENT]...: Debian's own, which the packages of the tests belong to.
python() {
    /usr/bin/python3 -c "$@"
}

# quick [OPTION]...: a run of the tiny study to out.h5; standard error goes to said, standard output to stdout.
quick() {
    raat run "$STUDY" --store summary --quiet -o "$BATS_TEST_TMPDIR/out.h5" "$@" \
        >"$BATS_TEST_TMPDIR/stdout" 2>"$BATS_TEST_TMPDIR/said"
}

# as_if N [OPTION]...: out.h5 is byte for byte what a run of N replications gives.
as_if() {
    raat run "$STUDY" --store summary --quiet -n "$@" -o "$BATS_TEST_TMPDIR/fixed.h5" >/dev/null
    cmp "$BATS_TEST_TMPDIR/out.h5" "$BATS_TEST_TMPDIR/fixed.h5"
}

# half_width FILE: the widest 95 % half-width of the difference in shortage_fte of 2020 that raat compare gives.
half_width() {
    raat compare "$1" --csv - | python '
import csv, ctypes, ctypes.util, sys
t = ctypes.CDLL(ctypes.util.find_library("gslcblas"), ctypes.RTLD_GLOBAL) and \
    ctypes.CDLL(ctypes.util.find_library("gsl")).gsl_cdf_tdist_Pinv
t.restype, t.argtypes = ctypes.c_double, [ctypes.c_double] * 2
rows = [r for r in csv.DictReader(sys.stdin) if r["indicator"] == "shortage_fte" and r["year"] == "2020"
        and r["scenario"] != "none"]
print(max(float(r["difference_se"]) * t(0.975, float(r["difference_freedom"])) for r in rows))'
}

# below NUMBER LIMIT
below() {
    python 'import sys; assert float(sys.argv[1]) <= float(sys.argv[2]), sys.argv' "$1" "$2"
}

@test "a run that is precise enough has the bytes of a run of that length, for any number of threads" {
    for threads in 1 2 3; do
        quick -n 20000 -j $threads --until "shortage_fte@2020 half-width 0.05"
        n=$(sed -n 's/.*: reached after \([0-9]*\) of at most 20000 replications: .*/\1/p' "$BATS_TEST_TMPDIR/said")
        [ $((n % 256)) -eq 0 ]
        [ "$n" -gt 512 ]
        [ "$n" -lt 20000 ]
        [ "$(cat "$BATS_TEST_TMPDIR/stdout")" = "$BATS_TEST_TMPDIR/out.h5" ]
        as_if "$n"
    done
    # It is the first such length: a group less is not precise enough, by what the file itself says.
    below "$(half_width "$BATS_TEST_TMPDIR/out.h5")" 0.05
    raat run "$STUDY" --store summary -n $((n - 256)) -o "$BATS_TEST_TMPDIR/less.h5" >/dev/null
    run below "$(half_width "$BATS_TEST_TMPDIR/less.h5")" 0.05
    [ "$status" -ne 0 ]
}

@test "what is precise from the beginning takes 512 replications" {
    quick -n 20000 --until "shortage_fte@2020 half-width 50%"
    grep -q 'reached after 512 of at most 20000 replications' "$BATS_TEST_TMPDIR/said"
    as_if 512
}

@test "a share is of the baseline's mean" {
    quick -n 20000 --until "shortage_fte@2020 half-width 50%"
    mean=$(raat compare "$BATS_TEST_TMPDIR/out.h5" --csv - | python '
import csv, sys
for r in csv.DictReader(sys.stdin):
    if (r["indicator"], r["year"], r["scenario"]) == ("shortage_fte", "2020", "none"):
        print(r["mean"])')
    python '
import re, sys
said, mean, half_width = open(sys.argv[1]).read(), float(sys.argv[2]), float(sys.argv[3])
fte, share = map(float, re.search(r"minus the baseline: (\S+) FTE \((\S+) % of the baseline", said).groups())
assert abs(fte / half_width - 1) < 1e-3, (fte, half_width)
assert abs(share / (100 * half_width / mean) - 1) < 1e-2, (share, half_width, mean)
' "$BATS_TEST_TMPDIR/said" "$mean" "$(half_width "$BATS_TEST_TMPDIR/out.h5")"
}

@test "what is not reached is a success that says so, with the whole run as its result" {
    quick -n 600 --until "shortage_fte@2020 half-width 0.01"
    grep -q 'not reached after all 600 replications: .* replications would do (-n)' "$BATS_TEST_TMPDIR/said"
    as_if 600
}

@test "a study with a baseline alone is judged by its level" {
    cp tests/invalid/valid/*.yaml "$BATS_TEST_TMPDIR"
    STUDY=$BATS_TEST_TMPDIR/study.yaml
    sed -i '/^  both:/d' "$STUDY"
    quick -n 20000 --until "heads@2020 half-width 1%"
    grep -q 'that of heads@2020, none: ' "$BATS_TEST_TMPDIR/said"
    as_if "$(sed -n 's/.*reached after \([0-9]*\) of.*/\1/p' "$BATS_TEST_TMPDIR/said")"
}

@test "a wrong --until or --max-time ends with status 2 and what would be right, before any work" {
    wrong() {
        run raat run "$STUDY" -o "$BATS_TEST_TMPDIR/none.h5" "$1" "$2"
        ends_with 2
        says "$3"
        [ -z "$(ls "$BATS_TEST_TMPDIR")" ]
    }
    wrong --until "shortage_ftr@2020 half-width 1%" 'did you mean `shortage_fte`?'
    wrong --until "shortage_fte@2031 half-width 1%" '`2031` is not a year of the study, 2012 to 2020'
    wrong --until "heads_branch@2020 half-width 1%" '`heads_branch` has a value for each branch'
    wrong --until "1 percent" 'no indicator `1`'
    wrong --until "shortage_fte@2020" '`half-width` and an amount must stand here'
    wrong --max-time 90 '--max-time: `90` is no time; a number above 0 and ms, s, m or h'
    wrong --max-time 0s '`0s` is no time'
}

@test "time that is over ends a run at a whole block: one at least, status 0, the bytes of a run of that length" {
    for threads in 1 2; do
        quick -n 20000 -j $threads --max-time 1ms
        grep -q -- '--max-time 1ms is over: the result is the first 64 of 20000 replications' "$BATS_TEST_TMPDIR/said"
        as_if 64
    done
    quick -n 30000 --max-time 300ms
    n=$(sed -n 's/.*the result is the first \([0-9]*\) of 30000.*/\1/p' "$BATS_TEST_TMPDIR/said")
    [ $((n % 64)) -eq 0 ]
    [ "$n" -ge 64 ]
    as_if "$n"
}

@test "time that is not used up changes nothing, and is not spoken of" {
    quick -n 100 --max-time 24h
    [ ! -s "$BATS_TEST_TMPDIR/said" ]
    as_if 100
}

@test "of both ends the first one counts" {
    quick -n 20000 --until "shortage_fte@2020 half-width 50%" --max-time 24h
    grep -q 'reached after 512 of' "$BATS_TEST_TMPDIR/said"
    run grep -q 'max-time' "$BATS_TEST_TMPDIR/said"
    ends_with 1
    quick -n 20000 --until "shortage_fte@2020 half-width 50%" --max-time 1ms
    grep -q 'the result is the first 64 of' "$BATS_TEST_TMPDIR/said"
    grep -q 'ended after 64 replications, before 512 of them could be judged' "$BATS_TEST_TMPDIR/said"
    run grep -q 'reached after' "$BATS_TEST_TMPDIR/said"
    ends_with 1
    as_if 64
}
