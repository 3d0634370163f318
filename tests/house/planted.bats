# planted.bats: each check of the house finds what it is there for, and says where: a tree with one
# thing wrong is planted, and the check must name the culprit. Beside each: a tree that is right.

setup() {
    export TEST_TALLY= # what the runner counts here is not counted there
    house=$PWD/tests/house
    tree=$BATS_TEST_TMPDIR/tree
    mkdir -p "$tree"/engine/{base,numeric,model,run,store} "$tree"/scenarios/language \
        "$tree"/{analysis,bench,tests/unit}
}

# plant FILE: standard input becomes the file.
plant() {
    mkdir -p "$(dirname "$tree/$1")"
    cat >"$tree/$1"
}

# accuses CHECK TEXT: the check fails on the tree and its output has TEXT in it.
accuses() {
    run bash "$house/$1.sh" "$tree"
    echo "$output"
    [ "$status" -ne 0 ]
    [[ $output == *"$2"* ]]
}

acquits() {
    run bash "$house/$1.sh" "$tree"
    echo "$output"
    [ "$status" -eq 0 ]
}

@test "floors: a room that includes a higher floor is named" {
    echo '#include "engine/run/block.h"' | plant engine/model/cohort.c
    accuses floors 'engine/model/cohort.c:1: floor 2 includes "engine/run/block.h", which is on floor 3'
}

@test "floors: the front door includes the ground floor only" {
    echo '#include "analysis/cmd_report.h"' | plant engine/main.c
    accuses floors 'engine/main.c:1:'
}

@test "floors: a path that is not from the root is named" {
    printf '\n#include "cohort.h"\n' | plant engine/model/cohort.c
    accuses floors 'engine/model/cohort.c:2: "cohort.h" is not a path from the root'
}

@test "floors: own floor, lower floors, and comments are fine" {
    plant engine/run/block.c <<'END'
#include "engine/run/block.h"
#include "engine/base/error.h"
/* not yet:
#include "engine/store/writer.h"
*/ // #include "analysis/page.h"
END
    acquits floors
}

@test "rooms: each thing outside its room is named" {
    while IFS='|' read -r file text; do
        rm -rf "$tree"/*/*/*.c "$tree"/analysis/*.c
        echo "$text" | plant "$file"
        accuses rooms "$file:1:"
    done <<'END'
engine/run/block.c|double *x = malloc(8);
analysis/page.c|    free(x);
engine/store/writer.c|char *c = strdup(name);
engine/model/plan.c|#include <hdf5.h>
engine/store/reader.c|#include <yaml.h>
engine/model/step.c|#include <gsl/gsl_cdf.h>
engine/model/draws.c|#include <Random123/philox.h>
engine/run/lanes.c|#include <immintrin.h>
engine/model/cohort.c|#pragma omp parallel for
analysis/summary.c|  #pragma omp parallel
scenarios/language/compile.c|puts("<svg>");
engine/store/reader.c|fprintf(stderr, "x");
engine/numeric/design.c|x = rand();
analysis/table.c|puts(__DATE__);
engine/base/text.c|setlocale(LC_ALL, "");
END
}

@test "rooms: each thing in its room is fine" {
    echo 'void *x = malloc(8); free(x); fprintf(stderr, "x");' | plant engine/base/memory.c
    echo '#include <hdf5.h>' | plant engine/store/writer.c
    echo '#include <yaml.h>' | plant scenarios/language/yaml.c
    printf '#include <gsl/gsl_cdf.h>\n#include <immintrin.h>\n' | plant engine/numeric/dist.c
    echo '#pragma omp parallel' | plant engine/run/run.c
    printf 'puts("<svg>");\ngsl_vector_free(v);\nraat_memory_free(x); /* malloc() */' | plant analysis/chart.c
    echo 'double *x = malloc(8);' | plant bench/cases.c
    acquits rooms
}

# The names are those of compiled objects.
compile() {
    mkdir -p "$tree/build/$(dirname "$1")"
    plant "$1"
    ${CC:-gcc} -c -o "$tree/build/${1%.c}.o" "$tree/$1"
}

