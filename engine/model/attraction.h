/* attraction.h: how strongly each branch draws staff who look for another employer. */
#ifndef RAAT_MODEL_ATTRACTION_H
#define RAAT_MODEL_ATTRACTION_H

#include "engine/model/world.h"

/* share[branch][LANES] for staff of a level: demand of the cell times one plus the branch's vacancy rate over the
 * reference, as shares; 0 everywhere where no branch has demand. Open posts of the cell itself are not
 * looked at: a rush into one of them would overshoot it within the step. */
void raat_attraction(const raat_world *w, int32_t q, double share[][RAAT_LANES]);

#endif
