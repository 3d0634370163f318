#!/bin/bash
# floors.sh [TREE]: a file includes only its own floor and the floors below, by a path from the root.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
cd "${1:-.}"
find engine scenarios analysis bench tests \( -name '*.c' -o -name '*.h' -o -name '*.S' \) \
    -not -path '*/node_modules/*' 2>/dev/null | sort | xargs -r awk -f "$here/lib.awk" -f <(cat <<'AWK'
BEGIN {
    n = split("engine/base engine/numeric engine/model engine/run engine/store " \
              "scenarios/language analysis bench tests", rooms, " ")
}
function floor_of(path,    i) {
    for (i = 1; i <= n; i++)
        if (index(path, rooms[i] "/") == 1) return i - 1
    return -1
}
function culprit(text) {
    printf "%s:%d: %s\n", FILENAME, FNR, text
    guilty = 1
}
{ line = code($0) }
line ~ /^[ \t]*#[ \t]*include[ \t]*"/ {
    split(line, part, "\"")
    target = part[2]
    to = floor_of(target)
    if (FILENAME == "engine/main.c") from = 0 # the front door stands on the ground floor
    else from = floor_of(FILENAME)
    if (from < 0) culprit("this file is in no room")
    else if (to < 0) culprit("\"" target "\" is not a path from the root into a room")
    else if (to > from) culprit("floor " from " includes \"" target "\", which is on floor " to)
}
END { exit guilty }
AWK
)
