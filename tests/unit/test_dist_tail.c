/* Quantiles of beta and gamma against their series in 113 bits, over shapes and probabilities from one extreme to the
 * other; and lanes against one value. */
#include "tests/check.h"
#include "tests/support/quad.h"

#include "engine/numeric/dist.h"
#include "engine/numeric/elementary.h"

#include <gsl/gsl_cdf.h>

static const double shapes[] = {0.05, 0.1, 0.3,  0.5, 0.74, 0.76, 1,   1.0001, 1.5,
                                2,    3,   5.25, 10,  37.6, 100,  380, 1e4,    1e6};
enum { SHAPES = sizeof shapes / sizeof *shapes };

static const double probabilities[] = {1e-12, 1e-9,     1e-6,     1e-4,     0.001,    0.01, 0.05,
                                       0.1,   0.2,      0.3,      0.4,      0.499,    0.5,  0.501,
                                       0.6,   0.7,      0.8,      0.9,      0.95,     0.97, 0.98,
                                       0.999, 1 - 1e-4, 1 - 1e-6, 1 - 1e-9, 1 - 1e-12};
enum { P = sizeof probabilities / sizeof *probabilities };

/* ---- the distributions by their series: Abramowitz and Stegun, 26.5.4 and 6.5.29 ---- */

static quad series(quad x, quad upper, quad lower)
{
    quad term = 1, sum = 1;
    for (long n = 1; term > 1e-32Q * sum; n++) {
        term *= upper > 0 ? x * (upper + n - 1) / (lower + n) : x / (lower + n);
        sum += term;
    }
    return sum / lower;
}

typedef struct {
    quad below, slope; /* P(X < x), x times the density */
} place;

static place beta_at(quad x, quad a, quad b)
{
    const quad log_beta = lgammaq(a) + lgammaq(b) - lgammaq(a + b);
    const quad power = expq(a * logq(x) + b * logq(1 - x) - log_beta);
    const quad below =
        x <= 0.5Q ? power * series(x, a + b, a) : 1 - power * series(1 - x, a + b, b);
    return (place){below, power / (1 - x)};
}

static place gamma_at(quad x, quad a)
{
    const quad power = expq(a * logq(x) - x - lgammaq(a));
    return (place){power * series(x, 0, a), power};
}

static place at(const raat_dist *d, quad x)
{
    return d->family == RAAT_DIST_BETA ? beta_at(x, d->a, d->b) : gamma_at(x, d->a);
}

/* ---- the comparison ---- */

/* The value is right to 1e-12 of itself, and the probability to 2e-13 of the smaller side where a change of the value
 * in its last four bits does not change that by more. */
static void check(const raat_dist *d, double u)
{
    const double x = raat_dist_quantile(d, u), top = d->family == RAAT_DIST_BETA ? 1 : INFINITY;
    assert_true(x > 0 && x <= top);
    if (x < 2e-300 || x > 1 - 1e-15 * (top < 2))
        return; /* held at the end */
    const place p = at(d, x);
    const double residual = (double)((p.below - (quad)u) / (u < 0.5 ? (quad)u : 1 - (quad)u));
    if (!(fabs((double)((p.below - (quad)u) / p.slope)) <= 1e-12))
        fail_msg("family %d (%g, %g) at %.17g: %.17g", d->family, d->a, d->b, u, x);
    const double low = x * (1 - 0x1p-48), high = x * (1 + 0x1p-48);
    if (fabs(residual) > 2e-13 &&
        !(at(d, low).below <= (quad)u && (high >= top || at(d, high).below >= (quad)u)))
        fail_msg("family %d (%g, %g) at %.17g: %.17g leaves %g", d->family, d->a, d->b, u, x,
                 residual);
}

static void betas_are_those_of_the_series(void **state)
{
    for (int i = 0; i < SHAPES; i++)
        for (int j = 0; j < SHAPES; j++)
            for (int k = 0; k < P; k++)
                check(&(raat_dist){RAAT_DIST_BETA, shapes[i], shapes[j], 0, 0}, probabilities[k]);
}

static void gammas_are_those_of_the_series(void **state)
{
    for (int i = 0; i < SHAPES; i++)
        for (int k = 0; k < P; k++)
            check(&(raat_dist){RAAT_DIST_GAMMA, shapes[i], 0, 0, 0}, probabilities[k]);
}

/* Shapes beyond which the first guess stays, and just below. */
static void huge_shapes(void **state)
{
    static const double huge[] = {1e8, 3.5e8, 6e8};
    for (int i = 0; i < 3; i++)
        for (int k = 0; k < P - 1; k += 5) { /* at the last the judge is at his end */
            const double u = probabilities[k];
            check(&(raat_dist){RAAT_DIST_BETA, 0.3, huge[i], 0, 0}, u);
            check(&(raat_dist){RAAT_DIST_BETA, huge[i], 4, 0, 0}, u);
            for (int family = 0; family < 2; family++) {
                const raat_dist d = {family ? RAAT_DIST_BETA : RAAT_DIST_GAMMA, huge[i],
                                     family ? 3 * huge[i] : 0, 0, 0};
                const place p = at(&d, raat_dist_quantile(&d, u));
                CHECK_NEAR((double)((p.below - (quad)u) / p.slope), 0, 1e-12);
            }
        }
}

