/* Values drawn through the Latin hypercube and through plain uniforms against each family's CDF. */
#include "tests/check.h"
#include "tests/support/chance.h"

#include "engine/numeric/design.h"
#include "engine/numeric/dist.h"

#include <gsl/gsl_cdf.h>
#include <gsl/gsl_errno.h>

static uint64_t seed;

enum { BLOCKS = 300, N = BLOCKS * RAAT_LANES };

/* ---- the CDFs, from GSL ---- */

static double uniform_cdf(const raat_dist *d, double x)
{
    return gsl_cdf_flat_P(x, d->a, d->b);
}

static double triangular_cdf(const raat_dist *d, double x)
{
    const double width = d->c - d->a;
    return x < d->b ? (x - d->a) * (x - d->a) / (width * (d->b - d->a))
                    : 1 - (d->c - x) * (d->c - x) / (width * (d->c - d->b));
}

static double pert_cdf(const raat_dist *d, double x)
{
    const double width = d->c - d->a;
    return gsl_cdf_beta_P((x - d->a) / width, 1 + 4 * (d->b - d->a) / width,
                          1 + 4 * (d->c - d->b) / width);
}

static double normal_cdf(const raat_dist *d, double x)
{
    const double left = gsl_cdf_gaussian_P(d->c - d->a, d->b);
    const double right = gsl_cdf_gaussian_P(d->d - d->a, d->b);
    return (gsl_cdf_gaussian_P(x - d->a, d->b) - left) / (right - left);
}

static double lognormal_cdf(const raat_dist *d, double x)
{
    return gsl_cdf_lognormal_P(x, log(d->a), d->b);
}

static double beta_cdf(const raat_dist *d, double x)
{
    return gsl_cdf_beta_P(x, d->a, d->b);
}

static double gamma_cdf(const raat_dist *d, double x)
{
    return gsl_cdf_gamma_P(x, d->a, 1);
}

static const struct {
    raat_dist dist;
    double (*cdf)(const raat_dist *d, double x);
} rows[] = {
    {{RAAT_DIST_UNIFORM, -2, 5, 0, 0}, uniform_cdf},
    {{RAAT_DIST_TRIANGULAR, 1, 3, 6, 0}, triangular_cdf},
    {{RAAT_DIST_TRIANGULAR, 1, 6, 6, 0}, triangular_cdf},
    {{RAAT_DIST_PERT, 1, 3, 6, 0}, pert_cdf},
    {{RAAT_DIST_PERT, 0.1, 0.1, 0.3, 0}, pert_cdf},
    {{RAAT_DIST_NORMAL, 10, 2, -INFINITY, INFINITY}, normal_cdf},
    {{RAAT_DIST_NORMAL, 0.1, 0.08, 0, 0.2}, normal_cdf},
    {{RAAT_DIST_LOGNORMAL, 2, 0.3, 0, 0}, lognormal_cdf},
    {{RAAT_DIST_BETA, 2, 5, 0, 0}, beta_cdf},
    {{RAAT_DIST_BETA, 0.3, 0.2, 0, 0}, beta_cdf},
    {{RAAT_DIST_BETA, 800, 90, 0, 0}, beta_cdf},
    {{RAAT_DIST_GAMMA, 0.4, 0, 0, 0}, gamma_cdf},
    {{RAAT_DIST_GAMMA, 12, 0, 0, 0}, gamma_cdf},
};
enum { ROWS = sizeof rows / sizeof *rows };

static void values_have_their_distribution(void **state)
{
    static double u[N];
    for (uint64_t i = 0; i < ROWS; i++) {
        for (uint32_t block = 0; block < BLOCKS; block++) {
            double *at = u + block * RAAT_LANES;
            raat_stream_uniforms(&(raat_stream){seed, i, 0, block}, at);
            for (int lane = 0; lane < RAAT_LANES; lane++)
                at[lane] = rows[i].cdf(&rows[i].dist, raat_dist_quantile(&rows[i].dist, at[lane]));
        }
        const double p = chance_kolmogorov(u, N);
        if (!(p > 1e-5)) /* thirteen rows */
            fail_msg("row %d: Kolmogorov-Smirnov has probability %g", (int)i, p);
    }
}

/* Every group of 256 has exactly 128 values below the median, whatever the seed. */
static void the_hypercube_halves_every_group(void **state)
{
    for (uint64_t i = 0; i < ROWS; i++)
        for (uint32_t group = 0; group < 10; group++) {
            double u[RAAT_DESIGN_GROUP];
            for (uint32_t b = 0; b < RAAT_DESIGN_GROUP / RAAT_LANES; b++)
                raat_design_uniforms(&(raat_stream){seed, i, 0, group * 4 + b}, u + 64 * b);
            int below = 0;
            const double median = raat_dist_quantile(&rows[i].dist, 0.5);
            for (int r = 0; r < RAAT_DESIGN_GROUP; r++)
                below += raat_dist_quantile(&rows[i].dist, u[r]) < median;
            assert_int_equal(below, RAAT_DESIGN_GROUP / 2);
        }
}

