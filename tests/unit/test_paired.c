#include "tests/check.h"

#include "engine/numeric/paired.h"
#include "engine/numeric/stream.h"

/* By hand: differences 1, 3, 2; var a = 7, var b = 4, var of the difference 1. */
static void three_pairs(void **state)
{
    const double a[] = {2, 7, 3}, b[] = {1, 4, 1};
    double scratch[6];
    const raat_paired p = raat_paired_difference(a, b, 3, scratch);
    CHECK_NEAR(p.difference.mean, 2, 1e-15);
    CHECK_NEAR(p.difference.sd, 1, 1e-15);
    CHECK_NEAR(p.difference.se, sqrt(1.0 / 3), 1e-15);
    CHECK_NEAR(p.variance_factor, (7 + 3) / 1.0, 1e-12);
}

static void a_scenario_against_itself_differs_by_exactly_nothing(void **state)
{
    static double a[5000], scratch[10000];
    for (int i = 0; i < 5000; i++)
        a[i] = exp(sin(i) * 20);
    const raat_paired p = raat_paired_difference(a, a, 5000, scratch);
    CHECK_NEAR(p.difference.mean, 0, 0);
    CHECK_NEAR(p.difference.sd, 0, 0);
    CHECK_NEAR(p.difference.se, 0, 0);
    CHECK_NEAR(p.difference.min, 0, 0);
    CHECK_NEAR(p.difference.max, 0, 0);
    assert_true(isnan(p.variance_factor));
}

static void a_constant_difference_has_an_infinite_factor(void **state)
{
    const double a[] = {3, 4, 7}, b[] = {1, 2, 5}, c[] = {5, 5, 5}, d[] = {4, 4, 4};
    double scratch[6];
    raat_paired p = raat_paired_difference(a, b, 3, scratch);
    CHECK_NEAR(p.difference.mean, 2, 0);
    assert_true(isinf(p.variance_factor) && p.variance_factor > 0);
    p = raat_paired_difference(c, d, 3, scratch);
    CHECK_NEAR(p.difference.mean, 1, 0);
    assert_true(isnan(p.variance_factor)); /* both constant: 0 / 0 */
}

/* A replicate missing in one is left out of both, also of the variances of the factor. */
static void pairs_need_both(void **state)
{
    const double a[] = {2, 1e9, 7, 3, NAN}, b[] = {1, NAN, 4, 1, -1e9};
    double scratch[10];
    raat_paired p = raat_paired_difference(a, b, 5, scratch);
    assert_int_equal(p.difference.n, 3);
    CHECK_NEAR(p.difference.mean, 2, 1e-15);
    CHECK_NEAR(p.variance_factor, 10, 1e-12);
    p = raat_paired_difference(a, b, 2, scratch);
    assert_int_equal(p.difference.n, 1);
    assert_true(isnan(p.variance_factor) && isnan(p.difference.se));
    p = raat_paired_difference(a, b, 0, scratch);
    assert_true(isnan(p.variance_factor) && isnan(p.difference.mean));
}

/* a = x + y, b = x + z with x, y, z uniform: the factor is (2 + 2) / 2 = 2 in theory. Its log has
 * standard error about sqrt(4 / n) at worst. */
static void factor_is_what_sharing_saves(void **state)
{
    enum { N = 64000 };
    static double a[N], b[N], scratch[2 * N];
    for (uint32_t block = 0; block < N / RAAT_LANES; block++) {
        double u[3][RAAT_LANES];
        for (uint64_t key = 0; key < 3; key++)
            raat_stream_uniforms(&(raat_stream){.seed = 1, .key = key, .block = block}, u[key]);
        for (uint32_t lane = 0; lane < RAAT_LANES; lane++) {
            a[block * RAAT_LANES + lane] = u[0][lane] + u[1][lane];
            b[block * RAAT_LANES + lane] = u[0][lane] + u[2][lane];
        }
    }
    const raat_paired p = raat_paired_difference(a, b, N, scratch);
    CHECK_Z(p.variance_factor, 2, 2 * sqrt(4.0 / N), 5);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(three_pairs),
        cmocka_unit_test(a_scenario_against_itself_differs_by_exactly_nothing),
        cmocka_unit_test(a_constant_difference_has_an_infinite_factor),
        cmocka_unit_test(pairs_need_both),
        cmocka_unit_test(factor_is_what_sharing_saves),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
