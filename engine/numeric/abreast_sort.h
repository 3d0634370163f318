/* abreast_sort.h: each lane in ascending order. A network knows no NaN, and sorts whole numbers of few bytes
 * faster than others: rows are turned into such, by the fewest bytes, and back. */
#ifndef RAAT_NUMERIC_ABREAST_SORT_H
#define RAAT_NUMERIC_ABREAST_SORT_H

#include "engine/numeric/abreast_rows.h"
#include "engine/numeric/abreast_shorts.h"
#include "engine/numeric/network32.h"

#include <string.h>

/* Not a number goes behind all numbers, as infinity. */
INLINE numbers doubles_to_sort(const double *x, size_t n, double *out)
{
    row count = {{{0}}};
    for (size_t i = 0; i < n; i++)
#pragma GCC unroll 4
        for (size_t p = 0; p < PACKS; p++) {
            const pack value = load((rows){DOUBLES, x}, i, p);
            const choice right = is_number(value);
            *(pack *)(void *)(out + i * LANES + p * WIDTH) = choose(right, value, all(INFINITY));
            count.of[p] += keep(right, all(1));
        }
    return numbers_by(&count);
}

/* The bits of reals as whole numbers in the order of the reals: of negative ones all but the sign are
 * turned over. Turned again they are the bits. */
INLINE wide_words turned(wide_words bits)
{
    return bits ^ ((bits >> 31) & INT32_MAX);
}

/* Not a number goes behind all numbers, as the greatest key. */
INLINE numbers keys_to_sort(const float *x, size_t n, int32_t *out)
{
    enum { HALVES = PACKS / 2 };
    wide_words missing[HALVES] = {{0}};
    for (size_t i = 0; i < n; i++)
#pragma GCC unroll 2
        for (size_t h = 0; h < HALVES; h++) {
            const size_t place = i * LANES + h * 2 * WIDTH;
            const wide_singles value = *(const wide_singles *)(const void *)(x + place);
            const wide_words right = (wide_words)(value <= (float)INFINITY);
            *(wide_words *)(void *)(out + place) =
                (turned((wide_words)value) & right) | (~right & INT32_MAX);
            missing[h] -= ~right;
        }
    row count;
    for (size_t l = 0; l < LANES; l++) {
        const size_t found = n - (size_t)missing[l / (2 * WIDTH)][l % (2 * WIDTH)];
        count.of[l / WIDTH][l % WIDTH] = (double)found;
    }
    return numbers_by(&count);
}

INLINE void turn(int32_t *x, size_t n)
{
    for (size_t place = 0; place < n * LANES; place += 2 * WIDTH) {
        wide_words *at = (wide_words *)(void *)(x + place);
        *at = turned(*at);
    }
}

/* ---- the rows of x in ascending order, in `out` ---- */

INLINE numbers sort_doubles(const double *x, size_t n, double *out)
{
    const numbers count = doubles_to_sort(x, n, out);
    raat_network_sort(out, n);
    return count;
}

INLINE numbers sort_reals(const float *x, size_t n, int32_t *out)
{
    const numbers count = keys_to_sort(x, n, out);
    raat_network32_sort(out, n);
    turn(out, n);
    return count;
}

INLINE numbers sort_counts(const int32_t *x, size_t n, int32_t *out)
{
    if (!sort_shorts(x, n, out)) {
        memcpy(out, x, n * LANES * sizeof *x);
        raat_network32_sort(out, n);
    }
    return numbers_all(n);
}

INLINE numbers sort(rows x, size_t n, void *out)
{
    if (x.as == DOUBLES)
        return sort_doubles(x.at, n, out);
    return x.as == REALS ? sort_reals(x.at, n, out) : sort_counts(x.at, n, out);
}

#endif
