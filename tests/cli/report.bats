# report.bats: one page from a results file.
load helper

setup_file() {
    export FOLDER=$BATS_FILE_TMPDIR
    cp -r scenarios/limburg "$FOLDER/study"
    # Titles that would break a page that does not escape them.
    sed -i 's/^title: .*/title: "<b>Limburg<\/b> \& \\"co\\""/; s/title: all lines$/title: "keep <staff> \& more"/' \
        "$FOLDER/study/study.yaml"
    raat run "$FOLDER/study/study.yaml" -n 64 -o "$FOLDER/limburg.h5" >/dev/null
    raat report "$FOLDER/limburg.h5" >"$FOLDER/said"
    raat report "$FOLDER/limburg.h5" --lang nl -o "$FOLDER/dutch.html" >/dev/null
}

python() {
    /usr/bin/python3 -c "$@"
}

@test "the page stands beside the results, and its path is printed" {
    [ "$(cat "$FOLDER/said")" = "$FOLDER/limburg.html" ]
    [ -s "$FOLDER/limburg.html" ]
}

@test "tags are balanced, ids are unique, every picture and table has a name" {
    for page in limburg dutch; do
        python '
import sys
from html.parser import HTMLParser
VOID = {"meta", "link", "br", "hr", "img", "input"}
class Check(HTMLParser):
    stack, ids, n = [], set(), {"svg": 0, "table": 0}
    def handle_startendtag(self, tag, attrs):
        self.look(tag, dict(attrs))
    def handle_starttag(self, tag, attrs):
        self.look(tag, dict(attrs))
        if tag not in VOID:
            self.stack.append(tag)
    def look(self, tag, a):
        if "id" in a:
            assert a["id"] not in self.ids, a["id"]
            self.ids.add(a["id"])
        if tag == "svg":
            assert a.get("aria-hidden") == "true" or (a["role"] == "img" and a["aria-labelledby"])
            self.n["svg"] += "role" in a
        self.n["table"] += tag == "table"
        assert tag != "script" and "src" not in a and "href" not in a, (tag, a)
        assert not any(k.startswith("on") for k in a), (tag, a)
    def handle_endtag(self, tag):
        assert self.stack and self.stack[-1] == tag, (self.stack[-3:], tag, self.getpos())
        self.stack.pop()
c = Check()
text = open(sys.argv[1], encoding="utf-8").read()
c.feed(text)
c.close()
assert not c.stack and c.n["svg"] > 20 and c.n["table"] >= 7, c.n
assert text.count("<caption>") == c.n["table"]
' "$FOLDER/$page.html"
    done
}

@test "each picture alone is well-formed XML with a title and a description" {
    python '
import re, sys
import xml.etree.ElementTree as tree
text = open(sys.argv[1], encoding="utf-8").read()
pictures = re.findall(r"<svg.*?</svg>", text, re.S)
named = 0
for p in pictures:
    root = tree.fromstring(p)
    if root.get("role") == "img":
        named += 1
        assert root[0].tag == "title" and root[0].text.strip()
        assert root[1].tag == "desc" and root[1].text.strip()
    assert not re.search(r"\b(nan|inf)\b", p, re.I), p[:300]
assert named > 20
' "$FOLDER/limburg.html"
}

@test "nothing is fetched: no address, no script, a strict policy" {
    run grep -nE 'https?:|<script|<link|url\(|@import|javascript:' "$FOLDER/limburg.html"
    ends_with 1
    grep -q "Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'; img-src data:" \
        "$FOLDER/limburg.html"
}

@test "titles of a study are shown as they stand" {
    grep -q '<title>&lt;b&gt;Limburg&lt;/b&gt; &amp; &quot;co&quot;</title>' "$FOLDER/limburg.html"
    grep -q 'keep &lt;staff&gt; &amp; more' "$FOLDER/limburg.html"
    run grep -c '<staff>' "$FOLDER/limburg.html"
    ends_with 1
}

@test "a Dutch page says lang=nl and has Dutch titles" {
    grep -q '<html lang="nl">' "$FOLDER/dutch.html"
    grep -q 'alle lijnen, half bereik' "$FOLDER/dutch.html"
    grep -q 'Worden de doelen gehaald?' "$FOLDER/dutch.html"
}

