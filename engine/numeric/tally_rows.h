/* tally_rows.h: what the numbers of one block add to a tally, compiled for each width of vectors (tally.c,
 * tally_avx2.c). A block is summed in eight parts: a sum that a vector can hold, and the same on every processor. */
#ifndef RAAT_NUMERIC_TALLY_ROWS_H
#define RAAT_NUMERIC_TALLY_ROWS_H

#include <math.h>
#include <string.h>

#include "engine/numeric/tally.h"
#include "engine/numeric/unrolled.h"

enum { PARTS = 8 };

typedef struct {
    double sum[PARTS], squares[PARTS]; /* of x - anchor */
    double count[PARTS], zeros[PARTS];
    double min[PARTS], max[PARTS]; /* infinite without a number */
} raat_tally_rows;

#ifdef __x86_64__ /* the functions below, only where the processor has AVX2 */
void raat_tally_avx2_add(const double x[RAAT_LANES], double anchor, raat_tally_rows *out);
void raat_tally_avx2_pair(const double x[RAAT_LANES], const double pairs[RAAT_LANES], double anchor,
                          raat_tally_rows *out);
void raat_tally_avx2_place(const raat_tally_edges *edges, const double x[RAAT_LANES],
                           int32_t out_at[RAAT_LANES], uint32_t out_one[RAAT_LANES]);
#endif

/* NaN is left out. */
static inline void add_rows(const double x[RAAT_LANES], double anchor, raat_tally_rows *out)
{
    raat_tally_rows r;
    for (int l = 0; l < PARTS; l++) {
        r.sum[l] = r.squares[l] = r.count[l] = r.zeros[l] = 0;
        r.min[l] = INFINITY;
        r.max[l] = -INFINITY;
    }
    UNROLLED
    for (int i = 0; i < RAAT_LANES; i += PARTS)
#pragma omp simd
        for (int l = 0; l < PARTS; l++) {
            const double y = x[i + l], away = y - anchor, square = away * away;
            const bool number = y == y;
            r.sum[l] += number ? away : 0.0;
            r.squares[l] += number ? square : 0.0;
            r.count[l] += number ? 1.0 : 0.0;
            r.zeros[l] += y == 0 ? 1.0 : 0.0;
            r.min[l] = y < r.min[l] ? y : r.min[l]; /* comparing with NaN is false */
            r.max[l] = y > r.max[l] ? y : r.max[l];
        }
    *out = r;
}

/* sum and squares alone, of x where `pairs` is a number. */
static inline void pair_rows(const double x[RAAT_LANES], const double pairs[RAAT_LANES],
                             double anchor, raat_tally_rows *out)
{
    raat_tally_rows r;
    for (int l = 0; l < PARTS; l++)
        r.sum[l] = r.squares[l] = 0;
    UNROLLED
    for (int i = 0; i < RAAT_LANES; i += PARTS)
#pragma omp simd
        for (int l = 0; l < PARTS; l++) {
            const double away = x[i + l] - anchor, square = away * away;
            const bool number = pairs[i + l] == pairs[i + l];
            r.sum[l] += number ? away : 0.0;
            r.squares[l] += number ? square : 0.0;
        }
    memcpy(out->sum, r.sum, sizeof r.sum);
    memcpy(out->squares, r.squares, sizeof r.squares);
}

/* The bin of each number, and 1; of NaN any bin, and 0. */
static inline void place_rows(const raat_tally_edges *edges, const double x[RAAT_LANES],
                              int32_t at[RAAT_LANES], uint32_t one[RAAT_LANES])
{
    /* A unit in the last place too much: what stands on an edge never falls below it. */
    const double base = edges->base, scale = 1 / edges->width * (1 + 0x1p-52);
#pragma omp simd
    for (int i = 0; i < RAAT_LANES; i++) {
        double place = (x[i] - base) * scale;
        place = place > 0 ? place : 0; /* also NaN, which counts for nothing */
        place = place < RAAT_TALLY_BINS - 1 ? place : RAAT_TALLY_BINS - 1;
        at[i] = (int32_t)place;
        one[i] = x[i] == x[i];
    }
}

#endif
