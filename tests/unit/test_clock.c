#include "tests/check.h"

#include "engine/model/clock.h"

static void the_middle_and_the_number_of_a_step(void **state)
{
    const raat_plan plan = {.start_year = 2012, .end_year = 2030, .steps_per_year = 4};
    const raat_clock c = raat_clock_at(&plan, 4 * 6 + 2); /* July to September 2018 */
    assert_int_equal(c.year, 2018);
    assert_int_equal(c.of_year, 2);
    assert_int_equal(c.absolute, 2018 * 4 + 2);
    CHECK_NEAR(c.dt, 0.25, 0);
    CHECK_NEAR(c.middle, 2018.625, 0);
    assert_false(raat_clock_first_of_year(&c));
    assert_false(raat_clock_last_of_year(&c));
    const raat_clock first = raat_clock_at(&plan, 0), last = raat_clock_at(&plan, 3);
    assert_int_equal(first.absolute, 2012 * 4);
    assert_true(raat_clock_first_of_year(&first) && !raat_clock_last_of_year(&first));
    assert_true(raat_clock_last_of_year(&last) && !raat_clock_first_of_year(&last));
}

/* A month lies in the step whose months hold it. */
static void months_fall_into_steps(void **state)
{
    static const int32_t per_year[] = {1, 2, 4, 12};
    for (size_t i = 0; i < 4; i++)
        for (int32_t month = 1; month <= 12; month++) {
            const int32_t n = per_year[i], months = 12 / n;
            const int32_t step = raat_clock_step_of_month(month, n);
            assert_true(step >= 0 && step < n);
            assert_true(step * months < month && month <= (step + 1) * months);
        }
}

/* From the step with September on it is the school year of this calendar year, before it the last one's. */
static void a_school_year_begins_with_september(void **state)
{
    for (int32_t step = 0; step < 12; step++)
        assert_int_equal(raat_clock_school_year(2017 * 12 + step, 12), step >= 8 ? 2017 : 2016);
    for (int32_t step = 0; step < 4; step++)
        assert_int_equal(raat_clock_school_year(2017 * 4 + step, 4), step >= 2 ? 2017 : 2016);
    assert_int_equal(raat_clock_school_year(2017 * 2, 2), 2016);
    assert_int_equal(raat_clock_school_year(2017 * 2 + 1, 2), 2017);
    assert_int_equal(raat_clock_school_year(2017, 1), 2017);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_middle_and_the_number_of_a_step),
        cmocka_unit_test(months_fall_into_steps),
        cmocka_unit_test(a_school_year_begins_with_september),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
