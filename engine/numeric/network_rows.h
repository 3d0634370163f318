/* network_rows.h: the body of the network, for each kind of vector. Who includes it defines `pack` (WIDTH
 * doubles), pack_load, pack_store, and pack_less and pack_more, which choose their first argument where the
 * two are equal. */
#ifndef RAAT_NUMERIC_NETWORK_ROWS_H
#define RAAT_NUMERIC_NETWORK_ROWS_H

#include "engine/numeric/network.h"

enum { LANES = RAAT_NETWORK_LANES };

/* The smaller to a, the larger to b. */
static inline void exchange(pack *a, pack *b)
{
    const pack x = *a, y = *b;
    *a = pack_less(x, y);
    *b = pack_more(y, x);
}

/* n rows from a with n rows from b, row by row. */
static inline void exchange_rows(double *a, double *b, size_t n)
{
    for (size_t i = 0; i < n * LANES; i += WIDTH) {
        pack x = pack_load(a + i), y = pack_load(b + i);
        exchange(&x, &y);
        pack_store(a + i, x);
        pack_store(b + i, y);
    }
}

/* Rows `step` apart, from row step % p on. */
static inline void merge_step(double *x, size_t p, size_t n, size_t step)
{
    for (size_t at = step % p; at + step < n; at += 2 * step) {
        const size_t left = n - at - step;
        exchange_rows(x + at * LANES, x + (at + step) * LANES, left < step ? left : step);
    }
}

/* The last two steps in one sweep, for loading and storing takes longer than comparing: rows 2, 3
 * with 4, 5 and so on; behind it 1 with 2, 3 with 4. Returns the row where it stopped: rows from
 * two before it have yet to be compared. */
static inline size_t last_steps(double *x, size_t n)
{
    size_t row = 4;
    pack behind = pack_load(x + 1 * LANES);
    pack a = pack_load(x + 2 * LANES), b = pack_load(x + 3 * LANES);
    for (; row + 3 < n; row += 4) {
        double *at = x + row * LANES;
        pack c = pack_load(at), d = pack_load(at + LANES);
        exchange(&a, &c);
        exchange(&b, &d);
        exchange(&behind, &a);
        exchange(&b, &c);
        pack_store(at - 3 * LANES, behind);
        pack_store(at - 2 * LANES, a);
        pack_store(at - 1 * LANES, b);
        pack_store(at, c);
        behind = d;
        a = pack_load(at + 2 * LANES);
        b = pack_load(at + 3 * LANES);
    }
    double *at = x + row * LANES;
    pack_store(at - 3 * LANES, behind);
    pack_store(at - 2 * LANES, a);
    pack_store(at - 1 * LANES, b);
    return row;
}

/* Rows 0 .. p - 1 are in order, and so are rows p .. n - 1, p < n <= 2 p. Behind row n one may think
 * of infinities, which never move. */
static inline void merge(double *x, size_t p, size_t n)
{
    size_t step = p;
    for (; step > 2; step /= 2)
        merge_step(x, p, n, step);
    if (step < 2 || n <= 4) {
        for (; step > 0; step /= 2)
            merge_step(x, p, n, step);
        return;
    }
    size_t row = 0;
    for (size_t lane = 0; lane < LANES; lane += WIDTH)
        row = last_steps(x + lane, n);
    for (size_t i = row; i < n && i < row + 2; i++)
        exchange_rows(x + (i - 2) * LANES, x + i * LANES, 1);
    for (size_t i = row - 2; i < n; i += 2)
        exchange_rows(x + (i - 1) * LANES, x + i * LANES, 1);
}

/* The same network for eight rows, in registers. */
static inline void sort_eight(double *x)
{
    static const int first[] = {0, 2, 4, 6, 0, 1, 4, 5, 1, 5, 0, 1, 2, 3, 2, 3, 1, 3, 5};
    static const int second[] = {1, 3, 5, 7, 2, 3, 6, 7, 2, 6, 4, 5, 6, 7, 4, 5, 2, 4, 6};
    for (size_t lane = 0; lane < LANES; lane += WIDTH) {
        pack rows[8];
#pragma GCC unroll 8
        for (size_t i = 0; i < 8; i++)
            rows[i] = pack_load(x + i * LANES + lane);
#pragma GCC unroll 19
        for (size_t i = 0; i < sizeof first / sizeof first[0]; i++)
            exchange(&rows[first[i]], &rows[second[i]]);
#pragma GCC unroll 8
        for (size_t i = 0; i < 8; i++)
            pack_store(x + i * LANES + lane, rows[i]);
    }
}

/* Part by part, so that a part is merged while it is in the cache. p: a power of two; n <= 2 p. */
static void sort_rows(double *x, size_t p, size_t n)
{
    if (n < 2)
        return;
    if (n == 8) {
        sort_eight(x);
        return;
    }
    while (p >= n)
        p /= 2;
    sort_rows(x, p, p);
    sort_rows(x + p * LANES, p, n - p);
    merge(x, p, n);
}

static inline void network(double *x, size_t n)
{
    size_t p = 1;
    while (2 * p < n)
        p *= 2;
    sort_rows(x, p, n);
}

#endif
