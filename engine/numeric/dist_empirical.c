/* dist_empirical.c: n observed values x_1 <= ... <= x_n, each as likely as the others.
 *
 *   mean      m = sum x_i / n
 *   variance  sum (x_i - m)^2 / n
 *   value     at u: x_i with (i - 1) / n < u <= i / n, the inverse of the empirical CDF: nothing is
 *             drawn that was not observed
 *   source    Hyndman and Fan (1996), Sample quantiles in statistical packages, definition 1 */
#include "engine/numeric/dist_family.h"

#include "engine/numeric/sort.h"

#include <math.h>

raat_dist raat_dist_empirical(double *table, unsigned long n)
{
    raat_sort_ascending(table, n);
    return (raat_dist){.family = RAAT_DIST_EMPIRICAL, .a = (double)n, .table = table};
}

void raat_dist_empirical_quantiles(const raat_dist *dist, int n, const double u[], double out[])
{
    for (int i = 0; i < n; i++)
        out[i] = dist->table[(unsigned long)fmin(fmax(ceil(u[i] * dist->a), 1), dist->a) - 1];
}

double raat_dist_empirical_mean(const raat_dist *dist)
{
    const unsigned long n = (unsigned long)dist->a;
    double mean = 0;
    for (unsigned long i = 0; i < n; i++)
        mean += (dist->table[i] - mean) / (double)(i + 1); /* no sum that could overflow */
    return mean;
}
