# places.bats: what a region may say of its training places: classes of employers, supervision, supernumerary
# places, and who may use the internships of others.
load helper

# with NAME SETTING ...: a run of 64 replicates of the Limburg study, into NAME.h5
with() {
    local name=$1 options=()
    shift
    for setting; do
        options+=(--set "$setting")
    done
    raat run scenarios/limburg/study.yaml -n 64 --store full --quiet -o "$BATS_FILE_TMPDIR/$name.h5" "${options[@]}" >/dev/null
}

value() {
    echo "region.places.$1={unit: $2, value: $3, source: {assumption: a test}}"
}

setup_file() {
    with usual
    with lent "$(value transfer '"1"' 0.5)"
    with other "$(value quote_norm FTE/FTE 0.13)" "$(value supernumerary '"1"' '{stage: 1, leerbaan: 0.25}')" \
        "region.places.employers={small: {title: small, title_nl: klein, share: $(shares 0.2 0.5)}, large: {title: large, share: $(shares 0.8 0.5)}}"
}

# shares A B: A in each branch but ghz, which is written first and has B.
shares() {
    echo "{unit: \"1\", source: {assumption: a test}, value: {ghz: $2, $(for b in vvt ziekenhuis umc ggz jeugdzorg \
        sociaal_werk kinderopvang huisartsen overig; do echo "$b: $1,"; done)}}"
}

@test "what only counts moves nothing else, whatever classes a file has" {
    /usr/bin/python3 - "$BATS_FILE_TMPDIR" <<'END_PYTHON'
import sys, netCDF4, numpy
usual, other = (netCDF4.Dataset(f"{sys.argv[1]}/{name}.h5") for name in ("usual", "other"))
counted = {"employers_at_quote", "places_owed_fte", "quote_employer", "at_quote_employer",
           "places_owed_employer_fte", "supernumerary_quote"}
names = [k for k, v in usual.variables.items() if "replicate" in v.dimensions and len(v.dimensions) > 3]
assert len(names) > 40
for name in names:
    same = (numpy.ma.getdata(usual[name][:]).tobytes() == numpy.ma.getdata(other[name][:]).tobytes())
    assert same != (name in counted), name
assert [str(x) for x in other["employer"][:]] == ["small", "large"]
assert [str(x) for x in other["employer_title_nl"][:]] == ["klein", "large"]
# Half of ghz has half of the distribution below it, so its mean is that of the first two quarters; all places count
# in one file and supernumerary ones in the other, by one factor a branch.
at, ghz = list(usual["year"][:]).index(2020), [str(b) for b in usual["branch"][:]].index("ghz")
quarters, halves = (numpy.asarray(f["quote_employer"][0, :, at, 0, ghz], float) for f in (usual, other))
numpy.testing.assert_allclose(halves[:, 0] / halves.mean(axis=1), quarters[:, :2].mean(axis=1) / quarters.mean(axis=1), rtol=1e-5)
END_PYTHON
}

@test "classes add up to the branch, in the baseline and with a floor, and nobody is lifted who is above it" {
    /usr/bin/python3 - "$BATS_FILE_TMPDIR" <<'END_PYTHON'
import sys, netCDF4, numpy
f = netCDF4.Dataset(sys.argv[1] + "/usual.h5")
names, at = [str(s) for s in f["scenario"][:]], list(f["year"][:]).index(2025)
get = lambda name: numpy.asarray(f[name][:, :, at, 0], float)  # [scenario, replicate, ...]
quote, places = get("quote_employer"), get("places_fte").sum(axis=3)
# Care FTE of a branch, from its places and the mean of its four classes of a quarter each.
care = places / quote.mean(axis=3)
numpy.testing.assert_allclose(care.sum(axis=2), places.sum(axis=2) / get("training_quote"), rtol=1e-5)
share = (care[..., None] / 4 * get("at_quote_employer")).sum(axis=(2, 3)) / care.sum(axis=2)
numpy.testing.assert_allclose(share, get("employers_at_quote"), rtol=1e-4)
owed = get("places_owed_employer_fte")
numpy.testing.assert_allclose(owed.sum(axis=(2, 3)), get("places_owed_fte"), rtol=1e-4)
base, line = names.index("baseline"), names.index("line_1")  # line 1 has the floor of 10 %
assert (quote[line] >= quote[base] - 1e-7).all()
# Whoever was at the quote has stayed, so a class all of which was there has not moved.
there = get("at_quote_employer")[base] > 1 - 1e-7
assert there.any() and numpy.allclose(quote[line][there], quote[base][there], rtol=1e-6)
assert (get("employers_at_quote")[line] > get("employers_at_quote")[base]).all()
END_PYTHON
}