@test "the page says what the scenarios do, and on whose word" {
    grep -q '<h2>What the scenarios do</h2>' "$FOLDER/limburg.html"
    grep -q 'LIM-3.1 better internships and learning climate' "$FOLDER/limburg.html"
    grep -q '<td class="words">2018</td><td class="words">dropout; study year: 1, 2</td>' "$FOLDER/limburg.html"
    grep -q 'regional plan: action line 1: 10 FTE of training p' "$FOLDER/limburg.html"
    grep -q 'LIM-3.1 betere stageplaatsen en leerklimaat' "$FOLDER/dutch.html"
    # As many numbers as the study's own files and defaults give a source.
    python '
import re, sys, netCDF4
study = netCDF4.Dataset(sys.argv[1])["provenance"]["resolved"][()]
page = open(sys.argv[2], encoding="utf-8").read()
lines = str(study).splitlines()
# a number is a value or a threshold, and has one source: lines, not the tree that raat walks
n = sum(bool(re.match(r" *(?:- )?(value|at_most|at_least):", line)) for line in lines)
shown = re.search(r">all</th><td class=.words.></td><td>(\d+)</td>", page).group(1)
assert int(shown) == n, (shown, n)
' "$FOLDER/limburg.h5" "$FOLDER/limburg.html"
}

@test "what the page says of cost follows from the replicates in the file" {
    python '
import re, sys, html, netCDF4, numpy as np
file = netCDF4.Dataset(sys.argv[1])
page = html.unescape(open(sys.argv[2], encoding="utf-8").read())
page = page[page.index("<h2>At what cost</h2>"):]
year = file["year"][:].astype(int)
weight = np.where(year > 2016, 1.03 ** (2017.0 - year), 0) # recorded to 2016
def sums(name, cell=()):
    x = np.asarray(file[name][(slice(None), slice(None), slice(None), 0) + cell], dtype=float)
    x = x @ weight
    return x - x[list(file["scenario"][:]).index("baseline")]
cost = [sums("cost_payer", (payer,)) for payer in (0, 1)]
fte = sums("net_fte") + sums("student_fte")
short = sums("shortage_fte")
for title, name in (("line 1: inflow and training places", "line_1"), ("line 5: keep staff", "line_5")):
    i = list(file["scenario"][:]).index(name)
    row = re.search(r"<th[^>]*>" + title + r"</th>(.*?)</tr>", page, re.S).group(1)
    found = [x.replace("\u2212", "-").replace(",", "") for x in re.findall(r"<td><div>([^<]*)</div>", row)]
    means = [x[i].mean() for x in (cost[0], cost[1], cost[0] + cost[1], fte, short)]
    for said, mean, unit in zip(found, means, (1e6, 1e6, 1e6, 1, 1)):
        assert abs(float(said) - mean / unit) < (0.051 if unit > 1 else 0.51), (title, said, mean)
    assert len(found) == 5, found
    if name == "line_1": # costs and gives; LIM-1.1, 1.2 and 1.4 have no cost
        ratio = re.search(r"not known; at least ([0-9,]+)", row).group(1).replace(",", "")
        assert abs(float(ratio) - means[2] / means[3]) < 1, (ratio, means)
        assert "3 of 8" in row
    chances = re.findall(r"<th[^>]*>" + title + r"</th>(.*?)</tr>", page, re.S)[1]
    for said, price in zip(re.findall(r"at most ([0-9]+)", chances), (0, 1e4, 2.5e4, 5e4, 1e5)):
        share = (price * fte[i] - cost[0][i] - cost[1][i] > 0).mean()
        assert abs(int(said) - 100 * share) < 0.51, (title, price, said, share)
' "$FOLDER/limburg.h5" "$FOLDER/limburg.html"
    grep -q '<h2>Tegen welke kosten</h2>' "$FOLDER/dutch.html"
    grep -q 'niet bekend; minstens' "$FOLDER/dutch.html"
}

