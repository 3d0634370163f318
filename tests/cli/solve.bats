# solve.bats: the value of one number that makes a target probable enough.
load helper

setup_file() {
    export STUDY=tests/invalid/valid/study.yaml
    export GROWTH=region.demand.growth.value # of which this study's shortage depends most
}

# python SCRIPT [ARGUMENT]...: Debian's own, which the packages of the tests belong to.
python() {
    /usr/bin/python3 -c "$@"
}

# growth TARGET [OPTION]...: the quest of most tests here, 64 replications, probability 0.5.
growth() {
    raat solve "$STUDY" --lever "$GROWTH" --target "$1" -n 64 --quiet "${@:2}"
}

# probability VALUE LIMIT: by raat run and raat compare, of a shortage of at most LIMIT in 2020.
probability() {
    raat run "$STUDY" -n 64 --quiet -o "$BATS_TEST_TMPDIR/run.h5" --set "$GROWTH=$1" \
        --set "targets.closed.at_most=$2" >/dev/null
    raat compare "$BATS_TEST_TMPDIR/run.h5" --json | python '
import json, sys
for r in json.load(sys.stdin)["targets"][0]["results"]:
    if r["scenario"] == "both":
        print(r["probability"])'
}

@test "each value tried has the probability that raat run and raat compare give it" {
    growth "shortage_share@2020 <= 0.05" --csv - >"$BATS_TEST_TMPDIR/points.csv"
    [ "$(wc -l <"$BATS_TEST_TMPDIR/points.csv")" -gt 6 ]
    while IFS=, read -r value p _; do
        [ "$value" = value ] && continue
        python 'import sys; assert float(sys.argv[1]) == float(sys.argv[2]), sys.argv' \
            "$p" "$(probability "$value" 0.05)"
    done <"$BATS_TEST_TMPDIR/points.csv"
}

@test "the answer is probable enough, and the next value beyond it is not" {
    growth "shortage_fte@2020 <= 0.05*demand_fte" -p 0.7 --json >"$BATS_TEST_TMPDIR/j"
    python '
import json, sys
d = json.load(open(sys.argv[1]))
assert d["outcome"] == "found" and d["scenario"] == "both"
assert d["target"]["indicator"] == "shortage_fte" and d["target"]["times"] == "demand_fte"
p = {q["value"]: q["probability"] for q in d["points"]}
assert list(p) == sorted(p) and p[d["value"]] == d["probability"] >= 0.7
assert all(q["held"] == round(q["probability"] * q["judged"]) for q in d["points"])
assert all((q["deciding_margin"] >= 0) == (q["probability"] >= 0.7) for q in d["points"])
above = min(x for x in p if x > d["value"]) # more demand, more shortage
assert p[above] < 0.7 and d["low"] <= d["value"] < d["high"]
se = (0.7 * 0.3 / 64) ** 0.5
assert p[d["low"]] >= 0.7 + 1.96 * se > 0.7 - 1.96 * se > p[d["high"]]
' "$BATS_TEST_TMPDIR/j"
}

@test "table, CSV and JSON have the same values; CSV goes beside the table when it has a file" {
    run growth "shortage_fte@2020 <= 0.05*demand_fte" --csv "$BATS_TEST_TMPDIR/points.csv"
    ends_with 0
    says 'in scenario both (both actions)'
    says 'which is {normal: [0.016, 0.012]} in the study; each number tried takes the place of the distribution'
    says '95 % interval'
    printf '%s\n' "$output" >"$BATS_TEST_TMPDIR/table"
    growth "shortage_fte@2020 <= 0.05*demand_fte" --json >"$BATS_TEST_TMPDIR/j"
    python '
import csv, json, sys
d, rows = json.load(open(sys.argv[1])), list(csv.DictReader(open(sys.argv[2])))
table = [l.split() for l in open(sys.argv[3]) if len(l.split()) >= 4 and l.split()[-1][-1].isdigit()]
table = {l[-4]: l[-3] for l in table}
assert len(rows) == len(d["points"])
for row, point in zip(rows, d["points"]):
    assert {k: float(v) for k, v in row.items()} == {k: point[k] for k in row}
    assert table[row["value"]] == "%.3f" % point["probability"]
' "$BATS_TEST_TMPDIR/j" "$BATS_TEST_TMPDIR/points.csv" "$BATS_TEST_TMPDIR/table"
}

@test "where nothing is found: status 1, the values tried, and the reason on standard error" {
    run growth "shortage_fte@2020 <= -1"
    ends_with 1
    says 'makes the target probable enough'
    says '5 values tried, 64 replicates each'
    run growth "shortage_fte@2020 >= -1"
    ends_with 1
    says 'every value tried from -0.5 to 0.5 makes the target probable enough'
    [ "$(growth "shortage_fte@2020 >= -1" --json 2>/dev/null | grep -c '"outcome":"always","value":null')" -eq 1 ]
    run bash -c '"$RAAT" solve "$STUDY" -l "$GROWTH" -t "shortage_fte@2020 >= -1" -n 64 2>&1 >/dev/null'
    [ "${#lines[@]}" -eq 1 ]
}

@test "a lever that moves nothing is told, with the likely reason" {
    run growth "shortage_fte@2012 <= 10"
    ends_with 1
    says 'the lever does not move the target'
    says '2012 is a recorded year, and the record ends in 2013'
    run raat solve "$STUDY" --lever actions.T-1.1.effects.1.size.value --scenario none -n 64 \
        --target "shortage_fte@2020 <= 10"
    ends_with 1
    says 'it has no action `T-1.1`'
}

