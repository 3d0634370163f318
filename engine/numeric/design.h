/* design.h: Latin hypercube samples in groups of 256 replicates. */
#ifndef RAAT_NUMERIC_DESIGN_H
#define RAAT_NUMERIC_DESIGN_H

#include "engine/numeric/stream.h"

/* Replicates that share one Latin hypercube. Fixed, so that replicate i never depends on how many
 * replicates there are. */
enum { RAAT_DESIGN_GROUP = 256 };

/* Uniforms of one parameter for the lanes of one block: in each group of 256 replicates exactly one
 * falls in each of the 256 strata of (0, 1). `s` addresses the parameter by its key; its block says
 * which replicates; its step must be 0. */
void raat_design_uniforms(const raat_stream *s, double out[RAAT_LANES]);

#endif
