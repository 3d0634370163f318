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

/* Known already where each number of x is in a pair, which is nearly always. */
static double variance_of_pairs(const double *x, const double *pairs, size_t n_pairs, size_t n,
                                double *scratch)
{
    const raat_statistics s = raat_statistics_of(x, n, scratch);
    return s.n == n_pairs ? s.sd * s.sd : variance_within(x, pairs, n);
}

raat_statistics raat_paired_statistics(const double *a, const double *b, size_t n, double *scratch)
{
    double *difference = scratch; /* [n] */
    for (size_t i = 0; i < n; i++)
        difference[i] = a[i] - b[i];
    return raat_statistics_of(difference, n, scratch + n);
}

raat_paired raat_paired_difference(const double *a, const double *b, size_t n, double *scratch)
{
    raat_paired p = {.difference = raat_paired_statistics(a, b, n, scratch)};
    const size_t pairs = p.difference.n;
    const double apart = variance_of_pairs(a, scratch, pairs, n, scratch + n) +
                         variance_of_pairs(b, scratch, pairs, n, scratch + n);
    p.variance_factor = raat_paired_factor(&p.difference, apart);
    return p;
}
