#!/bin/bash
# twin.sh: engine and plain twin agree on means and variances of every indicator, cell and year, at 2,048
# replicates each: of the Limburg study without actions, with line 1 and with all of them; without its
# record; of the Zwolle study; and of the three parts of Limburg with their total. Among 23,000 comparisons that depend on each other, five standard errors
# are crossed by chance once in a hundred seeds; ours are fixed.
set -eu
build=${BUILD:-build}
make -s "BUILD=$build" "$build/raat" "$build/bench/twin"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# agree STUDY "SCENARIO ..." [OPTION of raat run ...]
agree() {
    local study=$1 scenarios=$2 options=()
    shift 2
    "$build/raat" run "$study" -n 2048 --quiet "$@" -o "$work/engine.h5" >"$work/path"
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
agree scenarios/limburg/subregions.yaml 'baseline all_lines'