/* Components of a Dirichlet: gammas over their sum are betas (Johnson, Kotz, chapter 49). */
static void gammas_over_their_sum_are_a_dirichlet(void **state)
{
    static double u[3][N];
    const double shapes[3] = {0.7, 2, 5};
    for (uint32_t block = 0; block < BLOCKS; block++) {
        double g[3][RAAT_LANES];
        for (int c = 0; c < 3; c++) {
            const raat_dist gamma = {RAAT_DIST_GAMMA, shapes[c], 0, 0, 0};
            raat_stream_uniforms(&(raat_stream){seed, 100 + (uint64_t)c, 0, block}, g[c]);
            for (int lane = 0; lane < RAAT_LANES; lane++)
                g[c][lane] = raat_dist_quantile(&gamma, g[c][lane]);
        }
        for (uint32_t lane = 0; lane < RAAT_LANES; lane++)
            for (int c = 0; c < 3; c++)
                u[c][block * RAAT_LANES + lane] =
                    gsl_cdf_beta_P(g[c][lane] / (g[0][lane] + g[1][lane] + g[2][lane]), shapes[c],
                                   7.7 - shapes[c]);
    }
    for (int c = 0; c < 3; c++)
        assert_true(chance_kolmogorov(u[c], N) > 3e-5);
}

/* Counts of each value against its weight, and mean and variance against what the header states. */
static void check_counts(const raat_dist *d, const double values[], const double weights[],
                         size_t n, uint64_t key)
{
    double counts[8] = {0}, expected[8], sum = 0, mean = 0, variance = 0, drawn = 0;
    for (size_t i = 0; i < n; i++)
        sum += weights[i];
    for (size_t i = 0; i < n; i++) {
        expected[i] = N * weights[i] / sum;
        mean += weights[i] / sum * values[i];
    }
    for (size_t i = 0; i < n; i++)
        variance += weights[i] / sum * (values[i] - mean) * (values[i] - mean);
    for (uint32_t block = 0; block < BLOCKS; block++) {
        double u[RAAT_LANES];
        raat_stream_uniforms(&(raat_stream){seed, key, 0, block}, u);
        for (int lane = 0; lane < RAAT_LANES; lane++) {
            const double x = raat_dist_quantile(d, u[lane]);
            size_t i = 0;
            while (i < n && fabs(values[i] - x) > 0)
                i++;
            assert_true(i < n);
            counts[i]++;
            drawn += x;
        }
    }
    assert_true(chance_chi_square(counts, expected, n) > 1e-4);
    CHECK_Z(drawn / N, mean, sqrt(variance / N), 4);
}

static void discrete_values_come_as_often_as_they_weigh(void **state)
{
    const double values[] = {-1, 0, 0.5, 7}, weights[] = {3, 1, 10, 2};
    double table[8];
    memcpy(table, values, sizeof values);
    memcpy(table + 4, weights, sizeof weights);
    const raat_dist d = raat_dist_discrete(table, 4);
    check_counts(&d, values, weights, 4, 200);
    CHECK_NEAR(raat_dist_mean(&d), (-3 + 0 + 5 + 14) / 16.0, 1e-15);
}

static void observed_values_come_equally_often(void **state)
{
    const double values[] = {2, 3, 11}, weights[] = {1, 2, 1};
    double table[] = {3, 11, 2, 3}; /* 3 was observed twice */
    const raat_dist d = raat_dist_empirical(table, 4);
    check_counts(&d, values, weights, 3, 201);
    CHECK_NEAR(raat_dist_mean(&d), 4.75, 1e-15);
}

/* By the hypercube a switch is on in 85 of 100, give or take one of 256. */
static void the_hypercube_holds_a_switch_to_its_share(void **state)
{
    double table[] = {1, 0, 0.85, 0.15};
    const raat_dist d = raat_dist_discrete(table, 2);
    for (uint32_t group = 0; group < 10; group++) {
        double u[RAAT_DESIGN_GROUP], on = 0;
        for (uint32_t b = 0; b < RAAT_DESIGN_GROUP / RAAT_LANES; b++)
            raat_design_uniforms(&(raat_stream){seed, 202, 0, group * 4 + b}, u + 64 * b);
        for (int r = 0; r < RAAT_DESIGN_GROUP; r++)
            on += raat_dist_quantile(&d, u[r]);
        CHECK_NEAR(on, 0.85 * RAAT_DESIGN_GROUP, 1);
    }
}

int main(int argc, char **argv)
{
    seed = chance_seed(argc, argv, 20260101);
    gsl_set_error_handler_off();
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(values_have_their_distribution),
        cmocka_unit_test(the_hypercube_halves_every_group),
        cmocka_unit_test(gammas_over_their_sum_are_a_dirichlet),
        cmocka_unit_test(discrete_values_come_as_often_as_they_weigh),
        cmocka_unit_test(observed_values_come_equally_often),
        cmocka_unit_test(the_hypercube_holds_a_switch_to_its_share),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
