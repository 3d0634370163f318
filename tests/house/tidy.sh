#!/bin/bash
# tidy.sh [FILE...]: clang-tidy finds nothing; .clang-tidy says what is looked for, and why not more.
# All of engine/, scenarios/language/, analysis/ and bench/ when no file is named.
set -eu
[ $# -gt 0 ] || set -- $(find engine scenarios/language analysis bench -name '*.c' \
    -not -path '*/node_modules/*' -not -path 'bench/peers/*' -not -path 'bench/plain*' 2>/dev/null | sort)
flags="-std=c17 -D_GNU_SOURCE -DRAAT_SOURCE_DIGEST=\"\" -I. -fopenmp
    $(pkg-config --cflags gsl hdf5-serial yaml-0.1 libcrypto libxxhash | sed 's/-I/-isystem /g')"
one() {
    local vector=
    case $1 in
    *_avx512.c) vector='-mavx512f -mavx512dq -mavx512vl -mavx512bw -mavx512vbmi2 -mavx512vpopcntdq -mfma' ;;
    *_avx2.c) vector='-mavx2 -mfma' ;;
    esac
    # What clang-tidy says on standard error is a count of what it did not say.
    clang-tidy --quiet "$1" -- $flags $vector 2>/dev/null
}
export -f one
export flags
printf '%s\n' "$@" | xargs -d '\n' -n 1 -P "$(nproc)" bash -c 'one "$0"'
