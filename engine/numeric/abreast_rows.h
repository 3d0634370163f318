/* abreast_rows.h: the body of abreast.h, for vectors of WIDTH doubles, which who includes it defines: a
 * compiler left to itself makes none of these loops. */
#ifndef RAAT_NUMERIC_ABREAST_ROWS_H
#define RAAT_NUMERIC_ABREAST_ROWS_H

#include "engine/numeric/abreast.h"
#include "engine/numeric/design.h"

#include <gsl/gsl_statistics_double.h>
#include <math.h>
#include <stdbool.h>
#include <stdint.h>
#include <string.h>

enum { LANES = RAAT_ABREAST_LANES, GROUP = RAAT_DESIGN_GROUP, PACKS = LANES / WIDTH };

typedef double pack __attribute__((vector_size(WIDTH * sizeof(double)), may_alias));
typedef int64_t choice __attribute__((vector_size(WIDTH * sizeof(double)))); /* all bits or none */

/* One number a series. Rounding must be that of a scalar: no sum is taken across a row. */
typedef struct {
    pack of[PACKS];
} row;

static inline const pack *packs(const double *x, size_t i)
{
    return (const pack *)(const void *)(x + i * LANES);
}

static inline pack all(double value)
{
    return value - (pack){0};
}

static inline pack keep(choice which, pack value)
{
    return (pack)((choice)value & which);
}

static inline pack choose(choice which, pack value, pack other)
{
    return (pack)(((choice)value & which) | ((choice)other & ~which));
}

/* All but NaN. */
static inline choice is_number(pack value)
{
    return (choice)(value <= all(INFINITY));
}

static inline double lane(const row *r, size_t l)
{
    return r->of[l / WIDTH][l % WIDTH];
}

/* ---- sorting ---- */

/* Not a number goes behind all numbers, as infinity; how many numbers there are is told. */
static row numbers_of(const double *x, size_t n, double *out)
{
    row count = {{{0}}};
    pack *to = (pack *)(void *)out;
    for (size_t i = 0; i < n; i++)
#pragma GCC unroll 4
        for (size_t p = 0; p < PACKS; p++) {
            const pack value = packs(x, i)[p];
            const choice number = is_number(value);
            to[i * PACKS + p] = choose(number, value, all(INFINITY));
            count.of[p] += keep(number, all(1));
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
    row sum = {{{0}}}, mean;
    for (size_t i = 0; i < n; i++)
#pragma GCC unroll 4
        for (size_t p = 0; p < PACKS; p++) {
            const choice inside = (choice)(all((double)i) < count->of[p]);
            sum.of[p] += keep(inside, packs(x, i)[p] - packs(x, 0)[p]);
        }
    for (size_t p = 0; p < PACKS; p++)
        mean.of[p] = packs(x, 0)[p] + sum.of[p] / count->of[p];
    return mean;
}

static row variance_of(const double *x, size_t n, const row *count, const row *mean)
{
    row sum = {{{0}}}, drift = {{{0}}}, variance;
    for (size_t i = 0; i < n; i++)
#pragma GCC unroll 4
        for (size_t p = 0; p < PACKS; p++) {
            const pack away = packs(x, i)[p] - mean->of[p];
            const choice inside = (choice)(all((double)i) < count->of[p]);
            sum.of[p] += keep(inside, away * away);
            drift.of[p] += keep(inside, away);
        }
    for (size_t p = 0; p < PACKS; p++) {
        const pack spread = sum.of[p] - drift.of[p] * drift.of[p] / count->of[p];
        variance.of[p] = choose((choice)(spread > 0), spread, all(0)) / (count->of[p] - 1);
    }
    return variance;
}

/* ---- the standard error ---- */

/* out[lane][groups], of whole groups; how many of them a lane has goes to `found`. */
static void group_means(const double *x, size_t n, double *out, size_t found[LANES])
{
    const size_t groups = n / GROUP;
    row whole;
    for (size_t p = 0; p < PACKS; p++)
        whole.of[p] = all(GROUP);
    memset(found, 0, LANES * sizeof *found);
    for (size_t g = 0; g < groups; g++) {
        const row mean = mean_of(x + g * GROUP * LANES, GROUP, &whole);
        for (size_t l = 0; l < LANES; l++)
            if (!isnan(lane(&mean, l)))
                out[l * groups + found[l]++] = lane(&mean, l);
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

static void statistics(const double *x, size_t n, double *scratch, raat_statistics out[LANES])
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
        out[l] =
            of_sorted(scratch + l, (size_t)lane(&count, l), lane(&mean, l), lane(&variance, l));
    set_errors(x, n, scratch, out); /* the sorted values are not needed any more */
}

/* ---- pairs ---- */

/* Sample variance of x where `pairs` is a number; paired.c has it for one series. */
static row variance_within(const double *x, const double *pairs, size_t n)
{
    row count = {{{0}}}, total = {{{0}}}, sum = {{{0}}}, drift = {{{0}}}, variance;
    for (size_t i = 0; i < n; i++)
#pragma GCC unroll 4
        for (size_t p = 0; p < PACKS; p++) {
            const choice is_pair = is_number(packs(pairs, i)[p]);
            count.of[p] += keep(is_pair, all(1));
            total.of[p] += keep(is_pair, packs(x, i)[p]);
        }
    for (size_t p = 0; p < PACKS; p++)
        total.of[p] /= count.of[p]; /* the mean from here on */
    for (size_t i = 0; i < n; i++)
#pragma GCC unroll 4
        for (size_t p = 0; p < PACKS; p++) {
            const pack away = packs(x, i)[p] - total.of[p];
            const choice is_pair = is_number(packs(pairs, i)[p]);
            sum.of[p] += keep(is_pair, away * away);
            drift.of[p] += keep(is_pair, away);
        }
    for (size_t p = 0; p < PACKS; p++)
        variance.of[p] =
            choose((choice)(count.of[p] < 2), all(NAN),
                   (sum.of[p] - drift.of[p] * drift.of[p] / count.of[p]) / (count.of[p] - 1));
    return variance;
}

static void paired(const double *a, const double *b, size_t n, double *scratch,
                   raat_paired out[LANES])
{
    double *difference = scratch; /* [n][LANES] */
    for (size_t i = 0; i < n * LANES; i++)
        difference[i] = a[i] - b[i];
    raat_statistics s[LANES];
    statistics(difference, n, scratch + n * LANES, s);
    const row of_a = variance_within(a, difference, n), of_b = variance_within(b, difference, n);
    for (size_t l = 0; l < LANES; l++) {
        out[l].difference = s[l];
        out[l].variance_factor = raat_paired_factor(&s[l], lane(&of_a, l) + lane(&of_b, l));
    }
}

#endif
