/* binomial.h: a binomial draw is the inverse CDF of its own 64-bit uniform. */
#ifndef RAAT_NUMERIC_BINOMIAL_H
#define RAAT_NUMERIC_BINOMIAL_H

#include <assert.h>

#include "engine/numeric/stream.h"

/* A probability as one signed binary32: +p for p <= 1/2, else -(1 - p), so that both ends of [0, 1]
 * keep full relative precision. p is in [0, 1]; a value outside is a bug and asserts. */
static inline float raat_binomial_signed(double p)
{
    assert(p >= 0 && p <= 1);
    return p <= 0.5 ? (float)(p + 0.0) : -(float)(1 - p); /* -0 + 0 is 0; of 1 comes -0 */
}

/* The same of every lane. */
static inline void raat_binomial_signed_lanes(const double p[RAAT_LANES], float out[RAAT_LANES])
{
    int outside =
        0; /* asked once, for a branch a lane would keep the loop from being vector code */
    for (int lane = 0; lane < RAAT_LANES; lane++) {
        outside |= !(p[lane] >= 0) | !(p[lane] <= 1);
        out[lane] = (float)(p[lane] <= 0.5 ? p[lane] + 0.0 : -(1 - p[lane]));
    }
    assert(!outside);
}

/* One draw a lane, X[lane] ~ Bin(n[lane], p[lane]), from the address s; n >= 0. */
void raat_binomial_lanes(const raat_stream *s, const int32_t n[RAAT_LANES],
                         const float signed_p[RAAT_LANES], int32_t out[RAAT_LANES]);

/* One draw from the 64 bits U of its uniform (U + 1/2) / 2^64. */
int32_t raat_binomial_at(uint64_t bits, int32_t n, float signed_p);

#endif
