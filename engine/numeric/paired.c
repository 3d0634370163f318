#include "engine/numeric/paired.h"

#include <math.h>
#include <stdbool.h>

/* Sample variance of x where `pairs` is a number. What rounding leaves of the mean is taken off again. */
static double variance_within(const double *x, const double *pairs, size_t n)
{
    double count = 0, total = 0, sum = 0, drift = 0;
    for (size_t i = 0; i < n; i++)
        if (!isnan(pairs[i])) {
            count++;
            total += x[i];
        }
    const double mean = total / count;
    for (size_t i = 0; i < n; i++)
        if (!isnan(pairs[i])) {
            const double away = x[i] - mean;
            sum += away * away;
            drift += away;
        }
    return count < 2 ? NAN : (sum - drift * drift / count) / (count - 1);
}

static bool all_zero(const raat_statistics *s)
{
    return !(s->min < 0) && !(s->max > 0);
}

double raat_paired_factor(const raat_statistics *difference, double apart)
{
    return all_zero(difference) ? NAN : apart / (difference->sd * difference->sd);
}

raat_paired raat_paired_difference(const double *a, const double *b, size_t n, double *scratch)
{
    double *difference = scratch; /* [n] */
    for (size_t i = 0; i < n; i++)
        difference[i] = a[i] - b[i];
    raat_paired p = {.difference = raat_statistics_of(difference, n, scratch + n)};
    const double apart = variance_within(a, difference, n) + variance_within(b, difference, n);
    p.variance_factor = raat_paired_factor(&p.difference, apart);
    return p;
}
