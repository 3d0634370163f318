/* Nothing is drawn that was not observed, and each observation by an equal part of (0, 1). */
#include "engine/numeric/dist.h"

#include "tests/check.h"

static void values_by_hand(void **state)
{
    double table[] = {30, 10, 20, 20}; /* definition 1 of Hyndman and Fan (1996): x at ceil(4 u) */
    const raat_dist d = raat_dist_empirical(table, 4);
    CHECK_NEAR(raat_dist_quantile(&d, 1e-12), 10, 0);
    CHECK_NEAR(raat_dist_quantile(&d, 0.25), 10, 0);
    CHECK_NEAR(raat_dist_quantile(&d, 0.250001), 20, 0);
    CHECK_NEAR(raat_dist_quantile(&d, 0.75), 20, 0);
    CHECK_NEAR(raat_dist_quantile(&d, 0.750001), 30, 0);
    CHECK_NEAR(raat_dist_quantile(&d, 1 - 0x1p-53), 30, 0);
    CHECK_NEAR(raat_dist_mean(&d), 20, 1e-14);
    assert_int_equal(raat_dist_table(&d), 4);
}

/* n equal steps of u meet each of n values once, in order. */
static void each_value_is_as_likely_as_the_others(void **state)
{
    for (int n = 2; n < 300; n += 7) {
        double table[300];
        for (int i = 0; i < n; i++)
            table[i] = n - i;
        const raat_dist d = raat_dist_empirical(table, (unsigned long)n);
        for (int i = 0; i < n; i++)
            CHECK_NEAR(raat_dist_quantile(&d, (i + 0.5) / n), i + 1, 0);
        CHECK_NEAR(raat_dist_mean(&d), (n + 1) / 2.0, 1e-11);
    }
}

static void one_value_is_no_distribution(void **state)
{
    char text[200];
    double table[] = {1};
    const raat_dist d = raat_dist_empirical(table, 1);
    CHECK_CONTAINS(raat_dist_complaint(&d, text, sizeof text), "two values at least");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(values_by_hand),
        cmocka_unit_test(each_value_is_as_likely_as_the_others),
        cmocka_unit_test(one_value_is_no_distribution),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
