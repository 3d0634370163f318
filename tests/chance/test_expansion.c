/* test_expansion.c: the band of expansion.h, measured again over thousands of laws. The error of y is
 * taken where it can be known: at each step of a CDF summed in 64-bit mantissas, y must be the step. */
#include "tests/check.h"
#include "tests/support/chance.h"

#include "engine/numeric/expansion.h"
#include "engine/numeric/normal.h"
#include "engine/numeric/stream.h"

#include <stdbool.h>

static uint64_t seed;

/* w_{k+1} / w_k as in unimodal.h, and the four cumulants. */
typedef struct {
    double a, b, c, g, lowest, highest;
    raat_expansion e;
} law;

static law poisson(double mean)
{
    return (law){mean, 1, 1, 0, 0, 0x1p30, raat_expansion_of(mean, mean, mean, mean)};
}

/* Cumulants from factorial moments: E X(X-1)...(X-r+1) is the product over i < r of
 * (K-i)(n-i)/(N-i). In quadruple precision, because they nearly cancel. */
static law hypergeometric(double total, double marked, double drawn)
{
    __extension__ typedef __float128 wide;
    wide f[5] = {1};
    for (int r = 0; r < 4; r++)
        f[r + 1] = f[r] * ((wide)marked - r) * ((wide)drawn - r) / ((wide)total - r);
    const wide m = f[1], m2 = f[2] + m, m3 = f[3] + 3 * f[2] + m,
               m4 = f[4] + 6 * f[3] + 7 * f[2] + m;
    const wide v = m2 - m * m, third = m3 - 3 * m * m2 + 2 * m * m * m;
    const wide fourth = m4 - 4 * m * m3 + 6 * m * m * m2 - 3 * m * m * m * m - 3 * v * v;
    law d = {marked, drawn, total - marked - drawn + 1, 1, 0, fmin(marked, drawn), {.mean = 0}};
    d.lowest = fmax(0, marked + drawn - total);
    if ((double)v >= RAAT_EXPANSION_VARIANCE_MIN)
        d.e = raat_expansion_of((double)m, (double)v, (double)third, (double)fourth);
    /* the closed forms of hypergeometric.c */
    const double n = total, k = marked, q = drawn, s = (double)v;
    CHECK_NEAR(s * ((n - 2 * k) / n) * ((n - 2 * q) / (n - 2)), (double)third, 1e-9 * s);
    CHECK_NEAR(s * (n * (n + 1) - 6 * k * (n - k) - 6 * q * (n - q) + 6 * s * (5 * n - 6)) /
                   ((n - 2) * (n - 3)),
               (double)fourth, 1e-8 * s);
    return d;
}

static double worst; /* share of the band's first part */

static void measure(const law *d, double step, long double below, bool upper)
{
    if (below > 0.5L || below < 3e-7L)
        return;
    const double z = (upper ? -1 : 1) * raat_normal_quantile((double)below);
    const double *c = d->e.c;
    const double y = d->e.mean + c[0] + z * (c[1] + z * (c[2] + z * c[3]));
    worst = fmax(worst, fabs(y - step) * d->e.variance / (0.03 + 0.012 * z * z * z * z));
}

/* Weights from 12 standard deviations either side; lower tails summed upwards, upper downwards. */
static void measure_law(const law *d)
{
    const double s = d->e.spread;
    const long first = (long)fmax(d->lowest, floor(d->e.mean - 12 * s - 30));
    const long last = (long)fmin(d->highest, ceil(d->e.mean + 12 * s + 40));
    const long middle = (long)d->e.mean;
    long double *w = malloc((size_t)(last - first + 1) * sizeof *w), whole = 0, sum = 0;
    w[middle - first] = 1;
    for (long k = middle; k < last; k++)
        w[k + 1 - first] = w[k - first] * (d->a - d->g * (double)k) * (d->b - d->g * (double)k) /
                           ((double)(k + 1) * (d->c + d->g * (double)k));
    for (long k = middle - 1; k >= first; k--)
        w[k - first] = w[k + 1 - first] * ((double)(k + 1) * (d->c + d->g * (double)k)) /
                       ((d->a - d->g * (double)k) * (d->b - d->g * (double)k));
    for (long k = first; k <= last; k++)
        whole += w[k - first];
    for (long k = first; k < last; k++)
        measure(d, (double)k + 0.5, (sum += w[k - first]) / whole, false);
    sum = 0;
    for (long k = last; k > first; k--)
        measure(d, (double)k - 0.5, (sum += w[k - first]) / whole, true);
    free(w);
}

static void poisson_laws_stay_within_half_the_band(void **state)
{
    worst = 0;
    for (double mean = RAAT_EXPANSION_VARIANCE_MIN; mean < 1e5; mean *= 1.007) {
        const law d = poisson(mean);
        measure_law(&d);
    }
    print_message("          worst error %.3f of the band\n", worst);
    assert_true(worst < 0.55 && worst > 0.3); /* less would be a band too wide */
}

static void hypergeometric_laws_stay_within_half_the_band(void **state)
{
    int measured = 0;
    worst = 0;
    for (uint32_t block = 0; block < 30000; block++) {
        double u[RAAT_LANES];
        raat_stream_uniforms(&(raat_stream){seed, 1, 1, block}, u);
        const double total = floor(300 * exp(u[0] * log(3e4)));
        double marked = ceil(total * pow(10, -4 * u[1] * (block % 3)));
        const double drawn =
            ceil(total * pow(10, -4 * u[2] * (block % 2)) * (1 - u[3] * (block % 5) / 5));
        if (block % 5 == 0)
            marked = total - marked;
        const double share = marked / total;
        const double v = drawn * share * (1 - share) * (total - drawn) / (total - 1);
        if (v < 20.1 || v > 3000)
            continue;
        const law d = hypergeometric(total, marked, drawn);
        measure_law(&d);
        measured++;
    }
    print_message("          %d urns, worst error %.3f of the band\n", measured, worst);
    assert_true(measured > 2000);
    assert_true(worst < 0.55);
}

int main(int argc, char **argv)
{
    seed = chance_seed(argc, argv, 20260101);
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(poisson_laws_stay_within_half_the_band),
        cmocka_unit_test(hypergeometric_laws_stay_within_half_the_band),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
