#include "scenarios/language/scenario.h"

#include "tests/check.h"

#include <time.h>

#include "engine/base/text.h"
#include "tests/support/folder.h"

static const char *const names[] = {"study.yaml", "region.yaml", "actions.yaml"};
enum { N_NAMES = 3 };

static char *contents[N_NAMES];

static void write_all(void)
{
    for (size_t i = 0; i < N_NAMES; i++)
        folder_write(folder_path(names[i]), contents[i], strlen(contents[i]));
}

/* Whatever the files say, loading ends in a plan or in reasons why not; the sanitizers watch the way. */
static void load_damaged(const char *name, const char *text, size_t n)
{
    raat_diagnostics d = {0};
    raat_error err = {0};
    raat_plan *plan = NULL;
    folder_write(folder_path(name), text, n);
    const raat_status status = raat_scenario_load(folder_path("study.yaml"), NULL, &plan, &d, &err);
    assert_int_equal(err.status, RAAT_OK);
    if (status == RAAT_OK) {
        assert_non_null(plan);
        assert_int_equal(d.n, 0);
    } else {
        assert_int_equal(status, RAAT_USAGE);
        assert_null(plan);
        assert_true(d.n > 0);
    }
    raat_plan_free(plan);
    raat_diagnostic_clear(&d);
}

/* The bytes from `from` to `to` give way to `with`. */
static void load_with(size_t file, size_t from, size_t to, const char *with)
{
    raat_text text = {0};
    raat_text_append_bytes(&text, contents[file], from);
    raat_text_append(&text, with);
    raat_text_append(&text, contents[file] + to);
    load_damaged(names[file], raat_text_bytes(&text), text.length);
    raat_text_clear(&text);
}

static void damage_lines(size_t first, size_t last)
{
    for (size_t file = first; file <= last; file++) {
        const char *text = contents[file];
        for (size_t from = 0, to; text[from]; from = to) {
            to = from + strcspn(text + from, "\n") + 1;
            load_with(file, from, to, "");
            char line[400];
            snprintf(line, sizeof line, "%.*s", (int)(to - from), text + from);
            load_with(file, from, from, line);
        }
        write_all();
    }
}

/* Each value of each key becomes something of another kind. */
static void damage_values(size_t first, size_t last)
{
    static const char *const others[] = {" ",
                                         " []",
                                         " {}",
                                         " [[]]",
                                         " [{}]",
                                         " {x: {y: z}}",
                                         " -1e300",
                                         " \"\"",
                                         " {dirichlet: 1}",
                                         " {dirichlet: {}}",
                                         " {normal: [0, 0]}"};
    for (size_t file = first; file <= last; file++) {
        const char *text = contents[file];
        for (size_t at = 0; text[at]; at++) {
            if (text[at] != ':' || (text[at + 1] != ' ' && text[at + 1] != '\n'))
                continue;
            /* A value ends where its brackets close, or with the line. */
            size_t end = at + 1;
            for (int depth = 0; text[end] && text[end] != '\n'; end++) {
                depth += text[end] == '{' || text[end] == '[';
                depth -= text[end] == '}' || text[end] == ']';
                if (depth < 0 || (depth == 0 && text[end] == ','))
                    break;
            }
            for (size_t i = 0; i < sizeof others / sizeof *others; i++)
                load_with(file, at + 1, end, others[i]);
        }
        write_all();
    }
}

static void any_line_may_be_missing_or_stand_twice(void **state)
{
    damage_lines(0, N_NAMES - 1);
}

static void any_value_may_be_of_another_kind(void **state)
{
    damage_values(0, N_NAMES - 1);
}

/* The region becomes changes to a base. */
static void changes_may_be_wrong_in_any_way(void **state)
{
    static char changes[] = "extends: base.yaml\n"
                            "without: [title, tracks.bbl_mbo3, intake.streams.work]\n"
                            "title: Tiny\n"
                            "branches: {vvt: {title: nursing}}\n"
                            "demand:\n"
                            "  growth: {unit: 1/year, value: 0.01, source: {assumption: a test}}\n";
    char *whole = contents[1];
    folder_write(folder_path("base.yaml"), whole, strlen(whole));
    contents[1] = changes;
    damage_lines(1, 1);
    damage_values(1, 1);
    contents[1] = whole;
    write_all();
}

