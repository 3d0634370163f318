# limits.bats: a run that hits a limit of the system says so, and harms nothing.
load helper

@test "a file-size limit ends a run with a message, status 1 and the old output as it was" {
    out=$BATS_TEST_TMPDIR/out.h5
    raat run scenarios/limburg/study.yaml -n 64 -o "$out" >/dev/null
    cp "$out" "$out.before"
    run bash -c "ulimit -f 200; '$RAAT' run scenarios/limburg/study.yaml -n 128 -o '$out'"
    ends_with 1
    says "File too large"
    cmp "$out" "$out.before"
    [ "$(ls "$BATS_TEST_TMPDIR" | wc -l)" -eq 2 ]
}
