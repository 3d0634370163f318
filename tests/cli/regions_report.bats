# regions_report.bats: compare, solve and report of a study of three regions.
load helper
load three

setup_file() {
    export FOLDER=$BATS_FILE_TMPDIR
    export STUDY=$FOLDER/three RESULTS=$FOLDER/three.h5
    write_three "$FOLDER"
    raat run "$STUDY" -n 64 --quiet -o "$RESULTS" >/dev/null
    raat report "$RESULTS" -o "$FOLDER/en.html" >/dev/null
    raat report "$RESULTS" --lang nl -o "$FOLDER/nl.html" >/dev/null
    raat compare "$RESULTS" --json >"$FOLDER/all.json"
}

# python SCRIPT [ARGUMENT]...: Debian's own, which the packages of the tests belong to.
python() {
    /usr/bin/python3 -c "$@"
}

# look SCRIPT: python with `page` (English), `rows(heading)`, the tables below a heading as {first cell: cells}, `d`,
# the JSON of compare, and `value(indicator, region, year, scenario)`.
look() {
    python '
import html, json, re, sys
folder, script = sys.argv[1:]
page = html.unescape(open(folder + "/en.html", encoding="utf-8").read())
page = page.replace("\u00a0", " ").replace("\u2212", "-")
d = json.load(open(folder + "/all.json"))
def value(indicator, region, year, scenario="none"):
    return next(v for i in d["indicators"] if i["name"] == indicator for v in i["values"]
                if (v["region"], v["year"], v["scenario"]) == (region, year, scenario))
def text(cell):
    return re.sub(r"<div class=.note.>.*?</div>", "", cell, flags=re.S)
def rows(heading):
    part = page[page.index(">" + heading + "</h"):]
    part = part[:re.search(r"<h[23]|<details class", part[9:]).start() + 9]
    found = {}
    for row in re.findall(r"<tr.*?</tr>", part, re.S):
        name = re.search(r"scope=.row.>(.*?)</th>", row, re.S)
        if name:
            cells = [re.sub(r"<svg.*?</svg>", "", text(c), flags=re.S)
                     for c in re.findall(r"<td.*?</td>", row, re.S)]
            found.setdefault(name.group(1), []).append(
                [re.sub(r"<.*?>", "", c, flags=re.S).strip() for c in cells])
    return found
TITLES = {"North <b>": "noord", "Midden": "midden", "Zuid": "zuid", "all regions": "all_regions"}
exec(script)
' "$FOLDER" "$1"
}

# ---- compare ----

@test "of several regions the table shows the total, and says how to see the others" {
    run raat compare "$RESULTS"
    ends_with 0
    says "(FTE), all regions"
    says "1 of 4 areas shown (CSV and JSON have all). The others: --region NAME"
    says "noord, midden, zuid."
    [[ $output != *"(FTE), Zuid"* ]]
    [ "${#lines[@]}" -le 60 ]
    run raat compare "$RESULTS" --lang nl
    says "1 van 4 gebieden getoond"
}

@test "--region shows the areas it names, in table, CSV and JSON, and no other" {
    run raat compare "$RESULTS" -r zuid --region all_regions
    ends_with 0
    says "(FTE), Zuid"
    says "(FTE), all regions"
    [[ $output != *"(FTE), Midden"* && $output != *"areas shown"* ]]
    raat compare "$RESULTS" --json -r zuid >"$BATS_TEST_TMPDIR/one.json"
    raat compare "$RESULTS" --csv - -r zuid >"$BATS_TEST_TMPDIR/one.csv"
    raat compare "$RESULTS" --csv - >"$BATS_TEST_TMPDIR/all.csv"
    cp "$FOLDER/all.json" "$BATS_TEST_TMPDIR/"
    python '
import csv, json, sys
for kind, names in (("one", {"zuid"}), ("all", {"noord", "midden", "zuid", "all_regions"})):
    d = json.load(open(f"{sys.argv[1]}/{kind}.json"))
    assert {r["name"] for r in d["regions"]} == names
    assert all({v["region"] for v in i["values"]} == names for i in d["indicators"])
    assert all({r["region"] for r in t["results"]} == names for t in d["targets"])
    rows = list(csv.DictReader(open(f"{sys.argv[1]}/{kind}.csv")))
    assert {r["region"] for r in rows} == names
one, every = (open(f"{sys.argv[1]}/{k}.csv").read().splitlines() for k in ("one", "all"))
assert one == [every[0]] + [r for r in every if ",zuid," in r]
' "$BATS_TEST_TMPDIR"
    # a CSV beside the table has all areas all the same
    raat compare "$RESULTS" --csv "$BATS_TEST_TMPDIR/beside.csv" >/dev/null
    cmp "$BATS_TEST_TMPDIR/beside.csv" "$BATS_TEST_TMPDIR/all.csv"
}

