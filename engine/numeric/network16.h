/* network16.h: network.h for numbers of two bytes. Of these a vector of the widest kind has two rows: both
 * halves of the series are sorted at a time, and then merged. */
#ifndef RAAT_NUMERIC_NETWORK16_H
#define RAAT_NUMERIC_NETWORK16_H

#include <stdint.h>

#include "engine/numeric/network.h"

/* x[p][2][RAAT_NETWORK_LANES], p a power of two and at least RAAT_NETWORK_ROWS, aligned to 64 bytes: number i
 * of a series in x[i][0], number p + i in x[i][1], 2 p in all, which are in ascending order afterwards. Cannot
 * fail. */
void raat_network16_sort(int16_t *x, size_t p);

/* Its variants, which differ in speed alone; raat_network16_sort chooses (isa.h). */
void raat_network16_portable(int16_t *x, size_t p);
void raat_network16_avx2(int16_t *x, size_t p); /* only where the processor has it */

#endif
