/* binomial_filter.h: the fast answer to most draws of a block, one function an instruction set.
 *
 * A filter computes in float and knows how wrong it may be: where the 64-bit uniform might lie on
 * the other side of a step of the CDF it leaves the lane undecided, for binomial_double.h or
 * binomial_exact.h to answer. So its own rounding may differ between processors, and the draws do
 * not. How: binomial_lanes.h; why it holds: binomial.md. */
#ifndef RAAT_NUMERIC_BINOMIAL_FILTER_H
#define RAAT_NUMERIC_BINOMIAL_FILTER_H

#include "engine/numeric/stream.h"

/* The largest n a filter takes; for greater ones the levels below answer. */
enum { RAAT_BINOMIAL_FILTER_MAX = (1 << 23) - 1 };

/* Every lane of a block: high[] are the high words of the uniforms, 0 <= n <= the maximum, signed_p
 * as in binomial.h. out may be n. Returns a bit a lane, set where undecided, and there out is n.
 * caution scales the bands: 1, and less only to test that they have room. */
typedef uint64_t raat_binomial_filter(const uint32_t high[RAAT_LANES], const int32_t n[RAAT_LANES],
                                      const float signed_p[RAAT_LANES], float caution,
                                      int32_t out[RAAT_LANES]);

raat_binomial_filter raat_binomial_portable;
#ifdef __x86_64__
raat_binomial_filter raat_binomial_avx2, raat_binomial_avx512;
#endif

/* The same from an address, of any n; out_high[] gets the words, where any are needed. In one
 * function, because a call, a second look at n and a third at the words cost a twentieth. */
typedef uint64_t raat_binomial_drawer(const raat_stream *s, const int32_t n[RAAT_LANES],
                                      const float signed_p[RAAT_LANES],
                                      uint32_t out_high[RAAT_LANES], int32_t out[RAAT_LANES]);

raat_binomial_drawer raat_binomial_portable_draw;
#ifdef __x86_64__
raat_binomial_drawer raat_binomial_avx2_draw, raat_binomial_avx512_draw;
#endif

#endif
