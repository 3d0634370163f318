# twin.bats: the engine against a program that shares nothing with it but the page of the model.
# tests/verify/twin.sh asks the same with eight times the replicates.
load ../cli/helper

setup_file() {
    cd "$BATS_TEST_DIRNAME/../.."
    export ENGINE=$BATS_FILE_TMPDIR/engine.h5 STUDY=$BATS_FILE_TMPDIR/study.yaml
    raat run scenarios/limburg/study.yaml -n 256 --store full --quiet -o "$ENGINE"
    tests/support/twin.py --resolved "$ENGINE" >"$STUDY"
}

# agree SCENARIO STUDY: the twin runs the scenario of that study and is set beside the engine.
agree() {
    "$BUILD/bench/twin" -n 256 -o "$1" "$2" >"$BATS_TEST_TMPDIR/twin.csv"
    tests/support/twin.py --limit 6 "$ENGINE" "$BATS_TEST_TMPDIR/twin.csv"
}

@test "engine and plain twin agree on means and variances with all actions at work" {
    run agree all_lines "$STUDY"
    ends_with 0
    says '0 beyond 6'
}

@test "engine and plain twin agree where nothing recorded is imposed and the first exits are not known" {
    raat run scenarios/limburg/study.yaml -n 128 --store full --quiet --set history=free \
        --set region.exits.annual.value=0 -o "$BATS_TEST_TMPDIR/free.h5"
    tests/support/twin.py --resolved "$BATS_TEST_TMPDIR/free.h5" >"$BATS_TEST_TMPDIR/free.yaml"
    "$BUILD/bench/twin" -n 128 -o all_lines "$BATS_TEST_TMPDIR/free.yaml" >"$BATS_TEST_TMPDIR/twin.csv"
    run tests/support/twin.py --limit 6 "$BATS_TEST_TMPDIR/free.h5" "$BATS_TEST_TMPDIR/twin.csv"
    ends_with 0
    says '0 beyond 6'
}

@test "engine and plain twin agree where students switch, are redirected, limited in number and at work" {
    cp -r scenarios/limburg tests/chance/students.yaml "$BATS_TEST_TMPDIR"
    raat run "$BATS_TEST_TMPDIR/students.yaml" -n 256 --store full --quiet -o "$BATS_TEST_TMPDIR/students.h5"
    tests/support/twin.py --resolved "$BATS_TEST_TMPDIR/students.h5" >"$BATS_TEST_TMPDIR/resolved.yaml"
    "$BUILD/bench/twin" -n 256 -o ways "$BATS_TEST_TMPDIR/resolved.yaml" >"$BATS_TEST_TMPDIR/twin.csv"
    run tests/support/twin.py --limit 6 "$BATS_TEST_TMPDIR/students.h5" "$BATS_TEST_TMPDIR/twin.csv"
    ends_with 0
    says '0 beyond 6'
}

@test "engine and plain twin agree on regions that exchange people, and on their total" {
    raat run scenarios/limburg/subregions.yaml -n 128 --store full --quiet -o "$BATS_TEST_TMPDIR/sub.h5"
    tests/support/twin.py --resolved "$BATS_TEST_TMPDIR/sub.h5" >"$BATS_TEST_TMPDIR/sub.yaml"
    "$BUILD/bench/twin" -n 128 -o all_lines "$BATS_TEST_TMPDIR/sub.yaml" >"$BATS_TEST_TMPDIR/twin.csv"
    run tests/support/twin.py --limit 6 "$BATS_TEST_TMPDIR/sub.h5" "$BATS_TEST_TMPDIR/twin.csv"
    ends_with 0
    grep -q ',all_regions,' "$BATS_TEST_TMPDIR/twin.csv"
    says '0 beyond 6'
}

@test "a twin whose exits are five percent off is found out" {
    sed 's/{lognormal: \[1, 0\.05\]}/{lognormal: [1.05, 0.05]}/' "$STUDY" >"$BATS_TEST_TMPDIR/off.yaml"
    run agree baseline "$BATS_TEST_TMPDIR/off.yaml"
    ends_with 1
    says 'exits'
}
