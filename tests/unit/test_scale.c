#include "analysis/scale.h"

#include "tests/check.h"

/* Steps are 1, 2 or 5 times a power of ten, both ends are ticks, and the range is covered: what the
 * header promises, over ranges of many sizes and places. */
static void scales_are_round_and_cover_their_range(void **state)
{
    const double sizes[] = {1e-6, 0.003, 0.0301, 0.7, 1, 12, 99, 100.5, 21293, 3e9};
    const double lows[] = {0, -0.4, -1, 0.25, 3};
    for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++) {
        for (size_t j = 0; j < sizeof lows / sizeof *lows; j++) {
            const double low = lows[j] * sizes[i], high = low + sizes[i];
            const raat_scale s = raat_scale_nice(low, high, 6);
            const double mantissa = s.step / pow(10, floor(log10(s.step) + 1e-9));
            const double slip = 1e-5 * s.step;
            assert_true(fabs(mantissa - 1) < 1e-6 || fabs(mantissa - 2) < 1e-6 ||
                        fabs(mantissa - 5) < 1e-6);
            assert_true(s.n_steps >= 1 && s.n_steps <= 6);
            assert_true(s.low <= low + slip && s.high >= high - slip);
            CHECK_NEAR(raat_scale_tick(&s, 0), s.low, slip);
            CHECK_NEAR(raat_scale_tick(&s, s.n_steps), s.high, slip);
        }
    }
}

/* By hand: five steps of 5,000 hold 21,293; with six steps at most, none smaller does. */
static void a_known_scale(void **state)
{
    const raat_scale s = raat_scale_nice(0, 21293, 6);
    CHECK_NEAR(s.step, 5000, 0);
    CHECK_NEAR(s.high, 25000, 0);
    assert_int_equal(s.n_steps, 5);
}

static void zero_is_a_tick_exactly(void **state)
{
    const raat_scale s = raat_scale_nice(-0.3, 0.2, 6);
    int found = 0;
    for (int i = 0; i <= s.n_steps; i++)
        found = found || raat_scale_tick(&s, i) == 0;
    assert_true(found);
}

static void an_empty_range_still_gives_an_axis(void **state)
{
    const double cases[][2] = {{0, 0}, {3, 3}, {2, 1}, {NAN, 1}, {0, INFINITY}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        const raat_scale s = raat_scale_nice(cases[i][0], cases[i][1], 5);
        CHECK_NEAR(s.low, 0, 0);
        CHECK_NEAR(s.high, 1, 1e-12);
    }
}

static void decimals_tell_ticks_apart(void **state)
{
    const double steps[] = {5000, 10, 1, 0.5, 0.2, 0.1, 0.05, 0.002};
    const int decimals[] = {0, 0, 0, 1, 1, 1, 2, 3};
    for (size_t i = 0; i < sizeof steps / sizeof *steps; i++) {
        const raat_scale s = {0, 10 * steps[i], steps[i], 10};
        assert_int_equal(raat_scale_decimals(&s), decimals[i]);
    }
}

static void years_end_on_the_last_one_where_they_can(void **state)
{
    assert_int_equal(raat_scale_years(2012, 2030, 7), 3);
    assert_int_equal(raat_scale_years(2012, 2030, 19), 1);
    assert_int_equal(raat_scale_years(2012, 2025, 7), 2); /* 13 is a prime: what fits */
    assert_int_equal(raat_scale_years(2012, 2012, 7), 1);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(scales_are_round_and_cover_their_range),
        cmocka_unit_test(a_known_scale),
        cmocka_unit_test(zero_is_a_tick_exactly),
        cmocka_unit_test(an_empty_range_still_gives_an_axis),
        cmocka_unit_test(decimals_tell_ticks_apart),
        cmocka_unit_test(years_end_on_the_last_one_where_they_can),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
