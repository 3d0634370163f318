#!/bin/bash
# names.sh [BUILD]: every symbol that foo.o exports begins with raat_foo (or raat_foos), so a name
# finds its file, and no two modules have one name. Looks at the objects of the build that is there.
set -eu
build=${1:-${BUILD:-build}}
objects=$(cd "$build" && find engine scenarios analysis bench -name '*.o' 2>/dev/null | sort)
[ -n "$objects" ] || { echo "$build holds no objects; build first"; exit 1; }
# An object whose source has gone is not part of the program any more.
tree=${SOURCE_TREE:-.}
modules=
for object in $objects; do
    case $object in bench/plain*|bench/peers/*) continue ;; esac
    if [ -e "$tree/${object%.o}.c" ] || [ -e "$tree/${object%.o}.S" ]; then modules+="$object "; fi
done
guilty=0
# OpenMP's bodies are local symbols.
(cd "$build" && nm --print-file-name --extern-only --format=posix $modules) | awk '
    { object = substr($1, 1, length($1) - 1) }
    # A weak symbol lets a program link without the thing it names.
    $3 ~ /[wWvV]/ { print object ": " $2 " is weak"; guilty = 1; next }
    $3 == "U" { next }
    {
        module = object
        sub(/.*\//, "", module)
        sub(/\.o$/, "", module)
        if (module == "main" && $2 == "main") next
        if ($2 ~ "^raat_" module "s?(_|$)") next
        print object ": exports " $2 ", which does not begin with raat_" module
        guilty = 1
    }
    END { exit guilty }' || guilty=1
printf '%s\n' $modules | awk '
    { module = $0; sub(/.*\//, "", module); sub(/\.o$/, "", module); where[module] = where[module] " " $0; n[module]++ }
    END { for (m in n) if (n[m] > 1) { print "two modules are called " m ":" where[m]; guilty = 1 }; exit guilty }' ||
    guilty=1
exit $guilty
