# regions.bats: several regions in one study, in files and on the command line.
load helper

# Two regions, `tiny` and `east`, in a folder of their own beside the small valid study.
setup() {
    cp -r tests/invalid/valid "$BATS_TEST_TMPDIR/tiny"
    mkdir "$BATS_TEST_TMPDIR/two"
    study=$BATS_TEST_TMPDIR/two/study.yaml
    east=$BATS_TEST_TMPDIR/two/east.yaml
    sed '/^region:/d; /^actions:/d; /^targets:/,$d; s/^study: tiny/study: two/' tests/invalid/valid/study.yaml >"$study"
    cat >>"$study" <<'YAML'
regions:
  tiny: {region: ../tiny/region.yaml, actions: ../tiny/actions.yaml}
  east: east.yaml
YAML
    cat >"$east" <<'YAML'
format: 1
extends: ../tiny/region.yaml
region: east
title: East
workforce:
  heads: {unit: person, value: 500, source: {assumption: a test}}
mobility:
  staff: {unit: 1/year, value: 0.05, source: {assumption: a test}}
YAML
}

# resolved PATH...: what stands there in the resolved study.
resolved() {
    raat check --resolved "$study" | /usr/bin/python3 -c '
import sys, yaml
at = yaml.safe_load(sys.stdin)
for key in sys.argv[1:]:
    at = at[key]
print(at)' "$@"
}

@test "a study of several regions runs, and its results have their total too" {
    raat run "$study" -n 64 --quiet -o "$BATS_TEST_TMPDIR/two.h5"
    run /usr/bin/python3 - "$BATS_TEST_TMPDIR/two.h5" <<'PY'
import sys, netCDF4
root = netCDF4.Dataset(sys.argv[1])
print(list(root["region"][:]), list(root["region_title"][:]))
heads = root["heads"][:]
assert (heads[..., 0] + heads[..., 1] == heads[..., 2]).all()
assert root["departures"][..., 1].sum() > 0 and root["departures"][..., 0].sum() == 0
assert root["arrivals"][..., 0].sum() == root["departures"][..., 1].sum()
PY
    ends_with 0
    says "['tiny', 'east', 'all_regions']"
    says 'all regions'
}

@test "threads, and what was resolved in place of the files, change no byte of the results" {
    raat run "$study" -n 128 --quiet -j 1 -o "$BATS_TEST_TMPDIR/a.h5"
    raat check --resolved "$study" >"$BATS_TEST_TMPDIR/two/whole.yaml"
    raat run "$BATS_TEST_TMPDIR/two/whole.yaml" -n 128 --quiet -j 2 -o "$BATS_TEST_TMPDIR/b.h5"
    h5diff --exclude-path /provenance "$BATS_TEST_TMPDIR/a.h5" "$BATS_TEST_TMPDIR/b.h5"
}

@test "a region of a study gives what it gives alone, but for who comes from others" {
    sed -i '/^mobility/,$d' "$east"
    raat run "$study" -n 64 --quiet -o "$BATS_TEST_TMPDIR/two.h5"
    raat run "$BATS_TEST_TMPDIR/tiny" -n 64 --quiet -o "$BATS_TEST_TMPDIR/one.h5"
    run /usr/bin/python3 - "$BATS_TEST_TMPDIR/two.h5" "$BATS_TEST_TMPDIR/one.h5" <<'PY'
import sys, netCDF4, numpy
two, one = (netCDF4.Dataset(name) for name in sys.argv[1:])
for name in one.variables:
    if one[name].dimensions[:4] == ("scenario", "replicate", "year", "region"):
        a, b = two[name][:, :, :, :1], one[name][:]
        assert numpy.array_equal(numpy.ma.filled(a, -1), numpy.ma.filled(b, -1), equal_nan=True), name
PY
    ends_with 0
}

@test "what a region takes over is the same quantity; what is its own is not" {
    run resolved regions east workforce branch_share same_as
    ends_with 0
    says 'tiny'
    run raat check --resolved "$study"
    [ "$(grep -c 'same_as: tiny' <<<"$output")" -gt 3 ]
    run resolved regions east workforce heads
    [[ $output != *same_as* ]]
}

