/* dist_discrete.c: one of n values v_1 < ... < v_n, each with a weight w_i > 0: a switch, or a few ways
 * that things may go. With W the sum of the weights,
 *
 *   mean      m = sum w_i v_i / W
 *   variance  sum w_i (v_i - m)^2 / W
 *   value     at u: the least v_i whose w_1 + ... + w_i reaches u W
 *   source    Devroye (1986), Non-Uniform Random Variate Generation, section III.2.1
 *
 * The search by halves gives what a walk along the table would give, so the value grows with u. */
#include "engine/numeric/dist_family.h"

raat_dist raat_dist_discrete(double *table, unsigned long n)
{
    double *weights = table + n;
    /* By insertion: tables are short and mostly written in order. */
    for (unsigned long i = 1; i < n; i++) {
        const double value = table[i], weight = weights[i];
        unsigned long to = i;
        for (; to > 0 && table[to - 1] > value; to--) {
            table[to] = table[to - 1];
            weights[to] = weights[to - 1];
        }
        table[to] = value;
        weights[to] = weight;
    }
    for (unsigned long i = 1; i < n; i++)
        weights[i] += weights[i - 1];
    return (raat_dist){.family = RAAT_DIST_DISCRETE, .a = (double)n, .table = table};
}

static double quantile(const raat_dist *dist, double u)
{
    const unsigned long n = (unsigned long)dist->a;
    const double *sums = dist->table + n, wanted = u * sums[n - 1];
    unsigned long low = 0, high = n - 1; /* the last sum reaches every u */
    while (low < high) {
        const unsigned long middle = low + (high - low) / 2;
        if (sums[middle] >= wanted)
            high = middle;
        else
            low = middle + 1;
    }
    return dist->table[low];
}

void raat_dist_discrete_quantiles(const raat_dist *dist, int n, const double u[], double out[])
{
    for (int i = 0; i < n; i++)
        out[i] = quantile(dist, u[i]);
}

double raat_dist_discrete_mean(const raat_dist *dist)
{
    const unsigned long n = (unsigned long)dist->a;
    const double *sums = dist->table + n;
    double mean = 0;
    for (unsigned long i = 0; i < n; i++)
        mean += dist->table[i] * ((sums[i] - (i ? sums[i - 1] : 0)) / sums[n - 1]);
    return mean;
}
