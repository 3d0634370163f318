#include "tests/check.h"

#include "engine/numeric/poisson.h"

#include <gmp.h>
#include <gsl/gsl_cdf.h>

/* ---- exact steps of the CDF, from 400-bit numbers: the mean is a double, so mean^j / j! summed
 *      over all j needs no exp ---- */

enum { PRECISION = 400 };

/* The sum of mean^j / j! for j <= k into out. */
static void partial_sum(double mean, long k, mpf_t out)
{
    mpf_t term, factor;
    mpf_init2(term, PRECISION);
    mpf_init2(factor, PRECISION);
    mpf_set_ui(term, 1);
    mpf_set_ui(out, 1);
    mpf_set_d(factor, mean);
    for (long j = 1; j <= k; j++) {
        mpf_mul(term, term, factor);
        mpf_div_ui(term, term, (unsigned long)j);
        mpf_add(out, out, term);
    }
    mpf_clear(term);
    mpf_clear(factor);
}

/* The least U whose draw exceeds k: (U + 1/2) / 2^64 >= F(k), so U = ceil(2^64 F(k) - 1/2). */
static uint64_t step_above(double mean, long k)
{
    mpf_t part, whole;
    mpf_init2(part, PRECISION);
    mpf_init2(whole, PRECISION);
    partial_sum(mean, k, part);
    partial_sum(mean, (long)(mean + 20 * sqrt(mean) + 100), whole);
    mpf_div(part, part, whole);
    mpf_mul_2exp(part, part, 64);
    mpf_set_d(whole, 0.5);
    mpf_sub(part, part, whole);
    mpf_ceil(part, part);
    const uint64_t step = mpf_get_ui(part);
    mpf_clear(part);
    mpf_clear(whole);
    return step;
}

static void check_step(double mean, long k)
{
    const uint64_t step = step_above(mean, k);
    assert_int_equal(raat_poisson_at(step - 1, mean), k);
    assert_int_equal(raat_poisson_at(step, mean), k + 1);
}

static const double means[] = {1e-9, 1e-3, 0.1, 0.5, 1, 1.5, 2, 7.25, 30, 100, 1234.567, 2e4};

/* Both sides of the steps from -6 to +6 standard deviations: not one of 2^64 values is misplaced. */
static void both_sides_of_exact_steps(void **state)
{
    for (size_t i = 0; i < sizeof means / sizeof *means; i++) {
        long last = -1;
        for (double z = -6; z <= 6; z += means[i] > 1e4 ? 3 : 0.25) {
            const long k = (long)floor(means[i] + z * sqrt(means[i]));
            if (k < 0 || k == last)
                continue;
            check_step(means[i], k);
            last = k;
        }
    }
}

/* u at either end, mean 0, means too small for any count, the largest mean. */
static void edges(void **state)
{
    assert_int_equal(raat_poisson_at(0, 0), 0);
    assert_int_equal(raat_poisson_at(UINT64_MAX, 0), 0);
    assert_int_equal(raat_poisson_at(UINT64_MAX, 1e-300), 0);
    assert_int_equal(raat_poisson_at(UINT64_MAX, 4.9e-324), 0);
    assert_int_equal(raat_poisson_at(UINT64_MAX, 0x1p-66), 0); /* P(X > 0) is below 2^-65 */
    assert_int_equal(raat_poisson_at(UINT64_MAX, 0x1p-64), 1); /* and here above it */
    assert_int_equal(raat_poisson_at(0, 40), 0);               /* exp(-40) > 2^-65 */
    assert_true(raat_poisson_at(0, 50) > 0);                   /* exp(-50) < 2^-65 */
    /* Cornish-Fisher: mean + sd z + (z^2 - 1)/6, the next term under 0.02 at this mean */
    const double z = gsl_cdf_ugaussian_Qinv(0x1p-65);
    CHECK_NEAR(raat_poisson_at(0, 1e6), 1e6 - 1e3 * z + (z * z - 1) / 6, 1);
    CHECK_NEAR(raat_poisson_at(UINT64_MAX, 1e6), 1e6 + 1e3 * z + (z * z - 1) / 6, 1);
}

static void grows_with_the_uniform(void **state)
{
    for (size_t i = 0; i < sizeof means / sizeof *means; i++) {
        int32_t last = 0;
        for (uint64_t j = 0; j < 400; j++) {
            const int32_t x = raat_poisson_at(j * (UINT64_MAX / 399), means[i]);
            assert_true(x >= last);
            last = x;
        }
    }
}

static void lanes_are_the_definition(void **state)
{
    for (uint32_t block = 0; block < 300; block++) {
        const raat_stream s = {.seed = 3, .key = 4, .step = 5, .block = block};
        double mean[RAAT_LANES];
        int32_t out[RAAT_LANES];
        for (int lane = 0; lane < RAAT_LANES; lane++) /* 0, then 1e-4 to 3,000, some shared */
            mean[lane] = lane % 8 ? 1e-4 * exp(0.28 * (lane / 3 * 3 + block % 7 / 7.0)) : 0;
        raat_poisson_lanes(&s, mean, out);
        for (int lane = 0; lane < RAAT_LANES; lane++)
            assert_int_equal(out[lane], raat_poisson_at(raat_stream_bits(&s, lane), mean[lane]));
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(both_sides_of_exact_steps),
        cmocka_unit_test(edges),
        cmocka_unit_test(grows_with_the_uniform),
        cmocka_unit_test(lanes_are_the_definition),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
