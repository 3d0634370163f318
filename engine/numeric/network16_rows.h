/* network16_rows.h: the body of network16.h, of what network_rows.h asks for. */
#ifndef RAAT_NUMERIC_NETWORK16_ROWS_H
#define RAAT_NUMERIC_NETWORK16_ROWS_H

#include "engine/numeric/network_rows.h"

enum { HALF = LANES / 2 };

/* Of a vector of the widest kind these are halves. Done once for each row: what a compiler makes of it will do. */
static inline void exchange_halves(element *a, element *b)
{
    typedef element half __attribute__((vector_size(HALF * sizeof(element)), may_alias));
    half *low = (half *)(void *)a, *high = (half *)(void *)b;
    const half x = *low, y = *high, swap = y < x;
    *low = (y & swap) | (x & ~swap);
    *high = (x & swap) | (y & ~swap);
}

/* Folding is a matter of the two halves of rows; behind it these have nothing to do with each other. */
static inline void both_halves(element *x, size_t p)
{
    sort_rows(x, p, p);
    for (size_t i = 0; i < p; i++)
        exchange_halves(x + (p - 1 - i) * LANES, x + i * LANES + HALF);
    settle(x, p, p);
}

#endif
