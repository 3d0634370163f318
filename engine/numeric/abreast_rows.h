/* abreast_rows.h: rows of eight numbers, read as they are stored, by vectors of WIDTH doubles, which who
 * includes it defines: a compiler left to itself makes vectors of none of the loops over them. What is
 * computed of rows stands in abreast_sort.h, abreast_statistics.h and abreast_paired.h. */
#ifndef RAAT_NUMERIC_ABREAST_ROWS_H
#define RAAT_NUMERIC_ABREAST_ROWS_H

#include "engine/numeric/abreast.h"

#include <math.h>
#include <stdbool.h>
#include <stdint.h>
#ifdef __AVX2__
#include <immintrin.h>
#endif

#define INLINE static inline __attribute__((always_inline))

enum { LANES = RAAT_ABREAST_LANES, PACKS = LANES / WIDTH };

/* Vectors of WIDTH numbers of so many bytes. */
#define VECTOR(bytes) __attribute__((vector_size(WIDTH * (bytes)), may_alias))
typedef double pack VECTOR(8);
typedef int64_t choice VECTOR(8); /* all bits or none */
typedef int32_t words VECTOR(4);  /* as many as a pack has */
typedef float singles VECTOR(4);
typedef int32_t wide_words VECTOR(8); /* twice as many */
typedef uint32_t wide_bits VECTOR(8);
typedef int16_t wide_shorts VECTOR(4);
typedef float wide_singles VECTOR(8);
#undef VECTOR

/* One number a series. Rounding must be that of a scalar: no sum is taken across a row. */
typedef struct {
    pack of[PACKS];
} row;

/* What stands in rows of LANES. */
typedef enum { COUNTS, REALS, DOUBLES } form;

typedef struct {
    form as; /* known where a function is compiled, which is why all are in line */
    const void *at;
} rows;

INLINE pack all(double value)
{
    return value - (pack){0};
}

INLINE pack keep(choice which, pack value)
{
    return (pack)((choice)value & which);
}

INLINE pack choose(choice which, pack value, pack other)
{
    return (pack)(((choice)value & which) | ((choice)other & ~which));
}

/* All but NaN. */
INLINE choice is_number(pack value)
{
    return (choice)(value <= all(INFINITY));
}

INLINE double lane(const row *r, size_t l)
{
    return r->of[l / WIDTH][l % WIDTH];
}

INLINE pack widen(words x)
{
#ifdef __AVX2__
    return (pack)_mm256_cvtepi32_pd((__m128i)x); /* gcc makes four instructions of what follows */
#else
    return __builtin_convertvector(x, pack);
#endif
}

/* Numbers p * WIDTH and on of row i. */
INLINE pack load(rows x, size_t i, size_t p)
{
    const size_t place = i * LANES + p * WIDTH;
    if (x.as == DOUBLES)
        return *(const pack *)(const void *)((const double *)x.at + place);
    if (x.as == COUNTS)
        return widen(*(const words *)(const void *)((const int32_t *)x.at + place));
    return __builtin_convertvector(*(const singles *)(const void *)((const float *)x.at + place),
                                   pack);
}

INLINE double number(rows x, size_t i, size_t l)
{
    return load(x, i, l / WIDTH)[l % WIDTH];
}

INLINE size_t row_size(rows x)
{
    return LANES * (x.as == DOUBLES ? sizeof(double) : sizeof(int32_t));
}

/* Without the first i rows. */
INLINE rows from(rows x, size_t i)
{
    return (rows){x.as, (const char *)x.at + i * row_size(x)};
}

INLINE bool any(wide_words which)
{
    int32_t bits = 0;
    for (size_t l = 0; l < 2 * WIDTH; l++)
        bits |= which[l];
    return bits != 0;
}

/* Which a network may need to sort n. */
INLINE size_t whole_rows(size_t n)
{
    return (n + RAAT_NETWORK_ROWS - 1) / RAAT_NETWORK_ROWS * RAAT_NETWORK_ROWS;
}

/* How many numbers each lane has; the others stand behind them. */
typedef struct {
    row each;
    size_t least;
} numbers;

INLINE numbers numbers_all(size_t n)
{
    numbers count = {.least = n};
    for (size_t p = 0; p < PACKS; p++)
        count.each.of[p] = all((double)n);
    return count;
}

INLINE numbers numbers_by(const row *each)
{
    double least = lane(each, 0);
    for (size_t l = 1; l < LANES; l++)
        least = lane(each, l) < least ? lane(each, l) : least;
    return (numbers){*each, (size_t)least};
}

#endif
