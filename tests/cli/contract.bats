# contract.bats: what a user may rely on of random numbers: the same study, seed and program give the
# same bytes, whatever the threads; more replicates, scenarios or null actions move no number.
load helper

setup_file() {
    export HOME_STUDY=scenarios/limburg/study.yaml
    export TINY_STUDY=tests/invalid/valid/study.yaml # where many blocks matter more than many cells
    raat run $HOME_STUDY -n 128 -o "$BATS_FILE_TMPDIR/base.h5" >/dev/null
}

# A copy of the Limburg folder that a test may change.
copy() {
    cp -r scenarios/limburg "$BATS_TEST_TMPDIR/limburg"
    rm -rf "$BATS_TEST_TMPDIR/limburg/results"
    study=$BATS_TEST_TMPDIR/limburg/study.yaml
}

# add_scenario NAME ACTIONS: one more scenario in the copied study.
add_scenario() {
    sed -i "s/^targets:/  $1:\n    title: $1\n    actions: [$2]\ntargets:/" "$study"
}

# null_action: an action that works with factor 1 and addition 0 on every lever it names.
null_action() {
    cat >>"$BATS_TEST_TMPDIR/limburg/actions.yaml" <<'END'
  NULL-1:
    title: changes nothing
    line: 1
    horizon: short
    source: {assumption: "a test of the engine"}
    start: 2018
    effects:
      - {lever: exit, operation: multiply, size: {unit: "1", value: 1, source: {assumption: null test}}}
      - {lever: dropout, operation: multiply, size: {unit: "1", value: 1, source: {assumption: null test}}}
      - {lever: demand, operation: multiply, size: {unit: "1", value: 1, source: {assumption: null test}}}
      - {lever: applicants, operation: add, size: {unit: person/year, value: 0, source: {assumption: null test}}}
      - {lever: absence, operation: add, size: {unit: "1", value: 0, source: {assumption: null test}}}
      - {lever: fte_per_head, operation: multiply, size: {unit: "1", value: 1, source: {assumption: null test}}}
      - {lever: reach, where: {group: ww}, operation: add, size: {unit: person/year, value: 0, source: {assumption: null test}}}
      - {lever: certificate, operation: add, size: {unit: "1", value: 0, source: {assumption: null test}}}
      - {lever: sector_yield, operation: multiply, size: {unit: "1", value: 1, source: {assumption: null test}}}
      - {lever: quote, operation: floor, size: {unit: FTE/FTE, value: 0, source: {assumption: null test}}}
      - {lever: quote, where: {place: leerbaan}, operation: multiply, size: {unit: "1", value: 1, source: {assumption: null test}}}
      - {lever: fillable, operation: multiply, size: {unit: "1", value: 1, source: {assumption: null test}}}
      - {lever: move, operation: multiply, size: {unit: "1", value: 1, source: {assumption: null test}}}
      - {lever: reentry, operation: multiply, size: {unit: "1", value: 1, source: {assumption: null test}}}
      - {lever: outside, operation: multiply, size: {unit: "1", value: 1, source: {assumption: null test}}}
      - {lever: supervision, operation: multiply, size: {unit: "1", value: 1, source: {assumption: null test}}}
      - {lever: upskilling, operation: multiply, size: {unit: "1", value: 1, source: {assumption: null test}}}
      - {lever: further_study, operation: multiply, size: {unit: "1", value: 1, source: {assumption: null test}}}
      - {lever: delay, operation: add, size: {unit: "1", value: 0, source: {assumption: null test}}}
      - {lever: productive, operation: add, size: {unit: "1", value: 0, source: {assumption: null test}}}
      - {lever: entry, operation: add, size: {unit: "1", value: 0, source: {assumption: null test}}}
END
}

@test "1, 2, 3, 7 and 16 threads give the same file" {
    for threads in 1 2; do
        raat run $HOME_STUDY -n 128 -j $threads -o "$BATS_TEST_TMPDIR/$threads.h5" >/dev/null
        cmp "$BATS_FILE_TMPDIR/base.h5" "$BATS_TEST_TMPDIR/$threads.h5"
    done
    for threads in 1 2 3 7 16; do
        raat run $TINY_STUDY -n 640 -j $threads -o "$BATS_TEST_TMPDIR/tiny$threads.h5" >/dev/null
        cmp "$BATS_TEST_TMPDIR/tiny1.h5" "$BATS_TEST_TMPDIR/tiny$threads.h5"
    done
}

