#!/bin/bash
# fresh_seeds.sh: the tests of chance with seeds nobody has chosen, and the twin with another. The gate has fixed seeds and
# thresholds near 1e-4 a comparison, so with fresh ones a right program fails now and then: a suspicion is tried with three more
# seeds, and stands when two of them fail as well. SEED=N tries that one again.
set -u
cd "$(dirname "$0")/../.." || exit 1
build=${BUILD:-build}
seed=${SEED:-$(date +%s)}
echo "fresh seeds from $seed on; SEED=$seed repeats them"
make -s "BUILD=$build" test-programs || exit 1
failed=0

# suspicious COMMAND...: it fails with the seed behind it, and with two of the three seeds after that.
suspicious() {
    local first=$1 again=0
    shift
    "$@" "$first" >/dev/null 2>&1 && return 1
    for more in 1000003 2000003 3000017; do
        "$@" $((first + more)) >/dev/null 2>&1 || again=$((again + 1))
    done
    echo "$* $first: failed, and $again of 3 other seeds"
    [ "$again" -ge 2 ]
}

for source in $(grep -l chance_seed tests/chance/*.c); do
    program=$build/${source%.c}
    suspicious "$seed" "$program" -s && failed=1
done

# twin SEED: both sides with a seed of their own.
twin() {
    local work
    work=$(mktemp -d)
    "$build/raat" run scenarios/limburg/study.yaml -n 512 --seed "$1" --quiet -o "$work/e.h5" &&
        tests/support/twin.py --resolved "$work/e.h5" >"$work/s.yaml" &&
        "$build/bench/twin" -n 512 -s "$1" -o all_lines "$work/s.yaml" >"$work/t.csv" &&
        tests/support/twin.py --limit 5 "$work/e.h5" "$work/t.csv"
    local status=$?
    rm -rf "$work"
    return $status
}
suspicious "$seed" twin && failed=1
exit $failed
