# gooi.bats: the library of Gooi en Vechtstreek: what its text names, nothing of Limburg's plan, no effect before its start.
load helper

setup_file() {
    cp -r scenarios/limburg scenarios/gooi-en-vechtstreek "$BATS_FILE_TMPDIR"
    raat actions scenarios/gooi-en-vechtstreek >"$BATS_FILE_TMPDIR/actions"
    # Each entry alone, a scenario called after it, beside the baseline.
    /usr/bin/python3 - "$BATS_FILE_TMPDIR" <<'END'
import sys
folder = sys.argv[1]
names = [line.split("\t")[0] for line in open(folder + "/actions")]
study = open(folder + "/gooi-en-vechtstreek/study.yaml").read()
before, after = study[: study.index("scenarios:\n")], study[study.index("targets:") :]
rows = [f"  {n}: {{title: {n}, actions: [{n}]}}\n" for n in names]
alone = "scenarios:\n  baseline: {title: baseline, actions: []}\n" + "".join(rows)
open(folder + "/gooi-en-vechtstreek/alone.yaml", "w").write(before + alone + after)
END
    raat run "$BATS_FILE_TMPDIR/gooi-en-vechtstreek/alone.yaml" -n 64 -o "$BATS_FILE_TMPDIR/alone.h5" >/dev/null
}

@test "check finds nothing wrong" {
    run raat check scenarios/gooi-en-vechtstreek
    ends_with 0
    says 'scenarios/gooi-en-vechtstreek: ok'
}

@test "Gooi has 20 entries: three focus points and what stands across them, none with a horizon" {
    wanted=$(for n in 1.{1..2} 2.{1..4} 3.{1..6} 4.{1..8}; do echo "GOO-$n"; done)
    [ "$(wc -l <<<"$wanted")" -eq 20 ]
    diff <(echo "$wanted") <(cut -f 1 "$BATS_FILE_TMPDIR/actions")
    diff <(echo "$wanted" | sed 's/GOO-\(.\).*/\1/') <(cut -f 3 "$BATS_FILE_TMPDIR/actions")
    [ "$(cut -f 4 "$BATS_FILE_TMPDIR/actions" | sort -u)" = - ]
}

@test "by focus point and kind: the text has no number, so nothing is quantified" {
    # By hand: a website, a vision, and all of how the region works together change no number themselves.
    wanted='1 assumption 2
2 assumption 3
2 enabling 1
3 assumption 5
3 enabling 1
4 enabling 8'
    diff <(echo "$wanted") <(awk -F '\t' '{ n[$3 " " $5]++ } END { for (k in n) print k, n[k] }' \
        "$BATS_FILE_TMPDIR/actions" | sort)
}

@test "every effect says when: no horizon would" {
    /usr/bin/python3 - <<'END'
import yaml
for name, action in yaml.safe_load(open("scenarios/gooi-en-vechtstreek/actions.yaml"))["actions"].items():
    for effect in action.get("effects", []):
        assert "delay" in effect and "ramp" in effect, name
END
}

@test "the scenarios: each focus point has its own, all have all" {
    /usr/bin/python3 - "$BATS_FILE_TMPDIR" <<'END'
import sys, yaml
rows = [line.split("\t") for line in open(sys.argv[1] + "/actions")]
scenarios = yaml.safe_load(open("scenarios/gooi-en-vechtstreek/study.yaml"))["scenarios"]
names = [row[0] for row in rows]
assert scenarios["baseline"]["actions"] == []
assert scenarios["all_points"]["actions"] == scenarios["all_half_reach"]["actions"] == names
for focus in "123":
    assert scenarios["focus_" + focus]["actions"] == [row[0] for row in rows if row[2] == focus], focus
END
}

