/* leaving.h: how many leave in a year, in expectation, and the level of the hazards that makes it the
 * recorded number. */
#ifndef RAAT_MODEL_LEAVING_H
#define RAAT_MODEL_LEAVING_H

#include "engine/model/world.h"

/* Factor on w->start->hazard that makes the expected exits of one year, retirements included, of the
 * staff now in w->state equal to `exits`, persons a year; at least 0. */
void raat_leaving_level(const raat_world *w, const double exits[RAAT_LANES],
                        double out[RAAT_LANES]);

#endif
