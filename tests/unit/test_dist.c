#include "tests/check.h"

#include "engine/numeric/dist.h"

#include <gsl/gsl_cdf.h>
#include <gsl/gsl_errno.h>
#include <gsl/gsl_integration.h>

/* Parameters at which every family must behave, ordinary and extreme. */
static const raat_dist all[] = {
    {RAAT_DIST_FIXED, 3.5, 0, 0, 0},
    {RAAT_DIST_UNIFORM, -2, 5, 0, 0},
    {RAAT_DIST_UNIFORM, 1e9, 1e9 + 1, 0, 0},
    {RAAT_DIST_TRIANGULAR, 1, 3, 6, 0},
    {RAAT_DIST_TRIANGULAR, 1, 1, 6, 0},
    {RAAT_DIST_TRIANGULAR, -6, 1, 1, 0},
    {RAAT_DIST_PERT, 1, 3, 6, 0},
    {RAAT_DIST_PERT, 0, 0, 1, 0},
    {RAAT_DIST_PERT, 0.2, 0.3, 0.3, 0},
    {RAAT_DIST_NORMAL, 10, 2, -INFINITY, INFINITY},
    {RAAT_DIST_NORMAL, 0.1, 0.05, 0, 1},
    {RAAT_DIST_NORMAL, 0, 1, 8, 9},
    {RAAT_DIST_NORMAL, 0, 1, -31, -30},
    {RAAT_DIST_NORMAL, 0, 1, 30, INFINITY},
    {RAAT_DIST_NORMAL, 0, 1, 1, 1.0001},
    {RAAT_DIST_NORMAL, 0, 1000, 0, 1},
    {RAAT_DIST_LOGNORMAL, 2, 0.3, 0, 0},
    {RAAT_DIST_LOGNORMAL, 1e-4, 1.5, 0, 0},
    {RAAT_DIST_BETA, 2, 5, 0, 0},
    {RAAT_DIST_BETA, 0.5, 0.5, 0, 0},
    {RAAT_DIST_BETA, 0.05, 0.02, 0, 0},
    {RAAT_DIST_BETA, 2000, 50, 0, 0},
    {RAAT_DIST_BETA, 1e5, 1e5, 0, 0},
    {RAAT_DIST_BETA, 1, 1, 0, 0},
    {RAAT_DIST_GAMMA, 1, 0, 0, 0},
    {RAAT_DIST_GAMMA, 0.1, 0, 0, 0},
    {RAAT_DIST_GAMMA, 3.7, 0, 0, 0},
    {RAAT_DIST_GAMMA, 3e4, 0, 0, 0},
};
enum { N = sizeof all / sizeof *all };

static const double probabilities[] = {0x1p-41, 1e-9,  1e-4,     0.01,     0.1,
                                       0.3,     0.5,   0.500001, 0.7,      0.9,
                                       0.99,    0.999, 1 - 1e-6, 1 - 1e-9, 1 - 0x1p-41};
enum { P = sizeof probabilities / sizeof *probabilities };

/* ---- the CDF of each family, by other means than the quantile ---- */

static double triangular_cdf(const raat_dist *d, double x)
{
    if (x < d->b)
        return (x - d->a) * (x - d->a) / ((d->c - d->a) * (d->b - d->a));
    return 1 - (d->c - x) * (d->c - x) / ((d->c - d->a) * (d->c - d->b));
}

static double normal_cdf(const raat_dist *d, double x)
{
    const double l = (d->c - d->a) / d->b, r = (d->d - d->a) / d->b, z = (x - d->a) / d->b;
    if (l > 0)
        return (erfc(l / M_SQRT2) - erfc(z / M_SQRT2)) / (erfc(l / M_SQRT2) - erfc(r / M_SQRT2));
    return (erfc(-z / M_SQRT2) - erfc(-l / M_SQRT2)) / (erfc(-r / M_SQRT2) - erfc(-l / M_SQRT2));
}

static double pert_cdf(const raat_dist *d, double x)
{
    const double width = d->c - d->a;
    return gsl_cdf_beta_P((x - d->a) / width, 1 + 4 * (d->b - d->a) / width,
                          1 + 4 * (d->c - d->b) / width);
}

