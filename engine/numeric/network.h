/* network.h: eight series sorted side by side, by comparisons that do not depend on the data.
 *
 * A quicksort mispredicts a branch for every few numbers. A network compares the same places whatever
 * stands there, so one instruction does it for several series, and several comparisons are made between
 * loading and storing: some seven times faster than raat_sort_ascending up to some thousands of numbers
 * (fifteen and thirty for network32.h and network16.h), though it compares more, n (log2 n)^2 / 4.
 *
 * Two parts in order are merged by comparing the first with the second from behind, which leaves two parts
 * of which no number belongs into the other, and these with ever smaller distances. All comparisons point
 * one way: numbers that would stand behind the last need not be there.
 *
 *   source   Batcher (1968), AFIPS 32, 307-314: bitonic merging; Knuth, TAOCP 3, 5.3.4 */
#ifndef RAAT_NUMERIC_NETWORK_H
#define RAAT_NUMERIC_NETWORK_H

#include <stddef.h>

enum { RAAT_NETWORK_LANES = 8, RAAT_NETWORK_ROWS = 8 };

/* x[n][RAAT_NETWORK_LANES] without NaN, aligned to 64 bytes: each lane in ascending order. There is room
 * for n rounded up to a multiple of RAAT_NETWORK_ROWS; what stands behind row n is lost. Equal numbers
 * never change places by one comparison, so that the bits (signs of zeros) are the same on every
 * processor. Cannot fail. network32.h does the same for numbers of four bytes. */
void raat_network_sort(double *x, size_t n);

/* Its variants, which differ in speed alone; raat_network_sort chooses (isa.h). */
void raat_network_portable(double *x, size_t n);
void raat_network_avx2(double *x, size_t n); /* only where the processor has it */

#endif
