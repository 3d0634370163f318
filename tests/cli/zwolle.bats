# zwolle.bats: the library of Regio Zwolle: the plan's actions, its figures of 2016, no effect before its start.
load helper

setup_file() {
    cp -r scenarios/zwolle "$BATS_FILE_TMPDIR/zwolle"
    raat actions scenarios/zwolle >"$BATS_FILE_TMPDIR/actions"
    # Each action alone, a scenario called after it, beside the baseline and all of them.
    /usr/bin/python3 - "$BATS_FILE_TMPDIR" <<'END'
import sys
folder = sys.argv[1]
names = [line.split("\t")[0] for line in open(folder + "/actions")]
study = open(folder + "/zwolle/study.yaml").read()
before, after = study[: study.index("scenarios:\n")], study[study.index("targets:") :]
rows = [f"  {n}: {{title: {n}, actions: [{n}]}}\n" for n in names]
alone = "scenarios:\n  baseline: {title: baseline, actions: []}\n" + "".join(rows)
open(folder + "/zwolle/alone.yaml", "w").write(before + alone + after)
END
    raat run "$BATS_FILE_TMPDIR/zwolle/alone.yaml" -n 32 -o "$BATS_FILE_TMPDIR/alone.h5" >/dev/null
}

@test "check finds nothing wrong" {
    run raat check scenarios/zwolle
    ends_with 0
    says 'scenarios/zwolle: ok'
}

@test "Zwolle has 42 actions in the order of the plan, which has no 1.6" {
    wanted=$(for n in 1.{1..5} 1.{7..10} 2.{1..5} 3.{1..5} 4.{1..9} 5.{1..8} 6.{1..6}; do echo "ZWO-$n"; done)
    [ "$(wc -l <<<"$wanted")" -eq 42 ]
    diff <(echo "$wanted") <(cut -f 1 "$BATS_FILE_TMPDIR/actions")
    diff <(echo "$wanted" | sed 's/ZWO-\(.\).*/\1/') <(cut -f 3 "$BATS_FILE_TMPDIR/actions")
    # The plan's cell is empty.
    [ "$(awk -F '\t' '$1 == "ZWO-4.9" { print $4 }' "$BATS_FILE_TMPDIR/actions")" = - ]
}

@test "by line and kind: the plan sets one number and gives few others" {
    # By hand: quantified are the quote (1.3) and larger contracts, whose size was measured elsewhere (5.8).
    wanted='1 assumption 8
1 quantified 1
2 assumption 5
3 assumption 5
4 assumption 5
4 enabling 4
5 assumption 6
5 enabling 1
5 quantified 1
6 assumption 2
6 enabling 4'
    diff <(echo "$wanted") <(awk -F '\t' '{ n[$3 " " $5]++ } END { for (k in n) print k, n[k] }' \
        "$BATS_FILE_TMPDIR/actions" | sort)
}

@test "all lines are all actions; each line has its own" {
    /usr/bin/python3 - "$BATS_FILE_TMPDIR" <<'END'
import sys, yaml
rows = [line.split("\t") for line in open(sys.argv[1] + "/actions")]
scenarios = yaml.safe_load(open("scenarios/zwolle/study.yaml"))["scenarios"]
names = [row[0] for row in rows]
assert scenarios["baseline"]["actions"] == []
assert scenarios["all_lines"]["actions"] == scenarios["all_half_reach"]["actions"] == names
for line in "123456":
    assert scenarios["line_" + line]["actions"] == [row[0] for row in rows if row[2] == line], line
END
}

@test "alone, each action leaves the years before 2018 as they are; who only enables leaves all of them" {
    /usr/bin/python3 - "$BATS_FILE_TMPDIR" <<'END'
import sys, netCDF4, numpy
folder = sys.argv[1]
f = netCDF4.Dataset(folder + "/alone.h5")
first = list(f["year"][:]).index(2018)
names = [str(n) for n in f["scenario"][:]]
values = {k: numpy.ma.filled(v[:], -1) for k, v in f.variables.items()
          if v.dimensions[:3] == ("scenario", "replicate", "year")}
# What each lever moves before anything else.
of = {"quote": "places_fte", "applicants": "starters", "reach": "reached_group", "dropout": "dropouts",
      "sector_yield": "hires_source", "fte_per_head": "fte", "absence": "net_fte", "exit": "exits",
      "demand": "demand_fte", "supervision": "supervision_fte", "fillable": "shortage_fte",
      "move": "job_changes",
      "entry": "students", "further_study": "starters_track",
      "productive": "student_fte", "delay": "diplomas", "upskilling": "starters_track"}
for row in open(folder + "/actions"):
    name, _, _, _, kind, _, levers = row.rstrip("\n").split("\t")
    s = names.index(name)
    for k, v in values.items():
        # What stands at a cohort's school year is known years later: that of 2017 has an intake in February 2018.
        if not k.startswith(("yield_", "cohort_")):
            assert (v[s, :, :first] == v[0, :, :first]).all(), f"{name} moves {k} before 2018"
    moved = [k for k, v in values.items() if (v[s] != v[0]).any()]
    assert bool(moved) == (kind != "enabling"), f"{name} is {kind} and moves {moved}"
    for lever in set(levers.split(", ")) - {"-"}:
        assert of[lever] in moved, f"{name}: {lever} does not move {of[lever]}"
END
}

@test "an action that leads people in reaches its own groups only" {
    /usr/bin/python3 - "$BATS_FILE_TMPDIR" <<'END'
import sys, netCDF4
f = netCDF4.Dataset(sys.argv[1] + "/alone.h5")
names, groups = [str(n) for n in f["scenario"][:]], [str(n) for n in f["group"][:]]
reached = f["reached_group"][:].sum(axis=2)  # [scenario, replicate, region, group], over the years
of = {"ZWO-1.4": ["ww"], "ZWO-1.5": ["former", "welfare"], "ZWO-1.8": ["limitation"],
      "ZWO-1.9": ["status_holders", "german"], "ZWO-4.4": ["other"]}
for s, name in enumerate(names):
    for g, group in enumerate(groups):
        n = reached[s, :, 0, g]
        assert (n > 0).any() == (group in of.get(name, [])), (name, group)
END
}

@test "2016 is as the plan says: some 2,600 leave, some 307 of them retire" {
    /usr/bin/python3 - "$BATS_FILE_TMPDIR" <<'END'
import sys, netCDF4
f = netCDF4.Dataset(sys.argv[1] + "/alone.h5")
reasons = [str(n) for n in f["reason"][:]]
exits = f["exits"][0, :, 0, 0]
retired = f["exits_reason"][0, :, 0, 0, reasons.index("retirement")]
# The record is the expectation; its error is 5 %, so 23 for the mean of 32, and half of that the exits' own noise.
assert abs(exits.mean() - 2600) < 4 * 26, exits.mean()
# The hazard of the last band is Beta(35.2, 364.8), sd 0.16 of its mean, 9 for the mean of 32 with the shares
# of age; the band was fitted to 307.
assert abs(retired.mean() - 307) < 4 * 9, retired.mean()
END
}
