/* upskilling.h: staff who follow a track to a higher qualification (opscholing) and keep their branch. They
 * leave their post when they start and are back in a whole one at the hiring of the step in which they end,
 * with the diploma or without it. */
#ifndef RAAT_MODEL_UPSKILLING_H
#define RAAT_MODEL_UPSKILLING_H

#include "engine/model/world.h"

/* Staff of a path's level who apply at an intake with this share of the year's: fills w->flows->willing and
 * adds them to sum[track][LANES]. */
void raat_upskilling_apply(raat_world *w, const double share[RAAT_LANES],
                           int32_t sum[][RAAT_LANES]);

/* Those of them in one branch who apply to follow a path. */
void raat_upskilling_willing(const raat_world *w, int32_t path, int32_t branch,
                             int32_t out[RAAT_LANES]);

/* Who applies to follow the track is admitted with this probability, and starts. */
void raat_upskilling_admit(raat_world *w, int32_t track, const double share[RAAT_LANES]);

/* Nobody is on step `study_step` of the track. */
int raat_upskilling_empty(const raat_world *w, int32_t track, int32_t study_step);

/* One step on for those on that step: with probability p (as raat_binomial_signed writes it) they give up, at the
 * last step they have the diploma. */
void raat_upskilling_advance(raat_world *w, int32_t track, int32_t study_step,
                             const float p[RAAT_LANES]);

/* On the path, of this branch, over all steps. */
void raat_upskilling_heads(const raat_world *w, int32_t path, int32_t branch,
                           int32_t out[RAAT_LANES]);

#endif
