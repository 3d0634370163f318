/* design.h: Latin hypercube samples in groups of 256 replicates.
 *
 * Group g holds replicates 256 g to 256 g + 255, which are blocks 4 g to 4 g + 3. For a parameter
 * with stream key K, in group g:
 *
 *   1. ranks   r_i = the tag-0 word (stream.h) at (seed, replicate i, K, step 0), i in the group.
 *   2. stratum s_i = how many j of the group have r_j < r_i, or r_j = r_i and j < i.
 *              The strata of a group are 0 to 255, each once: a random permutation, another for
 *              each key and each group.
 *   3. jitter  t_i = the tag-0 word at (seed, replicate i, K, step 1).
 *   4. uniform u_i = (2^32 s_i + t_i + 1/2) / 2^40, which binary64 holds exactly, so that u_i lies
 *              in (s_i / 256, (s_i + 1) / 256) and never on 0 or 1.
 *
 * One u_i by itself is uniform; the 256 of a group depend on each other, which is the point: the
 * mean over a group of anything near additive in the parameters varies less than that of 256
 * independent draws (statistics.h says what this does to a standard error).
 *
 *   source   McKay, Beckman and Conover (1979), Technometrics 21, 239-245: the plan and its
 *            variance; Stein (1987), Technometrics 29, 143-151: why additive parts vanish. */
#ifndef RAAT_NUMERIC_DESIGN_H
#define RAAT_NUMERIC_DESIGN_H

#include "engine/numeric/stream.h"

/* Replicates that share one Latin hypercube. Fixed, so that replicate i never depends on how many
 * replicates there are. */
enum { RAAT_DESIGN_GROUP = 256 };

/* Uniforms of one parameter for the lanes of one block: in each group of 256 replicates exactly one
 * falls in each of the 256 strata of (0, 1). `s` addresses the parameter by its key; its block says
 * which replicates; its step must be 0 (steps 0 and 1 of the key are spent here). */
void raat_design_uniforms(const raat_stream *s, double out[RAAT_LANES]);

#endif
