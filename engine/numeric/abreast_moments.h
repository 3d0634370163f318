/* abreast_moments.h: mean and variance of the first count->each[l] numbers of each lane, by the sums of
 * statistics.c, which has the reasons, and in its order: so the bits are the same. */
#ifndef RAAT_NUMERIC_ABREAST_MOMENTS_H
#define RAAT_NUMERIC_ABREAST_MOMENTS_H

#include "engine/numeric/abreast_rows.h"

INLINE row mean_of(rows x, size_t n, const numbers *count)
{
    row first, sum = {{{0}}}, mean;
    for (size_t p = 0; p < PACKS; p++)
        first.of[p] = load(x, 0, p);
    for (size_t i = 0; i < count->least; i++)
#pragma GCC unroll 4
        for (size_t p = 0; p < PACKS; p++)
            sum.of[p] += load(x, i, p) - first.of[p];
    pack at = all((double)count->least);
    for (size_t i = count->least; i < n; i++, at += 1)
#pragma GCC unroll 4
        for (size_t p = 0; p < PACKS; p++) {
            const choice inside = (choice)(at < count->each.of[p]);
            sum.of[p] += keep(inside, load(x, i, p) - first.of[p]);
        }
    for (size_t p = 0; p < PACKS; p++)
        mean.of[p] = first.of[p] + sum.of[p] / count->each.of[p];
    return mean;
}

INLINE row variance_of(rows x, size_t n, const numbers *count, const row *mean)
{
    row sum = {{{0}}}, drift = {{{0}}}, variance;
    for (size_t i = 0; i < count->least; i++)
#pragma GCC unroll 4
        for (size_t p = 0; p < PACKS; p++) {
            const pack away = load(x, i, p) - mean->of[p];
            sum.of[p] += away * away;
            drift.of[p] += away;
        }
    pack at = all((double)count->least);
    for (size_t i = count->least; i < n; i++, at += 1)
#pragma GCC unroll 4
        for (size_t p = 0; p < PACKS; p++) {
            const pack away = load(x, i, p) - mean->of[p];
            const choice inside = (choice)(at < count->each.of[p]);
            sum.of[p] += keep(inside, away * away);
            drift.of[p] += keep(inside, away);
        }
    for (size_t p = 0; p < PACKS; p++) {
        const pack each = count->each.of[p];
        const pack spread = sum.of[p] - drift.of[p] * drift.of[p] / each;
        variance.of[p] = choose((choice)(spread > 0), spread, all(0)) / (each - 1);
    }
    return variance;
}

#endif
