# facts.bats: what everybody who knows the field knows, asked of the whole model with Limburg's numbers. A model that
# agrees with its page in every mean may still be wrong here.
load ../cli/helper

# One run of scenarios that each move one thing, from 2018 on; facts.py reads it.
setup_file() {
    cd "$BATS_TEST_DIRNAME/../.."
    cp -r scenarios/limburg "$BATS_FILE_TMPDIR"
    mkdir "$BATS_FILE_TMPDIR/facts"
    export FACTS=$BATS_FILE_TMPDIR/facts/study.yaml
    cat >"$FACTS" <<'YAML'
format: 1
study: facts
title: one thing at a time
region: ../limburg/region.yaml
actions:
  format: 1
  actions:
    F-1: {title: many places, line: 1, horizon: [], source: {assumption: test}, start: 2018, effects: [
      {lever: quote, operation: floor, size: {unit: FTE/FTE, value: 0.3, source: {assumption: test}}, delay: {unit: year, value: 0, source: {assumption: test}}, ramp: {unit: year, value: 0, source: {assumption: test}}}]}
    F-2: {title: a tenth more applicants, line: 1, horizon: [], source: {assumption: test}, start: 2018, effects: [
      {lever: applicants, operation: multiply, size: {unit: "1", value: 1.1, source: {assumption: test}}, delay: {unit: year, value: 0, source: {assumption: test}}, ramp: {unit: year, value: 0, source: {assumption: test}}}]}
    F-3: {title: retention, line: 1, horizon: [], source: {assumption: test}, start: 2018, effects: [
      {lever: exit, operation: multiply, size: {unit: "1", value: 0.8, source: {assumption: test}}, delay: {unit: year, value: 0, source: {assumption: test}}, ramp: {unit: year, value: 0, source: {assumption: test}}}]}
    F-4: {title: more nurses in training, line: 1, horizon: [], source: {assumption: test}, start: 2018, effects: [
      {lever: applicants, where: {track: bol_mbo4_nurse}, operation: multiply, size: {unit: "1", value: 1.5, source: {assumption: test}}, delay: {unit: year, value: 0, source: {assumption: test}}, ramp: {unit: year, value: 0, source: {assumption: test}}}]}
    F-5: {title: status holders, line: 1, horizon: [], source: {assumption: test}, start: 2018, effects: [
      {lever: reach, where: {group: status_holders}, operation: add, size: {unit: person/year, value: 50, source: {assumption: test}}, delay: {unit: year, value: 0, source: {assumption: test}}, ramp: {unit: year, value: 0, source: {assumption: test}}}]}
    F-6: {title: a crowd, line: 1, horizon: [], source: {assumption: test}, start: 2018, effects: [
      {lever: applicants, operation: multiply, size: {unit: "1", value: 2, source: {assumption: test}}, delay: {unit: year, value: 0, source: {assumption: test}}, ramp: {unit: year, value: 0, source: {assumption: test}}}]}
start_year: 2012
end_year: 2026
scenarios:
  baseline: {title: nothing, actions: []}
  places: {title: many places, actions: [F-1]}
  campaign: {title: a campaign, actions: [F-2]}
  both: {title: campaign and places, actions: [F-1, F-2]}
  retention: {title: retention, actions: [F-3]}
  nurses: {title: nurses and places for them, actions: [F-1, F-4]}
  status: {title: status holders, actions: [F-5]}
  crowd: {title: a crowd, actions: [F-6]}
YAML
    # Places are as scarce as they can be: all in use at the end of the record, and none stretches.
    SCARCE=(--set region.places.utilisation.value=1 --set region.places.tolerance.value=0)
    raat run "$FACTS" -n 256 --quiet "${SCARCE[@]}" -o "$BATS_FILE_TMPDIR/scarce.h5"
    raat run "$FACTS" -n 256 --quiet --set region.groups.status_holders.refill.value=0 \
        --set region.groups.status_holders.pool.value=88 \
        --set region.places.overload_logit.value=0 -o "$BATS_FILE_TMPDIR/calm.h5"
    raat run "$FACTS" -n 256 --quiet --set region.places.overload_logit.value=2 -o "$BATS_FILE_TMPDIR/strained.h5"
}

