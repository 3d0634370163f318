#!/bin/bash
# binomial_scripts.sh: the expansion derived anew is the one in the source, and the tables fitted anew
# are those of binomial_tables.h.
set -eu
cd "$(dirname "$0")/../.."
tests/verify/binomial_expansion.py
tests/verify/binomial_tables.py | clang-format --assume-filename=engine/numeric/binomial_tables.h |
    cmp - engine/numeric/binomial_tables.h
