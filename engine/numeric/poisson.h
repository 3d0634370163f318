/* poisson.h: a Poisson draw by inverse CDF of its own 64-bit uniform. */
#ifndef RAAT_NUMERIC_POISSON_H
#define RAAT_NUMERIC_POISSON_H

#include "engine/numeric/stream.h"

/* One draw a lane with mean[lane] in [0, 1e6]. */
void raat_poisson_lanes(const raat_stream *s, const double mean[RAAT_LANES],
                        int32_t out[RAAT_LANES]);

#endif