@test "an action without a cost is never one that costs nothing" {
    local yearly='{unit: EUR/year, value: 1000, source: {assumption: a test}}'
    raat run tests/invalid/valid -n 64 -o "$BATS_TEST_TMPDIR/known.h5" \
        --set "actions.T-1.1.cost={payer: state, per_year: $yearly}" \
        --set "actions.T-2.1.cost={payer: employer, fixed: {unit: EUR, value: 0, source: {assumption: free}}}" >/dev/null
    raat report "$BATS_TEST_TMPDIR/known.h5" -o "$BATS_TEST_TMPDIR/known.html" >/dev/null
    ! grep -q 'not known\|at most' "$BATS_TEST_TMPDIR/known.html"
    raat run tests/invalid/valid -n 64 -o "$BATS_TEST_TMPDIR/one.h5" \
        --set "actions.T-1.1.cost={payer: state, per_year: $yearly}" >/dev/null
    raat report "$BATS_TEST_TMPDIR/one.h5" -o "$BATS_TEST_TMPDIR/one.html" >/dev/null
    grep -q '1 of 2' "$BATS_TEST_TMPDIR/one.html"
    # The curves say it themselves, for who looks at no table.
    grep -q '<text class="unit"[^>]*>probability that the scenario is worth it</text>' "$BATS_TEST_TMPDIR/known.html"
    grep -q '<text class="unit"[^>]*>probability that the scenario is worth it; at most that' "$BATS_TEST_TMPDIR/one.html"
    grep -q 'at most' "$BATS_TEST_TMPDIR/one.html"
    # 1000 a year from 2014 to the end, and nothing else of its own
    raat compare "$BATS_TEST_TMPDIR/known.h5" --csv - --indicator cost_actions_payer >"$BATS_TEST_TMPDIR/said.csv"
    python '
import csv, sys
for r in csv.DictReader(open(sys.argv[1])):
    paid = r["scenario"] == "both" and int(r["year"]) >= 2014 and r["payer"] == "state"
    assert float(r["difference_mean"]) == (1000 if paid else 0), r
' "$BATS_TEST_TMPDIR/said.csv"
}

@test "without replicates the page says that costs cannot be weighed" {
    raat run "$FOLDER/study/study.yaml" -n 64 --store summary -o "$BATS_TEST_TMPDIR/summary.h5" >/dev/null
    raat report "$BATS_TEST_TMPDIR/summary.h5" -o "$BATS_TEST_TMPDIR/summary.html" >/dev/null
    grep -q 'keeps no replicates' "$BATS_TEST_TMPDIR/summary.html"
}

@test "the page says what the dimensions of a grid are and what they act on" {
    cat >"$BATS_TEST_TMPDIR/grid" <<'YAML'
grid={places: {title: more places, title_nl: meer plaatsen, actions: T-1.1, reach: [0, 1]},
    dropout: {set: actions.T-2.1.effects.1.size.value, levels: [0.8]}}
YAML
    raat run tests/invalid/valid -n 64 -o "$BATS_TEST_TMPDIR/grid.h5" --set 'scenarios.both.actions=[]' \
        --set "$(cat "$BATS_TEST_TMPDIR/grid")" >/dev/null
    raat report "$BATS_TEST_TMPDIR/grid.h5" --lang nl -o "$BATS_TEST_TMPDIR/grid.html" >/dev/null
    page=$(cat "$BATS_TEST_TMPDIR/grid.html")
    [[ $page == *'meer plaatsen [0, 1]'*'T-1.1 more places'* ]]
    [[ $page == *'dropout [0.8]'*'actions.T-2.1.effects.1.size.value'* ]]
    [[ $page == *'T-2.1 less dropout'* ]] # no scenario lists it
}

