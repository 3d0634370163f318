# library.bats: the studies that come with raat.
load helper

@test "every study of the library is right" {
    for study in scenarios/*/study.yaml scenarios/limburg/quote.yaml; do
        run raat check "$study"
        ends_with 0
        says ok
    done
}

@test "a higher quote binds no more often, lets more start, and its step gives no swings of intake from year to year" {
    raat run scenarios/limburg/quote.yaml -n 128 --quiet -o "$BATS_TEST_TMPDIR/quote.h5" \
        --set actions.LIM-1.1.effects.1.reach.value=1 --set actions.LIM-1.1.effects.1.ramp.value=0
    /usr/bin/python3 - "$BATS_TEST_TMPDIR/quote.h5" <<'END'
import sys, netCDF4, numpy
f = netCDF4.Dataset(sys.argv[1])
years = list(f["year"][:])
mean = lambda k: numpy.asarray(f[k][:, :, :, 0], float).mean(axis=1)  # [scenario, year]
binds, starters = mean("places_bind"), mean("starters")
at = years.index(2022)
# Places that nobody can supervise are no help, so from some quote on hardly anything is gained.
assert (numpy.diff(binds[:, at]) <= 0).all() and binds[-1, at] < binds[0, at], binds[:, at]
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
