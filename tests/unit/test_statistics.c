#include "tests/check.h"

#include "engine/numeric/design.h"
#include "engine/numeric/statistics.h"

enum { GROUP = RAAT_DESIGN_GROUP };

/* By hand: 1..5 has mean 3, sd sqrt(10/4); definition 7 puts p at 1 + 4 p. */
static void one_to_five(void **state)
{
    const double x[] = {4, 1, 5, 2, 3};
    double scratch[5];
    const raat_statistics s = raat_statistics_of(x, 5, scratch);
    assert_int_equal(s.n, 5);
    assert_int_equal(s.groups, 0);
    CHECK_NEAR(s.mean, 3, 1e-15);
    CHECK_NEAR(s.sd, sqrt(2.5), 1e-15);
    CHECK_NEAR(s.se, sqrt(0.5), 1e-15);
    CHECK_NEAR(s.freedom, 4, 0);
    CHECK_NEAR(s.min, 1, 0);
    CHECK_NEAR(s.max, 5, 0);
    for (int q = 0; q < RAAT_STATISTICS_QUANTILES; q++)
        CHECK_NEAR(s.quantiles[q], 1 + 4 * raat_statistics_probabilities[q], 1e-14);
    /* Student's t, 4 degrees, two-sided 95 %: 2.776 in every table */
    CHECK_NEAR(raat_statistics_half_width(&s, 0.95), 2.7764451 * sqrt(0.5), 1e-6);
}

static void not_a_number_is_left_out(void **state)
{
    const double x[] = {NAN, 4, 1, NAN, 5, 2, 3}, none[] = {NAN, NAN};
    double scratch[7];
    raat_statistics s = raat_statistics_of(x, 7, scratch);
    assert_int_equal(s.n, 5);
    CHECK_NEAR(s.mean, 3, 1e-15);
    CHECK_NEAR(s.quantiles[4], 3, 0);
    s = raat_statistics_of(none, 2, scratch);
    assert_int_equal(s.n, 0);
    assert_true(isnan(s.mean) && isnan(s.sd) && isnan(s.se) && isnan(s.min) && isnan(s.max));
    assert_true(isnan(s.quantiles[0]) && isnan(raat_statistics_half_width(&s, 0.95)));
    s = raat_statistics_of(none, 0, scratch);
    assert_int_equal(s.n, 0);
}

static void one_value_has_no_spread_known(void **state)
{
    const double x[] = {7};
    double scratch[1];
    const raat_statistics s = raat_statistics_of(x, 1, scratch);
    CHECK_NEAR(s.mean, 7, 0);
    CHECK_NEAR(s.quantiles[0], 7, 0);
    assert_true(isnan(s.sd) && isnan(s.se));
}

static void equal_values_have_exactly_their_mean_and_no_spread(void **state)
{
    static double x[3000], scratch[3000];
    for (int i = 0; i < 3000; i++)
        x[i] = 0.1;
    const raat_statistics s = raat_statistics_of(x, 3000, scratch);
    CHECK_NEAR(s.mean, 0.1, 0);
    CHECK_NEAR(s.sd, 0, 0);
    CHECK_NEAR(s.se, 0, 0);
}

/* A large offset must not eat the spread: sd of 0..n-1 is sqrt(n (n+1) / 12). */
static void spread_survives_a_large_mean(void **state)
{
    static double x[1000], scratch[1000];
    for (int i = 0; i < 1000; i++)
        x[i] = 1e12 + i;
    const raat_statistics s = raat_statistics_of(x, 1000, scratch);
    CHECK_NEAR(s.mean - 1e12, 499.5, 1e-3);
    CHECK_NEAR(s.sd, sqrt(1000 * 1001 / 12.0), 1e-9);
}

/* Everything but the standard error is the same to the last bit in any order. */
static void order_does_not_matter(void **state)
{
    static double x[1000], y[1000], scratch[1000];
    for (int i = 0; i < 1000; i++)
        x[i] = sin(i) * exp(i % 37);
    for (int i = 0; i < 1000; i++)
        y[i] = x[i * 7 % 1000];
    const raat_statistics s = raat_statistics_of(x, 1000, scratch);
    const raat_statistics t = raat_statistics_of(y, 1000, scratch);
    CHECK_NEAR(s.mean, t.mean, 0);
    CHECK_NEAR(s.sd, t.sd, 0);
    for (int q = 0; q < RAAT_STATISTICS_QUANTILES; q++)
        CHECK_NEAR(s.quantiles[q], t.quantiles[q], 0);
}

