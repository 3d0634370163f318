/* abreast.h: the statistics of eight series at a time, the same to the last bit as those of one at a time
 * (statistics.h, paired.h), but for the sign of a zero: each step is done for a row of eight, by one
 * instruction where the processor has one, and a network sorts them (network.h). */
#ifndef RAAT_NUMERIC_ABREAST_H
#define RAAT_NUMERIC_ABREAST_H

#include "engine/numeric/network.h"
#include "engine/numeric/paired.h"

enum { RAAT_ABREAST_LANES = RAAT_NETWORK_LANES };

/* x[n][RAAT_ABREAST_LANES], in any unit, finite or NaN, one series a lane; scratch of the same shape
 * is overwritten; both are aligned to 64 bytes. Cannot fail. */
void raat_abreast_statistics(const double *x, size_t n, double *scratch,
                             raat_statistics out[RAAT_ABREAST_LANES]);

/* The same for a - b, replicate by replicate; scratch[2 n][RAAT_ABREAST_LANES]. */
void raat_abreast_difference(const double *a, const double *b, size_t n, double *scratch,
                             raat_paired out[RAAT_ABREAST_LANES]);

/* The same by wider vectors, only where the processor has them; chosen by the two above (isa.h). */
void raat_abreast_avx2_statistics(const double *x, size_t n, double *scratch,
                                  raat_statistics out[RAAT_ABREAST_LANES]);
void raat_abreast_avx2_difference(const double *a, const double *b, size_t n, double *scratch,
                                  raat_paired out[RAAT_ABREAST_LANES]);

#endif
