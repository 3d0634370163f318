#!/bin/bash
# races.sh: the thread sanitizer that `make tsan` uses finds a planted race in an OpenMP loop, and is
# quiet about the same sum done right. Without Archer it would accuse the barrier.
set -eu
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

program() {
    cat >"$work/$1.c" <<END
#include <stdio.h>
int main(void)
{
    static double parts[64], sum;
    #pragma omp parallel for schedule(static, 1) num_threads(4)
    for (int i = 0; i < 64; i++) { $2 }
    #pragma omp parallel for num_threads(4)
    for (int i = 0; i < 64; i++) parts[i] += 1;
    for (int i = 0; i < 64; i++) sum += parts[i];
    return printf("%g\n", sum) < 0;
}
END
    clang -O1 -g -fopenmp -fsanitize=thread -o "$work/$1" "$work/$1.c"
}

program right 'parts[i] = i;'
program wrong 'parts[i] = i; sum += i;'
for attempt in 1 2 3 4 5; do
    "$work/right" >"$work/said" 2>&1 || { echo 'accused without a race:'; cat "$work/said"; exit 1; }
done
for attempt in 1 2 3 4 5; do
    "$work/wrong" >"$work/said" 2>&1 || { grep -q 'data race' "$work/said" && exit 0; }
done
echo 'the planted race was not found'
exit 1
