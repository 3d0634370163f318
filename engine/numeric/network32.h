/* network32.h: network.h for numbers of four bytes, of which a vector holds twice as many. */
#ifndef RAAT_NUMERIC_NETWORK32_H
#define RAAT_NUMERIC_NETWORK32_H

#include <stdint.h>

#include "engine/numeric/network.h"

/* x[n][RAAT_NETWORK_LANES], room and alignment as raat_network_sort. Cannot fail. */
void raat_network32_sort(int32_t *x, size_t n);

/* Its variants, which differ in speed alone; raat_network32_sort chooses (isa.h). */
void raat_network32_portable(int32_t *x, size_t n);
void raat_network32_avx2(int32_t *x, size_t n); /* only where the processor has it */

#endif
