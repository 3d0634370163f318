/* abreast_shorts.h: counts sorted by two bytes each, twice as fast as by four (network16.h). Two bytes hold how
 * far counts are from the first of their lane far more often than the counts themselves. */
#ifndef RAAT_NUMERIC_ABREAST_SHORTS_H
#define RAAT_NUMERIC_ABREAST_SHORTS_H

#include "engine/numeric/abreast_rows.h"
#include "engine/numeric/network16.h"

INLINE wide_shorts narrow(wide_words x)
{
#ifdef __AVX2__
    const __m256i wide = (__m256i)x;
    const __m256i halves = _mm256_packs_epi32(wide, wide); /* in the first and the third quarter */
    return (wide_shorts)_mm256_castsi256_si128(_mm256_permute4x64_epi64(halves, 0x08));
#else
    return __builtin_convertvector(x, wide_shorts);
#endif
}

/* n rows to half a row each (network16.h), of what is above `first`; whether two bytes do not hold it is added
 * to `lost`. */
INLINE void shorten(const int32_t *x, size_t n, const int32_t *first, int16_t *out, wide_bits *lost)
{
    for (size_t l = 0; l < LANES; l += 2 * WIDTH) {
        const wide_bits base = *(const wide_bits *)(const void *)(first + l);
        for (size_t i = 0; i < n; i++) {
            const wide_bits value = *(const wide_bits *)(const void *)(x + i * LANES + l);
            const wide_bits above = value - base;
            *lost |= (above + 0x8000U) >> 16 | ((value ^ base) & (value ^ above)) >> 31;
            *(wide_shorts *)(void *)(out + i * 2 * LANES + l) = narrow((wide_words)above);
        }
    }
}

INLINE void lengthen(const int16_t *x, size_t n, const int32_t *first, int32_t *out)
{
    for (size_t l = 0; l < LANES; l += 2 * WIDTH) {
        const wide_words base = *(const wide_words *)(const void *)(first + l);
        for (size_t i = 0; i < n; i++) {
            const wide_shorts above = *(const wide_shorts *)(const void *)(x + i * 2 * LANES + l);
            *(wide_words *)(void *)(out + i * LANES + l) =
                __builtin_convertvector(above, wide_words) + base;
        }
    }
}

/* Half rows i .. p - 1: what is never less than a number. */
INLINE void fill(int16_t *x, size_t i, size_t p)
{
    for (; i < p; i++)
        for (size_t l = 0; l < LANES; l++)
            x[i * 2 * LANES + l] = INT16_MAX;
}

/* False where two bytes will not do. */
INLINE bool sort_shorts(const int32_t *x, size_t n, int32_t *out)
{
    size_t p = RAAT_NETWORK_ROWS;
    while (2 * p < n)
        p *= 2;
    const size_t front = n < p ? n : p, back = n - front;
    int16_t *shorts = (int16_t *)(out + whole_rows(n) * LANES); /* [p][2][LANES] */
    wide_bits lost = {0};
    shorten(x, front, x, shorts, &lost);
    shorten(x + front * LANES, back, x, shorts + LANES, &lost);
    if (any((wide_words)lost))
        return false;
    fill(shorts, front, p);
    fill(shorts + LANES, back, p);
    raat_network16_sort(shorts, p);
    lengthen(shorts, front, x, out);
    lengthen(shorts + LANES, back, x, out + front * LANES);
    return true;
}

#endif
