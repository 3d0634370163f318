/* fixus.h: a numerus fixus, the seats of a track for who comes from outside or from another track. */
#ifndef RAAT_MODEL_FIXUS_H
#define RAAT_MODEL_FIXUS_H

#include "engine/model/world.h"

/* Leaves of outside[LANES] and of the arrivals of w->state those who have a seat at an intake with this
 * share of the year's; the others are refused, and arrivals among them lost. All stay where the track has
 * no limit. */
void raat_fixus_limit(raat_world *w, int32_t track, const double share[RAAT_LANES],
                      int32_t outside[RAAT_LANES]);

#endif
