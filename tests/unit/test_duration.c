/* A stretch of time as it is typed, and as it is told. */
#include "scenarios/language/duration.h"

#include "tests/check.h"

static void numbers_with_a_unit_are_read(void **state)
{
    static const struct {
        const char *text;
        double seconds;
    } cases[] = {{"90s", 90},    {"15m", 900}, {"2h", 7200},  {"1.5h", 5400},
                 {"1ms", 0.001}, {"1e", -1},   {"90", -1},    {"", -1},
                 {"s", -1},      {"0s", -1},   {"-1s", -1},   {"1,5h", -1},
                 {"2 h", -1},    {"2d", -1},   {"1h30m", -1}, {"nans", -1}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        double seconds = -1;
        raat_error err = {0};
        const raat_status status = raat_duration_parse("--max-time", cases[i].text, &seconds, &err);
        assert_int_equal(status, cases[i].seconds > 0 ? RAAT_OK : RAAT_USAGE);
        CHECK_NEAR(seconds, cases[i].seconds, 1e-12);
        if (status != RAAT_OK)
            CHECK_CONTAINS(err.message,
                           "is no time; a number above 0 and ms, s, m or h, as in 90s");
    }
}

static void times_are_told_in_the_units_of_people(void **state)
{
    static const struct {
        double seconds;
        const char *text;
    } cases[] = {{0.0351, "0.035 s"}, {9.96, "10 s"},       {59.4, "59 s"},
                 {59.6, "1 min 0 s"}, {750, "12 min 30 s"}, {7500, "2 h 5 min"}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        char text[40];
        raat_duration_write(cases[i].seconds, text, sizeof text);
        assert_string_equal(text, cases[i].text);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(numbers_with_a_unit_are_read),
        cmocka_unit_test(times_are_told_in_the_units_of_people),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
