# library.bats: the studies that come with raat.
load helper

@test "every study of the library is right" {
    for study in scenarios/*/study.yaml scenarios/limburg/{quote,themes,subregions}.yaml; do
        run raat check "$study"
        ends_with 0
        says ok
    done
}

# entries FILE PREFIX: how many, then how many of each kind, as a row of the table has them
entries() {
    raat actions "$1" | awk -F '\t' -v prefix="^$2-" '$1 ~ prefix { n++; k[$5]++ }
        END { printf "| %d | %d | %d | %d |", n, k["quantified"], k["assumption"], k["enabling"] }'
}

@test "the table of the documents' actions is what raat actions counts" {
    for of in limburg/actions.yaml:LIM zwolle/actions.yaml:ZWO gooi-en-vechtstreek/actions.yaml:GOO zorgpact/actions.yaml:ZP \
        limburg/themes_actions.yaml:VOL; do
        file=${of%:*}
        run grep -F "\`$file\`" scenarios/README.md
        says " $(entries "scenarios/$file" "${of#*:}") "
    done
    # The last row adds up.
    awk -F '|' '/^\| all \|/ { for (i = 3; i <= 6; i++) bad += s[i] != $i; seen = 1; exit }
        /yaml`/ && NF > 7 { for (i = 3; i <= 6; i++) s[i] += $i }
        END { exit bad || !seen }' scenarios/README.md
}

@test "counts of the three parts of Limburg add up to the province's" {
    /usr/bin/python3 - <<'END'
import yaml
read = lambda path: yaml.safe_load(open("scenarios/limburg/" + path))
whole, parts = read("region.yaml"), [read(f"subregions/{n}.yaml") for n in ("noord", "midden", "zuid")]
def at(region, path):
    for key in path.split("."):
        region = region[key]
    return region["value"]
assert sum(at(p, "workforce.heads")["normal"][0] for p in parts) == at(whole, "workforce.heads")["normal"][0]
for path in ("exits.exits", "intake.streams.school_based.recorded", "intake.streams.work_based.recorded", "intake.streams.dual.recorded"):
    for year, count in at(whole, path).items():
        assert sum(at(p, path)[year] for p in parts) == count, (path, year)
for path in ("groups.ww.pool", "groups.status_holders.pool", "groups.former.pool_cumulative"):
    assert sum(at(p, path) for p in parts) == at(whole, path), path
for group in ("former", "welfare", "limitation", "other"):
    sums = [sum(at(p, f"groups.{group}.pool")["triangular"][i] for p in parts) for i in range(3)]
    assert all(abs(a - b) <= 2 for a, b in zip(sums, at(whole, f"groups.{group}.pool")["triangular"])), (group, sums)
# What an action reaches in the province is shared out too.
actions, split = read("actions.yaml")["actions"], read("subregions_actions.yaml")["actions"]
for name, action in split.items():
    most = lambda size: size["triangular"][-1] if isinstance(size, dict) else size
    total = sum(most(e["size"]["value"]) for e in action["effects"])
    assert abs(total - most(actions[name]["effects"][0]["size"]["value"])) < 1e-9, (name, total)
assert set(split) == {n for n, a in actions.items() if any(e["lever"] == "reach" for e in a.get("effects", []))}
END
}

@test "a higher quote binds less often, lets more start, and its step gives no swings of intake from year to year" {
    raat run scenarios/limburg/quote.yaml -n 128 --quiet -o "$BATS_TEST_TMPDIR/quote.h5" \
        --set actions.LIM-1.1.effects.1.reach.value=1 --set actions.LIM-1.1.effects.1.ramp.value=0
    /usr/bin/python3 - "$BATS_TEST_TMPDIR/quote.h5" <<'END'
import sys, netCDF4, numpy
f = netCDF4.Dataset(sys.argv[1])
years = list(f["year"][:])
mean = lambda k: numpy.asarray(f[k][:, :, :, 0], float).mean(axis=1)  # [scenario, year]
binds, starters = mean("places_bind"), mean("starters")
at = years.index(2022)
assert (numpy.diff(binds[:, at]) < 0).all(), binds[:, at]
assert (numpy.diff(starters[:, at]) > 0).all(), starters[:, at]
# Against the baseline, which has the same chance: what is left of a straight line must not go up one year and down
# the next. A tenth of the gain as amplitude of such a swing would be seen; chance alone stays below a twentieth.
extra = (starters - starters[0])[1:, years.index(2018):years.index(2025) + 1]
t = numpy.arange(extra.shape[1])
for row in extra:
    swing = abs(((row - numpy.polyval(numpy.polyfit(t, row, 1), t)) * (-1.0) ** t).mean())
    assert swing < 0.1 * row.mean(), (swing, row)
END
}
