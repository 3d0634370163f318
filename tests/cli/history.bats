# history.bats: what a recorded year does to a run of the Limburg study, in both modes.
load helper

# simulate FILE OPTION...: the baseline alone, and no further than the year after the record.
simulate() {
    local file=$1
    shift
    raat run scenarios/limburg/study.yaml --quiet --set 'scenarios={baseline: {title: nothing, actions: []}}' \
        --set 'targets={}' --set end_year=2018 "$@" -o "$file"
}

# fit FILE <<PYTHON: starters and exits of the baseline by year, and the 90 % band of a list of numbers.
fit() {
    /usr/bin/python3 -c '
import sys, netCDF4, numpy
f = netCDF4.Dataset(sys.argv[1])
years, tracks = list(f["year"][:]), [str(t) for t in f["track"][:]]
base = [str(s) for s in f["scenario"][:]].index("baseline")
of = lambda k: numpy.asarray(f[k][base, :, :, 0], float)  # [replicate, year, ...]
starters, exits = of("starters_track"), of("exits")
school = starters[:, :, [t.startswith("bol") or t in ("hbo_care", "hbo_social") for t in tracks]].sum(axis=2)
work = starters[:, :, [t.startswith("bbl") for t in tracks]].sum(axis=2)
at = years.index
band = lambda x: numpy.quantile(x, [0.05, 0.95])
def inside(number, x):
    low, high = band(x)
    assert low <= number <= high, (number, low, high)
'"$(cat)" "$1"
}

# The plan counts 5,136 + 2,001 starters in 2012 and 5,157 + 1,039 in 2016, and 6,773 and 7,215 leavers. A mean
# of 256 strays by 5 % / 16, the doubt of the record, and by the square root of 7,000 / 16: 22 persons; 4 of these.
@test "forced: who is recorded starts, and as many leave as the record says" {
    simulate "$BATS_TEST_TMPDIR/forced.h5" -n 256 --set region.exits.annual.value=1
    fit "$BATS_TEST_TMPDIR/forced.h5" <<'PYTHON'
assert (school[:, at(2012)] == 5136).all() and (school[:, at(2016)] == 5157).all()
assert (work[:, at(2012)] == 2001).all() and (work[:, at(2016)] == 1039).all()
assert abs(exits[:, at(2012)].mean() - 6773) < 90 and abs(exits[:, at(2016)].mean() - 7215) < 90
PYTHON
}

@test "forced: where 6,773 is a sum over years, the exits of 2012 are the prior's and those of 2016 the record's" {
    simulate "$BATS_TEST_TMPDIR/sum.h5" -n 256 --set region.exits.annual.value=0
    fit "$BATS_TEST_TMPDIR/sum.h5" <<'PYTHON'
assert exits[:, at(2012)].std() > 4 * exits[:, at(2016)].std()  # 0.085 of heads, 5 to 13 %, against 5 % of the record
assert abs(exits[:, at(2016)].mean() - 7215) < 90
PYTHON
}

@test "free: what is recorded lies inside 90 % of the futures, and so does the fall of BBL by 48 %" {
    simulate "$BATS_TEST_TMPDIR/free.h5" -n 1024 --set history=free
    fit "$BATS_TEST_TMPDIR/free.h5" <<'PYTHON'
for year, s, w, e in ((2012, 5136, 2001, 6773), (2016, 5157, 1039, 7215)):
    inside(s, school[:, at(year)])
    inside(w, work[:, at(year)])
    inside(e, exits[:, at(year)])
inside(1039 / 2001, work[:, at(2016)] / work[:, at(2012)])
PYTHON
}
