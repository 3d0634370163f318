/* Draws of the lanes against GSL's Poisson, over the whole range of means. */
#include "tests/check.h"
#include "tests/support/chance.h"

#include "engine/numeric/poisson.h"

#include <gsl/gsl_cdf.h>
#include <gsl/gsl_randist.h>

static uint64_t seed;

static const double means[] = {1e-4, 0.01, 0.3, 1, 2.5, 8, 20, 64, 250, 1000, 2e4, 1e6};
enum { MEANS = sizeof means / sizeof *means };

/* Smaller samples where a draw is slow. */
static uint32_t blocks_for(double mean)
{
    return mean > 1e5 ? 300 : mean > 1e3 ? 1000 : 3000;
}

static void draw(uint64_t key, uint32_t block, double mean, int32_t out[RAAT_LANES])
{
    double all[RAAT_LANES];
    for (int lane = 0; lane < RAAT_LANES; lane++)
        all[lane] = mean;
    raat_poisson_lanes(&(raat_stream){seed, key, 1, block}, all, out);
}

/* Cells of the counts from 12 standard deviations below the mean to 12 above, ends open. */
static void counts_have_the_poisson_distribution(void **state)
{
    for (uint64_t i = 0; i < MEANS; i++) {
        const double mean = means[i], reach = 12 * sqrt(mean) + 12;
        const int32_t first = (int32_t)fmax(0, floor(mean - reach));
        const size_t cells = (size_t)(mean + reach) - (size_t)first + 1;
        double *observed = calloc(cells, sizeof(double)), *due = calloc(cells, sizeof(double));
        const uint32_t blocks = blocks_for(mean);
        for (uint32_t block = 0; block < blocks; block++) {
            int32_t out[RAAT_LANES];
            draw(i, block, mean, out);
            for (int lane = 0; lane < RAAT_LANES; lane++) {
                assert_in_range(out[lane], first, first + (int32_t)cells - 1);
                observed[out[lane] - first]++;
            }
        }
        for (size_t k = 0; k < cells; k++)
            due[k] = blocks * RAAT_LANES * gsl_ran_poisson_pdf((unsigned)first + (unsigned)k, mean);
        const double p = chance_chi_square(observed, due, cells);
        if (!(p > 1e-5)) /* twelve means */
            fail_msg("mean %g: chi-square has probability %g", mean, p);
        free(observed);
        free(due);
    }
}

/* Variance of a sample variance: (mu4 - mu2^2) / n, mu4 = mean + 3 mean^2. */
static void mean_and_variance_are_the_mean(void **state)
{
    for (uint64_t i = 0; i < MEANS; i++) {
        const double mean = means[i], n = blocks_for(mean) * (double)RAAT_LANES;
        double sum = 0, square = 0;
        for (uint32_t block = 0; block < blocks_for(mean); block++) {
            int32_t out[RAAT_LANES];
            draw(100 + i, block, mean, out);
            for (int lane = 0; lane < RAAT_LANES; lane++) {
                sum += out[lane] - mean;
                square += (out[lane] - mean) * (out[lane] - mean);
            }
        }
        CHECK_Z(sum / n, 0, sqrt(mean / n), 4);
        CHECK_Z(square / n, mean, sqrt((mean + 2 * mean * mean) / n), 4);
    }
}

/* A draw is the inverse CDF of its own uniform, so the CDF brackets that uniform; GSL's CDF is good
 * to about 1e-10 here. */
static void cdf_brackets_the_uniform(void **state)
{
    for (uint32_t block = 0; block < 300; block++) {
        const raat_stream s = {seed, 200, 1, block};
        double all[RAAT_LANES], shape[RAAT_LANES];
        int32_t out[RAAT_LANES];
        raat_stream_uniforms(&(raat_stream){seed, 201, 1, block}, shape);
        for (int lane = 0; lane < RAAT_LANES; lane++)
            all[lane] = exp(log(1e-3) + shape[lane] * log(1e6));
        raat_poisson_lanes(&s, all, out);
        for (int lane = 0; lane < RAAT_LANES; lane++) {
            const double u = ldexp((double)raat_stream_bits(&s, lane), -64);
            assert_true(gsl_cdf_poisson_P((unsigned)out[lane], all[lane]) > u - 1e-9);
            if (out[lane] > 0)
                assert_true(gsl_cdf_poisson_P((unsigned)out[lane] - 1, all[lane]) < u + 1e-9);
        }
    }
}

int main(int argc, char **argv)
{
    seed = chance_seed(argc, argv, 20260101);
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(counts_have_the_poisson_distribution),
        cmocka_unit_test(mean_and_variance_are_the_mean),
        cmocka_unit_test(cdf_brackets_the_uniform),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