@test "the tables show the numbers of raat compare" {
    raat compare "$FOLDER/limburg.h5" --json >"$BATS_TEST_TMPDIR/j"
    python '
import json, re, sys
d = json.load(open(sys.argv[1]))
page = open(sys.argv[2], encoding="utf-8").read().replace("\u00a0", " ").replace("\u2212", "-")
cells = re.findall(r"<td>([^<]*)</td>", page)
def shown(x):
    text = f"{x:,.0f}"
    return "0" if text == "-0" else text
shortage = [i for i in d["indicators"] if i["name"] == "shortage_fte"][0]
rows = 0
for v in shortage["values"]:
    level = v["level"]
    row = [str(v["year"]), shown(level["q50"])]
    row += [shown(level[a]) + " to " + shown(level[b])
            for a, b in (("q25", "q75"), ("q10", "q90"), ("q025", "q975"))]
    row += [shown(level["mean"])]
    rows += any(cells[i:i + len(row)] == row for i in range(len(cells)))
assert rows == len(shortage["values"]), (rows, len(shortage["values"]))
for t in d["targets"]:
    for r in t["results"]:
        row = [f"{100 * r[k]:.1f} %" for k in ("probability", "se")]
        assert any(cells[i:i + 2] == row for i in range(len(cells))), (t["name"], row)
' "$BATS_TEST_TMPDIR/j" "$FOLDER/limburg.html"
}

@test "every class of both pages has a style, and each source and reason a colour of its own" {
    for page in limburg dutch; do
        python '
import re, sys
page = open(sys.argv[1], encoding="utf-8").read()
style = re.search(r"<style>(.*?)</style>", page, re.S).group(1)
used = {c for words in re.findall(r"class=.([^\x22]*).", page) for c in words.split()}
bare = [c for c in used if not re.search(r"\." + re.escape(c) + r"(?![\w-])", style)]
assert not bare, bare
fills = dict(re.findall(r"\.((?:in|out)\d+)\{fill:(#\w+)\}", style))
bars = {c for c in used if re.fullmatch(r"(in|out)\d+", c)}
assert len(bars) == 7 + 3 and bars <= fills.keys(), bars
assert len({fills[c] for c in bars}) == len(bars)
# The shades that stand in one legend and overlap in one picture are far apart, not two greys.
shades = [[int(re.search(r"\." + c + r"\{fill:#(\w+)", style).group(1)[i:i + 2], 16) for i in (0, 2, 4)]
          for c in ("past", "behind")]
assert max(abs(a - b) for a, b in zip(*shades)) >= 32, shades
' "$FOLDER/$page.html"
    done
}

# The longest is a median with its band, "68,2 (39,1 tot 100,0)", and some room.
@test "a cell that cannot break over lines is short, so that no table is wider than the page" {
    for page in limburg dutch; do
        python '
import html, re, sys
page = html.unescape(open(sys.argv[1], encoding="utf-8").read())
long = {c for c in re.findall(r"<td>([^<]*)</td>", page) if len(c) > 26}
assert not long, long
assert re.search(r"<td class=.verdict.>(not known|niet bekend)", page)
' "$FOLDER/$page.html"
    done
}

@test "as many overtakings are listed as the page says there are" {
    python '
import re, sys
page = open(sys.argv[1], encoding="utf-8").read()
said = re.search(r"<p>The order of scenarios changes[^(]*\((?:the first (\d+) of )?(\d+)\):</p>\s*<ul.*?</ul>", page, re.S)
listed = said.group(0).count("<li>")
assert listed == int(said.group(1) or said.group(2)) and listed > 0, said.group(0)
' "$FOLDER/limburg.html"
}

@test "above the bars of a target stands what they are a probability of" {
    grep -q '<caption>starters: probability that the target is met (%)</caption>' "$FOLDER/limburg.html"
    grep -q '<caption>starters: kans dat het doel wordt gehaald (%)</caption>' "$FOLDER/dutch.html"
}

@test "a picture as wide as the page keeps its width on a narrow screen, and scrolls in a box of its own" {
    python '
import re, sys
page = open(sys.argv[1], encoding="utf-8").read()
wide = [m for m in re.finditer(r"<svg viewBox=.0 0 (\d+) ", page) if int(m.group(1)) > 400]
assert len(wide) == 2, len(wide) # who comes and leaves; what is worth it
for m in wide:
    assert page[:m.start()].rstrip().endswith("<div class=\x22scroll wide\x22>"), page[m.start() - 80:m.start()]
' "$FOLDER/limburg.html"
}

