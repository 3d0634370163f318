/* rounding.h: a fractional number of persons becomes a whole one, without bias.
 *
 *   out = floor(x) + [u >= 1 - f],   f = x - floor(x),   u = (U + 1/2) / 2^64
 *
 * so the mean is x (to 2^-64), the variance f (1 - f), and a larger uniform or a larger x never
 * gives a smaller count. In integers: one more when ~U < floor(2^64 f). */
#ifndef RAAT_NUMERIC_ROUNDING_H
#define RAAT_NUMERIC_ROUNDING_H

#include "engine/numeric/stream.h"

/* One rounding a lane, 0 <= x[lane] <= 2^31 - 1; outside, or NaN, is a bug and asserts. No random
 * word is computed when every x is whole. */
void raat_rounding_lanes(const raat_stream *s, const double x[RAAT_LANES], int32_t out[RAAT_LANES]);

/* One rounding from the 64 bits U of its uniform. */
int32_t raat_rounding_at(uint64_t bits, double x);

#endif