@test "a value that is set anew is the region's own" {
    sed -i 's/value: 500/value: {normal: [500, 20]}/' "$east"
    raat check --resolved --set regions.east.workforce.branch_share.value='{dirichlet: {vvt: 1, ggz: 9}}' \
        "$study" >"$BATS_TEST_TMPDIR/set.yaml"
    run /usr/bin/python3 -c '
import sys, yaml
print(yaml.safe_load(open(sys.argv[1]))["regions"]["east"]["workforce"]["branch_share"])' "$BATS_TEST_TMPDIR/set.yaml"
    [[ $output != *same_as* ]]
    says "'ggz': 9"
}

@test "actions of a region's file work there, those of the study everywhere or where they say" {
    run resolved actions actions T-1.1 regions
    says "['tiny']"
    cat >>"$study" <<'YAML'
actions:
  format: 1
  actions:
    N-1: {title: all over, line: 1, horizon: [], source: {seed: a test}, start: 2016, enabling: nothing}
YAML
    run resolved actions actions N-1
    ends_with 0
    [[ $output != *regions* ]]
    sed -i 's/enabling: nothing/regions: [nowhere], enabling: nothing/' "$study"
    run raat check "$study"
    ends_with 2
    says 'there is no region `nowhere`; there are tiny, east'
}

# ---- bad input

@test "a study wants one of region and regions" {
    echo 'region: ../tiny/region.yaml' >>"$study"
    run raat check "$study"
    ends_with 2
    says 'the study file wants either `region`'
    sed -i '/^region/,$d' "$study"
    run raat check "$study"
    ends_with 2
    says 'wants either `region`'
}

@test "regions with other names than the first are refused, and what is missing is said" {
    echo 'branches: {other: {title: Other}}' >>"$east"
    run raat check "$study"
    ends_with 2
    says '`branches` has other names than in region `tiny`; not there: other; all regions of a study have the same'
}

@test "the order of names is that of the first region" {
    sed -i 's/^extends.*/without: [branches.vvt]\n&/' "$east"
    echo 'branches: {vvt: {title: homes}}' >>"$east"
    run raat check "$study"
    ends_with 0
    run resolved regions east branches
    [[ $output == "{'vvt'"* ]]
}

@test "a route or track that is another thing in one region is refused with both meanings" {
    sed -i 's/^mobility:/routes: {bol: {place: leerbaan}}\n&/' "$east"
    run raat check "$study"
    ends_with 2
    says '`place` of `bol` is leerbaan, and stage in region `tiny`'
}

@test "two regions that count the same people are refused" {
    sed -i '/^workforce/,/heads/d' "$east"
    run raat check "$study"
    ends_with 2
    says 'regions `tiny` and `east` count the same people'
}

@test "a key that is not the name of the region's file is refused" {
    sed -i 's/  east: east/  west: east/' "$study"
    run raat check "$study"
    ends_with 2
    says 'two/study.yaml:12:3: error: this is region `east` by its file, not `west`'
}

@test "an action that stands in two files, or says where it works in a region's own file, is refused" {
    sed -i 's/  east: east.yaml/  east: {region: east.yaml, actions: ..\/tiny\/actions.yaml}/' "$study"
    run raat check "$study"
    ends_with 2
    says 'action `T-1.1` stands in'
    sed -i 's/^  T-1.1:/&\n    regions: [east]/' "$BATS_TEST_TMPDIR/tiny/actions.yaml"
    run raat check "$study"
    ends_with 2
    says 'is of the file of region `tiny`, where it works'
}

@test "same_as that is not so is refused" {
    sed -i 's/value: 500,/value: {normal: [500, 20]}, same_as: tiny,/' "$east"
    sed -i 's/^workforce:/&\n  # own/' "$BATS_TEST_TMPDIR/tiny/region.yaml"
    run raat check "$study"
    ends_with 2
    says 'this is not the same as in region `tiny`'
}

@test "a member without its file, or with a key of its own, is refused" {
    sed -i 's/  east: east.yaml/  east: {reigon: east.yaml}/' "$study"
    run raat check "$study"
    ends_with 2
    says 'unknown key `reigon` in region `east`'
    says 'key `region` is missing in region `east`'
}

@test "mobility outside its range is refused" {
    sed -i 's/value: 0.05/value: 1.5/' "$east"
    run raat check "$study"
    ends_with 2
    says 'value 1.5 of `staff` lies outside its range, from 0 to 1'
}
