/* abreast_moments.h: mean and variance of the first count->each[l] numbers of each lane, by the sums of
 * statistics.c, which has the reasons, and in its order: so the bits are the same. */
#ifndef RAAT_NUMERIC_ABREAST_MOMENTS_H
#define RAAT_NUMERIC_ABREAST_MOMENTS_H

#include "engine/numeric/abreast_rows.h"

/* How far numbers are from a value, added up, and the squares of that. */
typedef struct {
    row away, squares;
} sums;

INLINE void add(pack away, size_t p, sums *s)
{
    s->away.of[p] += away;
    s->squares.of[p] += away * away;
}

/* As long as all lanes have numbers none is asked whether it has. */
INLINE sums sums_from(const row *value, rows x, size_t n, const numbers *count)
{
    sums s = {{{{0}}}, {{{0}}}};
    for (size_t i = 0; i < count->least; i++)
#pragma GCC unroll 4
        for (size_t p = 0; p < PACKS; p++)
            add(load(x, i, p) - value->of[p], p, &s);
    pack at = all((double)count->least);
    for (size_t i = count->least; i < n; i++, at += 1)
#pragma GCC unroll 4
        for (size_t p = 0; p < PACKS; p++) {
            const choice inside = (choice)(at < count->each.of[p]);
            add(keep(inside, load(x, i, p) - value->of[p]), p, &s);
        }
    return s;
}

INLINE row mean_of(rows x, size_t n, const numbers *count)
{
    row first, mean;
    for (size_t p = 0; p < PACKS; p++)
        first.of[p] = load(x, 0, p);
    const sums s = sums_from(&first, x, n, count);
    for (size_t p = 0; p < PACKS; p++)
        mean.of[p] = first.of[p] + s.away.of[p] / count->each.of[p];
    return mean;
}

INLINE row variance_of(rows x, size_t n, const numbers *count, const row *mean)
{
    const sums s = sums_from(mean, x, n, count);
    row variance;
    for (size_t p = 0; p < PACKS; p++) {
        const pack each = count->each.of[p];
        const pack spread = s.squares.of[p] - s.away.of[p] * s.away.of[p] / each;
        variance.of[p] = choose((choice)(spread > 0), spread, all(0)) / (each - 1);
    }
    return variance;
}

#endif
