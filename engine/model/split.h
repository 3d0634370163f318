/* split.h: persons taken by a share, and persons over groups: a multinomial draw as a chain of conditional binomials, each with an
 * address of its own, in the order of the axis. */
#ifndef RAAT_MODEL_SPLIT_H
#define RAAT_MODEL_SPLIT_H

#include "engine/model/world.h"

/* The conditional probabilities of a split (chances.h), with room of their own. */
typedef struct {
    const float *of[RAAT_LONGEST_AXIS]; /* [groups - 1] the lanes of each */
    float lanes[RAAT_LONGEST_AXIS][RAAT_LANES];
} raat_split_chances;

/* From shares (lanes of each group; they add up to 1), once for all splits that have them in common. */
void raat_split_prepare(const double *const shares[], int32_t groups, raat_split_chances *out);

/* n[LANES] persons over `groups` groups; chances[groups - 1]: lanes of each; out[group][LANES]. The draw of
 * group i has cell first_cell + i. */
void raat_split_chain(const raat_world *w, raat_draw_id draw, int32_t first_cell,
                      const float *const chances[], int32_t groups, const int32_t n[RAAT_LANES],
                      int32_t *out);

/* The same from shares, for one split. */
void raat_split(const raat_world *w, raat_draw_id draw, int32_t first_cell,
                const double *const shares[], int32_t groups, const int32_t n[RAAT_LANES],
                int32_t *out);

/* The same with shares that are quantities of the plan, divided by their sum. */
void raat_split_shares(const raat_world *w, raat_draw_id draw, int32_t first_cell,
                       const raat_value *shares, int32_t groups, const int32_t n[RAAT_LANES],
                       int32_t *out);

/* Bin(n, share): whom a share takes of n persons, by one draw. */
void raat_split_take(const raat_world *w, raat_draw_id draw, int32_t cell, const double *share,
                     const int32_t n[RAAT_LANES], int32_t out[RAAT_LANES]);

/* The same with the share as raat_binomial_signed writes it, for a share that many cells have in common. */
void raat_split_chance(const raat_world *w, raat_draw_id draw, int32_t cell,
                       const float chance[RAAT_LANES], const int32_t n[RAAT_LANES],
                       int32_t out[RAAT_LANES]);

#endif
