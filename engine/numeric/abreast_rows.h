/* abreast_rows.h: the body of abreast.h, for vectors of WIDTH doubles, which who includes it defines: a
 * compiler left to itself makes none of these loops. */
#ifndef RAAT_NUMERIC_ABREAST_ROWS_H
#define RAAT_NUMERIC_ABREAST_ROWS_H

#include "engine/numeric/abreast.h"
#include "engine/numeric/design.h"
#include "engine/numeric/network16.h"
#include "engine/numeric/network32.h"

#include <math.h>
#include <stdbool.h>
#include <stdint.h>
#include <string.h>
#ifdef __AVX2__
#include <immintrin.h>
#endif

#define INLINE static inline __attribute__((always_inline))

enum { LANES = RAAT_ABREAST_LANES, GROUP = RAAT_DESIGN_GROUP, PACKS = LANES / WIDTH };

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

/* ---- sorting ---- */

/* How many numbers each lane has; the others stand behind them. */
typedef struct {
    row each;
    size_t least;
} numbers;

INLINE numbers numbers_by(const row *each)
{
    double least = lane(each, 0);
    for (size_t l = 1; l < LANES; l++)
        least = lane(each, l) < least ? lane(each, l) : least;
    return (numbers){*each, (size_t)least};
}

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

/* Two bytes go twice as fast as four. */
INLINE void sort_counts(const int32_t *x, size_t n, int32_t *out)
{
    if (sort_shorts(x, n, out))
        return;
    memcpy(out, x, n * LANES * sizeof *x);
    raat_network32_sort(out, n);
}

/* The rows of x in ascending order, in `out`. */
INLINE numbers sort(rows x, size_t n, void *out)
{
    numbers count;
    if (x.as == DOUBLES) {
        count = doubles_to_sort(x.at, n, out);
        raat_network_sort(out, n);
    } else if (x.as == REALS) {
        count = keys_to_sort(x.at, n, out);
        raat_network32_sort(out, n);
        turn(out, n);
    } else {
        for (size_t p = 0; p < PACKS; p++)
            count.each.of[p] = all((double)n);
        count.least = n;
        sort_counts(x.at, n, out);
    }
    return count;
}

/* ---- moments, of the first count->each[l] rows of each lane; statistics.c has the reasons ---- */

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

/* ---- the standard error ---- */

/* out[lane][groups], of whole groups; how many of them a lane has goes to `found`. */
INLINE void group_means(rows x, size_t n, double *out, size_t found[LANES])
{
    const size_t groups = n / GROUP;
    numbers whole = {.least = GROUP};
    for (size_t p = 0; p < PACKS; p++)
        whole.each.of[p] = all(GROUP);
    memset(found, 0, LANES * sizeof *found);
    for (size_t g = 0; g < groups; g++) {
        const row mean = mean_of(from(x, g * GROUP), GROUP, &whole);
        for (size_t l = 0; l < LANES; l++)
            if (!isnan(lane(&mean, l)))
                out[l * groups + found[l]++] = lane(&mean, l);
    }
}

INLINE void set_errors(rows x, size_t n, double *scratch, raat_statistics out[LANES])
{
    const size_t groups = n / GROUP;
    size_t found[LANES] = {0};
    if (groups >= RAAT_STATISTICS_MIN_GROUPS) /* fewer are not looked at */
        group_means(x, n, scratch, found);
    for (size_t l = 0; l < LANES; l++)
        if (out[l].n >= 2)
            raat_statistics_error(&out[l], found[l],
                                  raat_statistics_between(scratch + l * groups, found[l]));
}

/* ---- the whole ---- */

/* As gsl_stats_quantile_from_sorted_data has it. */
INLINE double quantile(rows sorted, size_t l, size_t n, double probability)
{
    const double place = probability * (double)(n - 1);
    const size_t below = (size_t)place;
    const double part = place - (double)below;
    if (below + 1 == n)
        return number(sorted, below, l);
    return (1 - part) * number(sorted, below, l) + part * number(sorted, below + 1, l);
}

INLINE raat_statistics of_sorted(rows sorted, size_t l, size_t n, double mean, double variance)
{
    raat_statistics s = raat_statistics_none();
    if (n == 0)
        return s;
    s.n = n;
    s.mean = mean;
    s.min = number(sorted, 0, l);
    s.max = number(sorted, n - 1, l);
    for (int q = 0; q < RAAT_STATISTICS_QUANTILES; q++)
        s.quantiles[q] = quantile(sorted, l, n, raat_statistics_probabilities[q]);
    if (n > 1)
        s.sd = sqrt(variance);
    return s;
}

/* All rows alike, as many are: of what does not differ, or never happens. The first difference ends it. */
INLINE bool is_constant(rows x, size_t n)
{
    return memcmp(x.at, from(x, 1).at, (n - 1) * row_size(x)) == 0;
}

INLINE void of_constant(rows x, size_t n, raat_statistics out[LANES])
{
    for (size_t l = 0; l < LANES; l++) {
        const double value = number(x, 0, l);
        out[l] = of_sorted(x, l, isnan(value) ? 0 : n, value, 0);
        if (out[l].n >= 2)
            raat_statistics_error(&out[l], n / GROUP, 0);
    }
}

INLINE void statistics(rows x, size_t n, double *scratch, raat_statistics out[LANES])
{
    if (n == 0) {
        for (size_t l = 0; l < LANES; l++)
            out[l] = raat_statistics_none();
        return;
    }
    if (is_constant(x, n)) {
        of_constant(x, n, out);
        return;
    }
    const numbers count = sort(x, n, scratch);
    const rows sorted = {x.as, scratch};
    const row mean = mean_of(sorted, n, &count);
    const row variance = variance_of(sorted, n, &count, &mean);
    for (size_t l = 0; l < LANES; l++)
        out[l] =
            of_sorted(sorted, l, (size_t)lane(&count.each, l), lane(&mean, l), lane(&variance, l));
    set_errors(x, n, scratch, out); /* the sorted values are not needed any more */
}

/* ---- differences ---- */

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

/* ---- pairs ---- */

/* Sample variance of x where `pairs` is a number; paired.c has it for one series. */
INLINE row variance_within(rows x, rows pairs, size_t n)
{
    row count = {{{0}}}, total = {{{0}}}, sum = {{{0}}}, drift = {{{0}}}, variance;
    for (size_t i = 0; i < n; i++)
#pragma GCC unroll 4
        for (size_t p = 0; p < PACKS; p++) {
            const choice is_pair = is_number(load(pairs, i, p));
            count.of[p] += keep(is_pair, all(1));
            total.of[p] += keep(is_pair, load(x, i, p));
        }
    for (size_t p = 0; p < PACKS; p++)
        total.of[p] /= count.of[p]; /* the mean from here on */
    for (size_t i = 0; i < n; i++)
#pragma GCC unroll 4
        for (size_t p = 0; p < PACKS; p++) {
            const pack away = load(x, i, p) - total.of[p];
            const choice is_pair = is_number(load(pairs, i, p));
            sum.of[p] += keep(is_pair, away * away);
            drift.of[p] += keep(is_pair, away);
        }
    for (size_t p = 0; p < PACKS; p++)
        variance.of[p] =
            choose((choice)(count.of[p] < 2), all(NAN),
                   (sum.of[p] - drift.of[p] * drift.of[p] / count.of[p]) / (count.of[p] - 1));
    return variance;
}

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

#undef VECTOR
#undef INLINE

#endif
