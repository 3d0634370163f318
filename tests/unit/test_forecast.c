/* From a pilot to the whole. */
#include "analysis/forecast.h"

#include "tests/check.h"

static void a_line_goes_through_both_pilots_and_on(void **state)
{
    const raat_forecast_line line = {64, 100 + 64 * 2, 192, 100 + 192 * 2, 0};
    CHECK_NEAR(raat_forecast_at(&line, 192), 484, 0);
    CHECK_NEAR(raat_forecast_at(&line, 1000), 2100, 1e-9);
}

static void what_does_not_grow_stays(void **state)
{
    CHECK_NEAR(raat_forecast_at(&(raat_forecast_line){64, 50, 192, 49, 0}, 1e6), 49, 0);
    CHECK_NEAR(raat_forecast_at(&(raat_forecast_line){64, 50, 192, 52, 2}, 1e6), 52, 0);
    CHECK_NEAR(raat_forecast_at(&(raat_forecast_line){64, 50, 64, 50, 0}, 1e6), 50, 0);
    assert_true(raat_forecast_at(&(raat_forecast_line){64, 50, 192, 52.1, 2}, 1e6) > 1e4);
    /* And nothing is fixed below zero: three times the replicates cannot take nine times as much. */
    CHECK_NEAR(raat_forecast_at(&(raat_forecast_line){64, 10, 192, 90, 0}, 1920), 900, 1e-9);
}

/* By hand from the header: z975 = 1.95996, z80 = 0.84162. */
static void replications_follow_from_sd(void **state)
{
    CHECK_NEAR(raat_forecast_enough(10, 1), 385, 0); /* (19.5996)^2 = 384.15 */
    CHECK_NEAR(raat_forecast_apart(10, 1), 785, 0);  /* (28.0158)^2 = 784.89 */
    CHECK_NEAR(raat_forecast_apart(10, -1), 785, 0);
    CHECK_NEAR(raat_forecast_enough(0, 1), 2, 0);
    CHECK_NEAR(raat_forecast_apart(1, 1000), 2, 0);
}

static void what_cannot_be_told_apart_takes_for_ever(void **state)
{
    assert_true(isinf(raat_forecast_apart(10, 0)));
    assert_true(isnan(raat_forecast_apart(0, 0))); /* nothing differs in any replication */
    assert_true(isnan(raat_forecast_enough(NAN, 1)));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_line_goes_through_both_pilots_and_on),
        cmocka_unit_test(what_does_not_grow_stays),
        cmocka_unit_test(replications_follow_from_sd),
        cmocka_unit_test(what_cannot_be_told_apart_takes_for_ever),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