@test "a lever of whole years is tried in whole years" {
    raat solve "$STUDY" --lever actions.T-1.1.start --from 2014 --to 2020 -n 64 --csv - \
        --target "shortage_fte@2020 <= 0.05*demand_fte" >"$BATS_TEST_TMPDIR/points.csv" || true
    [ "$(cut -d, -f1 "$BATS_TEST_TMPDIR/points.csv" | tr '\n' ' ')" = 'value 2014 2016 2017 2018 2020 ' ]
}

@test "a mistake in the target is told with its column, a mistake in the path with what there is" {
    run growth "shortage_fte@2020 <= 0.02*demnd_fte"
    ends_with 2
    says 'column 27: no indicator `demnd_fte`; did you mean `demand_fte`?'
    run growth "shortage_fte@2031 <= 1"
    ends_with 2
    says 'column 14: `2031` is not a year of the study, 2012 to 2020'
    run raat solve "$STUDY" --lever region.demand.grwth.value --target "heads@2020 >= 1"
    ends_with 2
    says '--lever region.demand.grwth.value: error: no key `grwth'
    says 'did you mean `growth`?'
    run raat solve "$STUDY" --lever region.demand.growth --target "heads@2020 >= 1"
    ends_with 2
    says 'add `.value`'
    quiet_on_stdout growth "shortage_fte@2031 <= 1"
}

@test "what is missing, wrong or out of range is told, with status 2" {
    run raat solve "$STUDY" --target "heads@2020 >= 1"
    ends_with 2
    says '--lever is missing'
    run raat solve "$STUDY" --lever "$GROWTH"
    ends_with 2
    says '--target is missing'
    run growth "heads@2020 >= 1" -p 80
    ends_with 2
    says 'is not between 0 and 1'
    run growth "heads@2020 >= 1" --scenario bth
    ends_with 2
    says 'did you mean `both`?'
    run growth "heads@2020 >= 1" --from 0.1 --to 0
    ends_with 2
    says 'nothing to search between 0.1 (--from) and 0 (--to)'
    run growth "heads@2020 >= 1" --to 2
    ends_with 2
    says 'the key takes numbers from -0.5 to 0.5'
    run raat solve "$STUDY" --lever region.hiring.outside.value --target "heads@2020 >= 1"
    ends_with 2
    says 'no bound of its own on this side: say --to'
    run growth "heads@2020 >= 1" --json --csv -
    ends_with 2
    says 'both want standard output'
}

@test "a value that the study cannot have ends the search, with the study's own message" {
    run raat solve "$STUDY" --lever actions.T-1.1.start --target "heads@2020 >= 1" -n 64
    ends_with 2
    says '--set actions.T-1.1.start=1900: error'
}

@test "other settings hold, and the answer follows them" {
    growth "shortage_fte@2020 <= 0.05*demand_fte" >"$BATS_TEST_TMPDIR/a"
    growth "shortage_fte@2020 <= 0.05*demand_fte" --set end_year=2020 >"$BATS_TEST_TMPDIR/b"
    growth "shortage_fte@2020 <= 0.05*demand_fte" --seed 7 >"$BATS_TEST_TMPDIR/c"
    cmp "$BATS_TEST_TMPDIR/a" "$BATS_TEST_TMPDIR/b"
    ! cmp -s "$BATS_TEST_TMPDIR/a" "$BATS_TEST_TMPDIR/c"
}

@test "no number depends on the threads" {
    for threads in 1 2 3; do
        raat solve "$STUDY" --lever "$GROWTH" --target "shortage_fte@2020 <= 0.05*demand_fte" \
            -n 150 -j $threads --json >"$BATS_TEST_TMPDIR/$threads"
    done
    cmp "$BATS_TEST_TMPDIR/1" "$BATS_TEST_TMPDIR/2"
    cmp "$BATS_TEST_TMPDIR/1" "$BATS_TEST_TMPDIR/3"
}

@test "SIGINT and SIGTERM stop it in good order, with the values tried so far, status 3" {
    for signal in INT TERM; do
        # Without job control a shell starts what runs beside it deaf to SIGINT; env undoes that.
        env --default-signal=INT "$RAAT" solve "$STUDY" -l "$GROWTH" -n 100000 --json \
            -t "shortage_fte@2020 <= 0.05*demand_fte" >"$BATS_TEST_TMPDIR/out" \
            2>"$BATS_TEST_TMPDIR/err" 3>&- &
        pid=$!
        sleep 1
        kill -$signal $pid
        status=0
        wait $pid || status=$?
        output=$(cat "$BATS_TEST_TMPDIR/err")
        ends_with 3
        says 'stopped by signal'
        grep -q '"outcome":"stopped"' "$BATS_TEST_TMPDIR/out"
    done
}

@test "the example of scenarios/README.md gives what stands there" {
    page=$(sed -n '/^    raat solve /,/values tried/p' scenarios/README.md | sed 's/^    //')
    command=$(sed -n '1,/[^\\]$/p' <<<"$page")
    [[ $command == "raat solve scenarios/limburg"* ]]
    run bash -c "raat() { \"\$RAAT\" \"\$@\"; }; $command"
    ends_with 0
    diff <(printf '%s\n' "$output") <(sed '1,/[^\\]$/d' <<<"$page")
}
