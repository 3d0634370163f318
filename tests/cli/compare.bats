# compare.bats: the scenarios of a results file beside its baseline, as table, CSV and JSON.
load helper

setup_file() {
    export RESULTS=$BATS_FILE_TMPDIR/limburg.h5
    raat run scenarios/limburg/study.yaml -n 64 -o "$RESULTS" >/dev/null
}

# python SCRIPT [ARGUMENT]...: Debian's own, which the packages of the tests belong to.
python() {
    /usr/bin/python3 -c "$@"
}

@test "the table names scenarios, bands, gain and targets" {
    run raat compare "$RESULTS"
    ends_with 0
    says "baseline: no regional action"
    says "difference to no regional action, replicate by replicate (FTE)"
    says "all lines, half the reach"
    says "gain"
    says "shortage at most 2 % of demand, 2026"
}

@test "the short table stays short and no line ends in spaces" {
    run raat compare "$RESULTS"
    [ "${#lines[@]}" -le 140 ] # nine scenarios: a row each in six years, the ends, five targets
    [[ $output != *" "$'\n'* ]]
}

@test "indicators and years are chosen" {
    run raat compare "$RESULTS" --indicator heads --indicator places_fte --year 2025
    ends_with 0
    says "heads - staff in persons, without students (persons)"
    says "places_fte - training places offered, at 31 December (FTE), general hospitals, internship"
    says "in 2025"
    [[ $output != *"in 2030"* && $output != *shortage_fte* ]]
}

@test "the table is Dutch when asked" {
    run raat compare "$RESULTS" --lang nl
    ends_with 0
    says "geen regionale acties"
    says "tekort hoogstens 2 % van de vraag, 2026"
    [[ $output != *"no regional action"* ]]
}

@test "the JSON parses, and holds every indicator, year, scenario and target" {
    raat compare "$RESULTS" --json >"$BATS_TEST_TMPDIR/all.json"
    python '
import json, sys
d = json.load(open(sys.argv[1]))
assert d["baseline"] == "baseline" and d["replicates"] == 64
scenarios = [s["name"] for s in d["scenarios"]]
years = range(d["first_year"], d["last_year"] + 1)
assert len(scenarios) == 9
assert [t["name"] for t in d["targets"]] == ["gap_closed", "quote_10", "starters_2012", "exits_2012", "yield_80"]
for i in d["indicators"]:
    seen = {(v["scenario"], v["year"]) for v in i["values"]}
    assert seen == {(s, y) for s in scenarios for y in years}, i["name"]
    for v in i["values"]:
        if v["scenario"] == "baseline":
            assert v["difference"]["mean"] in (0, None)
        level = v["level"]
        if level["q025"] is not None:
            order = [level[q] for q in "min q025 q05 q10 q25 q50 q75 q90 q95 q975 max".split()]
            assert order == sorted(order), (i["name"], v)
for t in d["targets"]:
    for r in t["results"]:
        own = [y for y in r["years"] if y["year"] == t["year"]][0]
        assert own["probability"] == r["probability"]
' "$BATS_TEST_TMPDIR/all.json"
}

@test "a paired difference of means is the difference of the means" {
    raat compare "$RESULTS" --json --indicator shortage_fte --indicator heads >"$BATS_TEST_TMPDIR/j"
    python '
import json, sys
for i in json.load(open(sys.argv[1]))["indicators"]:
    base = {v["year"]: v["level"]["mean"] for v in i["values"] if v["scenario"] == "baseline"}
    for v in i["values"]:
        gap = v["level"]["mean"] - base[v["year"]]
        assert abs(v["difference"]["mean"] - gap) <= 1e-5 * base[v["year"]], (i["name"], v)
' "$BATS_TEST_TMPDIR/j"
}

@test "the CSV has a row an indicator, cell, year, scenario and the JSON's numbers" {
    raat compare "$RESULTS" --csv "$BATS_TEST_TMPDIR/all.csv" >/dev/null
    raat compare "$RESULTS" --json >"$BATS_TEST_TMPDIR/all.json"
    python '
import csv, json, sys
rows = list(csv.DictReader(open(sys.argv[1], newline="")))
d = json.load(open(sys.argv[2]))
axes = ["branch", "qualification", "track", "age", "tenure", "place", "reason", "source", "group", "route", "payer", "employer"]
key = lambda i, v: (i, v["region"], v["scenario"], int(v["year"])) + tuple(v.get(a) or "" for a in axes)
number = lambda text: float(text) if text else None
table = {key(r["indicator"], r): r for r in rows}
assert len(table) == len(rows) == sum(len(i["values"]) for i in d["indicators"])
for i in d["indicators"]:
    for v in i["values"]:
        r = table[key(i["name"], v)]
        assert r["unit"] == i["unit"]
        assert all(number(r[s]) == x for s, x in v["level"].items())
        assert all(number(r["difference_" + s]) == x for s, x in v["difference"].items())
' "$BATS_TEST_TMPDIR/all.csv" "$BATS_TEST_TMPDIR/all.json"
}