static void any_place_may_be_an_empty_one(void **state)
{
    for (size_t file = 0; file < N_NAMES; file++) {
        load_damaged(names[file], "", 0);
        load_damaged(names[file], "{}", 2);
        load_damaged(names[file], "[]", 2);
        load_damaged(names[file], "x", 1);
        write_all();
    }
}

/* `text`, then n lines of `line` with a number in it, in place of a file. */
static void load_large(size_t file, const char *text, int n, const char *line)
{
    char numbered[100], *mark;
    raat_text all = {0};
    raat_text_append(&all, text);
    for (int i = 0; i < n && all.length < 1000000; i++) {
        snprintf(numbered, sizeof numbered, "%s", line);
        while ((mark = strchr(numbered, '#')) != NULL)
            *mark =
                (char)('a' +
                       (i / (int)pow(26, (double)(mark - numbered) - (double)strcspn(line, "#"))) %
                           26);
        raat_text_append(&all, numbered);
    }
    load_damaged(names[file], raat_text_bytes(&all), all.length);
    raat_text_clear(&all);
    write_all();
}

/* A megabyte of any one thing costs seconds at most: nothing is compared with everything. */
static void a_megabyte_of_one_thing_is_read_or_refused_at_once(void **state)
{
    raat_text text = {0};
    const time_t begin = time(NULL);
    load_large(2, "format: 1\nactions:\n", 100000, "  ####: {title: x, line: 1}\n");
    load_large(2, "format: 1\nactions:\n  A:\n    effects:\n", 200000, "    - {}\n");
    load_large(2, "format: 1\nactions:\n  A:\n    horizon:\n", 200000, "    - ####\n");
    load_large(0, contents[0], 200000, "####: 1\n");
    load_large(0, "", 200000, "####: 1\n");
    load_large(1, "region: x\ntracks:\n  a:\n", 200000, "    ####: 1\n");
    load_large(1, "region: x\nbranches:\n", 200000, "  ####: {}\n");
    for (int i = 0; i < 40000; i++)
        raat_text_appendf(&text, "%s  s%d: {}\n", i ? "" : "region: x\nintake:\n streams:\n", i);
    raat_text_append(&text, "tracks:\n");
    load_large(1, raat_text_bytes(&text), 40000, "  ####: {}\n");
    raat_text_clear(&text);
    assert_true(time(NULL) - begin < 60); /* under a sanitizer and on a busy machine too */
}

/* Some lines more at the end of the study. */
static void add_grid(void)
{
    static const char grid[] =
        "grid:\n"
        "  places: {title: places, actions: [T-1.1, T-2.1], reach: [0, 0.5, 1]}\n"
        "  start:\n"
        "    set: actions.T-1.1.start\n"
        "    levels: [2014, 2016]\n"
        "  size: {set: actions.T-2.1.effects.1.size.value, levels: {a: {discrete: {1: 1, 0.5: "
        "2}}}}\n";
    const size_t n = strlen(contents[0]);
    char *longer = realloc(contents[0], n + sizeof grid);
    assert_non_null(longer);
    memcpy(longer + n, grid, sizeof grid);
    contents[0] = longer;
}

static int set_up(void **state)
{
    (void)state;
    folder_make();
    for (size_t i = 0; i < N_NAMES; i++) {
        char path[80];
        size_t n;
        snprintf(path, sizeof path, "tests/invalid/valid/%s", names[i]);
        contents[i] = folder_read(path, &n);
        if (!contents[i])
            return 1;
    }
    add_grid();
    write_all();
    return 0;
}

static int tear_down(void **state)
{
    (void)state;
    for (size_t i = 0; i < N_NAMES; i++)
        free(contents[i]);
    folder_remove();
    return 0;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(any_line_may_be_missing_or_stand_twice),
        cmocka_unit_test(any_value_may_be_of_another_kind),
        cmocka_unit_test(changes_may_be_wrong_in_any_way),
        cmocka_unit_test(any_place_may_be_an_empty_one),
        cmocka_unit_test(a_megabyte_of_one_thing_is_read_or_refused_at_once),
    };
    return cmocka_run_group_tests_name("scenario", tests, set_up, tear_down);
}
