/* start_former.h: former staff at the start, and how many of them look for a post. */
#ifndef RAAT_MODEL_START_FORMER_H
#define RAAT_MODEL_START_FORMER_H

#include "engine/model/world.h"

/* Fills w->state->former: the stock that would stand still under the exits of the start. Needs the staff
 * and the hazards. */
void raat_start_former(raat_world *w);

/* Former staff of a level who look for a post in a year at the reference vacancy rate, in expectation. */
void raat_start_former_returners(const raat_world *w, int32_t qualification,
                                 double out[RAAT_LANES]);

#endif