@test "supernumerary places are those of each kind by its share; without shares nobody knows" {
    /usr/bin/python3 - "$BATS_FILE_TMPDIR" <<'END_PYTHON'
import sys, netCDF4, numpy
f = netCDF4.Dataset(sys.argv[1] + "/other.h5")
at = list(f["year"][:]).index(2025)
places = numpy.asarray(f["places_fte"][:, :, at, 0], float).sum(axis=2)  # [scenario, replicate, place]
kinds = [str(p) for p in f["place"][:]]
assert kinds == ["stage", "leerbaan"]
part = (places[..., 0] + 0.25 * places[..., 1]) / places.sum(axis=2)
wanted = part * numpy.asarray(f["training_quote"][:, :, at, 0], float)
numpy.testing.assert_allclose(f["supernumerary_quote"][:, :, at, 0], wanted, rtol=1e-5)
usual = netCDF4.Dataset(sys.argv[1] + "/usual.h5")
assert numpy.isnan(numpy.ma.getdata(usual["supernumerary_quote"][:])).all()
END_PYTHON
}

@test "work-based students who may use free internships are refused less, and only after the record" {
    /usr/bin/python3 - "$BATS_FILE_TMPDIR" <<'END_PYTHON'
import sys, netCDF4, numpy
usual, lent = (netCDF4.Dataset(f"{sys.argv[1]}/{name}.h5") for name in ("usual", "lent"))
years, tracks = list(usual["year"][:]), [str(k) for k in usual["track"][:]]
first = years.index(2017)
work = [i for i, k in enumerate(tracks) if k.startswith(("bbl", "hbo_dual"))]
refused = lambda f: numpy.asarray(f["refused_track"][0, :, :, 0], float)[..., work]
assert (refused(usual)[:, :first] == refused(lent)[:, :first]).all()
assert refused(lent).sum() < 0.9 * refused(usual).sum(), (refused(lent).sum(), refused(usual).sum())
END_PYTHON
}

@test "places that are supervised: capacity grows with staff from the record on, and is no part of the record" {
    /usr/bin/python3 - "$BATS_FILE_TMPDIR" <<'END_PYTHON'
import sys, netCDF4, numpy
f = netCDF4.Dataset(sys.argv[1] + "/usual.h5")
years = list(f["year"][:])
first = years.index(2017)
capacity = numpy.asarray(f["supervision_fte"][0, :, :, 0], float)
binds = numpy.asarray(f["supervision_binds_branch"][0, :, :, 0], float)
assert numpy.isnan(capacity[:, :first]).all() and (binds[:, :first] == 0).all()
places = numpy.asarray(f["places_fte"][0, :, :, 0], float).sum(axis=3)
short = capacity[:, first:] < places[:, first:] * (1 - 1e-6)
assert (binds[:, first:][short] == 1).all() and 0 < binds[:, first:].mean() < 0.5
# 0.6 to 1 of what could be supervised was used at the end of 2016, of both kinds together.
used = numpy.asarray(f["places_used_fte"][0, :, first - 1, 0], float).sum(axis=2)
share = used / capacity[:, first]
assert 0.55 < share.min() < 0.7 and 0.9 < share.max() < 1.1, (share.min(), share.max())
END_PYTHON
}
