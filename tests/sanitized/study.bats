# study.bats: the program from text to page, under a sanitizer: any finding ends it with a status of
# its own. Three blocks on two threads, the last one not full.
load ../cli/helper

@test "a short study runs, and its results are read, without a finding" {
    file=$BATS_TEST_TMPDIR/short.h5
    run raat check scenarios/limburg/study.yaml
    ends_with 0
    run raat run scenarios/limburg/study.yaml -n 150 -j 2 -o "$file"
    ends_with 0
    run raat compare "$file" --csv "$BATS_TEST_TMPDIR/short.csv"
    ends_with 0
    run raat report "$file" -o "$BATS_TEST_TMPDIR/short.html"
    ends_with 0
    [ -s "$BATS_TEST_TMPDIR/short.html" ]
    run raat schema
    ends_with 0
}

@test "a value is sought, and not found, without a finding" {
    set -- tests/invalid/valid/study.yaml --lever region.demand.growth.value -n 130 -j 2
    run raat solve "$@" --target "shortage_fte@2020 <= 0.05*demand_fte" --json
    ends_with 0
    run raat solve "$@" --target "shortage_fte@2020 <= -1"
    ends_with 1
    says '5 values tried'
    run raat solve "$@" --target "shortage_fte@2020 <= -1*demnd_fte"
    ends_with 2
}

@test "a run ends when it is precise enough, and is estimated, without a finding" {
    set -- tests/invalid/valid/study.yaml -n 640 -j 2
    run raat run "$@" --store summary --until "shortage_fte@2020 half-width 10%" -o "$BATS_TEST_TMPDIR/until.h5"
    ends_with 0
    says 'reached after 512 of at most 640'
    run raat run "$@" --until "shortage_fte@2020" -o "$BATS_TEST_TMPDIR/until.h5"
    ends_with 2
    run raat estimate tests/invalid/valid/study.yaml -n 64 -j 2
    ends_with 0
    says 'Measured by a run of 64 replications'
}

@test "a file that is wrong everywhere is refused without a finding" {
    printf 'format: 1\nregion: [a, {b: c}]\nseed: x\nnonsense: 1\n' >"$BATS_TEST_TMPDIR/study.yaml"
    run raat check "$BATS_TEST_TMPDIR/study.yaml"
    ends_with 2
    head -c 3000 /dev/urandom >"$BATS_TEST_TMPDIR/study.yaml"
    run raat check "$BATS_TEST_TMPDIR/study.yaml"
    ends_with 2
}

@test "a damaged results file is refused without a finding" {
    file=$BATS_TEST_TMPDIR/short.h5
    raat run scenarios/limburg/study.yaml -n 64 -j 2 -o "$file"
    size=$(stat -c %s "$file")
    for cut in 0 100 $((size / 2)) $((size - 1)); do
        head -c "$cut" "$file" >"$BATS_TEST_TMPDIR/cut.h5"
        run raat compare "$BATS_TEST_TMPDIR/cut.h5"
        [ "$status" -eq 1 ] || ends_with 2
    done
}