@test "names: an exported symbol that does not carry its file's name is named" {
    echo 'int raat_plan_years(void) { return 1; } static int helper; int *p(void) { return &helper; }' |
        compile engine/model/plan.c
    SOURCE_TREE=$tree run bash "$house/names.sh" "$tree/build"
    echo "$output"
    [ "$status" -ne 0 ]
    [ "$output" = "engine/model/plan.o: exports p, which does not begin with raat_plan" ]
}

@test "names: a longer name that only begins alike is another name" {
    echo 'int raat_planner;' | compile engine/model/plan.c
    SOURCE_TREE=$tree run bash "$house/names.sh" "$tree/build"
    [ "$status" -ne 0 ]
}

@test "names: two modules of one name are named" {
    echo 'int raat_plan;' | compile engine/model/plan.c
    echo 'int raat_plan;' | compile analysis/plan.c
    SOURCE_TREE=$tree run bash "$house/names.sh" "$tree/build"
    [ "$status" -ne 0 ]
    [[ $output == *"two modules are called plan: analysis/plan.o engine/model/plan.o"* ]]
}

@test "names: main and names that carry their file are fine" {
    echo 'int main(void) { return 0; }' | compile engine/main.c
    echo 'int raat_plan_years; static int helper; int *raat_plan(void) { return &helper; }' |
        compile engine/model/plan.c
    SOURCE_TREE=$tree run bash "$house/names.sh" "$tree/build"
    echo "$output"
    [ "$status" -eq 0 ]
}

@test "names: a weak symbol is named, wanted or given" {
    echo 'int raat_cmd_run(void) __attribute__((weak)); int (*raat_plan)(void) = raat_cmd_run;' |
        compile engine/model/plan.c
    SOURCE_TREE=$tree run bash "$house/names.sh" "$tree/build"
    echo "$output"
    [ "$status" -ne 0 ]
    [[ $output == *'engine/model/plan.o: raat_cmd_run is weak'* ]]
}

@test "names: no objects at all is not fine" {
    mkdir "$tree/build"
    SOURCE_TREE=$tree run bash "$house/names.sh" "$tree/build"
    [ "$status" -ne 0 ]
}

@test "places: a new entry at the top level is named" {
    echo x | plant scripts/x.sh
    accuses places 'scripts: the top level is'
}

@test "places: a folder of regions has a study with its keys at column 1" {
    echo 'region: limburg' | plant scenarios/limburg/region.yaml
    accuses places 'scenarios/limburg/ has no study.yaml'
    echo ' format: 1' | plant scenarios/limburg/study.yaml
    accuses places "scenarios/limburg/study.yaml does not say 'format: 1' at column 1"
    echo 'format: 1' | plant scenarios/limburg/study.yaml
    acquits places
}

@test "places: a word about files outside the repository is named" {
    printf 'see ../sha%s/x\n' red | plant engine/base/text.c
    accuses places 'engine/base/text.c:1:'
    printf 'see perform%s.md\n' ance | plant engine/base/text.c
    accuses places 'engine/base/text.c:1:'
    printf 'see model.%s 7\n' md | plant engine/base/text.c
    accuses places 'engine/base/text.c:1:'
    echo 'see engine/model/model.md' | plant engine/base/text.c
    acquits places
}

@test "promises: a promise without a test, or with one that is not there, is named" {
    head='## Promises\n\n| promise | kept by |\n|---|---|\n'
    echo 'cmocka_unit_test(there),' | plant tests/unit/test_x.c
    echo '@test "a thing" {' | plant tests/cli/x.bats
    while IFS='|' read -r row complaint; do
        printf "$head| it works | $row |\n" | plant README.md
        accuses promises "$complaint"
    done <<'END'
believe me|names no test
`tests/unit/test_y.c:there`|tests/unit/test_y.c does not exist
`tests/unit/test_x.c:the`|has no case the
`tests/unit/test_x.c`|say which case
`tests/cli/x.bats:another thing`|has no @test "another thing"
END
    printf "$head| a | \`tests/unit/test_x.c:there\` |\n| b | \`tests/cli/x.bats:a thing\` |\n" |
        plant README.md
    acquits promises
    echo '# raat' | plant README.md
    accuses promises 'has no table'
}

@test "format: a file that clang-format would change is named" {
    cp .clang-format "$tree"
    echo 'int  f ( void ) ;' | plant engine/base/text.h
    accuses format 'engine/base/text.h:1'
    echo 'int f(void);' | plant engine/base/text.h
    acquits format
}