@test "a region that is not there is told with the nearest, status 2" {
    run raat compare "$RESULTS" --region zuidd
    ends_with 2
    says "no region zuidd; did you mean zuid?"
    run raat compare "$RESULTS" --region paris
    ends_with 2
    says "no region paris; there is noord, midden, zuid, all_regions"
    run raat solve "$STUDY" --lever seed --target "heads@2020 >= 1" --region nord
    ends_with 2
    says "no region nord; did you mean noord?"
}

# ---- solve ----

# quest [OPTION]...: how fast may demand grow in `zuid`?
quest() {
    raat solve "$STUDY" --lever regions.zuid.demand.growth.value --from=-0.06 --to 0.05 -n 64 --quiet \
        --target "shortage_fte@2020 <= 0.05*demand_fte" "$@"
}

@test "a target of several regions is the total's, or that of --region: as raat run and raat compare say" {
    quest --json >"$BATS_TEST_TMPDIR/total.json"
    quest --json --region zuid >"$BATS_TEST_TMPDIR/zuid.json"
    run quest --region zuid
    says "in zuid (Zuid)"
    run quest
    says "in all_regions (all regions)"
    # a value that both tried, run as a study of its own
    local value
    value=$(python '
import json, sys
total, zuid = ({p["value"] for p in json.load(open(f))["points"]} for f in sys.argv[1:])
print(sorted(total & zuid)[1])' "$BATS_TEST_TMPDIR/total.json" "$BATS_TEST_TMPDIR/zuid.json")
    raat run "$STUDY" -n 64 --quiet -o "$BATS_TEST_TMPDIR/run.h5" \
        --set "regions.zuid.demand.growth.value=$value" --set targets.closed.at_most=0.05 >/dev/null
    raat compare "$BATS_TEST_TMPDIR/run.h5" --json >"$BATS_TEST_TMPDIR/run.json"
    python '
import json, sys
run = json.load(open(sys.argv[1] + "/run.json"))
said = {r["region"]: r["probability"] for t in run["targets"] if t["name"] == "closed"
        for r in t["results"] if r["scenario"] == "both"}
for kind, region in (("total", "all_regions"), ("zuid", "zuid")):
    d = json.load(open(f"{sys.argv[1]}/{kind}.json"))
    assert d["region"] == region and d["scenario"] == "both"
    p = {q["value"]: q["probability"] for q in d["points"]}
    assert p[float(sys.argv[2])] == said[region], (region, p, said)
assert said["zuid"] != said["all_regions"], said # else the test could not tell them apart
' "$BATS_TEST_TMPDIR" "$value"
}

@test "a lever of one region or of its own action moves that region" {
    run raat solve "$STUDY" --lever actions.T-2.1.effects.1.size.value --from 0.1 --to 1 -n 64 --quiet \
        --target "heads@2020 >= 1" --region zuid
    ends_with 1 # always met, and every value was tried
    says "values tried, 64 replicates each"
    run raat solve "$STUDY" --lever regions.oost.demand.growth.value --target "heads@2020 >= 1" --from 0 --to 1
    ends_with 2
    says "there are noord, midden, zuid"
}

# ---- report ----

@test "the page begins with the whole, then the regions beside each other, then each folded" {
    look '
order = ["<h1>three regions</h1>", "class=\"lead\">In the scenario “no action” the shortage of staff in all regions",
         "Of the 3 regions Zuid is shortest", ">The shortage in each scenario<", ">Are the targets met?<",
         ">At what cost<", ">By region<", ">Staff between regions<", ">Which regions meet the targets<",
         ">At what cost, by region<", ">What is known of each region<", ">Each region by itself<",
         "<details class=\"region\">\n<summary>North <b>:", "<summary>Midden:", "<summary>Zuid:"]
at = [page.index(x) for x in order]
assert at == sorted(at), list(zip(order, at))
for once in (">The shortage in each scenario<", ">At what cost<", ">Training<", ">What the scenarios do<"):
    assert page.count(once) == 1, once
assert page.count("<details class=\"region\">") == 3 and page.count("<h1>") == 1
'
    grep -q '<h2>Per regio</h2>' "$FOLDER/nl.html"
    grep -q '<summary>Noord: ' "$FOLDER/nl.html"
    grep -q 'North &lt;b&gt;' "$FOLDER/en.html"
    ! grep -q 'North <b>' "$FOLDER/en.html"
}

@test "the table of regions shows the numbers of raat compare, and marks the largest" {
    look '
found = rows("By region")
assert list(found) == list(TITLES)
best = "both"
for title, region in TITLES.items():
    share, fte = found[title]
    level = [value("shortage_share", region, 2020, s)["level"]["mean"] for s in ("none", best)]
    assert share[1:] == [f"{100 * x:.1f}" for x in level], (title, share, level)
    years = [value("shortage_fte", region, y)["level"]["mean"] for y in (2012, 2014, 2015, 2020)]
    years.append(value("shortage_fte", region, 2020, best)["level"]["mean"])
    got = [float(c.replace(",", "")) for c in fte[:5]]
    assert all(abs(a - b) < 0.51 for a, b in zip(got, years)), (title, fte, years)
    change = value("shortage_fte", region, 2020, best)["difference"]["mean"]
    assert abs(float(fte[5]) - change) < 0.006, (title, fte[5], change)
    low, high = (value("shortage_fte", region, 2020)["level"][q] for q in ("q10", "q90"))
    assert f"{low:,.0f} to {high:,.0f}" in page, title
marked = re.findall(r"<tr>\s*<th scope=.row.>([^\n]*?)</th>(?:(?!</tr>).)*?class=.most.", page, re.S)
top = max(("noord", "midden", "zuid"), key=lambda r: value("shortage_fte", r, 2020)["level"]["mean"])
assert [t for t in marked if TITLES[t] == top] and "all regions" not in marked, marked
assert top == "zuid"
'
}

@test "staff between regions is departures and arrivals of raat compare, and nobody is lost on the way" {
    look '
found = rows("Staff between regions")
number = lambda c: float(c.replace(",", ""))
for title, region in TITLES.items():
    heads, out, in_, balance, share = found[title][0]
    for said, indicator in ((heads, "heads"), (out, "departures"), (in_, "arrivals")):
        mean = sum(value(indicator, region, y)["level"]["mean"] for y in range(2014, 2021)) / 7
        assert abs(number(said) - mean) < 0.51, (title, indicator, said, mean)
    assert (balance == "-") == (region == "all_regions")
assert found["all regions"][0][1] == found["all regions"][0][2] != "0"
assert "staff that came from another region of the study" in page
'
}

@test "without mobility the page says that nobody goes from one region to another" {
    raat run "$STUDY" -n 4 --quiet -o "$BATS_TEST_TMPDIR/still.h5" --set regions.noord.mobility.staff.value=0 \
        --set regions.midden.mobility.staff.value=0 --set regions.zuid.mobility.staff.value=0 >/dev/null
    raat report "$BATS_TEST_TMPDIR/still.h5" -o "$BATS_TEST_TMPDIR/still.html" >/dev/null
    grep -q 'lets no staff go from one region to another' "$BATS_TEST_TMPDIR/still.html"
}

@test "targets by region are the probabilities of raat compare; a number of persons is the total's" {
    look '
found = rows("Which regions meet the targets")
for title, region in TITLES.items():
    want = []
    for t in d["targets"]:
        for s in ("none", "both"):
            p = next(r["probability"] for r in t["results"] if (r["region"], r["scenario"]) == (region, s))
            part = t["name"] == "closed" or region == "all_regions"
            want.append(f"{100 * p:.0f} %" if part else "-")
    assert found[title][0] == want, (title, found[title], want)
assert "the threshold is a number of persons" in page
folded = page[page.index("<details class=\"region\">"):page.index(">What is fact<")]
assert "at most 400 leave" not in folded and "shortage at most 2 %" in folded
'
}

@test "costs of each region follow from its replicates, and only its actions are counted" {
    python '
import html, re, sys, netCDF4, numpy as np
file = netCDF4.Dataset(sys.argv[1])
page = html.unescape(open(sys.argv[2], encoding="utf-8").read()).replace("\u2212", "-")
part = page[page.index(">At what cost, by region<"):page.index(">What is known of each region<")]
year = file["year"][:].astype(int)
weight = np.where(year > 2013, 1.03 ** (2014.0 - year), 0) # recorded to 2013
names, scenarios = list(file["region"][:]), list(file["scenario"][:])
for title, name in (("Midden", "midden"), ("Zuid", "zuid"), ("all regions", "all_regions")):
    r = names.index(name)
    def sums(variable, *cell):
        x = np.asarray(file[variable][(slice(None), slice(None), slice(None), r) + cell], dtype=float) @ weight
        return (x[scenarios.index("both")] - x[scenarios.index("none")]).mean()
    cost = [sums("cost_payer", p) for p in (0, 1)]
    want = [cost[0] / 1e6, cost[1] / 1e6, sum(cost) / 1e6, sums("net_fte") + sums("student_fte"), sums("shortage_fte")]
    row = re.search(r">" + title + r"</th>(.*?)</tr>", part, re.S).group(1)
    said = [float(x.replace(",", "")) for x in re.findall(r"<td><div>([^<]*)</div>", row)]
    assert len(said) == 5 and all(abs(a - b) < 0.51 for a, b in zip(said, want)), (name, said, want)
    assert all(abs(a - b) < 0.051 for a, b in zip(said[:3], want[:3])), (name, said, want)
    assert ("1 of 1" if name == "midden" else "2 of 2") in row, (name, row) # T-2.1 works in zuid only
' "$RESULTS" "$FOLDER/en.html"
    grep -q 'T-2.1 less dropout (works in Zuid)' "$FOLDER/en.html"
}

@test "regions that count with different discount rates are not added up, and the page says so" {
    raat run "$STUDY" -n 64 --quiet -o "$BATS_TEST_TMPDIR/rates.h5" \
        --set regions.zuid.costs.discount_rate.value=0.02 >/dev/null
    raat report "$BATS_TEST_TMPDIR/rates.h5" -o "$BATS_TEST_TMPDIR/rates.html" >/dev/null
    grep -q 'different discount rates, so their costs are not added up' "$BATS_TEST_TMPDIR/rates.html"
    ! grep -q 'different discount rates' "$FOLDER/en.html"
}

@test "what a region has of its own is counted as check --resolved shows it" {
    raat check --resolved "$STUDY" >"$BATS_TEST_TMPDIR/resolved.yaml"
    python '
import html, re, sys, yaml
study = yaml.safe_load(open(sys.argv[1]))
page = html.unescape(open(sys.argv[2], encoding="utf-8").read())
part = page[page.index(">What is known of each region<"):page.index(">Each region by itself<")]
def numbers(node, path=()):
    if isinstance(node, dict):
        if "source" in node and "value" in node:
            yield path, node
        else:
            for k, v in node.items():
                yield from numbers(v, path + (k,))
regions = {r: dict(numbers(tree)) for r, tree in study["regions"].items()}
for title, name in (("North <b>", "noord"), ("Midden", "midden"), ("Zuid", "zuid")):
    own = regions[name]
    # noord is extended by the others: what they do not write is its own number, uncertain or fixed
    taken = 0 if name == "noord" else sum(v.get("same_as") == "noord" or v == regions["noord"][p] for p, v in own.items())
    row = re.search(r">" + title + r"</th>(.*?)</tr>", part, re.S).group(1)
    cells = re.findall(r"<td[^>]*>(.*?)</td>", row, re.S)
    figures = 1 if name == "midden" else 0 # a yearbook
    assert cells[:4] == [str(x) for x in (len(own), len(own) - taken, figures, taken)], (name, cells, len(own), taken)
    assert cells[4] == ("-" if name == "noord" else f"North <b> ({taken})"), cells
    assert len(own) - taken == (len(own) if name == "noord" else 2), name # heads and exits
    classes = [sum(k in v["source"] for v in own.values()) for k in ("seed", "public", "derived", "assumption")]
    assert cells[5:] == [f"{100 * n / len(own):.0f}" for n in classes], (cells, classes)
assert "Without a figure of their own are 2 of 3: North <b>; Zuid." in part
' "$BATS_TEST_TMPDIR/resolved.yaml" "$FOLDER/en.html"
}

@test "a number that regions share is counted and listed once" {
    raat check --resolved "$STUDY" >"$BATS_TEST_TMPDIR/resolved.yaml"
    python '
import re, sys, yaml
study = yaml.safe_load(open(sys.argv[1]))
page = open(sys.argv[2], encoding="utf-8").read()
def count(node):
    if isinstance(node, list):
        return sum(map(count, node))
    if not isinstance(node, dict):
        return 0
    if "source" in node and {"value", "at_most", "at_least"} & node.keys():
        return 1
    return sum(map(count, node.values()))
regions = study.pop("regions")
distinct = count(study) + count(regions["noord"]) + 2 * 2 # heads and exits of the two that extend it
shown = int(re.search(r">all</th><td class=.words.></td><td>(\d+)</td>", page).group(1))
assert shown == distinct < count(study) + count(regions), (shown, distinct)
' "$BATS_TEST_TMPDIR/resolved.yaml" "$FOLDER/en.html"
    # the one figure of the study, and whose it is
    grep -q '<th scope="row">Midden, exits, exits a year</th>' "$FOLDER/en.html"
}

@test "tags are balanced and ids unique in the page of several regions, and nothing is fetched" {
    for page in en nl; do
        python '
import re, sys
from html.parser import HTMLParser
VOID = {"meta", "link", "br", "hr", "img", "input"}
class Check(HTMLParser):
    stack, ids = [], set()
    def handle_startendtag(self, tag, attrs):
        self.look(tag, dict(attrs))
    def handle_starttag(self, tag, attrs):
        self.look(tag, dict(attrs))
        if tag not in VOID:
            self.stack.append(tag)
    def look(self, tag, a):
        assert a.get("id") not in self.ids or "id" not in a, a
        self.ids.add(a.get("id"))
        assert tag != "script" and "src" not in a and "href" not in a, (tag, a)
    def handle_endtag(self, tag):
        assert self.stack and self.stack[-1] == tag, (self.stack[-3:], tag, self.getpos())
        self.stack.pop()
text = open(sys.argv[1], encoding="utf-8").read()
c = Check()
c.feed(text)
c.close()
assert not c.stack
style = re.search(r"<style>(.*?)</style>", text, re.S).group(1)
used = {c for words in re.findall(r"class=.([^\x22]*).", text) for c in words.split()}
bare = [c for c in used if not re.search(r"\." + re.escape(c) + r"(?![\w-])", style)]
assert not bare, bare
assert not re.search(r"\b(nan|inf)\b", re.sub(r"<(style|title|desc).*?</\1>", "", text, flags=re.S)), "nan"
' "$FOLDER/$page.html"
    done
    run grep -nE 'https?:|<script|<link|url\(|@import|javascript:' "$FOLDER/en.html"
    ends_with 1
}

@test "a region more costs the page little: the sections of the whole stand once" {
    look '
folded = page.split("<details class=\"region\">")[1:]
assert len(folded) == 3 and all(len(f.encode()) < 40000 for f in folded[:2]), [len(f) for f in folded]
'
}

@test "of Zorgpact's 17 regions the page lists twelve without a figure of their own, as its README does" {
    raat run scenarios/zorgpact -n 2 --quiet -o "$BATS_TEST_TMPDIR/zp.h5" --set end_year=2017 --set 'targets={}' \
        --set 'scenarios={baseline: {title: no action, actions: []}}' >/dev/null
    raat report "$BATS_TEST_TMPDIR/zp.h5" -o "$BATS_TEST_TMPDIR/zp.html" >/dev/null
    # "Without any figure of their own are twelve: Noord, Kennemerland, ..." against the titles of their files
    python '
import html, re, sys
readme = " ".join(open("scenarios/zorgpact/README.md", encoding="utf-8").read().split())
names = re.search(r"figure of their own are twelve\*\*: (.*?)\.", readme).group(1).lower().split(", ")
titles = []
for name in names:
    text = open(f"scenarios/zorgpact/{name}.yaml", encoding="utf-8").read()
    titles.append(re.search(r"^title: *(.*)$", text, re.M).group(1).strip("\""))
page = html.unescape(open(sys.argv[1], encoding="utf-8").read())
said = re.search(r"Without a figure of their own are 12 of 17: (.*?)\. A difference", page).group(1)
assert sorted(said.split("; ")) == sorted(titles) and len(titles) == 12, (said, titles)
' "$BATS_TEST_TMPDIR/zp.html"
}
