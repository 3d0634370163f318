# actions.bats: the plan's actions: a line each, and each alone moves what it names and no earlier year.
load helper

setup_file() {
    cp -r scenarios/limburg "$BATS_FILE_TMPDIR/limburg"
    # Each action alone, a scenario called after it: 31 of them and the baseline.
    raat actions scenarios/limburg >"$BATS_FILE_TMPDIR/actions"
    /usr/bin/python3 - "$BATS_FILE_TMPDIR" <<'END'
import sys
folder = sys.argv[1]
names = [line.split("\t")[0] for line in open(folder + "/actions")]
study = open(folder + "/limburg/study.yaml").read()
before, after = study[: study.index("scenarios:\n")], study[study.index("targets:") :]
rows = [f"  {n}: {{title: {n}, actions: [{n}]}}\n" for n in names]
alone = "scenarios:\n  baseline: {title: baseline, actions: []}\n" + "".join(rows)
open(folder + "/limburg/alone.yaml", "w").write(before + alone + after)
END
    raat run "$BATS_FILE_TMPDIR/limburg/alone.yaml" -n 64 -o "$BATS_FILE_TMPDIR/alone.h5" >/dev/null
}

# field N: that of the actions of Limburg, a line an action.
field() {
    cut -f "$1" "$BATS_FILE_TMPDIR/actions"
}

# kind_is NAME KIND
kind_is() {
    [ "$(awk -F '\t' -v name="$1" '$1 == name { print $5 }' "$BATS_FILE_TMPDIR/actions")" = "$2" ]
}

@test "Limburg has 31 actions in the order of the plan, a line and seven fields each" {
    [ "$(wc -l <"$BATS_FILE_TMPDIR/actions")" -eq 31 ]
    [ "$(awk -F '\t' 'NF != 7' "$BATS_FILE_TMPDIR/actions")" = '' ]
    wanted=$(for n in 1.{1..8} 2.{1..6} 3.{1..3} 4.{1..7} 5.{1..5} 6.{1..2}; do echo "LIM-$n"; done)
    diff <(echo "$wanted") <(field 1)
    diff <(echo "$wanted" | sed 's/LIM-\(.\).*/\1/') <(field 3)
}

@test "a folder, its study and its actions file give the same lines" {
    diff <(raat actions scenarios/limburg/study.yaml) "$BATS_FILE_TMPDIR/actions"
    diff <(raat actions scenarios/limburg/actions.yaml) "$BATS_FILE_TMPDIR/actions"
}

@test "kind and provenance say what the sizes rest on" {
    while IFS=$'\t' read -r name _ _ _ kind provenance levers; do
        case $kind in
        enabling) [ "$levers" = - ] && [ "$provenance" = seed ] ;;
        assumption) [ "$levers" != - ] && [[ $provenance = *assumption ]] ;;
        quantified) [ "$levers" != - ] && [[ $provenance =~ ^(seed|public|derived) ]] ;;
        *) false ;;
        esac || { echo "$name: $kind, $provenance, $levers"; return 1; }
    done <"$BATS_FILE_TMPDIR/actions"
    # By hand, from the plan: a target with a number, no number, a thing done in 2017.
    kind_is LIM-1.3 quantified
    kind_is LIM-1.4 assumption
    kind_is LIM-2.1 enabling
}

@test "--long gives each number with its source, and an enabling action its reason" {
    raat actions --long scenarios/limburg >"$BATS_TEST_TMPDIR/long"
    [ "$(grep -c '^LIM-' "$BATS_TEST_TMPDIR/long")" -eq 31 ]
    grep -q '^    size 100 person/year (seed: ' "$BATS_TEST_TMPDIR/long"
    grep -q '^    reach {uniform: \[0.2, 1\]} (assumption: ' "$BATS_TEST_TMPDIR/long"
    [ "$(grep -c '^  no effect of its own: ' "$BATS_TEST_TMPDIR/long")" -eq "$(field 5 | grep -c enabling)" ]
}

@test "files without actions, or with wrong ones, are refused with status 2" {
    run raat actions scenarios/limburg/region.yaml
    ends_with 2
    says 'scenarios/limburg/region.yaml:7:1: error: a region file has no actions'
    sed 's/lever: quote/lever: qoute/' scenarios/limburg/actions.yaml >"$BATS_TEST_TMPDIR/actions.yaml"
    run raat actions "$BATS_TEST_TMPDIR/actions.yaml"
    ends_with 2
    says 'did you mean `quote`?'
    quiet_on_stdout raat actions "$BATS_TEST_TMPDIR/actions.yaml"
    run bash -c '"$RAAT" actions scenarios/limburg >/dev/full'
    ends_with 1
}

