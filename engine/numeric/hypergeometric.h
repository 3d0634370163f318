/* hypergeometric.h: how many of the drawn are marked, by inverse CDF of one 64-bit uniform. */
#ifndef RAAT_NUMERIC_HYPERGEOMETRIC_H
#define RAAT_NUMERIC_HYPERGEOMETRIC_H

#include "engine/numeric/stream.h"

/* One draw a lane: of total[lane] things, marked[lane] of them marked, drawn[lane] are drawn without
 * replacement; out = how many of these are marked. 0 <= marked, drawn <= total. */
void raat_hypergeometric_lanes(const raat_stream *s, const int32_t total[RAAT_LANES],
                               const int32_t marked[RAAT_LANES], const int32_t drawn[RAAT_LANES],
                               int32_t out[RAAT_LANES]);

#endif
