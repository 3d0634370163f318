# regions_report.bats: compare, solve and report of a study of three regions.
load helper

setup_file() {
    export RESULTS=$BATS_FILE_TMPDIR/parts.h5
    raat run scenarios/limburg/subregions.yaml -n 64 --quiet -o "$RESULTS" >/dev/null
}

# python SCRIPT [ARGUMENT]...: Debian's own, which the packages of the tests belong to.
python() {
    /usr/bin/python3 -c "$@"
}

# ---- compare ----

@test "of several regions the table shows the total, and says how to see the others" {
    run raat compare "$RESULTS"
    ends_with 0
    says "(FTE), all regions"
    says "--region NAME"
    says "noord-limburg, midden-limburg, zuid-limburg."
    [[ $output != *Zuid-Limburg* ]]
    [ "${#lines[@]}" -le 140 ]
    run raat compare "$RESULTS" --lang nl
    says "1 van 4 gebieden getoond"
}

@test "--region shows the areas it names, in table, CSV and JSON, and no other" {
    run raat compare "$RESULTS" -r zuid-limburg --region all_regions
    ends_with 0
    says "(FTE), Zuid-Limburg"
    says "(FTE), all regions"
    [[ $output != *Noord-Limburg* && $output != *"areas shown"* ]]
    raat compare "$RESULTS" --json -r zuid-limburg >"$BATS_TEST_TMPDIR/one.json"
    raat compare "$RESULTS" --csv - -r zuid-limburg >"$BATS_TEST_TMPDIR/one.csv"
    raat compare "$RESULTS" --json >"$BATS_TEST_TMPDIR/all.json"
    raat compare "$RESULTS" --csv - >"$BATS_TEST_TMPDIR/all.csv"
    python '
import csv, json, sys
ALL = {"noord-limburg", "midden-limburg", "zuid-limburg", "all_regions"}
for kind, names in (("one", {"zuid-limburg"}), ("all", ALL)):
    d = json.load(open(f"{sys.argv[1]}/{kind}.json"))
    assert {r["name"] for r in d["regions"]} == names
    assert all({v["region"] for v in i["values"]} == names for i in d["indicators"])
    assert all({r["region"] for r in t["results"]} == names for t in d["targets"])
    rows = list(csv.DictReader(open(f"{sys.argv[1]}/{kind}.csv")))
    assert {r["region"] for r in rows} == names
one, every = (open(f"{sys.argv[1]}/{k}.csv").read().splitlines() for k in ("one", "all"))
assert one == [every[0]] + [r for r in every if ",zuid-limburg," in r]
' "$BATS_TEST_TMPDIR"
}

@test "a region that is not there is told with the nearest, status 2" {
    run raat compare "$RESULTS" --region zuid-limbrug
    ends_with 2
    says "no region zuid-limbrug; did you mean zuid-limburg?"
    run raat compare "$RESULTS" --region paris
    ends_with 2
    says "no region paris; there is noord-limburg, midden-limburg, zuid-limburg, all_regions"
}
