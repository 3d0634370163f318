/* abreast_subtract.h: one row less another, in four bytes a number where these hold the difference exactly, for
 * the fewer bytes, the faster is all that follows, and in doubles where they do not. */
#ifndef RAAT_NUMERIC_ABREAST_SUBTRACT_H
#define RAAT_NUMERIC_ABREAST_SUBTRACT_H

#include "engine/numeric/abreast_rows.h"

/* Into out[n][LANES], which are doubles. */
INLINE void subtract(rows a, rows b, size_t n, double *out)
{
    for (size_t i = 0; i < n; i++)
#pragma GCC unroll 4
        for (size_t p = 0; p < PACKS; p++)
            *(pack *)(void *)(out + i * LANES + p * WIDTH) = load(a, i, p) - load(b, i, p);
}

/* Into int32; false where one does not hold its difference. That has the sign of b then, and a has not. */
INLINE bool subtract_counts(const int32_t *a, const int32_t *b, size_t n, int32_t *out)
{
    wide_words lost = {0};
    for (size_t place = 0; place < n * LANES; place += 2 * WIDTH) {
        const wide_words x = *(const wide_words *)(const void *)(a + place);
        const wide_words y = *(const wide_words *)(const void *)(b + place);
        const wide_words d = (wide_words)((wide_bits)x - (wide_bits)y);
        *(wide_words *)(void *)(out + place) = d;
        lost |= (x ^ y) & (x ^ d);
    }
    return !any(lost < 0);
}

/* Into floats; false where one does not hold its difference exactly. What rounding lost comes out exactly
 * (Knuth, TAOCP 2, 4.2.2, theorem B); of an overflow it is NaN. */
INLINE bool subtract_reals(const float *a, const float *b, size_t n, float *out)
{
    wide_words lost = {0};
    for (size_t place = 0; place < n * LANES; place += 2 * WIDTH) {
        const wide_singles x = *(const wide_singles *)(const void *)(a + place);
        const wide_singles y = *(const wide_singles *)(const void *)(b + place);
        const wide_singles d = x - y, of_y = d - x, of_x = d - of_y;
        const wide_singles rest = (x - of_x) - (y + of_y);
        *(wide_singles *)(void *)(out + place) = d;
        lost |= (wide_words)(d <= (float)INFINITY) & ~(wide_words)(rest == 0);
    }
    return !any(lost);
}

/* Into numbers of four bytes, when these hold them all. What floats do not hold shows soon, mostly. */
INLINE bool subtract_closely(rows a, rows b, size_t n, void *out)
{
    enum { SOME = 64 };
    if (a.as == COUNTS)
        return subtract_counts(a.at, b.at, n, out);
    bool fine = true;
    for (size_t i = 0; i < n && fine; i += SOME)
        fine = subtract_reals(from(a, i).at, from(b, i).at, n - i < SOME ? n - i : SOME,
                              (float *)out + i * LANES);
    return fine;
}

#endif
