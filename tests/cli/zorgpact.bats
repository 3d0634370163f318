# zorgpact.bats: the 17 regional pacts: one base, one list of names, nobody counted twice; the entries of the national document.
load helper

# each region file alone, whatever the study says of several: a throwaway study in a copy, and its resolved text
setup_file() {
    cp -r scenarios/limburg scenarios/zwolle scenarios/zorgpact "$BATS_FILE_TMPDIR"
    /usr/bin/python3 - "$BATS_FILE_TMPDIR" <<'END'
import json, os, subprocess, sys, yaml
folder = sys.argv[1]
study = yaml.safe_load(open("scenarios/zorgpact/study.yaml"))
for name in list(study["regions"]) + ["national", "without_umc"]:
    path = f"{folder}/zorgpact/alone_{name}.yaml"
    open(path, "w").write(f"""format: 1
study: alone
title: alone
region: {name}.yaml
actions: {{format: 1, actions: {{}}}}
start_year: {study["start_year"]}
end_year: {study["end_year"]}
scenarios: {{baseline: {{title: baseline, actions: []}}}}
targets: {{}}
""")
    with open(f"{folder}/{name}.resolved", "w") as out:
        subprocess.run([os.environ["RAAT"], "check", "--resolved", path], stdout=out, check=True)
    region = yaml.safe_load(open(f"{folder}/{name}.resolved"))["region"]
    json.dump(region, open(f"{folder}/{name}.json", "w"))
END
}

@test "17 pacts in the order of the document, each a file and a region of that name, all with the same names" {
    /usr/bin/python3 - "$BATS_FILE_TMPDIR" <<'END'
import json, sys, yaml
regions = yaml.safe_load(open("scenarios/zorgpact/study.yaml"))["regions"]
# By hand, from the list of the document, 1 to 17.
assert list(regions) == ["noord", "kennemerland", "amsterdam", "flevoland", "zwolle", "twente", "stedendriehoek", "achterhoek",
                         "haaglanden", "midden-nederland", "gelderland", "rotterdam", "zeeland", "west-brabant", "midden-brabant",
                         "eindhoven", "limburg"]
wanted = None
for key, entry in regions.items():
    assert entry["region"] == key + ".yaml", key
    region = json.load(open(f"{sys.argv[1]}/{key}.json"))
    assert region["region"] == key, (key, region["region"])
    names = {k: list(region[k]) for k in ("branches", "qualifications", "ages", "routes", "tracks", "groups", "upskilling")}
    names["streams"] = list(region["intake"]["streams"])
    wanted = wanted or names
    assert names == wanted, (key, names)
assert {"umc", "deeltijd", "postmaster", "ad_part_time", "gz_psychologist", "associate", "status_holders", "limitation",
        "german"} <= {n for k in wanted.values() for n in k}
END
}

@test "heads of the 17 pacts and of what lies outside are those of the country" {
    /usr/bin/python3 - "$BATS_FILE_TMPDIR" <<'END'
import json, sys, yaml
mean = lambda name: json.load(open(f"{sys.argv[1]}/{name}.json"))["workforce"]["heads"]["value"]["normal"][0]
pacts = sum(mean(name) for name in yaml.safe_load(open("scenarios/zorgpact/study.yaml"))["regions"])
# By hand, the table of README.md: Rijnstreek and Drechtsteden; Gooi en Vechtstreek; Noordoost-Brabant with Helmond and de Peel.
outside = 58390 + 26910 + 16600 + 66800
assert abs(pacts + outside - mean("national")) < 0.001 * mean("national"), (pacts, outside, mean("national"))
# 1.26 million employees with day care in 2017 times 1,169 / 1,170 thousand without it, 2016 and 2017.
assert abs(mean("national") - 1260000 * 1169 / 1170) < 100
# What Rijnmond and Haaglanden have is shared out over two pacts, not counted in both.
assert abs(mean("rotterdam") + mean("haaglanden") - (79300 + 69900)) < 100
END
}

