#!/bin/bash
# names.sh [BUILD]: every symbol that foo.o exports begins with raat_foo (or raat_foos), so a name
# finds its file, and no two modules have one name. Looks at the objects of the build that is there.
set -eu
build=${1:-${BUILD:-build}}
objects=$(cd "$build" && find engine scenarios analysis bench -name '*.o' 2>/dev/null | sort)
[ -n "$objects" ] || { echo "$build holds no objects; build first"; exit 1; }
guilty=0
modules=
for object in $objects; do
    case $object in bench/plain*|bench/peers/*) continue ;; esac
    # An object whose source has gone is not part of the program any more.
    [ -e "${SOURCE_TREE:-.}/${object%.o}.c" ] || [ -e "${SOURCE_TREE:-.}/${object%.o}.S" ] || continue
    modules+="$object "
    module=$(basename "$object" .o)
    # OpenMP bodies and the sanitizers' constructors are the compiler's, and local or marked.
    nm --defined-only --extern-only --format=posix "$build/$object" | awk -v module="$module" \
        -v object="$object" '
        module == "main" && $1 == "main" { next }
        $1 !~ "^raat_" module "s?(_|$)" {
            print object ": exports " $1 ", which does not begin with raat_" module
            guilty = 1
        }
        END { exit guilty }' || guilty=1
done
twice=$(for object in $modules; do basename "$object"; done | sort | uniq -d)
for name in $twice; do
    echo "two modules are called ${name%.o}:" $(printf '%s\n' $modules | grep "/$name\$")
    guilty=1
done
exit $guilty