@test "portable, AVX2 and AVX-512 give the same file" {
    for isa in portable avx2 avx512; do
        if ! RAAT_ISA=$isa raat run $HOME_STUDY -n 64 -o "$BATS_TEST_TMPDIR/$isa.h5" >/dev/null 2>"$BATS_TEST_TMPDIR/err"; then
            grep -q "not on this processor" "$BATS_TEST_TMPDIR/err"
            [ "$isa" != portable ]
            continue
        fi
        [ -e "$BATS_TEST_TMPDIR/portable.h5" ]
        cmp "$BATS_TEST_TMPDIR/portable.h5" "$BATS_TEST_TMPDIR/$isa.h5"
    done
}

@test "instructions that this processor has not are refused" {
    RAAT_ISA=sse9 run raat run $HOME_STUDY -n 64 -o "$BATS_TEST_TMPDIR/none.h5"
    ends_with 2
    says 'RAAT_ISA=sse9: unknown, or not on this processor (portable, avx2, avx512)'
    [ ! -e "$BATS_TEST_TMPDIR/none.h5" ]
}

@test "a shared past and separate pasts give the same file" {
    raat run $HOME_STUDY -n 128 --unshared -o "$BATS_TEST_TMPDIR/unshared.h5" >/dev/null
    cmp "$BATS_FILE_TMPDIR/base.h5" "$BATS_TEST_TMPDIR/unshared.h5"
}

@test "another seed gives other numbers" {
    raat run $HOME_STUDY -n 128 --seed 7 -o "$BATS_TEST_TMPDIR/seed.h5" >/dev/null
    run tests/cli/same.py "$BATS_FILE_TMPDIR/base.h5" "$BATS_TEST_TMPDIR/seed.h5"
    ends_with 1
    says 'shortage_fte: baseline'
}

@test "the first replicates of a longer run are those of a shorter one" {
    raat run $HOME_STUDY -n 192 -o "$BATS_TEST_TMPDIR/longer.h5" >/dev/null
    run tests/cli/same.py "$BATS_FILE_TMPDIR/base.h5" "$BATS_TEST_TMPDIR/longer.h5" --replicates 128
    ends_with 0
    raat run $HOME_STUDY -n 100 -o "$BATS_TEST_TMPDIR/odd.h5" >/dev/null
    run tests/cli/same.py "$BATS_FILE_TMPDIR/base.h5" "$BATS_TEST_TMPDIR/odd.h5" --replicates 100
    ends_with 0
}

@test "the first 256 of 1,000 replicates equal a run of 256" {
    raat run $TINY_STUDY -n 256 -o "$BATS_TEST_TMPDIR/256.h5" >/dev/null
    raat run $TINY_STUDY -n 1000 -o "$BATS_TEST_TMPDIR/1000.h5" >/dev/null
    run tests/cli/same.py "$BATS_TEST_TMPDIR/256.h5" "$BATS_TEST_TMPDIR/1000.h5" --replicates 256
    ends_with 0
}

@test "a null action leaves every number of its scenario as the baseline's" {
    copy
    null_action
    add_scenario null NULL-1
    raat run "$study" -n 64 --store full -o "$BATS_TEST_TMPDIR/null.h5" >/dev/null
    run tests/cli/same.py "$BATS_TEST_TMPDIR/null.h5" "$BATS_TEST_TMPDIR/null.h5" \
        --scenarios null=baseline
    ends_with 0
    # The same comparison sees an action that does something.
    run tests/cli/same.py "$BATS_TEST_TMPDIR/null.h5" "$BATS_TEST_TMPDIR/null.h5" \
        --scenarios line_5=baseline
    ends_with 1
}

@test "adding a scenario or an action moves no number of the others" {
    copy
    null_action
    add_scenario another "LIM-3.1, NULL-1"
    raat run "$study" -n 128 -o "$BATS_TEST_TMPDIR/more.h5" >/dev/null
    run tests/cli/same.py "$BATS_FILE_TMPDIR/base.h5" "$BATS_TEST_TMPDIR/more.h5"
    ends_with 0
}

@test "history before an action's start is the baseline's" {
    /usr/bin/python3 - "$BATS_FILE_TMPDIR/base.h5" <<'END'
import sys, netCDF4
f = netCDF4.Dataset(sys.argv[1])
years = list(f["year"][:])
v = f["heads"][:]
assert (v[:, :, : years.index(2018)] == v[:1, :, : years.index(2018)]).all()
assert (v[4, :, years.index(2030)] != v[0, :, years.index(2030)]).any()
END
}
