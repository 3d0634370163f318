#!/bin/bash
# twin.sh: engine and plain twin agree on means and variances of every indicator, cell and year, at 2,048
# replicates each: of the Limburg study without actions, with line 1 and with all of them; without its
# record; with internships that others may use; of the Zwolle study; of Limburg with all that students may do; and of
# its three parts with their total. Among 130,000 comparisons that depend on each other, five standard errors are
# crossed by chance once in some tens of seeds; ours are fixed.
set -eu
build=${BUILD:-build}
make -s "BUILD=$build" "$build/raat" "$build/bench/twin"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# agree STUDY "SCENARIO ..." [OPTION of raat run ...]
agree() {
    local study=$1 scenarios=$2 options=()
    shift 2
    "$build/raat" run "$study" -n 2048 --store full --quiet "$@" -o "$work/engine.h5" >"$work/path"
    tests/support/twin.py --resolved "$work/engine.h5" >"$work/study.yaml"
    for scenario in $scenarios; do
        options+=(-o "$scenario")
    done
    "$build/bench/twin" -n 2048 "${options[@]}" "$work/study.yaml" >"$work/twin.csv"
    tests/support/twin.py --limit 5 "$work/engine.h5" "$work/twin.csv"
}

agree scenarios/limburg/study.yaml 'baseline line_1 all_lines'
agree scenarios/limburg/study.yaml 'baseline all_lines' --set history=free
agree scenarios/zwolle/study.yaml 'baseline all_lines'
cp -r scenarios/limburg tests/chance/students.yaml "$work" # what those files leave out on the student side
agree "$work/students.yaml" 'baseline ways'
agree scenarios/limburg/subregions.yaml 'baseline all_lines'
# What a region may say of its places and neither of them does.
agree scenarios/limburg/study.yaml 'baseline all_lines' \
    --set 'region.places.transfer={unit: "1", value: {uniform: [0.2, 0.8]}, source: {assumption: a check}}' \
    --set 'region.places.supernumerary={unit: "1", value: {stage: 1, leerbaan: {uniform: [0, 0.5]}}, source: {assumption: a check}}'
