#include "engine/base/options.h"

#include "tests/check.h"
#include "tests/support/capture.h"

/* One table with every kind of row, and what reading a command line made of it. */
typedef struct {
    int64_t replicates;
    bool json;
    const char *output;
    raat_options_list set;
    raat_options options;
    bool go_on;
    int status;
    capture out, err;
} reading;

static void read_line(reading *r, int argc, char **argv)
{
    const raat_options_row rows[] = {
        {'n', "replicates", "N", "how many replications", .whole = &r->replicates, .least = 1,
         .most = 1000},
        {0, "json", NULL, "write JSON", .seen = &r->json},
        {'o', "output", "FILE.h5", "where the results go", .text = &r->output},
        {0, "set", "PATH=VALUE", "change one value of the study", .list = &r->set},
        {0, "seed", "N", "the seed", .whole = &r->replicates, .least = INT64_MIN,
         .most = INT64_MAX},
    };
    r->options = (raat_options){.command = "run",
                                .operands = "STUDY",
                                .least = 1,
                                .most = 1,
                                .doc = "Runs a study.",
                                .rows = rows,
                                .n_rows = sizeof rows / sizeof *rows};
    capture_begin(&r->out, 1);
    capture_begin(&r->err, 2);
    r->go_on = raat_options_parse(&r->options, argc, argv, &r->status);
    capture_end(&r->err);
    capture_end(&r->out);
}

#define READ(r, ...)                                                                               \
    char *argv_[] = {"run", __VA_ARGS__, NULL};                                                    \
    reading r = {0};                                                                               \
    read_line(&r, (int)(sizeof argv_ / sizeof *argv_) - 1, argv_)

static void every_kind_of_row_is_filled(void **state)
{
    READ(r, "-n", "12", "study.yaml", "--json", "--set", "a=1", "--output=x.h5", "--set", "b=2");
    assert_true(r.go_on);
    assert_int_equal(r.replicates, 12);
    assert_true(r.json);
    assert_string_equal(r.output, "x.h5");
    assert_int_equal(r.set.n, 2);
    assert_string_equal(r.set.values[0], "a=1");
    assert_string_equal(r.set.values[1], "b=2");
    assert_int_equal(r.options.n_given, 1);
    assert_string_equal(r.options.given[0], "study.yaml");
    assert_string_equal(r.err.text, "");
    raat_options_list_clear(&r.set);
}

static void what_is_not_given_stays(void **state)
{
    READ(r, "study.yaml");
    assert_true(r.go_on);
    assert_int_equal(r.replicates, 0);
    assert_null(r.output);
    assert_false(r.json);
    assert_int_equal(r.set.n, 0);
}

static void after_two_dashes_all_are_operands(void **state)
{
    READ(r, "--", "--json");
    assert_true(r.go_on);
    assert_false(r.json);
    assert_string_equal(r.options.given[0], "--json");
}

static void help_shows_every_row(void **state)
{
    READ(r, "--help");
    assert_false(r.go_on);
    assert_int_equal(r.status, 0);
    assert_string_equal(r.err.text, "");
    assert_string_equal(r.out.text, "usage: raat run [OPTION]... STUDY\n\nRuns a study.\n\n"
                                    "  -n, --replicates N      how many replications\n"
                                    "      --json              write JSON\n"
                                    "  -o, --output FILE.h5    where the results go\n"
                                    "      --set PATH=VALUE    change one value of the study\n"
                                    "      --seed N            the seed\n"
                                    "  -h, --help              print this page\n");
}

#define REFUSED(message, ...)                                                                      \
    do {                                                                                           \
        READ(r, __VA_ARGS__);                                                                      \
        assert_false(r.go_on);                                                                     \
        assert_int_equal(r.status, 2);                                                             \
        assert_string_equal(r.out.text, "");                                                       \
        assert_string_equal(r.err.text, "raat: error: " message "\n");                             \
        raat_options_list_clear(&r.set);                                                           \
    } while (0)

static void an_unknown_option_is_refused_with_the_nearest(void **state)
{
    REFUSED("no option --jsno; did you mean --json?", "--jsno", "study.yaml");
    REFUSED("no option --otput; did you mean --output?", "--otput=x", "study.yaml");
    REFUSED("no option --verbose; 'raat run --help' lists the options", "--verbose");
    REFUSED("no option -x; 'raat run --help' lists the options", "-x");
    REFUSED("--se is the beginning of several options; write it out", "--se", "1");
}

static void a_value_that_is_missing_or_too_much_is_named(void **state)
{
    REFUSED("--output wants a value: --output FILE.h5", "study.yaml", "-o");
    REFUSED("--replicates wants a value: --replicates N", "study.yaml", "--replicates");
    REFUSED("--json takes no value", "--json=yes", "study.yaml");
    REFUSED("--help takes no value", "--help=me");
}

static void a_number_is_whole_and_in_range(void **state)
{
    REFUSED("--replicates: '12x' is not a whole number", "-n", "12x");
    REFUSED("--replicates: '' is not a whole number", "-n", "");
    REFUSED("--replicates: ' 1' is not a whole number", "-n", " 1");
    REFUSED("--replicates: '1e3' is not a whole number", "-n", "1e3");
    REFUSED("--replicates: 0 is not from 1 to 1000", "-n", "0");
    REFUSED("--replicates: 1001 is not from 1 to 1000", "-n", "1001");
    REFUSED("--seed: 9223372036854775808 is not from -9223372036854775808 to 9223372036854775807",
            "--seed", "9223372036854775808");
}

static void operands_are_counted(void **state)
{
    REFUSED("STUDY is missing: raat run STUDY", "--json");
    REFUSED("'b' is one argument too many; 'raat run --help' shows the usage", "a", "b");
}

static void a_long_row_wraps_below_itself(void **state)
{
    bool seen = false;
    const raat_options_row row = {0, "a-name-that-leaves-no-room", NULL,
                                  "words that go on until the line is full and must go on below "
                                  "at the column where the words began",
                                  .seen = &seen};
    raat_options options = {.command = "x", .doc = "D.", .rows = &row, .n_rows = 1};
    char *argv[] = {"x", "-h", NULL};
    int status;
    capture out;
    capture_begin(&out, 1);
    const bool go_on = raat_options_parse(&options, 2, argv, &status);
    capture_end(&out);
    assert_false(go_on);
    CHECK_CONTAINS(out.text, "      --a-name-that-leaves-no-room\n"
                             "                          words that go on");
    for (const char *line = strtok(out.text, "\n"); line; line = strtok(NULL, "\n"))
        assert_true(strlen(line) <= 80);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_kind_of_row_is_filled),
        cmocka_unit_test(what_is_not_given_stays),
        cmocka_unit_test(after_two_dashes_all_are_operands),
        cmocka_unit_test(help_shows_every_row),
        cmocka_unit_test(an_unknown_option_is_refused_with_the_nearest),
        cmocka_unit_test(a_value_that_is_missing_or_too_much_is_named),
        cmocka_unit_test(a_number_is_whole_and_in_range),
        cmocka_unit_test(operands_are_counted),
        cmocka_unit_test(a_long_row_wraps_below_itself),
    };
    return cmocka_run_group_tests_name("options", tests, NULL, NULL);
}
