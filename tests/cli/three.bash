# three.bash: `load three`: three small regions in one study, for the tests of several regions.

# write_three FOLDER: FOLDER/three/study.yaml. `noord` is the region of tests/invalid/valid under another name and
# gives all values itself; `midden` and `zuid` extend it, each with heads of its own, `midden` with one public
# figure. All exchange staff; T-2.1 works in `zuid` only.
write_three() {
    mkdir -p "$1/three"
    cp tests/invalid/valid/*.yaml "$1/three/"
    cd "$1/three" || return
    sed -i 's/^region: tiny/region: noord/; s/^title: Tiny/title: "North <b>"\ntitle_nl: Noord/' region.yaml
    cat >>region.yaml <<'YAML'
mobility:
  staff: {unit: 1/year, value: 0.04, source: {assumption: a test}}
YAML
    local name
    for name in midden zuid; do
        cat >$name.yaml <<YAML
format: 1
extends: region.yaml
region: $name
title: ${name^}
workforce:
  heads: {unit: person, value: {normal: [$([ $name = zuid ] && echo 4000 || echo 500), 40]}, source: {assumption: a test}}
YAML
    done
    cat >>midden.yaml <<'YAML'
exits:
  exits: {unit: person/year, value: {2012: 40, 2013: 45}, source: {public: a yearbook}}
YAML
    cat >>zuid.yaml <<'YAML'
exits:
  exits: {unit: person/year, value: {2012: 320, 2013: 360}, source: {assumption: a test}}
YAML
    sed -i 's/^region: region.yaml/regions:\n  noord: {region: region.yaml}\n  midden: {region: midden.yaml}\n  zuid: {region: zuid.yaml}/' study.yaml
    sed -i 's/^study: tiny/study: three/; s/^title: .*/title: three regions/' study.yaml
    sed -i 's/^  T-2.1:/&\n    regions: [zuid]/' actions.yaml
    cat >>study.yaml <<'YAML'
  leavers: {title: at most 400 leave, indicator: exits, at_most: 400, year: 2020, source: {assumption: a test}}
YAML
    cd - >/dev/null || return
}
