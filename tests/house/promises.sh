#!/bin/bash
# promises.sh [TREE]: each row of the README's table of promises names a test that exists:
# `tests/unit/test_x.c:case`, `tests/cli/x.bats:the name of the @test`, a script or a .case file.
set -euo pipefail
cd "${1:-.}"
guilty=0
culprit() { echo "README.md: $*"; guilty=1; }

rows=$(awk '/^## / { inside = ($0 ~ /^## Promises/) } inside && /^\|/' README.md | sed '1,2d')
[ -n "$rows" ] || culprit 'has no table below "## Promises"'
while IFS= read -r row; do
    [ -n "$row" ] || continue
    keepers=$(grep -oE '`tests/[^`]+`' <<<"$row" | tr -d '`') || {
        culprit "this promise names no test: $row"
        continue
    }
    while IFS= read -r keeper; do
        file=${keeper%%:*} case=${keeper#*:}
        if [ ! -e "$file" ]; then
            culprit "$file does not exist"
        elif [ "$keeper" = "$file" ]; then
            case $file in *.sh | *.case) ;; *) culprit "$file: say which case keeps the promise" ;; esac
        elif [[ $file = *.bats ]]; then
            grep -qF "@test \"$case\"" "$file" || culprit "$file has no @test \"$case\""
        else
            grep -qE "cmocka_unit_test[a-z_]*\($case[,)]" "$file" || culprit "$file has no case $case"
        fi
    done <<<"$keepers"
done <<<"$rows"
exit $guilty