@test "nothing that Limburg's plan says of Limburg stands as Gooi's" {
    # Each line of --resolved ends in the file and line that it comes from.
    raat check --resolved scenarios/gooi-en-vechtstreek >"$BATS_TEST_TMPDIR/resolved"
    grep '# .*/limburg/region\.yaml:' "$BATS_TEST_TMPDIR/resolved" >"$BATS_TEST_TMPDIR/inherited"
    grep -q '  assumption: ' "$BATS_TEST_TMPDIR/inherited"
    grep -q '  public: ' "$BATS_TEST_TMPDIR/inherited"
    run grep -E '^ *seed: ' "$BATS_TEST_TMPDIR/inherited"
    ends_with 1
    run grep -Ei '^ *(seed|public|derived|assumption): .*the plan' "$BATS_TEST_TMPDIR/inherited"
    ends_with 1
    run grep -E '^ *(public|derived): .*(RAAT|Limburg|Zwolle)' "$BATS_TEST_TMPDIR/resolved"
    ends_with 1
    # In the region nothing at all: its text has no figure.
    raat check --provenance scenarios/gooi-en-vechtstreek >"$BATS_TEST_TMPDIR/provenance"
    [ "$(awk '$1 == "total" { print $2 }' "$BATS_TEST_TMPDIR/provenance")" -eq 0 ]
}

@test "alone, each entry leaves the years before its start as they are and moves what it names after" {
    /usr/bin/python3 - "$BATS_FILE_TMPDIR" <<'END'
import sys, netCDF4, numpy, yaml
folder = sys.argv[1]
f = netCDF4.Dataset(folder + "/alone.h5")
years = list(f["year"][:])
names = [str(n) for n in f["scenario"][:]]
starts = {n: a["start"] for n, a in yaml.safe_load(open("scenarios/gooi-en-vechtstreek/actions.yaml"))["actions"].items()}
values = {k: numpy.ma.filled(v[:], -1) for k, v in f.variables.items()
          if v.dimensions[:3] == ("scenario", "replicate", "year")}
cohorts = {k for k, v in f.variables.items() if "cohort" in getattr(v, "cell_methods", "")}

# What a lever moves and which way: mean over replicates of the sum over the years from the start on.
moves = {"quote": ("places_fte", 1), "applicants": ("starters", 1), "reach": ("reached_group", 1),
         "dropout": ("dropouts", -1), "exit": ("exits", -1), "demand": ("demand_fte", -1)}
for row in open(folder + "/actions"):
    name, _, _, _, kind, _, levers = row.rstrip("\n").split("\t")
    s, first = names.index(name), years.index(starts[name])
    for k, v in values.items():
        before = max(0, first - 5) if k in cohorts else first  # no programme takes longer than five years
        assert (v[s, :, :before] == v[0, :, :before]).all(), f"{name} moves {k} before {starts[name]}"
    moved = [k for k, v in values.items() if (v[s] != v[0]).any()]
    assert bool(moved) == (kind != "enabling"), f"{name} is {kind} and moves {moved}"
    for lever in levers.split(", ") if levers != "-" else []:
        k, way = moves[lever]
        change = values[k][s, :, first:].astype(float) - values[k][0, :, first:]
        total = change.mean(axis=0).sum()
        assert change.any() and total * way > 0, f"{name}: {lever} moves {k} by {total}"
END
}

@test "2017 is as assumed: some 1,300 leave, 1,241 start; cohorts have yields between a half and four fifths" {
    /usr/bin/python3 - "$BATS_FILE_TMPDIR" <<'END'
import sys, netCDF4, numpy
f = netCDF4.Dataset(sys.argv[1] + "/alone.h5")
# exits_error is lognormal, sd 0.15: a mean of 1300 exp(0.15^2 / 2) = 1315, and sd 197 / 8 = 25 for that of 64.
exits = f["exits"][0, :, 0, 0].mean()
assert abs(exits - 1315) < 4 * 25, exits
# The record of three streams, 1011 + 212 + 18; more only where who is student or staff already exceeds it.
starters = f["starters"][0, :, 0, 0]
assert (starters >= 1241).all() and numpy.median(starters) == 1241, starters
# The means of the priors lie between 0.53 and 0.82; the least share of a Monte Carlo mean is a track of a few people.
tracks = numpy.nanmean(numpy.ma.filled(f["yield_eventual_track"][0, :, :6, 0], numpy.nan), axis=(0, 1))
assert (tracks > 0.48).all() and (tracks < 0.87).all(), tracks
END
}