# ask FILE: the Python on standard input, with `of(scenario, indicator)` as [replicate, year, ...] and years from 2012.
ask() {
    cat >"$BATS_TEST_TMPDIR/ask.py"
    run /usr/bin/python3 - "$BATS_FILE_TMPDIR/$1.h5" "$BATS_TEST_TMPDIR/ask.py" <<'PY'
import sys, netCDF4, numpy
root = netCDF4.Dataset(sys.argv[1])
scenarios = [str(s) for s in root["scenario"][:]]
def labels(name):
    return [str(label) for label in root[name][:]]
def of(scenario, indicator):
    return numpy.ma.filled(root[indicator][scenarios.index(scenario)], numpy.nan).astype(float)[:, :, 0]
def difference(a, b, indicator, years=slice(None)):
    """Mean over the replicates of the sum over the years, and its standard error."""
    d = (of(a, indicator) - of(b, indicator))[:, years].sum(axis=1)
    return d.mean(), d.std(ddof=1) / len(d) ** 0.5
def year(y):
    return y - 2012
exec(open(sys.argv[2]).read())
PY
    ends_with 0
}

@test "more places never lower diplomas where places bind, and raise them there" {
    ask scarce <<'PY'
binds = of("baseline", "places_bind")[:, year(2018):year(2023)].sum(axis=1) > 0
assert binds.mean() > 0.5, binds.mean()
gain = (of("places", "diplomas") - of("baseline", "diplomas"))[:, year(2018):].sum(axis=1)
assert gain[binds].mean() > 5 * gain[binds].std() / binds.sum() ** 0.5, gain[binds].mean()
assert (gain[binds] >= -0.01 * of("baseline", "diplomas")[binds, year(2018):].sum(axis=1)).all()
PY
}

@test "an image campaign without places gains little of what it gains with them" {
    ask scarce <<'PY'
alone, se = difference("campaign", "baseline", "starters", slice(year(2018), None))
beside, _ = difference("both", "places", "starters", slice(year(2018), None))
assert beside > 0 and alone < 0.6 * beside, (alone, beside)
refused, _ = difference("campaign", "baseline", "refused", slice(year(2018), None))
assert refused > 0.3 * beside, (refused, beside)
PY
}

@test "retention works at once, in every replicate" {
    ask calm <<'PY'
exits = of("retention", "exits") - of("baseline", "exits")
assert (exits[:, :year(2018)] == 0).all() and (exits[:, year(2018)] < 0).all()
PY
}

@test "education works after the length of the programme, and no year before it" {
    ask calm <<'PY'
k = labels("track").index("bol_mbo4_nurse")
more = of("nurses", "starters_track")[:, :, k] - of("places", "starters_track")[:, :, k]
out = of("nurses", "diplomas_track")[:, :, k] - of("places", "diplomas_track")[:, :, k]
assert more[:, year(2018)].mean() > 50, more[:, year(2018)].mean()
assert (out[:, :year(2022)] == 0).all() and out[:, year(2023)].mean() > 20, out.mean(axis=0)
PY
}

@test "a source of 88 people runs dry when 50 a year are asked of it" {
    ask calm <<'PY'
g = labels("group").index("status_holders")
reached = of("status", "reached_group")[:, :, g]
assert (reached.sum(axis=1) <= 88).all() and reached[:, year(2018)].mean() > 40
assert (reached[:, year(2020):] < 10).all(), reached[:, year(2020)].max()
PY
}

@test "too many students for the places raise dropout" {
    ask strained <<'PY'
def rate(scenario):
    return of(scenario, "dropouts")[:, year(2020):].sum(axis=1) / of(scenario, "students")[:, year(2020):].sum(axis=1)
strained = (rate("crowd") - rate("baseline")).mean()
assert strained > 0.003, strained
PY
    ask calm <<'PY'
def rate(scenario):
    # of the years after the first, when newcomers are not more of all students than they are otherwise
    return of(scenario, "diploma_share")[:, year(2024):].mean()
assert abs(rate("crowd") - rate("baseline")) < 0.02, (rate("crowd"), rate("baseline"))
PY
}