# In limburg 2012 to 2016 are recorded; in the other study one year, which is a bar's width or no more than a point.
@test "a legend tells of recorded years where a picture shades them, and only there" {
    cp -r tests/invalid/valid "$BATS_TEST_TMPDIR/study"
    sed -i 's/, 2013: [0-9.]*}/}/' "$BATS_TEST_TMPDIR/study/region.yaml"
    raat run "$BATS_TEST_TMPDIR/study" -n 64 --quiet -o "$BATS_TEST_TMPDIR/one.h5" >/dev/null
    raat report "$BATS_TEST_TMPDIR/one.h5" >/dev/null
    python '
import re, sys
for path, least in zip(sys.argv[1:], (4, 1)):
    page = open(path, encoding="utf-8").read()
    told = 0
    for figure in re.findall(r"<figure.*?</figure>", page, re.S):
        legend = "".join(re.findall(r"<ul class=.legend.*?</ul>", figure, re.S))
        pictures = re.findall(r"<svg[^>]*role=.img.*?</svg>", figure, re.S)
        widths = [float(w) for p in pictures for w in re.findall(r"class=.past.[^>]* width=.([0-9.]+)", p)]
        assert (max(widths, default=0) > 0) == ("class=\x22past\x22" in legend), (path, figure[:200])
        told += bool(widths)
    assert told >= least and ("class=\x22past\x22" in page), told
' "$FOLDER/limburg.html" "$BATS_TEST_TMPDIR/one.html"
}

# model.md: everybody in the record was admitted, and nobody counted the places; so 0 % is not what is known of them.
@test "in recorded years the page shows no probability that places fall short" {
    python '
import re, sys
page = open(sys.argv[1], encoding="utf-8").read()
part = page[page.index("<h2>Training</h2>"):]
table = part[part.index("<table>"):part.index("</table>")]
rows = re.findall(r"<td>(20\d\d)</td>((?:<td>[^<]*</td>\s*)+)</tr>", re.sub(r"\s*\n", "", table))
assert {year for year, _ in rows} > {"2016"}, rows
for year, cells in rows:
    short, quote = re.findall(r"<td>([^<]*)</td>", cells)[2:]
    assert (year == "2016") == (short == "-") == (quote == "-"), (year, cells)
# Drawn from 2017 on: four lines and more, none of which begins at the axis on the left.
svg = re.search(r"<svg[^>]*>\s*<title[^>]*>probability that places fall short.*?</svg>", part, re.S).group(0)
starts = [float(x) for x in re.findall(r"<path class=.(?:base|line\d).*? d=.M([0-9.]+)", svg)]
past = re.search(r"class=.past. x=.([0-9.]+).*? width=.([0-9.]+)", svg)
assert starts and min(starts) > float(past.group(1)) + float(past.group(2)), starts
' "$FOLDER/limburg.html"
}

@test "levers and where they act are said in words and titles" {
    grep -q 'people reached a year; group: benefit claimants with a care occupation</td>' "$FOLDER/limburg.html"
    grep -q 'bereikte mensen per jaar; groep: WW en bijstand met zorg- of welzijnsberoep</td>' "$FOLDER/dutch.html"
    grep -q 'later dropouts with a certificate; route: school-based (BOL), work-based (BBL)</td>' "$FOLDER/limburg.html"
    run grep -cE '<td class="words">[^<]*(group|route|age|study_year) \[' "$FOLDER/limburg.html"
    ends_with 1
    # Titles of actions stand once in the table of scenarios, however many scenarios have them.
    [ "$(grep -o '<td class="words">[^<]*LIM-1.3 lead benefit[^<]*' "$FOLDER/limburg.html" | wc -l)" = 1 ]
    grep -q '<td class="words">LIM-1.1 to LIM-6.2; each at 0.5 times its reach</td>' "$FOLDER/limburg.html"
    grep -q '<td class="words">LIM-1.1 tot en met LIM-6.2; elk met 0,5 maal zijn bereik</td>' "$FOLDER/dutch.html"
}

