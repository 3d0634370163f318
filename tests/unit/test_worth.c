/* Net benefit of a scenario, from replicates by hand; tests/cli/report.bats asks the same of a file. */
#include "analysis/worth.h"

#include "tests/check.h"

enum { BOTH = RAAT_N_PAYERS };

/* Two scenarios of four replicates; the second costs and gives what the test says. */
static raat_worth worth_of(double cost[8], double fte[8], double scratch[4])
{
    raat_worth w = {.n_scenarios = 2, .n_replicates = 4, .fte = fte, .scratch = scratch};
    w.cost[BOTH] = cost;
    return w;
}

/* Net benefits at 100 EUR: 100, -200 + 300, 100 - 300, -100 - 100; at 0 EUR the costs alone. Two of these
 * ratios of replicates are 2 and -2 and neither says which is the better. */
static void worth_is_the_sign_of_the_net_benefit(void **state)
{
    double cost[8] = {0, 0, 0, 0, 0, -300, 300, 100}, fte[8] = {0, 0, 0, 0, 1, -2, 1, -1};
    double scratch[4], se;
    const raat_worth w = worth_of(cost, fte, scratch);
    CHECK_NEAR(raat_worth_probability(&w, 1, 100, &se), 0.5, 0);
    CHECK_NEAR(se, 0.25, 1e-15); /* sqrt(0.5 * 0.5 / 4) */
    CHECK_NEAR(raat_worth_probability(&w, 1, 0, &se), 0.25, 0);
    CHECK_NEAR(raat_worth_probability(&w, 1, 1000, &se), 0.5, 0);
    CHECK_NEAR(raat_worth_probability(&w, 0, 100, &se), 0,
               0); /* what changes nothing gains nothing */
}

static void cost_over_fte_is_a_ratio_of_means(void **state)
{
    double cost[8] = {0, 0, 0, 0, 100, 300, 200, 400}, fte[8] = {0, 0, 0, 0, 10, 12, 8, 10};
    double scratch[4], ratio;
    const raat_worth w = worth_of(cost, fte, scratch);
    assert_int_equal(raat_worth_judge(&w, 1, &ratio), RAAT_WORTH_RATIO);
    CHECK_NEAR(ratio, 250.0 / 10, 1e-12);
    for (int i = 4; i < 8; i++)
        cost[i] = -cost[i];
    assert_int_equal(raat_worth_judge(&w, 1, &ratio), RAAT_WORTH_SAVES);
    assert_true(isnan(ratio));
    fte[4] = -30; /* the mean is no longer above 0 */
    assert_int_equal(raat_worth_judge(&w, 1, &ratio), RAAT_WORTH_NO_GAIN);
    assert_int_equal(raat_worth_judge(&w, 0, &ratio), RAAT_WORTH_NO_GAIN);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(worth_is_the_sign_of_the_net_benefit),
        cmocka_unit_test(cost_over_fte_is_a_ratio_of_means),
    };
    return cmocka_run_group_tests_name("worth", tests, NULL, NULL);
}
