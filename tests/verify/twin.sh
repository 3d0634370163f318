#!/bin/bash
# twin.sh: engine and plain twin agree on means and variances of every indicator, cell and year of the
# Limburg study, at 2,048 replicates each: without actions, with line 1, and with all of them. Among 23,000
# comparisons that depend on each other, five standard errors are crossed by chance once in a hundred
# seeds; ours are fixed.
set -eu
build=${BUILD:-build}
make -s "BUILD=$build" "$build/raat" "$build/bench/twin"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
"$build/raat" run scenarios/limburg/study.yaml -n 2048 --quiet -o "$work/engine.h5" >"$work/path"
tests/support/twin.py --resolved "$work/engine.h5" >"$work/study.yaml"
"$build/bench/twin" -n 2048 -o baseline -o line_1 -o all_lines "$work/study.yaml" >"$work/twin.csv"
tests/support/twin.py --limit 5 "$work/engine.h5" "$work/twin.csv"
