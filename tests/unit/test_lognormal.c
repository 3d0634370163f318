#include "tests/check.h"

#include "engine/numeric/lognormal.h"

#include <gsl/gsl_cdf.h>

/* E[max(Q, floor)] by Simpson's rule over the normal logarithm, 12 standard deviations either side,
 * cut where max() bends. */
static double simpson(double mean, double cv, double floor_, double from, double to)
{
    enum { PANELS = 20000 };
    const double s = sqrt(log(1 + cv * cv)), m = log(mean) - s * s / 2, h = (to - from) / PANELS;
    double sum = 0;
    for (int i = 0; i <= PANELS; i++) {
        const double z = from + i * h, q = exp(m + s * z);
        const double weight = i == 0 || i == PANELS ? 1 : i % 2 ? 4 : 2;
        sum += weight * fmax(q, floor_) * exp(-z * z / 2) / sqrt(2 * M_PI);
    }
    return sum * h / 3;
}

static double integral(double mean, double cv, double floor_)
{
    const double s = sqrt(log(1 + cv * cv)), m = log(mean) - s * s / 2;
    const double bend = fmin(fmax((log(floor_) - m) / s, -12), 12);
    return simpson(mean, cv, floor_, -12, bend) + simpson(mean, cv, floor_, bend, 12);
}

static double band_above(double mean, double cv, double floor, double low, double high)
{
    const raat_lognormal_band band = raat_lognormal_band_of(mean, cv, low, high);
    return raat_lognormal_band_above(band, raat_lognormal_cut_at(mean, band.s, floor));
}

static void mean_above_a_floor_is_the_integral(void **state)
{
    static const double cvs[] = {0.05, 0.4, 1, 2}, floors[] = {0.001, 0.05, 0.085, 0.1, 0.3};
    for (size_t i = 0; i < 4; i++)
        for (size_t j = 0; j < 5; j++)
            CHECK_NEAR(raat_lognormal_mean_above(0.085, cvs[i], floors[j]),
                       integral(0.085, cvs[i], floors[j]), 1e-9);
}

/* A floor of 10 % under employers with mean 8.5 % and coefficient of variation 0.4 lifts the mean by
 * about a quarter: 10.8 %. */
static void a_floor_lifts_a_mean_below_it_above_it(void **state)
{
    CHECK_NEAR(raat_lognormal_mean_above(0.085, 0.4, 0.1), 0.108, 0.0015);
}

static void the_ends(void **state)
{
    CHECK_NEAR(raat_lognormal_mean_above(0.1, 0.4, 0), 0.1, 0);
    CHECK_NEAR(raat_lognormal_mean_above(0.1, 0.4, -1), 0.1, 0);
    CHECK_NEAR(raat_lognormal_mean_above(0.1, 0, 0.05), 0.1, 0);
    CHECK_NEAR(raat_lognormal_mean_above(0.1, 0, 0.15), 0.15, 0);
    CHECK_NEAR(raat_lognormal_mean_above(0, 0.4, 0.15), 0.15, 0);
    CHECK_NEAR(raat_lognormal_mean_above(0.1, 0.4, 100), 100, 1e-12);
}

/* Bands of quantiles, by Simpson's rule between their ends; and they add up to the whole. */
static void a_band_is_its_part_of_the_integral(void **state)
{
    static const double floors[] = {0, 0.05, 0.08, 0.1, 0.3}, ends[] = {0, 0.2, 0.7, 0.95, 1};
    static const double scores[] = {-12, -0.8416212335729142, 0.5244005127080407,
                                    1.6448536269514722, 12}; /* of the ends: tables of Phi^-1 */
    for (size_t i = 0; i < 5; i++) {
        double sum = 0;
        for (size_t j = 0; j < 4; j++) {
            const double s = sqrt(log(1 + 0.16)), m = log(0.085) - s * s / 2;
            const double free = floors[i] > 0 ? (log(floors[i]) - m) / s : -12;
            const double bend = fmin(fmax(free, scores[j]), scores[j + 1]);
            const double part = band_above(0.085, 0.4, floors[i], ends[j], ends[j + 1]);
            CHECK_NEAR(part,
                       simpson(0.085, 0.4, floors[i], scores[j], bend) +
                           simpson(0.085, 0.4, floors[i], bend, scores[j + 1]),
                       1e-9);
            sum += part;
        }
        CHECK_NEAR(sum, raat_lognormal_mean_above(0.085, 0.4, floors[i]), 1e-15);
    }
    CHECK_NEAR(band_above(0, 0.4, 0.1, 0.25, 0.5), 0.025, 1e-15);
    CHECK_NEAR(band_above(0.2, 0.4, 0.1, 0.5, 0.5), 0, 0);
}

/* Half of a lognormal lies below its median, mean / sqrt(1 + cv^2). */
static void half_lies_below_the_median(void **state)
{
    CHECK_NEAR(raat_lognormal_below(0.085, 0.4, 0.085 / sqrt(1.16)), 0.5, 1e-15);
    CHECK_NEAR(raat_lognormal_below(0.085, 0.4, 0), 0, 0);
    CHECK_NEAR(raat_lognormal_below(0, 0.4, 0), 0, 0);
    CHECK_NEAR(raat_lognormal_below(0, 0.4, 0.1), 1, 0);
}

static void a_band_goes_on_where_one_ends(void **state)
{
    const double cvs[] = {0, 0.4};
    for (int i = 0; i < 2; i++) {
        const raat_lognormal_band first = raat_lognormal_band_of(0.085, cvs[i], 0.1, 0.3);
        const raat_lognormal_band next = raat_lognormal_band_next(first, 0.8);
        const double whole = band_above(0.085, cvs[i], 0.09, 0.3, 0.8);
        CHECK_NEAR(raat_lognormal_band_above(next, raat_lognormal_cut_at(0.085, next.s, 0.09)),
                   whole, 0);
    }
}

/* The formulas of the header with GSL's CDF, tails and all. */
static void gsl_gives_the_same(void **state)
{
    const double mean = 0.085;
    for (double cv = 0.03; cv < 3; cv *= 1.5)
        for (double floor_ = 1e-4; floor_ < 5; floor_ *= 1.2) {
            const double s = sqrt(log1p(cv * cv)), z = (log(floor_ / mean) + s * s / 2) / s;
            const double below = gsl_cdf_ugaussian_P(z), above = gsl_cdf_ugaussian_P(s - z);
            const raat_lognormal_cut cut =
                raat_lognormal_cut_at(mean, raat_lognormal_spread(mean, cv), floor_);
            const double slack = 1e-14 * (1 + z * z); /* what the rounding of z makes of a tail */
            CHECK_NEAR(cut.below, below, slack * below + 1e-300);
            CHECK_NEAR(cut.above, above, slack * above + 1e-300);
            CHECK_NEAR(raat_lognormal_mean_above(mean, cv, floor_), floor_ * below + mean * above,
                       1e-14 * (floor_ + mean));
        }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(gsl_gives_the_same),
        cmocka_unit_test(a_band_goes_on_where_one_ends),
        cmocka_unit_test(mean_above_a_floor_is_the_integral),
        cmocka_unit_test(a_floor_lifts_a_mean_below_it_above_it),
        cmocka_unit_test(the_ends),
        cmocka_unit_test(a_band_is_its_part_of_the_integral),
        cmocka_unit_test(half_lies_below_the_median),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