@test "exits go by heads, at the rate of the two plans, where nobody has counted" {
    /usr/bin/python3 - "$BATS_FILE_TMPDIR" <<'END'
import json, sys, yaml
rate = (7215 + 2600) / (80007 + 33000)
for name in yaml.safe_load(open("scenarios/zorgpact/study.yaml"))["regions"]:
    region = json.load(open(f"{sys.argv[1]}/{name}.json"))
    exits, heads = region["exits"]["exits"]["value"]["2016"], region["workforce"]["heads"]["value"]["normal"][0]
    if name == "limburg":
        assert exits == 7215
    elif name == "zwolle":
        assert exits == 2600
    else:
        assert abs(exits - rate * heads) < 1, (name, exits)
END
}

@test "no plan's own figure stands as another pact's: seed is Limburg's and Zwolle's only" {
    for file in "$BATS_FILE_TMPDIR"/*.resolved; do
        case $file in */limburg.resolved | */zwolle.resolved) continue ;; esac
        run grep -E '^ +seed: ' "$file"
        ends_with 1
        run grep -Ei '^ *(seed|public|derived|assumption): .*the plan' "$file"
        ends_with 1
        run grep -E '^ *(public|derived): .*(RAAT|Limburg|Zwolle)' "$file"
        ends_with 1
    done
}

@test "the document has 37 entries: nothing is quantified, and every effect says when" {
    raat actions scenarios/zorgpact/actions.yaml >"$BATS_TEST_TMPDIR/actions"
    wanted=$(for n in 1.{1..4} 2.{1..5} 3.{1..3} 4.{1..4} 5.{1..4} 6.{1..4} 7.{1..6} 8.{1..4} 9.1 10.{1..2}; do echo "ZP-$n"; done)
    [ "$(wc -l <<<"$wanted")" -eq 37 ]
    diff <(echo "$wanted") <(cut -f 1 "$BATS_TEST_TMPDIR/actions")
    diff <(echo "$wanted" | sed 's/ZP-\([0-9]*\).*/\1/') <(cut -f 3 "$BATS_TEST_TMPDIR/actions")
    [ "$(cut -f 4 "$BATS_TEST_TMPDIR/actions" | sort -u)" = - ]
    diff <(printf '14 assumption\n23 enabling\n') <(cut -f 5 "$BATS_TEST_TMPDIR/actions" | sort | uniq -c | sed 's/^ *//')
    /usr/bin/python3 - <<'END'
import yaml
for name, action in yaml.safe_load(open("scenarios/zorgpact/actions.yaml"))["actions"].items():
    for effect in action.get("effects", []):
        assert "delay" in effect and "ramp" in effect, name
END
}

@test "the scenarios: each theme has its chapter, the plans have their 73 actions, all have all" {
    raat actions scenarios/zorgpact/actions.yaml >"$BATS_TEST_TMPDIR/actions"
    raat actions scenarios/limburg/actions.yaml | cut -f 1 >"$BATS_TEST_TMPDIR/plans"
    raat actions scenarios/zwolle/actions.yaml | cut -f 1 >>"$BATS_TEST_TMPDIR/plans"
    /usr/bin/python3 - "$BATS_TEST_TMPDIR/actions" "$BATS_TEST_TMPDIR/plans" <<'END'
import sys, yaml
chapter = {row.split("\t")[0]: int(row.split("\t")[2]) for row in open(sys.argv[1])}
plans = open(sys.argv[2]).read().split()
scenarios = {k: v["actions"] for k, v in yaml.safe_load(open("scenarios/zorgpact/study.yaml"))["scenarios"].items()}
of = lambda *wanted: [name for name, c in chapter.items() if c in wanted]
assert scenarios["baseline"] == []
assert scenarios["programme_lines"] == of(1, 2, 3, 4)
for theme, c in {"learning_in_practice": 5, "technology": 6, "permanent_learning": 7, "requirements": 8, "vmbo": 9}.items():
    assert scenarios[theme] == of(c), theme
assert scenarios["all_themes"] == of(5, 6, 7, 8, 9)
assert len(plans) == 73 and scenarios["regional_plans"] == plans
assert scenarios["all"] == list(chapter) + plans
END
}
