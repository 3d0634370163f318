/* Draws of the lanes against GSL's hypergeometric, over the whole range of urns. */
#include "tests/check.h"
#include "tests/support/chance.h"

#include "engine/numeric/hypergeometric.h"

#include <gsl/gsl_randist.h>

static uint64_t seed;

typedef struct {
    int32_t total, marked, drawn;
    uint32_t blocks; /* fewer where a draw is slow */
} urn;

static const urn urns[] = {
    {2, 1, 1, 3000},
    {10, 3, 4, 3000},
    {20, 15, 12, 3000},
    {100, 2, 95, 3000},
    {500, 250, 250, 3000},
    {1000, 990, 30, 3000},
    {20000, 400, 5000, 3000},
    {100000, 50000, 300, 3000},
    {1000000, 300000, 20000, 1000},
    {10000000, 5000000, 5000000, 200},
};
enum { URNS = sizeof urns / sizeof *urns };

static void draw(uint64_t key, uint32_t block, urn a, int32_t out[RAAT_LANES])
{
    int32_t total[RAAT_LANES], marked[RAAT_LANES], drawn[RAAT_LANES];
    for (int lane = 0; lane < RAAT_LANES; lane++) {
        total[lane] = a.total;
        marked[lane] = a.marked;
        drawn[lane] = a.drawn;
    }
    raat_hypergeometric_lanes(&(raat_stream){seed, key, 1, block}, total, marked, drawn, out);
}

static double mean_of(urn a)
{
    return (double)a.drawn * a.marked / a.total;
}

static double variance_of(urn a)
{
    const double share = (double)a.marked / a.total;
    return mean_of(a) * (1 - share) * (a.total - a.drawn) / (a.total - 1.0);
}

/* GSL's density loses digits in urns of millions (differences of large logarithms, about 1e-9
 * relative), far less than a chi-square of this size can see. */
static void counts_have_the_hypergeometric_distribution(void **state)
{
    for (uint64_t i = 0; i < URNS; i++) {
        const urn a = urns[i];
        const double mean = mean_of(a), reach = 12 * sqrt(variance_of(a)) + 12;
        const int32_t first = (int32_t)fmax(0, floor(mean - reach));
        const size_t cells = (size_t)(mean + reach) - (size_t)first + 1;
        double *observed = calloc(cells, sizeof(double)), *due = calloc(cells, sizeof(double));
        for (uint32_t block = 0; block < a.blocks; block++) {
            int32_t out[RAAT_LANES];
            draw(i, block, a, out);
            for (int lane = 0; lane < RAAT_LANES; lane++) {
                assert_in_range(out[lane], first, first + (int32_t)cells - 1);
                observed[out[lane] - first]++;
            }
        }
        for (size_t k = 0; k < cells; k++)
            due[k] = a.blocks * RAAT_LANES *
                     gsl_ran_hypergeometric_pdf((unsigned)first + (unsigned)k, (unsigned)a.marked,
                                                (unsigned)(a.total - a.marked), (unsigned)a.drawn);
        const double p = chance_chi_square(observed, due, cells);
        if (!(p > 1e-5)) /* ten urns */
            fail_msg("urn %d %d %d: chi-square has probability %g", a.total, a.marked, a.drawn, p);
        free(observed);
        free(due);
    }
}

/* The fourth central moment is at most 3 variance^2 + variance (bounded by the binomial's). */
static void mean_and_variance_are_those_of_the_header(void **state)
{
    for (uint64_t i = 0; i < URNS; i++) {
        const urn a = urns[i];
        const double mean = mean_of(a), variance = variance_of(a), n = a.blocks * 64.0;
        double sum = 0, square = 0;
        for (uint32_t block = 0; block < a.blocks; block++) {
            int32_t out[RAAT_LANES];
            draw(100 + i, block, a, out);
            for (int lane = 0; lane < RAAT_LANES; lane++) {
                sum += out[lane] - mean;
                square += (out[lane] - mean) * (out[lane] - mean);
            }
        }
        CHECK_Z(sum / n, 0, sqrt(variance / n), 4);
        CHECK_Z(square / n, variance, sqrt((variance + 2 * variance * variance) / n), 4);
    }
}

int main(int argc, char **argv)
{
    seed = chance_seed(argc, argv, 20260101);
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(counts_have_the_hypergeometric_distribution),
        cmocka_unit_test(mean_and_variance_are_those_of_the_header),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
