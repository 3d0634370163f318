#include "tests/check.h"

#include "engine/numeric/factor.h"

static const double RHO = 0.6, SD = 0.05;

/* The same rho and sd in all lanes. */
static void next(const raat_stream *s, double rho, double sd, double x[RAAT_LANES])
{
    double rhos[RAAT_LANES], sds[RAAT_LANES];
    for (int lane = 0; lane < RAAT_LANES; lane++) {
        rhos[lane] = rho;
        sds[lane] = sd;
    }
    raat_factor_next(s, rhos, sds, x);
}

static raat_stream year(uint32_t y, uint32_t block)
{
    return (raat_stream){.seed = 11, .key = 12, .step = y, .block = block};
}

/* The header's recursion, with z from the CDF by Newton's method instead of its inverse. */
static double quantile_twin(double u)
{
    double z = 0;
    for (int i = 0; i < 60; i++) {
        const double density = exp(-z * z / 2) / sqrt(2 * M_PI);
        const double step = (0.5 * erfc(-z / sqrt(2)) - u) / density;
        z -= fmax(-1, fmin(1, step));
    }
    return z;
}

static void recursion_is_that_of_the_header(void **state)
{
    double x[RAAT_LANES] = {0}, expected[RAAT_LANES] = {0};
    for (uint32_t y = 2024; y < 2030; y++) {
        const raat_stream s = year(y, 3);
        double u[RAAT_LANES];
        raat_stream_uniforms(&s, u);
        next(&s, RHO, SD, x);
        for (int lane = 0; lane < RAAT_LANES; lane++) {
            expected[lane] = RHO * expected[lane] + SD * 0.8 * quantile_twin(u[lane]);
            CHECK_NEAR(x[lane], expected[lane], 1e-13);
        }
    }
}

static void without_spread_it_only_fades(void **state)
{
    double x[RAAT_LANES];
    for (int lane = 0; lane < RAAT_LANES; lane++)
        x[lane] = lane;
    next(&(raat_stream){.step = 2024}, 0.5, 0, x);
    for (int lane = 0; lane < RAAT_LANES; lane++)
        CHECK_NEAR(x[lane], lane / 2.0, 0);
}

/* Over 64,000 replicates: mean 0, variance sd^2 (1 - rho^(2t)), correlation of neighbouring years
 * near rho, of the shocks 0. A sample variance of a normal strays by sqrt(2/n) of itself. */
static void variance_grows_to_the_stationary_one(void **state)
{
    enum { BLOCKS = 1000, N = BLOCKS * RAAT_LANES, YEARS = 12 };
    double sum[YEARS] = {0}, square[YEARS] = {0}, product[YEARS] = {0};
    for (uint32_t block = 0; block < BLOCKS; block++) {
        double x[RAAT_LANES] = {0}, last[RAAT_LANES];
        for (uint32_t t = 0; t < YEARS; t++) {
            const raat_stream s = year(2024 + t, block);
            memcpy(last, x, sizeof x);
            next(&s, RHO, SD, x);
            for (int lane = 0; lane < RAAT_LANES; lane++) {
                sum[t] += x[lane];
                square[t] += x[lane] * x[lane];
                product[t] += x[lane] * last[lane];
            }
        }
    }
    for (int t = 0; t < YEARS; t++) {
        const double variance = SD * SD * (1 - pow(RHO, 2 * (t + 1)));
        CHECK_Z(sum[t] / N, 0, sqrt(variance / N), 4);
        CHECK_Z(square[t] / N, variance, variance * sqrt(2.0 / N), 4);
        if (t > 0) {
            const double before = SD * SD * (1 - pow(RHO, 2 * t));
            CHECK_Z(product[t] / N, RHO * before, sqrt(2 * variance * before / N), 4);
        }
    }
}

/* A year's shock does not depend on which years came before. */
static void a_year_keeps_its_draw(void **state)
{
    double early[RAAT_LANES] = {0}, late[RAAT_LANES] = {0}, carried[RAAT_LANES];
    const raat_stream first = year(2024, 1), second = year(2025, 1);
    next(&first, RHO, SD, early);
    memcpy(carried, early, sizeof early);
    next(&second, RHO, SD, early);
    next(&second, RHO, SD, late);
    for (int lane = 0; lane < RAAT_LANES; lane++)
        CHECK_NEAR(early[lane] - RHO * carried[lane], late[lane], 1e-15);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(recursion_is_that_of_the_header),
        cmocka_unit_test(without_spread_it_only_fades),
        cmocka_unit_test(variance_grows_to_the_stationary_one),
        cmocka_unit_test(a_year_keeps_its_draw),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
