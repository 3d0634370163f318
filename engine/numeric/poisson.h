/* poisson.h: a Poisson draw by inverse CDF of its own 64-bit uniform.
 *
 * The definition is that of unimodal.h with
 *
 *   w_{k+1} / w_k = mean / (k + 1),   mode = floor(mean),   lowest 0
 *
 * so one uniform is spent, a larger uniform never gives a smaller count, and the count is the same
 * on every IEEE machine. samplers.md tells how the levels fit together.
 *
 *   mean = variance = mean[lane]
 *   source   Johnson, Kemp and Kotz (2005), Univariate Discrete Distributions, chapter 4 */
#ifndef RAAT_NUMERIC_POISSON_H
#define RAAT_NUMERIC_POISSON_H

#include "engine/numeric/stream.h"

#define RAAT_POISSON_MEAN_MAX 1e6

/* One draw a lane with mean[lane] in [0, 1e6]; outside, or NaN, is a bug and asserts. */
void raat_poisson_lanes(const raat_stream *s, const double mean[RAAT_LANES],
                        int32_t out[RAAT_LANES]);

/* One draw from the 64 bits U of its uniform (U + 1/2) / 2^64, by the definition: the slow twin of
 * the lanes. */
int32_t raat_poisson_at(uint64_t bits, double mean);

#endif
