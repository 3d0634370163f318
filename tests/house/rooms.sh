#!/bin/bash
# rooms.sh [TREE]: what only one room may hold. bench/ and tests/ are free, but for the last rules.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
cd "${1:-.}"
find engine scenarios/language analysis bench tests \( -name '*.c' -o -name '*.h' \) \
    -not -path '*/node_modules/*' 2>/dev/null | sort | xargs -r awk -f "$here/lib.awk" -f <(cat <<'AWK'
function culprit(text) {
    printf "%s:%d: %s\n", FILENAME, FNR, text
    guilty = 1
}
# `pattern` stands only below one of `places`, a regular expression.
function only(pattern, places, what) {
    if (line ~ pattern && FILENAME !~ "^(" places ")/") culprit(what " is only for " places)
}
{ line = " " code($0) }
FILENAME !~ "^(bench|tests)/" {
    only("[^a-zA-Z0-9_](malloc|calloc|realloc|aligned_alloc|posix_memalign|strn?dup|v?asprintf|free)[ ]*\\(",
         "engine/base", "the allocator")
    only("[^a-zA-Z0-9_](stderr[^a-zA-Z0-9_]|perror\\()", "engine/base|scenarios/language", "standard error")
    only("#[ ]*include[ ]*<(hdf5|H5|hdf5_hl)", "engine/store", "HDF5")
    only("#[ ]*include[ ]*<yaml", "scenarios/language", "libyaml")
    only("#[ ]*include[ ]*<gsl/", "engine/numeric|analysis", "GSL")
    only("#[ ]*include[ ]*<Random123/", "engine/numeric", "Random123")
    only("#[ ]*include[ ]*<[a-z]*intrin[.]h", "engine/numeric", "vector code")
    only("#[ ]*pragma[ ]+omp[ ]+parallel", "engine/run", "a parallel region")
    only("\"<(html|svg|table|div|style|script)", "analysis", "HTML or SVG")
}
# Nowhere: equal sources give equal programs, and every random number has an address.
line ~ /__(DATE|TIME|TIMESTAMP)__/ { culprit("a build must not know when it was made") }
line ~ /[^a-zA-Z0-9_](rand|srand|random|srandom|[ed]rand48)[ ]*\(/ {
    culprit("random numbers come from engine/numeric/stream.h")
}
line ~ /[^a-zA-Z0-9_](setlocale)[ ]*\(/ && FILENAME !~ "^tests/" {
    culprit("numbers are read and written the same in every locale")
}
END { exit guilty }
AWK
)
