#include "engine/numeric/abreast.h"

#include "engine/numeric/design.h"

#include <gsl/gsl_statistics_double.h>
#include <math.h>
#include <stdbool.h>
#include <string.h>

enum { LANES = RAAT_ABREAST_LANES, GROUP = RAAT_DESIGN_GROUP };

/* One number a series. Rounding must be that of a scalar: no sum is taken across a row. */
typedef struct {
    _Alignas(64) double of[LANES];
} row;

/* ---- sorting ---- */

/* Not a number goes behind all numbers, as infinity; how many numbers there are is told. */
static row numbers_of(const double *x, size_t n, double *out)
{
    row count = {{0}};
    for (size_t i = 0; i < n * LANES; i += LANES)
#pragma omp simd
        for (size_t l = 0; l < LANES; l++) {
            const double value = x[i + l];
            out[i + l] = value == value ? value : INFINITY;
            count.of[l] += value == value ? 1.0 : 0.0;
        }
    return count;
}

/* Many series are: those of what does not differ, or never happens. */
static bool in_order(const double *x, size_t n)
{
    bool fine = true;
    for (size_t i = LANES; fine && i < n * LANES; i += LANES)
        for (size_t l = 0; l < LANES; l++)
            fine &= x[i + l - LANES] <= x[i + l];
    return fine;
}

/* ---- moments, of the first count[l] rows of each lane; statistics.c has the reasons ---- */

static row mean_of(const double *x, size_t n, const row *count)
{
    row sum = {{0}}, mean;
    for (size_t i = 0; i < n; i++)
#pragma omp simd
        for (size_t l = 0; l < LANES; l++) {
            const double above = x[i * LANES + l] - x[l];
            sum.of[l] += (double)i < count->of[l] ? above : 0.0;
        }
    for (size_t l = 0; l < LANES; l++)
        mean.of[l] = x[l] + sum.of[l] / count->of[l];
    return mean;
}

static row variance_of(const double *x, size_t n, const row *count, const row *mean)
{
    row sum = {{0}}, drift = {{0}}, variance;
    for (size_t i = 0; i < n; i++)
#pragma omp simd
        for (size_t l = 0; l < LANES; l++) {
            const double away = x[i * LANES + l] - mean->of[l];
            const double square = away * away;
            const bool inside = (double)i < count->of[l];
            sum.of[l] += inside ? square : 0.0;
            drift.of[l] += inside ? away : 0.0;
        }
    for (size_t l = 0; l < LANES; l++) {
        const double drifted = drift.of[l] * drift.of[l] / count->of[l];
        variance.of[l] = fmax(0, sum.of[l] - drifted) / (count->of[l] - 1);
    }
    return variance;
}

/* ---- the standard error ---- */

/* out[lane][groups], of whole groups; how many of them a lane has goes to `found`. */
static void group_means(const double *x, size_t n, double *out, size_t found[LANES])
{
    const size_t groups = n / GROUP;
    row all;
    for (size_t l = 0; l < LANES; l++)
        all.of[l] = GROUP;
    memset(found, 0, LANES * sizeof *found);
    for (size_t g = 0; g < groups; g++) {
        const row mean = mean_of(x + g * GROUP * LANES, GROUP, &all);
        for (size_t l = 0; l < LANES; l++)
            if (!isnan(mean.of[l]))
                out[l * groups + found[l]++] = mean.of[l];
    }
}

static void set_errors(const double *x, size_t n, double *scratch, raat_statistics out[LANES])
{
    size_t found[LANES];
    group_means(x, n, scratch, found);
    for (size_t l = 0; l < LANES; l++)
        if (out[l].n >= 2)
            raat_statistics_error(&out[l], found[l],
                                  raat_statistics_between(scratch + l * (n / GROUP), found[l]));
}

/* ---- the whole ---- */

static raat_statistics of_sorted(const double *sorted, size_t n, double mean, double variance)
{
    raat_statistics s = raat_statistics_none();
    if (n == 0)
        return s;
    s.n = n;
    s.mean = mean;
    s.min = sorted[0];
    s.max = sorted[(n - 1) * LANES];
    for (int q = 0; q < RAAT_STATISTICS_QUANTILES; q++)
        s.quantiles[q] =
            gsl_stats_quantile_from_sorted_data(sorted, LANES, n, raat_statistics_probabilities[q]);
    if (n > 1)
        s.sd = sqrt(variance);
    return s;
}

void raat_abreast_statistics(const double *x, size_t n, double *scratch,
                             raat_statistics out[RAAT_ABREAST_LANES])
{
    if (n == 0) {
        for (size_t l = 0; l < LANES; l++)
            out[l] = raat_statistics_none();
        return;
    }
    const row count = numbers_of(x, n, scratch);
    if (!in_order(scratch, n))
        raat_network_sort(scratch, n);
    const row mean = mean_of(scratch, n, &count);
    const row variance = variance_of(scratch, n, &count, &mean);
    for (size_t l = 0; l < LANES; l++)
        out[l] = of_sorted(scratch + l, (size_t)count.of[l], mean.of[l], variance.of[l]);
    set_errors(x, n, scratch, out); /* the sorted values are not needed any more */
}

/* ---- pairs ---- */

/* Sample variance of x where `pairs` is a number; paired.c has it for one series. */
static row variance_within(const double *x, const double *pairs, size_t n)
{
    row mean = {{0}}, sum = {{0}}, count = {{0}}, variance;
    for (size_t i = 0; i < n * LANES; i += LANES)
#pragma omp simd
        for (size_t l = 0; l < LANES; l++) {
            const bool paired = pairs[i + l] == pairs[i + l];
            const double more = count.of[l] + 1;
            const double step = x[i + l] - mean.of[l];
            const double moved = mean.of[l] + step / more;
            const double spread = sum.of[l] + step * (x[i + l] - moved);
            count.of[l] = paired ? more : count.of[l];
            mean.of[l] = paired ? moved : mean.of[l];
            sum.of[l] = paired ? spread : sum.of[l];
        }
    for (size_t l = 0; l < LANES; l++)
        variance.of[l] = count.of[l] < 2 ? NAN : sum.of[l] / (count.of[l] - 1);
    return variance;
}

void raat_abreast_difference(const double *a, const double *b, size_t n, double *scratch,
                             raat_paired out[RAAT_ABREAST_LANES])
{
    double *difference = scratch; /* [n][LANES] */
    for (size_t i = 0; i < n * LANES; i++)
        difference[i] = a[i] - b[i];
    raat_statistics s[LANES];
    raat_abreast_statistics(difference, n, scratch + n * LANES, s);
    const row of_a = variance_within(a, difference, n), of_b = variance_within(b, difference, n);
    for (size_t l = 0; l < LANES; l++) {
        out[l].difference = s[l];
        out[l].variance_factor = raat_paired_factor(&s[l], of_a.of[l] + of_b.of[l]);
    }
}