static double cdf(const raat_dist *d, double x)
{
    switch (d->family) {
    case RAAT_DIST_FIXED:
    case RAAT_DIST_DISCRETE: /* no density: test_dist_discrete.c */
    case RAAT_DIST_EMPIRICAL:
        return NAN;
    case RAAT_DIST_UNIFORM:
        return (x - d->a) / (d->b - d->a);
    case RAAT_DIST_TRIANGULAR:
        return triangular_cdf(d, x);
    case RAAT_DIST_PERT:
        return pert_cdf(d, x);
    case RAAT_DIST_NORMAL:
        return normal_cdf(d, x);
    case RAAT_DIST_LOGNORMAL:
        return 0.5 * erfc(-log(x / d->a) / d->b / M_SQRT2);
    case RAAT_DIST_BETA:
        return gsl_cdf_beta_P(x, d->a, d->b);
    case RAAT_DIST_GAMMA:
        return gsl_cdf_gamma_P(x, d->a, 1);
    }
    return NAN;
}

/* What one unit in the last place moves the CDF by, in x or, where only a slice of the bell is left,
 * in its areas: no inverse by areas can do better. */
static double grain(const raat_dist *d, double x)
{
    if (d->family == RAAT_DIST_NORMAL && fabs(d->c - d->a) + fabs(d->d - d->a) < 3 * d->b)
        return 1e-15 * d->b / (d->d - d->c);
    return fabs(cdf(d, nextafter(x, INFINITY)) - cdf(d, nextafter(x, -INFINITY)));
}

static void cdf_of_the_quantile_is_u(void **state)
{
    for (int i = 1; i < N; i++)
        for (int j = 0; j < P; j++) {
            const double u = probabilities[j], x = raat_dist_quantile(&all[i], u);
            const double back = cdf(&all[i], x), slack = grain(&all[i], x);
            if (fabs(back - u) > 1e-8 * fmin(u, 1 - u) + 2 * slack + 4e-16)
                fail_msg("row %d at %.17g: x %.17g, back at %.17g, slack %g", i, u, x, back, slack);
        }
}

static void fixed_is_its_value(void **state)
{
    for (int j = 0; j < P; j++)
        CHECK_NEAR(raat_dist_quantile(&all[0], probabilities[j]), 3.5, 0);
}

static void quantile_grows_with_u(void **state)
{
    for (int i = 0; i < N; i++) {
        double last = -INFINITY;
        for (int j = 0; j < 2000; j++) {
            const double x = raat_dist_quantile(&all[i], (j + 0.5) / 2000);
            assert_true(x >= last);
            last = x;
        }
    }
}

static void truncated_normal_stays_inside(void **state)
{
    for (int i = 0; i < N; i++)
        for (int j = 0; all[i].family == RAAT_DIST_NORMAL && j < P; j++) {
            const double x = raat_dist_quantile(&all[i], probabilities[j]);
            assert_true(x >= all[i].c && x <= all[i].d);
        }
}

/* The mean is the integral of the quantile over (0, 1). */
static double quantile_at(double u, void *dist)
{
    return u > 0 && u < 1 ? raat_dist_quantile(dist, u) : 0;
}

static void mean_is_the_integral_of_the_quantile(void **state)
{
    gsl_integration_workspace *work = gsl_integration_workspace_alloc(1000);
    for (int i = 0; i < N; i++) {
        raat_dist d = all[i];
        const double scale = fabs(raat_dist_quantile(&d, 0.9) - raat_dist_quantile(&d, 0.1)) + 1e-9;
        gsl_function f = {quantile_at, &d};
        double integral, error;
        gsl_integration_qags(&f, 0, 1, 1e-8 * scale, 1e-10, 1000, work, &integral, &error);
        CHECK_NEAR(raat_dist_mean(&d), integral, 1e-5 * scale);
    }
    gsl_integration_workspace_free(work);
}

/* Far in the tail the truncated normal is an exponential: mean 30 + 1/30 - 2/30^3 + 10/30^5
 * (asymptotic series of the Mills ratio). */
static void far_tail_has_the_mean_of_the_mills_ratio(void **state)
{
    const raat_dist d = {RAAT_DIST_NORMAL, 0, 1, 30, INFINITY};
    CHECK_NEAR(raat_dist_mean(&d), 30 + 1 / 30.0 - 2 / 27000.0 + 10 / 24300000.0, 1e-8);
}