@test "tidy: a leak is found" {
    cp .clang-tidy "$tree"
    printf '#include <stdlib.h>\nvoid f(void);\nvoid f(void)\n{\n    char *p = malloc(8);\n    p[0] = 1;\n}\n' |
        plant engine/base/leak.c
    cd "$tree"
    run bash "$house/tidy.sh" engine/base/leak.c
    echo "$output"
    [ "$status" -ne 0 ]
    [[ $output == *leak.c* ]]
}

# ---- the runner ----

# runner FILE...: tests/run on planted test files, from a copy of its own.
runner() {
    mkdir -p "$tree/tests"
    cp tests/run "$tree/tests/run"
    (cd "$tree" && CI= ./tests/run "$@")
}

@test "run: passed, failed and skipped cases are counted, and what failed is shown" {
    printf '@test "good" { true; }\n@test "bad" { echo why; false; }\n@test "later" { skip; }\n' |
        plant tests/cli/x.bats
    echo 'exit 0' | plant tests/house/a.sh
    echo 'echo culprit; exit 1' | plant tests/house/b.sh
    echo 'exit 77' | plant tests/house/c.sh
    run runner tests/cli/x.bats tests/house/{a,b,c}.sh
    echo "$output"
    [ "$status" -eq 1 ]
    [ "${lines[-1]}" = 'tests: 2 passed, 2 failed, 2 skipped' ]
    [[ $output == *'bad'* && $output == *'why'* && $output == *'culprit'* ]]
}

@test "run: a program that crashes, stops early or runs nothing has failed" {
    printf '#!/bin/sh\necho 1..3\necho "ok 1 - a"\nkill -SEGV $$\n' | plant crash
    printf '#!/bin/sh\necho 1..2\necho "ok 1 - a"\n' | plant early
    printf '#!/bin/sh\n' | plant nothing
    printf '#!/bin/sh\necho 1..1\necho "ok 1 - a"\nexit 7\n' | plant late
    chmod +x "$tree"/{crash,early,nothing,late}
    run runner ./crash
    [ "${lines[-1]}" = 'tests: 1 passed, 2 failed, 0 skipped' ]
    run runner ./early
    [ "${lines[-1]}" = 'tests: 1 passed, 1 failed, 0 skipped' ]
    run runner ./nothing
    [ "${lines[-1]}" = 'tests: 0 passed, 1 failed, 0 skipped' ]
    run runner ./late
    [ "$status" -eq 1 ]
    [ "${lines[-1]}" = 'tests: 1 passed, 1 failed, 0 skipped' ]
    run runner ./absent
    [ "$status" -eq 1 ]
}

@test "run: a skip is a failure in CI only, and no test at all is one everywhere" {
    echo 'exit 77' | plant tests/house/c.sh
    echo 'exit 0' | plant tests/house/a.sh
    run runner tests/house/{a,c}.sh
    [ "$status" -eq 0 ]
    [ "${lines[-1]}" = 'tests: 1 passed, 0 failed, 1 skipped' ]
    cd "$tree"
    CI=true run ./tests/run tests/house/{a,c}.sh
    [ "$status" -eq 1 ]
    CI= run ./tests/run
    [ "$status" -eq 1 ]
}

@test "run: cmocka's cases are counted one by one, a failed assertion with its reason" {
    plant probe.c <<'END'
#include "tests/check.h"
static void good(void **state) { (void)state; }
static void bad(void **state) { (void)state; CHECK_NEAR(1.0, 2.0, 0.5); }
static void later(void **state) { (void)state; skip(); }
static void crash(void **state) { (void)state; raise(11); }
int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(good), cmocka_unit_test(bad),
        cmocka_unit_test(later), cmocka_unit_test(crash)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
END
    gcc -include signal.h -I. -o "$tree/probe" "$tree/probe.c" -lcmocka -lm
    run runner ./probe
    echo "$output"
    [ "$status" -eq 1 ]
    [ "${lines[-1]}" = 'tests: 1 passed, 2 failed, 1 skipped' ]
    [[ $output == *'1.0 is 1, not 2 within 0.5'* ]]
}
