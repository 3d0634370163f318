#include "engine/base/progress.h"

#include "tests/check.h"
#include "tests/support/capture.h"

static const char *line(uint64_t done, uint64_t total, double seconds)
{
    static char text[128];
    raat_progress_line("replications", done, total, seconds, text, sizeof text);
    return text;
}

/* 250 of 1000 in 30 s: the other 750 take three times as long. */
static void the_time_left_is_the_rule_of_three(void **state)
{
    assert_string_equal(line(250, 1000, 30), "replications 250 of 1000, 25 %, 1 min 30 s left");
    assert_string_equal(line(1, 2, 7), "replications 1 of 2, 50 %, 7 s left");
    assert_string_equal(line(1, 3, 3600), "replications 1 of 3, 33 %, 2 h 0 min left");
    assert_string_equal(line(5, 5, 9), "replications 5 of 5, 100 %, 0 s left");
}

static void nothing_is_promised_too_early(void **state)
{
    assert_string_equal(line(0, 1000, 30), "replications 0 of 1000, 0 %");
    assert_string_equal(line(10, 1000, 0.5), "replications 10 of 1000, 1 %");
    assert_string_equal(line(0, 0, 0), "replications 0 of 0, 100 %");
}

/* Percent is rounded down: 100 % is said only of what is done. */
static void almost_done_is_not_done(void **state)
{
    assert_string_equal(line(999999, 1000000, 0), "replications 999999 of 1000000, 99 %");
}

static void a_file_gets_no_progress(void **state)
{
    capture err;
    capture_begin(&err, 2);
    raat_progress progress;
    raat_progress_begin(&progress, "replications", 10);
    for (uint64_t i = 1; i <= 10; i++)
        raat_progress_update(&progress, i);
    raat_progress_end(&progress);
    assert_string_equal(capture_end(&err), "");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_time_left_is_the_rule_of_three),
        cmocka_unit_test(nothing_is_promised_too_early),
        cmocka_unit_test(almost_done_is_not_done),
        cmocka_unit_test(a_file_gets_no_progress),
    };
    return cmocka_run_group_tests_name("progress", tests, NULL, NULL);
}