@test "yield, pass-through and ways to count are the numbers of raat compare" {
    raat compare "$FOLDER/limburg.h5" --json >"$BATS_TEST_TMPDIR/j"
    python '
import json, re, sys
d = json.load(open(sys.argv[1]))
page = open(sys.argv[2], encoding="utf-8").read().replace("\u00a0", " ").replace("\u2212", "-")
at = {(i["name"], v["scenario"], v["year"], v.get("track") or v.get("source")): v
      for i in d["indicators"] for v in i["values"]}
rows = [re.findall(r"<td>([^<]*)</td>", r) for r in re.findall(r"<tr.*?</tr>", page, re.S)]
def there(row):
    assert row in rows, row
def percent(x):
    return f"{100 * x:.1f}"
def plus0(text):
    return "0" if text.strip("+-0") == "" else text

# yield: cohorts of 2016, the last complete one, and one between; baseline and the fullest scenario
years = sorted({v["year"] for v in at.values()})
done = [y for y in years if at["yield_eventual", "baseline", y, None]["level"]["mean"] is not None]
tracks = {k[3] for k in at if k[0] == "yield_eventual_track"} | {None}
for y in (2016, (2016 + done[-1]) // 2, done[-1]):
    for t in tracks:
        row = [str(y)]
        for s in ("baseline", "all_lines"):
            for m in ("yield_plus1", "yield_eventual"):
                v = at[m + "_track" * (t is not None), s, y, t]["level"]
                cell = "-" if v["q50"] is None else percent(v["q50"])
                if v["n"] >= 40:
                    cell += " (" + percent(v["q10"]) + " to " + percent(v["q90"]) + ")"
                row.append(cell)
        there(row)

# pass-through: by the formula of the page, in this language
scenarios = [k[1] for k in at if k[0] == "exits" and k[2] == 2030 and k[1] != "baseline"]
clear = 0
for s in scenarios:
    total = total_se = 0
    for y in years:
        a = at["net_fte", "baseline", y, None]["level"]["mean"] / at["heads", "baseline", y, None]["level"]["mean"]
        parts = [at["hires_source", s, y, o]["difference"] for o in ("returner", "outside")]
        hires, se = -a * sum(p["mean"] for p in parts), a * sum(p["se"] for p in parts)
        total, total_se = total + hires, total_se + se
        short = at["shortage_fte", s, y, None]["difference"]
        def share(h, h_se):
            whole = -short["mean"] + h
            ok = whole > 0 and whole > 2 * (short["se"] + h_se)
            part = -short["mean"] / whole if ok else None
            return "-" if part is None else f"{100 * part:.0f} %"
        if y in (2022, 2026, 2030):
            row = [str(y)] + [plus0(f"{x:,.0f}") for x in (-short["mean"], hires, total)]
            row += [share(hires, se), share(total, total_se)]
            clear += row[-1] != "-"
            there(row)
assert clear > 0

# ways to count
ways = ("shortage_fte", "shortage_excl_students_fte", "shortage_structural_fte")
for s in scenarios:
    row = []
    for w in ways:
        fall = {o: at[w, o, 2030, None]["difference"]["mean"] for o in scenarios}
        row += [plus0(f"{fall[s]:+,.0f}"), str(1 + sum(f < fall[s] for f in fall.values()))]
    there(row)
for s in scenarios + ["baseline"]:
    for y in (2016, 2022, 2026, 2030):
        means = [at[w, s, y, None]["level"]["mean"] for w in ways]
        there([str(y)] + [f"{m:,.0f}" for m in means])
' "$BATS_TEST_TMPDIR/j" "$FOLDER/limburg.html"
}

@test "every fact of the study is listed with its source, and nothing else" {
    python '
import html, re, sys, netCDF4
lines = str(netCDF4.Dataset(sys.argv[1])["provenance"]["resolved"][()]).splitlines()
# of a number is the source whose line before last, past the key source, is a value or a threshold year
facts = []
for i, line in enumerate(lines):
    m = re.match(r" *(seed|public): \x22(.*)\x22$", line)
    if m and re.match(r" *(value|year):", lines[i - 2]):
        facts.append(m.group(2))
for page, plan, public in ((sys.argv[2], "regional plan", "public"), (sys.argv[3], "regionaal plan", "openbaar")):
    text = open(page, encoding="utf-8").read()
    fold = re.search(r"<details>\s*<summary>[^<]*(?:that are facts|die feit zijn).*?</details>", text, re.S).group(0)
    shown = [html.unescape(s) for s in re.findall(rf"<td class=.words.>(?:{plan}|{public}): ([^<]*)</td></tr>", fold)]
    assert shown == facts and len(facts) > 20, (shown, facts)
    assert not re.search(r"<th scope=.row.>[^<]*_", fold), "a raw key"
' "$FOLDER/limburg.h5" "$FOLDER/limburg.html" "$FOLDER/dutch.html"
    grep -q '<th scope="row">uitstroom, deel dat werkgevers kunnen beïnvloeden</th>' "$FOLDER/dutch.html"
    grep -q 'fact: regional plan or public</th><td>5</td><td>5</td><td>5</td>' "$FOLDER/limburg.html"
}

@test "the same results give the same page" {
    raat report "$FOLDER/limburg.h5" -o "$BATS_TEST_TMPDIR/again.html" >/dev/null
    cmp "$FOLDER/limburg.html" "$BATS_TEST_TMPDIR/again.html"
}

@test "what is no results file ends with 2 and makes no page" {
    run raat report README.md -o "$BATS_TEST_TMPDIR/no.html"
    ends_with 2
    [ ! -e "$BATS_TEST_TMPDIR/no.html" ]
    run raat report "$FOLDER/limburg.h5" --lang de
    ends_with 2
    says "'de' is neither en nor nl"
}

@test "a folder that is missing is said as raat run says it" {
    run raat report "$FOLDER/limburg.h5" -o /nowhere/page.html
    ends_with 2
    says "/nowhere: no such folder"
    run raat run scenarios/limburg/study.yaml -n 1 -o /nowhere/page.h5
    ends_with 2
    says "/nowhere: no such folder"
}

@test "-o replaces no study and no results" {
    for file in study/study.yaml limburg.h5; do
        cp "$FOLDER/$file" "$BATS_TEST_TMPDIR/before"
        run raat report -o "$FOLDER/$file" "$FOLDER/limburg.h5"
        ends_with 2
        says "is there, and is not a page that raat report made: it stays; give another name"
        cmp "$FOLDER/$file" "$BATS_TEST_TMPDIR/before"
    done
}

@test "employers at the quote and the places that each class owes are those of the results; no quote, no table" {
    python '
import html, re, sys, netCDF4, numpy
f = netCDF4.Dataset(sys.argv[1])
text = html.unescape(open(sys.argv[2]).read())
table = text[text.index("Werkgevers en de quote"):]
row = re.search(r">2030</td>(.*?)</tr>", table, re.S).group(1)  # the first scenario, which is the baseline
got = [float(re.sub(r"[^0-9,]", "", cell).replace(",", ".")) for cell in re.findall(r"<td[^>]*>(.*?)</td>", row)]
at = list(f["year"][:]).index(2030)
mean = lambda name: numpy.asarray(f[name][0, :, at, 0], float).mean(axis=0)
want = [100 * mean("employers_at_quote"), mean("places_owed_fte"), *mean("places_owed_employer_fte").sum(axis=0),
        100 * mean("supervision_binds_branch").mean()]
assert len(got) == len(want) == 7, got
for a, b in zip(got, want):
    assert abs(a - b) <= 0.5 * 10 ** (numpy.floor(numpy.log10(b)) - 2), (got, want)
' "$FOLDER/limburg.h5" "$FOLDER/dutch.html"
    raat run scenarios/gooi-en-vechtstreek -n 64 --quiet -o "$BATS_TEST_TMPDIR/gooi.h5" >/dev/null
    raat report "$BATS_TEST_TMPDIR/gooi.h5" >/dev/null
    ! grep -q 'Employers and the quote' "$BATS_TEST_TMPDIR/gooi.html"
}
