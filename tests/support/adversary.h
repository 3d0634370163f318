/* adversary.h: binomial draws that are hard to get right. A uniform picked at random lies near a
 * step of the CDF so seldom that a wrong band can pass a hundred million of them; here three in
 * four lie within 1e-3 to 1e-13 of one, and tails, ends and unusual n and p are frequent. */
#ifndef RAAT_TESTS_ADVERSARY_H
#define RAAT_TESTS_ADVERSARY_H

#include "engine/numeric/stream.h"

typedef struct {
    uint64_t bits[RAAT_LANES];
    int32_t n[RAAT_LANES];
    float p[RAAT_LANES]; /* signed, as in binomial.h */
} adversary_block;

/* The next 64 pseudo-random bits: splitmix64 (Steele, Lea and Flood 2014). */
uint64_t adversary_mix(uint64_t *state);

/* Uniform on (0, 1). */
double adversary_uniform(uint64_t *state);

/* One block: lanes alike as in a cell of a model, or each on its own; n below `n_limit`. */
void adversary_fill(uint64_t *state, int32_t n_limit, adversary_block *out);

/* How many of `blocks` to look at: RAAT_ADVERSARY_PART=N in the environment says every Nth, at least one, for where each
 * takes long (tests/verify/avx512.sh). */
int adversary_blocks(int blocks);

/* P(X <= k) for X ~ Bin(n, p), p in (0, 1/2], to about 1e-14 absolute. */
double adversary_cdf(int32_t k, int32_t n, double p);

#endif
