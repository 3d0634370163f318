/* split.h: persons taken by a share, and persons over groups: a multinomial draw as a chain of conditional binomials, each with an
 * address of its own, in the order of the axis. */
#ifndef RAAT_MODEL_SPLIT_H
#define RAAT_MODEL_SPLIT_H

#include "engine/model/world.h"

/* n[LANES] persons over `groups` groups with these shares (lanes of each; they add up to 1);
 * out[group][LANES]. The draw of group i has cell first_cell + i. */
void raat_split(raat_world *w, raat_draw_id draw, int32_t first_cell, const double *const shares[],
                int32_t groups, const int32_t n[RAAT_LANES], int32_t *out);

/* The same with shares that are quantities of the plan. */
void raat_split_shares(raat_world *w, raat_draw_id draw, int32_t first_cell,
                       const raat_value *shares, int32_t groups, const int32_t n[RAAT_LANES],
                       int32_t *out);

/* Bin(n, share): whom a share takes of n persons, by one draw. */
void raat_split_take(const raat_world *w, raat_draw_id draw, int32_t cell, const double *share,
                     const int32_t n[RAAT_LANES], int32_t out[RAAT_LANES]);

#endif
