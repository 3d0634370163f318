/* network16_rows.h: the body of network16.h, behind network_rows.h. Who includes it defines exchange_halves, of
 * one half of a row with one of another. */
#ifndef RAAT_NUMERIC_NETWORK16_ROWS_H
#define RAAT_NUMERIC_NETWORK16_ROWS_H

#include "engine/numeric/network_rows.h"

/* Folding is a matter of the two halves of rows; behind it these have nothing to do with each other. */
static inline void both_halves(element *x, size_t p)
{
    sort_rows(x, p, p);
    for (size_t i = 0; i < p; i++)
        exchange_halves(x + (p - 1 - i) * LANES, x + i * LANES + HALF);
    settle(x, p, p);
}

#endif