@test "--csv - writes to standard output and nothing else does" {
    run raat compare "$RESULTS" --csv - --indicator heads --year 2030
    ends_with 0
    [ "${#lines[@]}" -eq 10 ]
    [[ ${lines[0]} == indicator,unit,region,scenario,year,* ]]
    [[ ${lines[9]} == heads,1,limburg,all_half_reach,2030,* ]]
}

@test "numbers do not depend on the locale" {
    raat compare "$RESULTS" --json >"$BATS_TEST_TMPDIR/plain"
    LC_ALL=nl_NL.UTF-8 LANG=nl_NL.UTF-8 raat compare "$RESULTS" --json | cmp - "$BATS_TEST_TMPDIR/plain"
}

@test "what is not there is said with what would be right" {
    run raat compare "$RESULTS" --indicator shortage_ftt
    ends_with 2
    says "--indicator: no indicator shortage_ftt; did you mean shortage_fte?"
    run raat compare "$RESULTS" --indicator workforce
    ends_with 2
    says "raat run --store full"
    run raat compare "$RESULTS" --year 1999
    ends_with 2
    says "--year: 1999 is not a year from 2012 to 2030"
    run raat compare "$RESULTS" --lang de
    ends_with 2
    says "'de' is neither en nor nl"
    run raat compare "$RESULTS" --json --csv -
    ends_with 2
    says "name a file for one"
}

@test "help says what is printed beside --csv, which numbers are in it, and the exit statuses" {
    run raat compare --help
    says "a short table"
    says "also beside --csv FILE"
    says "CSV and JSON have decimal points"
    says "Exit status: 0 done, 1"
    run raat compare "$RESULTS" --csv "$BATS_TEST_TMPDIR/en.csv"
    says "difference to no regional action"
    run raat compare "$RESULTS" --csv "$BATS_TEST_TMPDIR/nl.csv" --lang nl
    says "verschil met geen regionale acties"
    cmp "$BATS_TEST_TMPDIR/en.csv" "$BATS_TEST_TMPDIR/nl.csv"
}

@test "of one replicate the table shows no band and no probability" {
    raat run scenarios/limburg/study.yaml -n 1 -o "$BATS_TEST_TMPDIR/1.h5" >/dev/null
    run raat compare "$BATS_TEST_TMPDIR/1.h5"
    ends_with 0
    says "1 replicate, seed"
    says "Too few replicates (1) for bands"
    [[ $output =~ "no regional action"\ +[0-9,]+\ +-\ +-\ +-\ +[0-9,]+\ +-\ +-\ +- ]]
    [[ ! ${output#*Targets} =~ [0-9]" %"$'\n' ]]
}

@test "a folder is told from a results file" {
    for command in compare report; do
        run raat $command scenarios/limburg/
        ends_with 2
        says "scenarios/limburg/: this is a folder; $command takes a results file, such as scenarios/limburg/results/NAME.h5"
    done
}

@test "what is no results file ends with 2, and a message that names it" {
    run raat compare "$BATS_TEST_TMPDIR/none.h5"
    ends_with 2
    says "none.h5"
    run raat compare README.md
    ends_with 2
    says "README.md"
    quiet_on_stdout raat compare README.md
}

@test "--csv replaces no file of another kind" {
    cp "$RESULTS" "$BATS_TEST_TMPDIR/h.h5"
    run raat compare --csv "$BATS_TEST_TMPDIR/h.h5" "$BATS_TEST_TMPDIR/h.h5"
    ends_with 2
    says "h.h5: is there, and is not a table that raat compare made"
    cmp "$RESULTS" "$BATS_TEST_TMPDIR/h.h5"
    raat compare --csv "$BATS_TEST_TMPDIR/all.csv" "$RESULTS" >/dev/null
    raat compare --csv "$BATS_TEST_TMPDIR/all.csv" "$RESULTS" >/dev/null
}

@test "a CSV without a folder ends with 2, a full disk with 1" {
    run raat compare "$RESULTS" --csv /nowhere/all.csv
    ends_with 2
    says "/nowhere: no such folder"
    run bash -c '"$RAAT" compare "$RESULTS" --json >/dev/full'
    ends_with 1
    says "standard output"
}