/* Median and mean by hand. */
static void values_by_hand(void **state)
{
    const raat_dist triangle = {RAAT_DIST_TRIANGULAR, 0, 1, 2, 0};
    CHECK_NEAR(raat_dist_quantile(&triangle, 0.5), 1, 1e-15);
    CHECK_NEAR(raat_dist_quantile(&triangle, 0.125), 0.5, 1e-15);
    const raat_dist pert = {RAAT_DIST_PERT, 1, 3, 6, 0};
    CHECK_NEAR(raat_dist_mean(&pert), 19.0 / 6, 1e-15);
    const raat_dist lognormal = {RAAT_DIST_LOGNORMAL, 2, 0.5, 0, 0};
    CHECK_NEAR(raat_dist_quantile(&lognormal, 0.5), 2, 1e-15);
    CHECK_NEAR(raat_dist_mean(&lognormal), 2 * exp(0.125), 1e-15);
    const raat_dist exponential = {RAAT_DIST_GAMMA, 1, 0, 0, 0};
    CHECK_NEAR(raat_dist_quantile(&exponential, 0.5), log(2), 1e-14);
    const raat_dist arcsine = {RAAT_DIST_BETA, 0.5, 0.5, 0, 0};
    CHECK_NEAR(raat_dist_quantile(&arcsine, 1.0 / 3), 0.25, 1e-13); /* sin(pi/6)^2 */
    const raat_dist by_mean = raat_dist_beta(0.3, 60);              /* 18 successes, 42 failures */
    CHECK_NEAR(by_mean.a, 18, 1e-13);
    CHECK_NEAR(by_mean.b, 42, 1e-13);
    CHECK_NEAR(raat_dist_mean(&by_mean), 0.3, 1e-15);
}

static void sound_parameters_have_no_complaint(void **state)
{
    char text[200];
    for (int i = 0; i < N; i++)
        assert_null(raat_dist_complaint(&all[i], text, sizeof text));
}

static void complaints_say_what_is_wrong(void **state)
{
    static const struct {
        raat_dist dist;
        const char *text;
    } wrong[] = {
        {{RAAT_DIST_FIXED, NAN, 0, 0, 0}, "value is not a finite number"},
        {{RAAT_DIST_UNIFORM, 3, 2, 0, 0}, "lowest value 3 lies above the highest, 2"},
        {{RAAT_DIST_UNIFORM, 2, 2, 0, 0},
         "lowest and highest are both 2 (a certain value is written as one number)"},
        {{RAAT_DIST_UNIFORM, 2, INFINITY, 0, 0}, "highest value is not a finite number"},
        {{RAAT_DIST_TRIANGULAR, 1, 7, 6, 0}, "likeliest value 7 lies above the highest, 6"},
        {{RAAT_DIST_TRIANGULAR, 1, 0.5, 6, 0}, "likeliest value 0.5 lies below the lowest, 1"},
        {{RAAT_DIST_TRIANGULAR, 6, 3, 1, 0}, "lowest value 6 lies above the highest, 1"},
        {{RAAT_DIST_PERT, 1, NAN, 6, 0}, "likeliest value is not a finite number"},
        {{RAAT_DIST_NORMAL, 1, 0, 0, 2}, "standard deviation 0 is not above 0"},
        {{RAAT_DIST_NORMAL, 1, 1, 2, 2}, "lower limit 2 does not lie below the upper limit, 2"},
        {{RAAT_DIST_NORMAL, 1, 1, NAN, 2}, "a limit of the truncation is not a number"},
        {{RAAT_DIST_NORMAL, 0, 1, 38, 39},
         "limits 38 and 39 lie over 37 standard deviations from the mean, 0"},
        {{RAAT_DIST_NORMAL, 0, 1, -INFINITY, -40},
         "limits -inf and -40 lie over 37 standard deviations from the mean, 0"},
        {{RAAT_DIST_LOGNORMAL, -1, 1, 0, 0}, "median -1 is not above 0"},
        {{RAAT_DIST_LOGNORMAL, 1, 0, 0, 0}, "standard deviation of the logarithm 0 is not above 0"},
        {{RAAT_DIST_BETA, 0, 1, 0, 0}, "alpha 0 is not above 0"},
        {{RAAT_DIST_BETA, 1, -2, 0, 0}, "beta -2 is not above 0"},
        {{RAAT_DIST_GAMMA, 0, 0, 0, 0}, "shape 0 is not above 0"},
    };
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
        char text[200];
        const char *complaint = raat_dist_complaint(&wrong[i].dist, text, sizeof text);
        assert_non_null(complaint);
        assert_string_equal(complaint, wrong[i].text);
    }
}

int main(void)
{
    gsl_set_error_handler_off();
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(cdf_of_the_quantile_is_u),
        cmocka_unit_test(fixed_is_its_value),
        cmocka_unit_test(quantile_grows_with_u),
        cmocka_unit_test(truncated_normal_stays_inside),
        cmocka_unit_test(mean_is_the_integral_of_the_quantile),
        cmocka_unit_test(far_tail_has_the_mean_of_the_mills_ratio),
        cmocka_unit_test(values_by_hand),
        cmocka_unit_test(sound_parameters_have_no_complaint),
        cmocka_unit_test(complaints_say_what_is_wrong),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
