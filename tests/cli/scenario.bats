# scenario.bats: reading, checking and running scenario files from the command line.
load helper

valid=tests/invalid/valid

# A copy of the small valid study that a test may change.
copy() {
    cp -r $valid "$BATS_TEST_TMPDIR/tiny"
    study=$BATS_TEST_TMPDIR/tiny/study.yaml
}

# ---- check

@test "check prints one ok line a file" {
    run raat check $valid/study.yaml $valid/region.yaml $valid/actions.yaml
    ends_with 0
    [ "$output" = "$valid/study.yaml: ok (study)
$valid/region.yaml: ok (region)
$valid/actions.yaml: ok (actions)" ]
}

@test "a folder stands for its study.yaml" {
    run raat check $valid
    ends_with 0
    says 'ok (study)'
}

@test "check says all errors of all files, with their place, on standard error, status 2" {
    copy
    sed -i 's/at_most: 0.02/at_most: two/; s/steps/x/' "$study"
    sed -i 's/{title: homes}/{titel: homes}/' "$BATS_TEST_TMPDIR/tiny/region.yaml"
    run raat check "$study" $valid/actions.yaml
    ends_with 2
    says "$study:13:77: error: "
    says "$BATS_TEST_TMPDIR/tiny/region.yaml:5:9: error: unknown key \`titel\`"
    says "$valid/actions.yaml: ok (actions)"
    [ "$(raat check "$study" 2>/dev/null)" = "" ]
}

@test "a file that is not there is refused, status 2" {
    run raat check no-such-file.yaml
    ends_with 2
    says 'no-such-file.yaml: error: cannot be read: No such file or directory'
}

@test "special files are refused and not waited for" {
    mkfifo "$BATS_TEST_TMPDIR/fifo"
    run timeout 5 "$RAAT" check "$BATS_TEST_TMPDIR/fifo" /dev/zero
    ends_with 2
    says 'fifo: error: cannot be read: it is not a regular file'
    says '/dev/zero: error: cannot be read: it is not a regular file'
}

@test "of very many errors the first hundred are said" {
    copy
    for i in $(seq 300); do echo "unknown_$i: 1"; done >>"$study"
    run raat check "$study"
    ends_with 2
    [ "$(grep -c 'unknown key' <<<"$output")" -eq 100 ]
    says 'and 200 more errors'
}

@test "numbers are the same in a locale that writes them with commas" {
    LOCPATH=$BATS_TEST_TMPDIR
    localedef -i de_DE -f UTF-8 "$LOCPATH/de_DE.UTF-8" >/dev/null 2>&1 || skip 'no locale de_DE'
    raat run $valid -n 64 -o "$BATS_TEST_TMPDIR/c.h5" >/dev/null
    LOCPATH=$LOCPATH LC_ALL=de_DE.UTF-8 raat run $valid -n 64 -o "$BATS_TEST_TMPDIR/de.h5" >/dev/null
    cmp "$BATS_TEST_TMPDIR/c.h5" "$BATS_TEST_TMPDIR/de.h5"
}

# block FIRST: the indented example of scenarios/README.md whose first line begins so, unindented.
block() {
    awk -v first="    $1" 'index($0, first) == 1 { on = 1 }
                           on && !/^    / { exit }
                           on { print substr($0, 5) }' scenarios/README.md
}

@test "the examples in scenarios/README.md are right" {
    cp -r scenarios/limburg "$BATS_TEST_TMPDIR/limburg"
    cd "$BATS_TEST_TMPDIR/limburg"
    study=$(cd "$OLDPWD" && block 'format: 1')
    action=$(cd "$OLDPWD" && block 'LIM-3.1:')
    [ -n "$study" ] && [ -n "$action" ]
    echo "$study" >study.yaml
    run raat check study.yaml
    ends_with 0
    { echo 'format: 1'; echo 'actions:'; sed 's/^/  /' <<<"$action"; } >example.yaml
    run raat check example.yaml
    ends_with 0
    cp "$OLDPWD/scenarios/limburg/study.yaml" .
    (cd "$OLDPWD" && block 'grid:') >>study.yaml
    raat run . -n 1 -o grid.h5 >/dev/null
    ncdump -v scenario grid.h5 | grep -qF '"quota_0-floor_0.08", '
    ncdump -v scenario grid.h5 | grep -qF '"quota_1-floor_0.15"'
    mkdir ../noord ../slow
    (cd "$OLDPWD" && block 'extends: ../limburg/region.yaml') >../noord/region.yaml
    (cd "$OLDPWD" && block 'extends: ../limburg/study.yaml') >../slow/study.yaml
    run raat check ../noord/region.yaml ../slow
    ends_with 0
    [ "$(grep -c '^extends' ../noord/region.yaml ../slow/study.yaml | grep -c ':1$')" -eq 2 ]
}

# ---- extends

# A library of two regions: tiny, as it is, and other, which says only what differs.
library() {
    mkdir "$BATS_TEST_TMPDIR/library"
    cp -r $valid "$BATS_TEST_TMPDIR/library/tiny"
    mkdir "$BATS_TEST_TMPDIR/library/other"
    cat >"$BATS_TEST_TMPDIR/library/other/study.yaml" <<'YAML'
extends: ../tiny/study.yaml
without: [targets.closed, scenarios.both]
study: other
region: region.yaml
scenarios:
  retention: {title: retention alone, actions: [T-2.1]}
YAML
    cat >"$BATS_TEST_TMPDIR/library/other/region.yaml" <<'YAML'
extends: ../tiny/region.yaml
demand:
  growth: {unit: 1/year, value: 0.03, source: {assumption: "faster here"}}
YAML
}

@test "a study of changes gives the numbers of the whole study written out" {
    library
    cd "$BATS_TEST_TMPDIR/library"
    raat run other -n 64 -o "$BATS_TEST_TMPDIR/changes.h5" >/dev/null
    cp -r tiny whole
    sed -i '/^targets/d; /^  closed/d; /^  both/d; s/^study: .*/study: other/
        s/^  none:.*/&\n  retention: {title: retention alone, actions: [T-2.1]}/' whole/study.yaml
    echo 'targets: {}' >>whole/study.yaml
    sed -i 's|^  growth: .*|  growth: {unit: 1/year, value: 0.03, source: {assumption: faster here}}|' whole/region.yaml
    raat run whole -n 64 -o "$BATS_TEST_TMPDIR/whole.h5" >/dev/null
    cmp "$BATS_TEST_TMPDIR/changes.h5" "$BATS_TEST_TMPDIR/whole.h5"
}

@test "a study reads its neighbours, and nothing above the folder that holds both" {
    library
    cp "$BATS_TEST_TMPDIR/library/tiny/region.yaml" "$BATS_TEST_TMPDIR/region.yaml"
    run raat check "$BATS_TEST_TMPDIR/library/other"
    ends_with 0
    run raat check "$BATS_TEST_TMPDIR/library/other" --set region=../../region.yaml
    ends_with 2
    says 'lies outside the library'
    ln -s "$BATS_TEST_TMPDIR" "$BATS_TEST_TMPDIR/library/way_out"
    run raat check "$BATS_TEST_TMPDIR/library/other" --set region=../way_out/region.yaml
    ends_with 2
    says 'lies outside the library'
}

# ---- grid

grid='grid={places: {actions: T-1.1, reach: [0, 0.5, 1]}, dropout: {set: actions.T-2.1.effects.1.size.value, levels: [0.8, 0.9]}}'

@test "a grid moves no number of the scenarios beside it" {
    raat run $valid -n 128 -o "$BATS_TEST_TMPDIR/without.h5" --store full >/dev/null
    raat run $valid -n 128 -o "$BATS_TEST_TMPDIR/with.h5" --store full --set "$grid" >/dev/null
    /usr/bin/python3 - "$BATS_TEST_TMPDIR" <<'PYTHON'
import sys, netCDF4, numpy
without, grid = (netCDF4.Dataset(f"{sys.argv[1]}/{name}.h5") for name in ("without", "with"))
names = list(grid["scenario"][:])
assert names == ["none", "both"] + [f"places_{a}-dropout_{b}" for a in ("0", "0.5", "1") for b in ("0.8", "0.9")]
def same(a, b):
    return a.tobytes() == b.tobytes()
compared = 0
for name, variable in without.variables.items():
    if variable.dimensions[:2] != ("scenario", "replicate"):
        continue
    found = grid[name]
    found.set_auto_mask(False), variable.set_auto_mask(False)
    rows = {scenario: found[row] for row, scenario in enumerate(names)}
    for row, scenario in enumerate(names[:2]):
        assert same(variable[row], rows[scenario]), (name, scenario)
    # full reach and the file's own size are the scenario that lists both actions
    assert same(rows["both"], rows["places_1-dropout_0.9"]), name
    compared += 1
assert compared > 10, compared
half, none = grid["training_quote"][names.index("places_0.5-dropout_0.8")], grid["training_quote"][0]
full = grid["training_quote"][names.index("places_1-dropout_0.8")]
none, half, full = (numpy.mean(part[:, -1]) for part in (none, half, full))
assert none < half < full, (none, half, full)
PYTHON
}

@test "check says how many scenarios a grid makes, and what they are called" {
    run raat check $valid --set "$grid"
    ends_with 0
    [ "$output" = "$valid: ok (study; its grid makes 6 scenarios, places_0-dropout_0.8 to places_1-dropout_0.9)" ]
}

@test "a study with a grid, resolved and run again, gives the same file" {
    copy
    raat check --resolved "$study" --set "$grid" --set replicates=64 >"$BATS_TEST_TMPDIR/resolved.yaml"
    raat run "$study" -n 64 --set "$grid" -o "$BATS_TEST_TMPDIR/first.h5" >/dev/null
    raat run "$BATS_TEST_TMPDIR/resolved.yaml" -o "$BATS_TEST_TMPDIR/second.h5" >/dev/null
    cmp "$BATS_TEST_TMPDIR/first.h5" "$BATS_TEST_TMPDIR/second.h5"
}

# ---- resolved, provenance

# bare FILE: a resolved study without its comments.
bare() {
    sed 's/  # .*//' "$1"
}

@test "check --resolved writes a study with the same digest and numbers" {
    library
    cd "$BATS_TEST_TMPDIR/library"
    raat check --resolved other --set replicates=64 --set seed=9 >"$BATS_TEST_TMPDIR/resolved.yaml"
    raat run other -n 64 --seed 9 -o "$BATS_TEST_TMPDIR/first.h5" >/dev/null
    raat run "$BATS_TEST_TMPDIR/resolved.yaml" -o "$BATS_TEST_TMPDIR/second.h5" >/dev/null
    cmp "$BATS_TEST_TMPDIR/first.h5" "$BATS_TEST_TMPDIR/second.h5"
}

@test "check --resolved says where each value stands: file and line, --set, filled in" {
    library
    cd "$BATS_TEST_TMPDIR/library"
    run raat check --resolved other --set end_year=2019 --set region.workforce.absence.value.ggz=0.06
    ends_with 0
    says 'study: other  # other/study.yaml:3'
    says 'start_year: 2012  # other/../tiny/study.yaml:6'
    says 'value: 0.03  # other/region.yaml:3'
    says 'end_year: 2019  # --set end_year=2019'
    says 'steps_per_year: 4  # filled in'
    says 'value: {vvt: 0.07, ggz: 0.06}  # other/../tiny/region.yaml:23, --set region.workforce.absence.value.ggz=0.06'
    run raat check --resolved other $'--set=region.title=a\nb' # no line break ends a comment
    ends_with 0
    says '  title: "a b"  # --set region.title=a b'
}

@test "--set takes every path that check --resolved prints" {
    copy
    raat check --resolved "$study" --set "$grid" --set 'grid.where={set: actions.T-2.1.effects.1.ramp, levels:
        {long: {unit: year, value: {discrete: {4: 1, 0.5: 2}}, source: {assumption: a test}}}}' \
        >"$BATS_TEST_TMPDIR/tiny/grid.yaml" # a study of one file, with a grid
    raat check --resolved "$BATS_TEST_TMPDIR/tiny/grid.yaml" >"$BATS_TEST_TMPDIR/resolved.yaml"
    settings=()
    while IFS= read -r -d '' setting; do
        settings+=(--set "$setting")
    done < <(/usr/bin/python3 tests/cli/paths.py "$BATS_TEST_TMPDIR/resolved.yaml")
    [ ${#settings[@]} -gt 800 ]
    raat check --resolved "$BATS_TEST_TMPDIR/tiny/grid.yaml" "${settings[@]}" >"$BATS_TEST_TMPDIR/set.yaml"
    cmp <(bare "$BATS_TEST_TMPDIR/resolved.yaml") <(bare "$BATS_TEST_TMPDIR/set.yaml")
    # one by one, for the first may have made way for the second: what the file leaves out
    for path in actions.T-2.1.effects.1.{reach,delay,ramp}.{value,unit,source.assumption} \
        actions.actions.T-2.1.start actions.format scenarios.none.reach scenarios.both.actions.2; do
        run raat check --resolved $valid --set "$path=x y"
        ends_with 2 || [[ $path == *assumption ]]
        says "--set $path=x y"
    done
}

@test "--resolved is for one study, --set for studies" {
    run raat check --resolved $valid/region.yaml
    ends_with 2
    says '--resolved wants a study'
    run raat check --resolved $valid $valid
    ends_with 2
    run raat check $valid/region.yaml --set title=x
    ends_with 2
    says '--set changes a study; this is a region file'
}

@test "check --provenance counts each value with a source, its class and whether it is uncertain" {
    raat check --resolved scenarios/limburg >"$BATS_TEST_TMPDIR/resolved.yaml"
    raat check --provenance scenarios/limburg >"$BATS_TEST_TMPDIR/provenance"
    /usr/bin/python3 - "$BATS_TEST_TMPDIR/resolved.yaml" >"$BATS_TEST_TMPDIR/counted" <<'PYTHON'
import sys, yaml
FAMILIES = "uniform triangular pert normal lognormal beta discrete empirical dirichlet".split()
def uncertain(node):
    if isinstance(node, dict):
        return any(key in FAMILIES or uncertain(value) for key, value in node.items())
    return isinstance(node, list) and any(map(uncertain, node))
def values(node):
    if isinstance(node, dict) and {"unit", "value", "source"} <= node.keys():
        yield node
    elif isinstance(node, (dict, list)):
        for inner in node.values() if isinstance(node, dict) else node:
            yield from values(inner)
def line(name, found):
    classes = [sum(kind in value["source"] for value in found)
               for kind in ("seed", "public", "derived", "assumption")]
    n = sum(uncertain(value["value"]) for value in found)
    print(name, *classes, len(found), len(found) - n, n)
study = yaml.load(open(sys.argv[1]), yaml.BaseLoader)
for name, section in study["region"].items():
    if found := list(values(section)):
        line(name, found)
line("actions", list(values(study["actions"])))
line("total", list(values(study)))
PYTHON
    diff <(awk 'NR > 1 && NF == 8 && $1 != "share" { $1 = $1; print }' "$BATS_TEST_TMPDIR/provenance") \
        "$BATS_TEST_TMPDIR/counted"
    run raat check --provenance $valid $valid/actions.yaml
    says "$valid/actions.yaml
section"
    says 'share                 0.0%        0.0%        0.0%      100.0%      100.0%'
}

# ---- schema

@test "the printed schemas accept what check accepts, and refuse a wrong unit" {
    for file in study region actions; do
        raat schema $file >"$BATS_TEST_TMPDIR/$file.json"
    done
    run /usr/bin/python3 tests/cli/schema.py "$BATS_TEST_TMPDIR" scenarios/limburg scenarios/zwolle $valid
    ends_with 0
}

@test "the printed schemas know changes, grids and every distribution" {
    library
    other=$BATS_TEST_TMPDIR/library/other
    echo 'extends: ../tiny/actions.yaml' >"$other/actions.yaml"
    cat >>"$other/region.yaml" <<'YAML'
places:
  place_need: {unit: "1", value: {discrete: {1: 0.85, 0.5: 0.15}}, source: {assumption: a switch}}
YAML
    tiny=$BATS_TEST_TMPDIR/library/tiny
    cat >>"$tiny/study.yaml" <<'YAML'
grid:
  places: {title: places, actions: T-1.1, reach: [0, 0.5]}
  more: {actions: [T-1.1], reach: 1}
  dropout: {set: actions.T-2.1.effects.1.size.value, levels: {a: {beta: {mean: 0.9, n: 9}}, b: 1}}
  start: {set: actions.T-2.1.start, levels: [2016, 2017]}
YAML
    sed -i 's/{beta: \[10, 10\]}/{beta: {mean: 0.5, n: 20}}/
        s/{uniform: \[0.85, 1\]}/{empirical: [0.9, 0.95, 0.9]}/
        s/place_need: {unit: "1", value: 0.6/place_need: {unit: "1", value: {discrete: {1: 0.6, 0.5: 0.4}}/' "$tiny/region.yaml"
    run raat check "$tiny" "$other" "$other/region.yaml" "$other/actions.yaml"
    ends_with 0
    for file in study region actions; do
        raat schema $file >"$BATS_TEST_TMPDIR/$file.json"
    done
    run /usr/bin/python3 tests/cli/schema.py "$BATS_TEST_TMPDIR" "$other" "$tiny"
    ends_with 0
}

@test "schema without a name is that of a study" {
    [ "$(raat schema)" = "$(raat schema study)" ]
}

@test "schema of another name is refused" {
    run raat schema plan
    ends_with 2
    says 'there are study, region, actions'
}

@test "the reference page names every lever and every file" {
    run raat schema --reference
    ends_with 0
    says '## study file'
    says '## region file'
    says '## actions file'
    says '| `fte_per_head` | `FTE/person` | branch | set, multiply, add |'
}

# ---- run

@test "run prints the path of the results file and nothing else" {
    run raat run $valid -n 64 -o "$BATS_TEST_TMPDIR/out.h5"
    ends_with 0
    [ "$output" = "$BATS_TEST_TMPDIR/out.h5" ]
    [ -s "$BATS_TEST_TMPDIR/out.h5" ]
}

@test "without -o results lie beside the study, under its name" {
    copy
    run raat run "$study" -n 64
    ends_with 0
    [ "$output" = "$BATS_TEST_TMPDIR/tiny/results/tiny.h5" ]
    run raat run "$BATS_TEST_TMPDIR/tiny" -n 64
    ends_with 0
    cd "$BATS_TEST_TMPDIR/tiny"
    run raat run study.yaml -n 64
    [ "$output" = results/tiny.h5 ]
}

@test "options override the study, and a setting is the same as an edit" {
    copy
    raat run "$study" -n 64 --seed 5 --set region.demand.growth.value=0.03 \
        --set actions.T-2.1.start=2017 -o "$BATS_TEST_TMPDIR/set.h5" >/dev/null
    sed -i 's/^end_year: 2020/&\nreplicates: 64\nseed: 5/' "$study"
    sed -i 's/growth: {unit: 1\/year, value: {normal: \[0.016, 0.012\]}/growth: {unit: 1\/year, value: 3e-2/' \
        "$BATS_TEST_TMPDIR/tiny/region.yaml"
    sed -i 's/start: 2015/start: 2017/' "$BATS_TEST_TMPDIR/tiny/actions.yaml"
    raat run "$study" -o "$BATS_TEST_TMPDIR/edit.h5" >/dev/null
    cmp "$BATS_TEST_TMPDIR/set.h5" "$BATS_TEST_TMPDIR/edit.h5"
}

@test "the resolved study in a results file, run again, gives the same file" {
    copy
    raat run "$study" -n 64 --seed 5 --set end_year=2018 --set targets={} \
        -o "$BATS_TEST_TMPDIR/first.h5" >/dev/null
    /usr/bin/python3 -c '
import sys, netCDF4
print(netCDF4.Dataset(sys.argv[1])["provenance"]["resolved"][...], end="")
' "$BATS_TEST_TMPDIR/first.h5" >"$BATS_TEST_TMPDIR/resolved.yaml"
    grep -q '^end_year: 2018$' "$BATS_TEST_TMPDIR/resolved.yaml"
    raat run "$BATS_TEST_TMPDIR/resolved.yaml" -n 64 --seed 5 -o "$BATS_TEST_TMPDIR/second.h5" >/dev/null
    cmp "$BATS_TEST_TMPDIR/first.h5" "$BATS_TEST_TMPDIR/second.h5"
}

@test "a wrong setting is refused with the nearest key, status 2, and nothing is written" {
    run raat run $valid --set replicats=100 -o "$BATS_TEST_TMPDIR/out.h5"
    ends_with 2
    says '--set replicats=100: error: unknown key `replicats` in the study file; did you mean `replicates`?'
    [ ! -e "$BATS_TEST_TMPDIR/out.h5" ]
}

@test "a wrong seed and a wrong store are refused, status 2" {
    run raat run $valid --seed 1.5
    ends_with 2
    says '1.5'
    run raat run $valid --store everything
    ends_with 2
    says 'summary, replicates or full'
}

@test "a study with errors does not run, and an existing output stays" {
    copy
    sed -i 's/end_year/end_yaer/' "$study"
    echo old >"$BATS_TEST_TMPDIR/out.h5"
    run raat run "$study" -o "$BATS_TEST_TMPDIR/out.h5"
    ends_with 2
    says 'did you mean `end_year`?'
    [ "$(cat "$BATS_TEST_TMPDIR/out.h5")" = old ]
}

# stopped SIGNAL: a long run is sent the signal once it is under way; its status goes to $status.
stopped() {
    raat run scenarios/limburg -n 64 -o "$BATS_TEST_TMPDIR/old.h5" >/dev/null
    cp "$BATS_TEST_TMPDIR/old.h5" "$BATS_TEST_TMPDIR/out.h5" # a run replaces results and nothing else
    "$RAAT" run scenarios/limburg -n 5000 -o "$BATS_TEST_TMPDIR/out.h5" \
        >"$BATS_TEST_TMPDIR/stdout" 2>"$BATS_TEST_TMPDIR/stderr" 3>&- &
    local pid=$!
    until [ -e "$BATS_TEST_TMPDIR/out.h5.tmp" ]; do
        kill -0 $pid # one that was refused will never be under way
        sleep 0.05
    done
    sleep 0.5
    kill -"$1" $pid
    status=0
    wait $pid || status=$?
    output=$(cat "$BATS_TEST_TMPDIR/stderr")
}

@test "SIGTERM saves what is complete beside the output, status 3" {
    stopped TERM
    ends_with 3
    says 'stopped by signal 15: the first '
    says "$BATS_TEST_TMPDIR/out.partial.h5"
    cmp "$BATS_TEST_TMPDIR/out.h5" "$BATS_TEST_TMPDIR/old.h5"
    [ ! -s "$BATS_TEST_TMPDIR/stdout" ]
    # What it saved is a results file, the same as a run that asked for so many.
    n=$(sed -n 's/.*the first \([0-9]*\) of 5000.*/\1/p' "$BATS_TEST_TMPDIR/stderr")
    [ $((n % 64)) -eq 0 ] && [ "$n" -gt 0 ]
    raat run scenarios/limburg -n "$n" -o "$BATS_TEST_TMPDIR/again.h5" >/dev/null
    cmp "$BATS_TEST_TMPDIR/again.h5" "$BATS_TEST_TMPDIR/out.partial.h5"
}

@test "SIGINT does the same" {
    stopped INT
    ends_with 3
    says 'stopped by signal 2'
    [ -s "$BATS_TEST_TMPDIR/out.partial.h5" ]
    [ "$(ls "$BATS_TEST_TMPDIR" | grep -c 'out.h5.')" -eq 0 ]
}

@test "people who are led to the sector come from one group" {
    cp -r scenarios/limburg "$BATS_TEST_TMPDIR"
    sed -i '/^  LIM-1.3:/,/^  LIM-1.4:/{/where: {group: ww}/d}' "$BATS_TEST_TMPDIR/limburg/actions.yaml"
    run raat check "$BATS_TEST_TMPDIR/limburg"
    ends_with 2
    says 'limburg/actions.yaml:47:9: error: effect 1 adds people to `reach` and names no group'
}