/* GSL is the judge where it is exact: shapes of every day. */
static void gsl_says_the_same(void **state)
{
    for (double a = 0.5; a < 200; a *= 1.7)
        for (double b = 0.5; b < 200; b *= 1.7)
            for (int k = 1; k < 40; k++) {
                const raat_dist beta = {RAAT_DIST_BETA, a, b, 0, 0};
                const raat_dist gamma = {RAAT_DIST_GAMMA, a, 0, 0, 0};
                const double u = k / 40.0;
                CHECK_NEAR(gsl_cdf_beta_P(raat_dist_quantile(&beta, u), a, b), u, 1e-12);
                CHECK_NEAR(gsl_cdf_gamma_P(raat_dist_quantile(&gamma, u), a, 1), u, 1e-12);
            }
}

/* ---- order and lanes ---- */

static const raat_dist families[] = {
    {RAAT_DIST_FIXED, 3, 0, 0, 0},      {RAAT_DIST_UNIFORM, -2, 5, 0, 0},
    {RAAT_DIST_TRIANGULAR, 1, 3, 6, 0}, {RAAT_DIST_PERT, 1, 3, 6, 0},
    {RAAT_DIST_PERT, 0, 0, 1, 0},       {RAAT_DIST_NORMAL, 10, 2, -INFINITY, INFINITY},
    {RAAT_DIST_NORMAL, 0, 1, -1, 30},   {RAAT_DIST_LOGNORMAL, 2, 0.3, 0, 0},
    {RAAT_DIST_BETA, 0.05, 0.07, 0, 0}, {RAAT_DIST_BETA, 0.3, 40, 0, 0},
    {RAAT_DIST_BETA, 160, 90, 0, 0},    {RAAT_DIST_BETA, 20, 380, 0, 0},
    {RAAT_DIST_BETA, 1e4, 1e4, 0, 0},   {RAAT_DIST_GAMMA, 0.05, 0, 0, 0},
    {RAAT_DIST_GAMMA, 1, 0, 0, 0},      {RAAT_DIST_GAMMA, 140, 0, 0, 0},
};
enum { FAMILIES = sizeof families / sizeof *families };

/* Uniforms as a block of the Latin hypercube has them: one a stratum, to 2^-41. */
static void uniforms(int block, double u[RAAT_LANES])
{
    for (int l = 0; l < RAAT_LANES; l++)
        u[l] =
            (((l * 37 + block * 11) % 256) + fmod((l + 1) * 0.6180339887 * (block + 1), 1)) / 256;
    u[block % RAAT_LANES] = 0x1p-41;
    u[(block + 7) % RAAT_LANES] = 1 - 0x1p-41;
}

static void a_value_has_the_same_bits_alone_and_among_others(void **state)
{
    double u[RAAT_LANES], x[RAAT_LANES];
    for (int i = 0; i < FAMILIES; i++)
        for (int block = 0; block < 20; block++) {
            uniforms(block, u);
            raat_dist_quantiles(&families[i], u, x);
            for (int l = 0; l < RAAT_LANES; l++) {
                const double alone = raat_dist_quantile(&families[i], u[l]);
                if (memcmp(&alone, &x[l], sizeof alone) != 0)
                    fail_msg("row %d, lane %d: %a alone, %a among others", i, l, alone, x[l]);
            }
        }
}

/* Steps of the hypercube's grain, 2^-40, all over the range and about where the ends meet: never down. */
static void values_grow_from_one_grain_to_the_next(void **state)
{
    double u[RAAT_LANES], x[RAAT_LANES];
    for (int i = 0; i < FAMILIES; i++)
        for (int k = 0; k < 2000; k++) {
            for (int l = 0; l < RAAT_LANES; l++)
                u[l] = (k + 0.5) / 2000 + (l - 32) * 0x1p-40;
            raat_dist_quantiles(&families[i], u, x);
            for (int l = 1; l < RAAT_LANES; l++)
                if (!(x[l] >= x[l - 1]))
                    fail_msg("row %d falls at %.17g: %a, %a", i, u[l], x[l - 1], x[l]);
        }
}

/* Nobody is nearer to an end than 1e-300, and nobody beyond. */
static void tiny_shapes_end_at_the_ends(void **state)
{
    const raat_dist beta = {RAAT_DIST_BETA, 0.002, 0.003, 0, 0};
    const raat_dist gamma = {RAAT_DIST_GAMMA, 0.002, 0, 0, 0};
    CHECK_NEAR(raat_dist_quantile(&beta, 1e-6), 1e-300, 1e-314);
    CHECK_NEAR(raat_dist_quantile(&beta, 1 - 1e-6), 1, 0);
    CHECK_NEAR(raat_dist_quantile(&gamma, 1e-6), 1e-300, 1e-314);
    check(&gamma, 0.99);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(betas_are_those_of_the_series),
        cmocka_unit_test(gammas_are_those_of_the_series),
        cmocka_unit_test(huge_shapes),
        cmocka_unit_test(gsl_says_the_same),
        cmocka_unit_test(a_value_has_the_same_bits_alone_and_among_others),
        cmocka_unit_test(values_grow_from_one_grain_to_the_next),
        cmocka_unit_test(tiny_shapes_end_at_the_ends),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
