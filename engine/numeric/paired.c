#include "engine/numeric/paired.h"

#include <math.h>
#include <stdbool.h>

/* Sample variance of x where `pairs` is a number. */
static double variance_within(const double *x, const double *pairs, size_t n)
{
    double mean = 0, sum = 0, count = 0;
    for (size_t i = 0; i < n; i++) {
        if (isnan(pairs[i]))
            continue;
        const double step = x[i] - mean; /* Welford (1962) */
        count++;
        mean += step / count;
        sum += step * (x[i] - mean);
    }
    return count < 2 ? NAN : sum / (count - 1);
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
