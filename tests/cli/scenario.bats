# scenario.bats: reading, checking and running scenario files from the command line.
load helper

valid=tests/invalid/valid

# A copy of the small valid study that a test may change.
copy() {
    cp -r $valid "$BATS_TEST_TMPDIR/tiny"
    study=$BATS_TEST_TMPDIR/tiny/study.yaml
}

# ---- check

@test "check prints one ok line a file" {
    run raat check $valid/study.yaml $valid/region.yaml $valid/actions.yaml
    ends_with 0
    [ "$output" = "$valid/study.yaml: ok (study)
$valid/region.yaml: ok (region)
$valid/actions.yaml: ok (actions)" ]
}

@test "a folder stands for its study.yaml" {
    run raat check $valid
    ends_with 0
    says 'ok (study)'
}

@test "check says all errors of all files, with their place, on standard error, status 2" {
    copy
    sed -i 's/at_most: 0.02/at_most: two/; s/steps/x/' "$study"
    sed -i 's/{title: homes}/{titel: homes}/' "$BATS_TEST_TMPDIR/tiny/region.yaml"
    run raat check "$study" $valid/actions.yaml
    ends_with 2
    says "$study:13:77: error: "
    says "$BATS_TEST_TMPDIR/tiny/region.yaml:5:9: error: unknown key \`titel\`"
    says "$valid/actions.yaml: ok (actions)"
    [ "$(raat check "$study" 2>/dev/null)" = "" ]
}

@test "a file that is not there is refused, status 2" {
    run raat check no-such-file.yaml
    ends_with 2
    says 'no-such-file.yaml: error: cannot be read: No such file or directory'
}

@test "special files are refused and not waited for" {
    mkfifo "$BATS_TEST_TMPDIR/fifo"
    run timeout 5 "$RAAT" check "$BATS_TEST_TMPDIR/fifo" /dev/zero
    ends_with 2
    says 'fifo: error: cannot be read: it is not a regular file'
    says '/dev/zero: error: cannot be read: it is not a regular file'
}

@test "of very many errors the first hundred are said" {
    copy
    for i in $(seq 300); do echo "unknown_$i: 1"; done >>"$study"
    run raat check "$study"
    ends_with 2
    [ "$(grep -c 'unknown key' <<<"$output")" -eq 100 ]
    says 'and 200 more errors'
}

@test "numbers are the same in a locale that writes them with commas" {
    LOCPATH=$BATS_TEST_TMPDIR
    localedef -i de_DE -f UTF-8 "$LOCPATH/de_DE.UTF-8" >/dev/null 2>&1 || skip 'no locale de_DE'
    raat run $valid -n 64 -o "$BATS_TEST_TMPDIR/c.h5" >/dev/null
    LOCPATH=$LOCPATH LC_ALL=de_DE.UTF-8 raat run $valid -n 64 -o "$BATS_TEST_TMPDIR/de.h5" >/dev/null
    cmp "$BATS_TEST_TMPDIR/c.h5" "$BATS_TEST_TMPDIR/de.h5"
}

# block FIRST: the indented example of scenarios/README.md whose first line begins so, unindented.
block() {
    awk -v first="    $1" 'index($0, first) == 1 { on = 1 }
                           on && !/^    / { exit }
                           on { print substr($0, 5) }' scenarios/README.md
}

@test "the examples in scenarios/README.md are right" {
    cp -r scenarios/limburg "$BATS_TEST_TMPDIR/limburg"
    cd "$BATS_TEST_TMPDIR/limburg"
    study=$(cd "$OLDPWD" && block 'format: 1')
    action=$(cd "$OLDPWD" && block 'LIM-3.1:')
    [ -n "$study" ] && [ -n "$action" ]
    echo "$study" >study.yaml
    run raat check study.yaml
    ends_with 0
    { echo 'format: 1'; echo 'actions:'; sed 's/^/  /' <<<"$action"; } >example.yaml
    run raat check example.yaml
    ends_with 0
}

# ---- schema

@test "the printed schemas accept what check accepts, and refuse a wrong unit" {
    for file in study region actions; do
        raat schema $file >"$BATS_TEST_TMPDIR/$file.json"
    done
    run /usr/bin/python3 tests/cli/schema.py "$BATS_TEST_TMPDIR" scenarios/limburg scenarios/zwolle $valid
    ends_with 0
}

@test "schema without a name is that of a study" {
    [ "$(raat schema)" = "$(raat schema study)" ]
}

@test "schema of another name is refused" {
    run raat schema plan
    ends_with 2
    says 'there are study, region, actions'
}

@test "the reference page names every lever and every file" {
    run raat schema --reference
    ends_with 0
    says '## study file'
    says '## region file'
    says '## actions file'
    says '| `fte_per_head` | `FTE/person` | branch | set, multiply, add |'
}

# ---- run

@test "run prints the path of the results file and nothing else" {
    run raat run $valid -n 64 -o "$BATS_TEST_TMPDIR/out.h5"
    ends_with 0
    [ "$output" = "$BATS_TEST_TMPDIR/out.h5" ]
    [ -s "$BATS_TEST_TMPDIR/out.h5" ]
}

@test "without -o results lie beside the study, under its name" {
    copy
    run raat run "$study" -n 64
    ends_with 0
    [ "$output" = "$BATS_TEST_TMPDIR/tiny/results/tiny.h5" ]
    run raat run "$BATS_TEST_TMPDIR/tiny" -n 64
    ends_with 0
    cd "$BATS_TEST_TMPDIR/tiny"
    run raat run study.yaml -n 64
    [ "$output" = results/tiny.h5 ]
}

@test "options override the study, and a setting is the same as an edit" {
    copy
    raat run "$study" -n 64 --seed 5 --set region.demand.growth.value=0.03 \
        --set actions.T-2.1.start=2017 -o "$BATS_TEST_TMPDIR/set.h5" >/dev/null
    sed -i 's/^end_year: 2020/&\nreplicates: 64\nseed: 5/' "$study"
    sed -i 's/growth: {unit: 1\/year, value: {normal: \[0.016, 0.012\]}/growth: {unit: 1\/year, value: 3e-2/' \
        "$BATS_TEST_TMPDIR/tiny/region.yaml"
    sed -i 's/start: 2015/start: 2017/' "$BATS_TEST_TMPDIR/tiny/actions.yaml"
    raat run "$study" -o "$BATS_TEST_TMPDIR/edit.h5" >/dev/null
    cmp "$BATS_TEST_TMPDIR/set.h5" "$BATS_TEST_TMPDIR/edit.h5"
}

@test "the resolved study in a results file, run again, gives the same file" {
    copy
    raat run "$study" -n 64 --seed 5 --set end_year=2018 --set targets={} \
        -o "$BATS_TEST_TMPDIR/first.h5" >/dev/null
    /usr/bin/python3 -c '
import sys, netCDF4
print(netCDF4.Dataset(sys.argv[1])["provenance"]["resolved"][...], end="")
' "$BATS_TEST_TMPDIR/first.h5" >"$BATS_TEST_TMPDIR/resolved.yaml"
    grep -q '^end_year: 2018$' "$BATS_TEST_TMPDIR/resolved.yaml"
    raat run "$BATS_TEST_TMPDIR/resolved.yaml" -n 64 --seed 5 -o "$BATS_TEST_TMPDIR/second.h5" >/dev/null
    cmp "$BATS_TEST_TMPDIR/first.h5" "$BATS_TEST_TMPDIR/second.h5"
}

@test "a wrong setting is refused with the nearest key, status 2, and nothing is written" {
    run raat run $valid --set replicats=100 -o "$BATS_TEST_TMPDIR/out.h5"
    ends_with 2
    says '--set replicats=100: error: unknown key `replicats` in the study file; did you mean `replicates`?'
    [ ! -e "$BATS_TEST_TMPDIR/out.h5" ]
}

@test "a wrong seed and a wrong store are refused, status 2" {
    run raat run $valid --seed 1.5
    ends_with 2
    says '1.5'
    run raat run $valid --store everything
    ends_with 2
    says 'summary, replicates or full'
}

@test "a study with errors does not run, and an existing output stays" {
    copy
    sed -i 's/end_year/end_yaer/' "$study"
    echo old >"$BATS_TEST_TMPDIR/out.h5"
    run raat run "$study" -o "$BATS_TEST_TMPDIR/out.h5"
    ends_with 2
    says 'did you mean `end_year`?'
    [ "$(cat "$BATS_TEST_TMPDIR/out.h5")" = old ]
}

# stopped SIGNAL: a long run is sent the signal once it is under way; its status goes to $status.
stopped() {
    raat run scenarios/limburg -n 64 -o "$BATS_TEST_TMPDIR/old.h5" >/dev/null
    cp "$BATS_TEST_TMPDIR/old.h5" "$BATS_TEST_TMPDIR/out.h5" # a run replaces results and nothing else
    "$RAAT" run scenarios/limburg -n 5000 -o "$BATS_TEST_TMPDIR/out.h5" \
        >"$BATS_TEST_TMPDIR/stdout" 2>"$BATS_TEST_TMPDIR/stderr" 3>&- &
    local pid=$!
    until [ -e "$BATS_TEST_TMPDIR/out.h5.tmp" ]; do
        kill -0 $pid # one that was refused will never be under way
        sleep 0.05
    done
    sleep 0.5
    kill -"$1" $pid
    status=0
    wait $pid || status=$?
    output=$(cat "$BATS_TEST_TMPDIR/stderr")
}

@test "SIGTERM saves what is complete beside the output, status 3" {
    stopped TERM
    ends_with 3
    says 'stopped by signal 15: the first '
    says "$BATS_TEST_TMPDIR/out.partial.h5"
    cmp "$BATS_TEST_TMPDIR/out.h5" "$BATS_TEST_TMPDIR/old.h5"
    [ ! -s "$BATS_TEST_TMPDIR/stdout" ]
    # What it saved is a results file, the same as a run that asked for so many.
    n=$(sed -n 's/.*the first \([0-9]*\) of 5000.*/\1/p' "$BATS_TEST_TMPDIR/stderr")
    [ $((n % 64)) -eq 0 ] && [ "$n" -gt 0 ]
    raat run scenarios/limburg -n "$n" -o "$BATS_TEST_TMPDIR/again.h5" >/dev/null
    cmp "$BATS_TEST_TMPDIR/again.h5" "$BATS_TEST_TMPDIR/out.partial.h5"
}

@test "SIGINT does the same" {
    stopped INT
    ends_with 3
    says 'stopped by signal 2'
    [ -s "$BATS_TEST_TMPDIR/out.partial.h5" ]
    [ "$(ls "$BATS_TEST_TMPDIR" | grep -c 'out.h5.')" -eq 0 ]
}
