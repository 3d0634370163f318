#!/bin/bash
# places.sh [TREE]: nothing new at the top level, a study in every folder of regions, and no word
# about files that a reader of this repository does not have.
set -eu
cd "${1:-.}"
guilty=0
culprit() { echo "$*"; guilty=1; }

if [ -e .git ]; then
    files=$(git ls-files --cached --others --exclude-standard)
else
    files=$(find . -type f -not -path './build/*' | sed 's,^\./,,')
fi
for entry in $(printf '%s\n' "$files" | cut -d/ -f1 | sort -u); do
    case $entry in
    engine|scenarios|analysis|bench|tests|Makefile|README.md|LICENSE|.*) ;;
    *) culprit "$entry: the top level is engine scenarios analysis bench tests Makefile README.md LICENSE" ;;
    esac
done

for folder in scenarios/*/; do
    case $folder in scenarios/language/|'scenarios/*/') continue ;; esac
    if [ ! -e "${folder}study.yaml" ]; then
        culprit "$folder has no study.yaml"
    elif ! grep -q '^format: 1' "${folder}study.yaml"; then
        culprit "${folder}study.yaml does not say 'format: 1' at column 1"
    fi
done

# Written in pieces, so that this file does not accuse itself.
outside='\.\./shar''ed|/wor''k/|(house|parts|style|performance|reliability|evidence|peers)\.m''d'
chapter='(^|[^/a-z])model\.m''d,? (part |chapter |section )?[0-9A-Z]+'
while IFS= read -r file; do
    case $file in *.h5|*.png|LICENSE|'') continue ;; esac
    [ -f "$file" ] || continue
    found=$(grep -nIE "$outside|$chapter" "$file" /dev/null) && culprit "$found"
done <<<"$files"
exit $guilty
