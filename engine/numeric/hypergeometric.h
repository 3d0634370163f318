/* hypergeometric.h: how many of the drawn are marked, by inverse CDF of one 64-bit uniform.
 *
 * The definition is that of unimodal.h; with N things, K of them marked, n drawn,
 *
 *   w_{k+1} / w_k = ((K - k) (n - k)) / ((k + 1) (N - K - n + k + 1)),
 *   lowest max(0, n + K - N),   highest min(n, K),   mode = floor((n + 1) (K + 1) / (N + 2))
 *
 * so one uniform is spent, a larger uniform never gives a smaller count, and the count is the same
 * on every IEEE machine. Marked and drawn may change places without changing a draw. samplers.md
 * tells how the levels fit together.
 *
 *   mean n K / N, variance n (K/N) (1 - K/N) (N - n) / (N - 1)
 *   source   Johnson, Kemp and Kotz (2005), Univariate Discrete Distributions, chapter 6 */
#ifndef RAAT_NUMERIC_HYPERGEOMETRIC_H
#define RAAT_NUMERIC_HYPERGEOMETRIC_H

#include "engine/numeric/stream.h"

/* With more things the products of the ratio would not be exact in binary64. */
enum { RAAT_HYPERGEOMETRIC_TOTAL_MAX = 1 << 26 };

/* One draw a lane: of total[lane] things, marked[lane] of them marked, drawn[lane] are drawn without
 * replacement; out = how many of these are marked. 0 <= marked, drawn <= total <= 2^26; else it is a
 * bug and asserts. No random word is computed when every lane has only one possible outcome. */
void raat_hypergeometric_lanes(const raat_stream *s, const int32_t total[RAAT_LANES],
                               const int32_t marked[RAAT_LANES], const int32_t drawn[RAAT_LANES],
                               int32_t out[RAAT_LANES]);

/* One draw from the 64 bits U of its uniform (U + 1/2) / 2^64, by the definition: the slow twin of
 * the lanes. */
int32_t raat_hypergeometric_at(uint64_t bits, int32_t total, int32_t marked, int32_t drawn);

#endif
