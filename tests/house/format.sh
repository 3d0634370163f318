#!/bin/bash
# format.sh [TREE]: every C file is as clang-format would write it; `make format` does that.
set -eu
cd "${1:-.}"
find engine scenarios analysis bench tests \( -name '*.c' -o -name '*.h' \) \
    -not -path '*/node_modules/*' -print0 2>/dev/null |
    xargs -r -0 -n 16 -P "$(nproc)" clang-format --dry-run -Werror --style=file