/* Group g has mean g and nothing else: by hand, V of 0..7 is 6, so se is sqrt(6/8); the same 8 with
 * 100 more replicates follows the header; and 7 groups are too few. */
static void whole_groups_give_the_standard_error(void **state)
{
    static double x[9 * GROUP], scratch[9 * GROUP];
    for (int i = 0; i < 9 * GROUP; i++)
        x[i] = i / GROUP + (i % 2 ? 10 : -10);
    raat_statistics s = raat_statistics_of(x, 8 * GROUP, scratch);
    assert_int_equal(s.groups, 8);
    CHECK_NEAR(s.freedom, 7, 0);
    CHECK_NEAR(s.se, sqrt(6.0 / 8), 1e-12);
    s = raat_statistics_of(x, 7 * GROUP + 255, scratch);
    assert_int_equal(s.groups, 0);
    CHECK_NEAR(s.se, s.sd / sqrt(7 * GROUP + 255), 1e-12);
    s = raat_statistics_of(x, 8 * GROUP + 100, scratch);
    assert_int_equal(s.groups, 8);
    CHECK_NEAR(s.se, sqrt(256.0 * 256 * 8 * 6 + 100 * s.sd * s.sd) / (8 * GROUP + 100), 1e-12);
    x[300] = NAN; /* group 1 is not whole any more */
    s = raat_statistics_of(x, 8 * GROUP, scratch);
    assert_int_equal(s.groups, 0);
    s = raat_statistics_of(x, 9 * GROUP, scratch);
    assert_int_equal(s.groups, 8);
    assert_int_equal(s.n, 9 * GROUP - 1);
}

/* ---- does the standard error tell the truth? ---- */

/* y = a + b + 2 a b + 0.2 c of Latin hypercube uniforms a and b and an independent c per replicate:
 * near additive, as most outcomes are. `reps` studies of 8 groups: the 95 % interval must cover
 * the true mean 1.6 (1/2 + 1/2 + 2/4 + 0.1) in 95 % of them, and the formula for independent
 * draws must be far too wide, or the design would be worth nothing. */
static double outcome(double a, double b, double c)
{
    return a + b + 2 * a * b + 0.2 * c;
}

static void interval_covers_the_mean_as_often_as_it_says(void **state)
{
    enum { STUDIES = 1000, N = 8 * GROUP };
    static double y[N], scratch[N];
    int covered = 0;
    double width = 0, naive = 0;
    for (uint64_t study = 0; study < STUDIES; study++) {
        for (uint32_t block = 0; block < N / RAAT_LANES; block++) {
            const raat_stream s = {.seed = study, .key = 1, .step = 0, .block = block};
            raat_stream t = s, noise = s;
            double a[RAAT_LANES], b[RAAT_LANES], c[RAAT_LANES];
            t.key = 2;
            noise.key = 3;
            raat_design_uniforms(&s, a);
            raat_design_uniforms(&t, b);
            raat_stream_uniforms(&noise, c);
            for (int lane = 0; lane < RAAT_LANES; lane++)
                y[block * RAAT_LANES + (uint32_t)lane] = outcome(a[lane], b[lane], c[lane]);
        }
        const raat_statistics s = raat_statistics_of(y, N, scratch);
        assert_int_equal(s.groups, 8);
        covered += fabs(s.mean - 1.6) <= raat_statistics_half_width(&s, 0.95);
        width += raat_statistics_half_width(&s, 0.95);
        naive += 1.96 * s.sd / sqrt(N);
    }
    CHECK_Z(covered, 0.95 * STUDIES, sqrt(STUDIES * 0.95 * 0.05), 4);
    assert_true(width < naive / 2);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(one_to_five),
        cmocka_unit_test(not_a_number_is_left_out),
        cmocka_unit_test(one_value_has_no_spread_known),
        cmocka_unit_test(equal_values_have_exactly_their_mean_and_no_spread),
        cmocka_unit_test(spread_survives_a_large_mean),
        cmocka_unit_test(order_does_not_matter),
        cmocka_unit_test(whole_groups_give_the_standard_error),
        cmocka_unit_test(interval_covers_the_mean_as_often_as_it_says),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