@test "alone, each action leaves the years before 2018 as they are and moves what it names after" {
    /usr/bin/python3 - "$BATS_FILE_TMPDIR" <<'END'
import sys, netCDF4, numpy
folder = sys.argv[1]
f = netCDF4.Dataset(folder + "/alone.h5")
first = list(f["year"][:]).index(2018)
names = [str(n) for n in f["scenario"][:]]
sources = [str(n) for n in f["source"][:]]
values = {k: numpy.ma.filled(v[:], -1) for k, v in f.variables.items()
          if v.dimensions[:3] == ("scenario", "replicate", "year")}
cohorts = {k for k, v in f.variables.items() if "cohort" in getattr(v, "cell_methods", "")}

# What a lever moves and which way: mean over replicates of the sum over the years from 2018 on. Absence
# has no sign here: net_fte counts who works, and less absence lets fewer be hired.
moves = {"quote": ("places_fte", 1), "applicants": ("starters", 1), "reach": ("reached_group", 1),
         "dropout": ("dropouts", -1), "certificate": ("hires_source", 1), "sector_yield": ("hires_source", 1),
         "fte_per_head": ("fte", 1), "absence": ("net_fte", 0), "exit": ("exits", -1), "demand": ("demand_fte", -1),
         "supervision": ("supervision_fte", 1), "fillable": ("shortage_fte", -1),
         "productive": ("student_fte", 1)}
by = {"certificate": sources.index("certificate"), "sector_yield": sources.index("school")}

for row in open(folder + "/actions"):
    name, _, _, _, kind, _, levers = row.rstrip("\n").split("\t")
    s = names.index(name)
    for k, v in values.items():
        before = first - 5 if k in cohorts else first  # no programme takes longer than five years
        assert (v[s, :, :before] == v[0, :, :before]).all(), f"{name} moves {k} before 2018"
    moved = [k for k, v in values.items() if (v[s, :, first:] != v[0, :, first:]).any()]
    assert bool(moved) == (kind != "enabling"), f"{name} is {kind} and moves {moved}"
    for lever in levers.split(", ") if levers != "-" else []:
        k, way = moves[lever]
        change = values[k][s, :, first:].astype(float) - values[k][0, :, first:]
        if lever in by:
            change = change[..., by[lever]]
        total = change.mean(axis=0).sum()
        assert change.any() and (way == 0 or total * way > 0), f"{name}: {lever} moves {k} by {total}"
END
}

@test "an action that reaches a group reaches that group only, and no more than the pool has" {
    /usr/bin/python3 - "$BATS_FILE_TMPDIR" <<'END'
import sys, netCDF4
f = netCDF4.Dataset(sys.argv[1] + "/alone.h5")
names, groups = [str(n) for n in f["scenario"][:]], [str(n) for n in f["group"][:]]
reached = f["reached_group"][:].sum(axis=2)  # [scenario, replicate, region, group], over the years
of = {"LIM-1.3": "ww", "LIM-1.4": "former", "LIM-1.5": "welfare", "LIM-1.6": "status_holders",
      "LIM-1.7": "limitation", "LIM-1.8": "other"}
for s, name in enumerate(names):
    for g, group in enumerate(groups):
        n = reached[s, :, 0, g]
        assert (n > 0).all() if of.get(name) == group else (n == 0).all(), (name, group)
# 88 status holders and at most 40 more a year from 2017 to 2030, whatever the 50 a year of the plan; five
# standard deviations of a Poisson number beside it.
most = reached[names.index("LIM-1.6"), :, 0, groups.index("status_holders")].max()
assert most <= 88 + 14 * 40 + 5 * (14 * 40) ** 0.5, most
END
}

@test "a scenario's reach of 0 is the baseline, of 1 what it is without, of 0.5 half way" {
    cp -r "$BATS_FILE_TMPDIR/limburg" "$BATS_TEST_TMPDIR/limburg"
    study=$BATS_TEST_TMPDIR/limburg/study.yaml
    add() { sed -i "s/^targets:/  $1:\n    title: $1\n    actions: [LIM-5.4, LIM-5.5]\n$2targets:/" "$study"; }
    add reach_0 '    reach: 0\n'
    add reach_half '    reach: 0.5\n'
    add reach_1 '    reach: 1\n'
    add plain ''
    raat run "$study" -n 64 -o "$BATS_TEST_TMPDIR/reach.h5" >/dev/null
    for pair in reach_0=baseline reach_1=plain; do
        run tests/cli/same.py "$BATS_TEST_TMPDIR/reach.h5" "$BATS_TEST_TMPDIR/reach.h5" --scenarios $pair
        ends_with 0
    done
    /usr/bin/python3 - "$BATS_TEST_TMPDIR/reach.h5" <<'END'
import sys, netCDF4
f = netCDF4.Dataset(sys.argv[1])
names = [str(n) for n in f["scenario"][:]]
exits = f["exits"][:].sum(axis=2).mean(axis=1)
none, half, full = (float(exits[names.index(n)][0]) for n in ("reach_0", "reach_half", "plain"))
# Hazards answer to reach almost in proportion; a tenth of the whole is room for the rest.
assert full < half < none and abs((none - half) / (none - full) - 0.5) < 0.1, (none, half, full)
END
    add too_far '    reach: 1.5\n'
    run raat check "$study"
    ends_with 2
    says 'reach'
}
