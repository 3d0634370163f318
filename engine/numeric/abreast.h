/* abreast.h: the statistics of eight series at a time, of numbers as a results file stores them, the same to
 * the last bit as those of one series of doubles at a time (statistics.h, paired.h), but for the sign of a
 * zero: each step is done for a row of eight, by one instruction where the processor has one, and a network
 * sorts them (network.h), by the fewest bytes that hold the numbers exactly. */
#ifndef RAAT_NUMERIC_ABREAST_H
#define RAAT_NUMERIC_ABREAST_H

#include <stdint.h>

#include "engine/numeric/network.h"
#include "engine/numeric/paired.h"

enum { RAAT_ABREAST_LANES = RAAT_NETWORK_LANES };

/* x[n][RAAT_ABREAST_LANES], in any unit, one series a lane; reals are finite or NaN. All rooms are aligned
 * to 64 bytes; scratch[2 m][RAAT_ABREAST_LANES] is overwritten, m: n rounded up to a multiple of
 * RAAT_NETWORK_ROWS. Cannot fail. */
void raat_abreast_counts(const int32_t *x, size_t n, double *scratch,
                         raat_statistics out[RAAT_ABREAST_LANES]);
void raat_abreast_reals(const float *x, size_t n, double *scratch,
                        raat_statistics out[RAAT_ABREAST_LANES]);

/* The same for a - b, replicate by replicate; of_a and of_b are what the two above say of a and b. */
void raat_abreast_count_differences(const int32_t *a, const int32_t *b, size_t n,
                                    const raat_statistics of_a[RAAT_ABREAST_LANES],
                                    const raat_statistics of_b[RAAT_ABREAST_LANES], double *scratch,
                                    raat_paired out[RAAT_ABREAST_LANES]);
void raat_abreast_real_differences(const float *a, const float *b, size_t n,
                                   const raat_statistics of_a[RAAT_ABREAST_LANES],
                                   const raat_statistics of_b[RAAT_ABREAST_LANES], double *scratch,
                                   raat_paired out[RAAT_ABREAST_LANES]);

/* The same by wider vectors, only where the processor has them; chosen by the four above (isa.h). */
void raat_abreast_avx2_counts(const int32_t *x, size_t n, double *scratch,
                              raat_statistics out[RAAT_ABREAST_LANES]);
void raat_abreast_avx2_reals(const float *x, size_t n, double *scratch,
                             raat_statistics out[RAAT_ABREAST_LANES]);
void raat_abreast_avx2_count_differences(const int32_t *a, const int32_t *b, size_t n,
                                         const raat_statistics of_a[RAAT_ABREAST_LANES],
                                         const raat_statistics of_b[RAAT_ABREAST_LANES],
                                         double *scratch, raat_paired out[RAAT_ABREAST_LANES]);
void raat_abreast_avx2_real_differences(const float *a, const float *b, size_t n,
                                        const raat_statistics of_a[RAAT_ABREAST_LANES],
                                        const raat_statistics of_b[RAAT_ABREAST_LANES],
                                        double *scratch, raat_paired out[RAAT_ABREAST_LANES]);

#endif
