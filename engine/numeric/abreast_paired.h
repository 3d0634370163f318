/* abreast_paired.h: what raat_paired_difference says of two series, of two rows of eight. */
#ifndef RAAT_NUMERIC_ABREAST_PAIRED_H
#define RAAT_NUMERIC_ABREAST_PAIRED_H

#include "engine/numeric/abreast_moments.h"
#include "engine/numeric/abreast_rows.h"
#include "engine/numeric/abreast_statistics.h"
#include "engine/numeric/abreast_subtract.h"

/* ---- the sample variance of x where `pairs` is a number; paired.c has it for one series ---- */

INLINE row mean_within(rows x, rows pairs, size_t n, row *out_count)
{
    row count = {{{0}}}, mean = {{{0}}}; /* the total, until it is divided */
    for (size_t i = 0; i < n; i++)
#pragma GCC unroll 4
        for (size_t p = 0; p < PACKS; p++) {
            const choice is_pair = is_number(load(pairs, i, p));
            count.of[p] += keep(is_pair, all(1));
            mean.of[p] += keep(is_pair, load(x, i, p));
        }
    for (size_t p = 0; p < PACKS; p++)
        mean.of[p] /= count.of[p];
    *out_count = count;
    return mean;
}

INLINE sums sums_within(const row *value, rows x, rows pairs, size_t n)
{
    sums s = {{{{0}}}, {{{0}}}};
    for (size_t i = 0; i < n; i++)
#pragma GCC unroll 4
        for (size_t p = 0; p < PACKS; p++)
            add(keep(is_number(load(pairs, i, p)), load(x, i, p) - value->of[p]), p, &s);
    return s;
}

INLINE row variance_within(rows x, rows pairs, size_t n)
{
    row count, variance;
    const row mean = mean_within(x, pairs, n, &count);
    const sums s = sums_within(&mean, x, pairs, n);
    for (size_t p = 0; p < PACKS; p++) {
        const pack each = count.of[p];
        const pack spread = s.squares.of[p] - s.away.of[p] * s.away.of[p] / each;
        variance.of[p] = choose((choice)(each < 2), all(NAN), spread / (each - 1));
    }
    return variance;
}

/* ---- pairs ---- */

/* That of x is known where each of its numbers is in a pair. */
INLINE void add_variances(rows x, const raat_statistics of_x[LANES], rows pairs, size_t n,
                          const raat_statistics of_pairs[LANES], double apart[LANES])
{
    bool known = true;
    for (size_t l = 0; l < LANES; l++)
        known &= of_x[l].n == of_pairs[l].n;
    row within = {{{0}}};
    if (!known)
        within = variance_within(x, pairs, n);
    for (size_t l = 0; l < LANES; l++)
        apart[l] += of_x[l].n == of_pairs[l].n ? of_x[l].sd * of_x[l].sd : lane(&within, l);
}

typedef struct {
    rows x;
    const raat_statistics *level; /* [LANES] */
} side;

INLINE void pair(side a, side b, rows differences, size_t n, double *scratch,
                 raat_paired out[LANES])
{
    raat_statistics s[LANES];
    double apart[LANES] = {0};
    statistics(differences, n, scratch, s);
    add_variances(a.x, a.level, differences, n, s, apart);
    add_variances(b.x, b.level, differences, n, s, apart);
    for (size_t l = 0; l < LANES; l++)
        out[l] = (raat_paired){s[l], raat_paired_factor(&s[l], apart[l])};
}

INLINE void difference(side a, side b, size_t n, double *scratch, raat_paired out[LANES])
{
    double *rest = scratch + whole_rows(n) * LANES;
    if (subtract_closely(a.x, b.x, n, scratch)) {
        pair(a, b, (rows){a.x.as, scratch}, n, rest, out);
        return;
    }
    subtract(a.x, b.x, n, scratch);
    pair(a, b, (rows){DOUBLES, scratch}, n, rest, out);
}

#endif
