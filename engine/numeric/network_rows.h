/* network_rows.h: the body of the network, for each kind of number and of vector. Who includes it defines
 * LANES, `element`, `last` (behind which no number lies), `pack` (one element or several), and pack_less and
 * pack_more, which choose their first argument where the two are equal: by name, where the processor has an
 * instruction for it, for gcc makes several of plain C. */
#ifndef RAAT_NUMERIC_NETWORK_ROWS_H
#define RAAT_NUMERIC_NETWORK_ROWS_H

#include "engine/numeric/network.h"

enum { ROWS = RAAT_NETWORK_ROWS, WIDTH = sizeof(pack) / sizeof(element) };

static inline pack pack_load(const element *at)
{
    return *(const pack *)(const void *)at;
}

static inline void pack_store(element *at, pack value)
{
    *(pack *)(void *)at = value;
}

/* The smaller to a, the larger to b. */
static inline void exchange(pack *a, pack *b)
{
    const pack x = *a, y = *b;
    *a = pack_less(x, y);
    *b = pack_more(y, x);
}

static inline void exchange_at(element *a, element *b)
{
    pack x = pack_load(a), y = pack_load(b);
    exchange(&x, &y);
    pack_store(a, x);
    pack_store(b, y);
}

/* ---- steps of a merge: several at a time in registers, for loading and storing takes longer than comparing ---- */

/* Of eight packs those two apart, then those that are neighbours. */
static inline void last_two_steps(pack rows[8])
{
    exchange(&rows[0], &rows[2]);
    exchange(&rows[1], &rows[3]);
    exchange(&rows[4], &rows[6]);
    exchange(&rows[5], &rows[7]);
    exchange(&rows[0], &rows[1]);
    exchange(&rows[2], &rows[3]);
    exchange(&rows[4], &rows[5]);
    exchange(&rows[6], &rows[7]);
}

/* Rows `step` apart. */
static inline void one_step(element *x, size_t n, size_t step)
{
    for (size_t at = 0; at + step < n; at += 2 * step) {
        const size_t left = n - at - step;
        element *a = x + at * LANES, *b = a + step * LANES;
        for (size_t i = 0; i < (left < step ? left : step) * LANES; i += WIDTH)
            exchange_at(a + i, b + i);
    }
}

/* Rows 4 step apart, 2 step, and step. */
static inline void three_steps(element *x, size_t n, size_t step)
{
    const size_t apart = step * LANES;
    for (; n >= 8 * step; n -= 8 * step, x += 8 * apart)
        for (size_t i = 0; i < apart; i += WIDTH) {
            pack rows[8];
#pragma GCC unroll 8
            for (size_t k = 0; k < 8; k++)
                rows[k] = pack_load(x + i + k * apart);
#pragma GCC unroll 4
            for (size_t k = 0; k < 4; k++)
                exchange(&rows[k], &rows[k + 4]);
            last_two_steps(rows);
#pragma GCC unroll 8
            for (size_t k = 0; k < 8; k++)
                pack_store(x + i + k * apart, rows[k]);
        }
    for (size_t one = 4 * step; n > step && one >= step; one /= 2)
        one_step(x, n, one);
}

/* Each row of the first p with its mirror image among the next p, of which n - p are there. */
static inline void fold(element *x, size_t p, size_t n)
{
    for (size_t i = 0; i < n - p; i++)
        for (size_t lane = 0; lane < LANES; lane += WIDTH)
            exchange_at(x + (p - 1 - i) * LANES + lane, x + (p + i) * LANES + lane);
}

/* The same for n = 2 p, and then rows p / 2 apart. */
static inline void fold_and_step(element *x, size_t p)
{
    const size_t apart = p / 2 * LANES;
    for (size_t i = 0; i < p / 2; i++)
        for (size_t lane = 0; lane < LANES; lane += WIDTH) {
            element *low = x + i * LANES + lane, *high = x + (2 * p - 1 - i) * LANES + lane;
            pack a = pack_load(low), b = pack_load(low + apart);
            pack c = pack_load(high - apart), d = pack_load(high);
            exchange(&a, &d);
            exchange(&b, &c);
            exchange(&a, &b);
            exchange(&c, &d);
            pack_store(low, a);
            pack_store(low + apart, b);
            pack_store(high - apart, c);
            pack_store(high, d);
        }
}

/* The same, and then rows p / 2 and p / 4 apart. */
static inline void fold_and_two_steps(element *x, size_t p)
{
    const size_t apart = p / 4 * LANES;
    for (size_t i = 0; i < p / 4; i++)
        for (size_t lane = 0; lane < LANES; lane += WIDTH) {
            element *low = x + i * LANES + lane, *high = x + (2 * p - 1 - i) * LANES + lane;
            pack rows[8];
#pragma GCC unroll 4
            for (size_t k = 0; k < 4; k++) {
                rows[k] = pack_load(low + k * apart);
                rows[7 - k] = pack_load(high - k * apart);
            }
#pragma GCC unroll 4
            for (size_t k = 0; k < 4; k++)
                exchange(&rows[k], &rows[7 - k]);
            last_two_steps(rows);
#pragma GCC unroll 4
            for (size_t k = 0; k < 4; k++) {
                pack_store(low + k * apart, rows[k]);
                pack_store(high - k * apart, rows[7 - k]);
            }
        }
}

/* ---- merge and sort ---- */

/* The greatest power of eight up to p, which is at least 8: three steps at a time are left of it. */
static inline size_t eights_in(size_t p)
{
    size_t eights = 8;
    while (8 * eights <= p)
        eights *= 8;
    return eights;
}

/* Rows p / 2 apart, p / 4 and so on. p: a power of two, 8 or more. */
static inline void settle(element *x, size_t p, size_t n)
{
    const size_t eights = eights_in(p);
    for (size_t step = p / 2; step >= eights; step /= 2)
        one_step(x, n, step);
    for (size_t step = eights / 8; step > 0; step /= 8)
        three_steps(x, n, step);
}

/* Rows 0 .. p - 1 are in order, and so are rows p .. n - 1, p < n <= 2 p. Behind row n one may think
 * of `last`, which never moves. */
static inline void merge(element *x, size_t p, size_t n)
{
    const size_t eights = eights_in(p);
    if (n < 2 * p || p == eights) {
        fold(x, p, n);
        settle(x, p, n);
        return;
    }
    if (p == 2 * eights)
        fold_and_step(x, p);
    else
        fold_and_two_steps(x, p);
    settle(x, eights, n);
}

/* Batcher's network for eight rows, in registers. */
static inline void sort_eight(element *x)
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

/* Part by part, so that a part is merged while it is in the cache. p: a power of two, ROWS or more;
 * n: a multiple of ROWS, n <= 2 p. */
static void sort_rows(element *x, size_t p, size_t n)
{
    if (n == ROWS) {
        sort_eight(x);
        return;
    }
    while (p >= n)
        p /= 2;
    sort_rows(x, p, p);
    sort_rows(x + p * LANES, p, n - p);
    merge(x, p, n);
}

static inline void network(element *x, size_t n)
{
    if (n < 2)
        return;
    const size_t whole = (n + ROWS - 1) / ROWS * ROWS;
    for (size_t i = n * LANES; i < whole * LANES; i++)
        x[i] = last;
    size_t p = ROWS;
    while (2 * p < whole)
        p *= 2;
    sort_rows(x, p, whole);
}

#endif
