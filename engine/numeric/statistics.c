#include "engine/numeric/statistics.h"

#include "engine/numeric/design.h"
#include "engine/numeric/sort.h"

#include <gsl/gsl_cdf.h>
#include <gsl/gsl_statistics_double.h>
#include <math.h>

enum { GROUP = RAAT_DESIGN_GROUP };

const double raat_statistics_probabilities[RAAT_STATISTICS_QUANTILES] = {
    0.025, 0.05, 0.10, 0.25, 0.50, 0.75, 0.90, 0.95, 0.975};

/* Around the first value, so that equal values have exactly that mean and no spread. NaN, if there
 * is one, comes out. */
static double mean_of(const double *x, size_t n)
{
    double sum = 0;
    for (size_t i = 0; i < n; i++)
        sum += x[i] - x[0];
    return x[0] + sum / (double)n;
}

static double variance_of(const double *x, size_t n, double mean)
{
    double sum = 0, drift = 0; /* drift: what rounding of the mean leaves (Chan et al. 1983) */
    for (size_t i = 0; i < n; i++) {
        sum += (x[i] - mean) * (x[i] - mean);
        drift += x[i] - mean;
    }
    return fmax(0, sum - drift * drift / (double)n) / (double)(n - 1);
}

static size_t numbers_of(const double *x, size_t n, double *out)
{
    size_t kept = 0;
    for (size_t i = 0; i < n; i++)
        if (!isnan(x[i]))
            out[kept++] = x[i];
    return kept;
}

static size_t group_means(const double *x, size_t n, double *out)
{
    size_t groups = 0;
    for (size_t first = 0; first + GROUP <= n; first += GROUP) {
        const double mean = mean_of(x + first, GROUP);
        if (!isnan(mean))
            out[groups++] = mean;
    }
    return groups;
}

double raat_statistics_between(const double *means, size_t groups)
{
    return groups < 2 ? NAN : variance_of(means, groups, mean_of(means, groups));
}

void raat_statistics_error(raat_statistics *s, size_t groups, double between)
{
    const double kept = (double)s->n;
    if (groups < RAAT_STATISTICS_MIN_GROUPS) {
        s->se = s->sd / sqrt(kept);
        s->freedom = kept - 1;
        return;
    }
    const double g = (double)groups;
    const double others = kept - GROUP * g;
    s->se = sqrt(GROUP * GROUP * g * between + others * s->sd * s->sd) / kept;
    s->freedom = g - 1;
    s->groups = groups;
}

raat_statistics raat_statistics_none(void)
{
    raat_statistics s = {.mean = NAN, .sd = NAN, .se = NAN, .freedom = NAN, .min = NAN, .max = NAN};
    for (int q = 0; q < RAAT_STATISTICS_QUANTILES; q++)
        s.quantiles[q] = NAN;
    return s;
}

raat_statistics raat_statistics_of(const double *x, size_t n, double *scratch)
{
    raat_statistics s = raat_statistics_none();
    s.n = numbers_of(x, n, scratch);
    if (s.n == 0)
        return s;
    raat_sort_ascending(scratch, s.n);
    s.min = scratch[0];
    s.max = scratch[s.n - 1];
    for (int q = 0; q < RAAT_STATISTICS_QUANTILES; q++)
        s.quantiles[q] =
            gsl_stats_quantile_from_sorted_data(scratch, 1, s.n, raat_statistics_probabilities[q]);
    s.mean = mean_of(scratch, s.n);
    if (s.n < 2)
        return s;
    s.sd = sqrt(variance_of(scratch, s.n, s.mean));
    const size_t groups =
        group_means(x, n, scratch); /* the sorted values are not needed any more */
    raat_statistics_error(&s, groups, raat_statistics_between(scratch, groups));
    return s;
}

double raat_statistics_half_width(const raat_statistics *s, double level)
{
    return s->n < 2 ? NAN : s->se * gsl_cdf_tdist_Qinv((1 - level) / 2, s->freedom);
}
