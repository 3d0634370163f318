/* unimodal_filter.h: the fast answer to most hypergeometric and Poisson draws of a block, two
 * functions an instruction set.
 *
 * A filter computes in float lanes and knows how wrong it may be: where the uniform might lie on the
 * other side of a step of the CDF it leaves the lane undecided, for the levels of unimodal.h to
 * answer. So its own rounding may differ between processors, and the draws do not. How:
 * hypergeometric_lanes.h and poisson_lanes.h; why it holds: samplers.md. */
#ifndef RAAT_NUMERIC_UNIMODAL_FILTER_H
#define RAAT_NUMERIC_UNIMODAL_FILTER_H

#include "engine/numeric/stream.h"

/* The most things in an urn that a filter takes; with more in any lane, the levels below answer for
 * the block. */
enum { RAAT_UNIMODAL_FILTER_MAX = (1 << 22) - 1 };

/* ---- from given words: tests ----
 *
 * high[]: the high words of the uniforms; the other arguments as in hypergeometric.h and poisson.h,
 * total at most the maximum. Returns a bit a lane, set where undecided, and there out is of no use.
 * caution scales the bands: 1, and less only to test that they have room. */
typedef uint64_t raat_unimodal_urn_filter(const uint32_t high[RAAT_LANES],
                                          const int32_t total[RAAT_LANES],
                                          const int32_t marked[RAAT_LANES],
                                          const int32_t drawn[RAAT_LANES], float caution,
                                          int32_t out[RAAT_LANES]);
typedef uint64_t raat_unimodal_poisson_filter(const uint32_t high[RAAT_LANES],
                                              const double mean[RAAT_LANES], float caution,
                                              int32_t out[RAAT_LANES]);

raat_unimodal_urn_filter raat_unimodal_portable_urn;
raat_unimodal_poisson_filter raat_unimodal_portable_poisson;
#ifdef __x86_64__
raat_unimodal_urn_filter raat_unimodal_avx2_urn, raat_unimodal_avx512_urn;
raat_unimodal_poisson_filter raat_unimodal_avx2_poisson, raat_unimodal_avx512_poisson;
#endif

/* ---- from an address: draws ----
 *
 * Of any urn; out_high[] gets the words, where any are needed. Looking at the arguments, Philox and
 * the filter are one function, as they are for the binomial, to spare calls and passes. */
typedef uint64_t raat_unimodal_urn_drawer(const raat_stream *s, const int32_t total[RAAT_LANES],
                                          const int32_t marked[RAAT_LANES],
                                          const int32_t drawn[RAAT_LANES],
                                          uint32_t out_high[RAAT_LANES], int32_t out[RAAT_LANES]);
typedef uint64_t raat_unimodal_poisson_drawer(const raat_stream *s, const double mean[RAAT_LANES],
                                              uint32_t out_high[RAAT_LANES],
                                              int32_t out[RAAT_LANES]);

raat_unimodal_urn_drawer raat_unimodal_portable_draw_urn;
raat_unimodal_poisson_drawer raat_unimodal_portable_draw_poisson;
#ifdef __x86_64__
raat_unimodal_urn_drawer raat_unimodal_avx2_draw_urn, raat_unimodal_avx512_draw_urn;
raat_unimodal_poisson_drawer raat_unimodal_avx2_draw_poisson, raat_unimodal_avx512_draw_poisson;
#endif

#endif
