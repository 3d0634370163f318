/* leaving.h: how many leave in a year, by the record and in expectation, and the level of the hazards
 * that makes the two one. */
#ifndef RAAT_MODEL_LEAVING_H
#define RAAT_MODEL_LEAVING_H

#include "engine/model/world.h"

/* Exits that the record imposes on this year, persons a year; 0, with out as it was, when it imposes
 * none. */
int raat_leaving_recorded(const raat_world *w, double out[RAAT_LANES]);

/* Exits of the first year, persons, which find the level of the hazards: the record, or `exit_rate` where
 * there is none that counts. */
void raat_leaving_first(const raat_world *w, double out[RAAT_LANES]);

/* Expected exits of a year, persons, of the staff now in w->state at one kind of post, retirements
 * included; and those of them that are not retirements. */
void raat_leaving_expected(const raat_world *w, int32_t branch, int32_t qualification,
                           double all[RAAT_LANES], double other[RAAT_LANES]);

/* Factor on w->start->hazard that makes the expected exits of one year, retirements included, of the
 * staff now in w->state equal to `exits`, persons a year; at least 0. */
void raat_leaving_level(const raat_world *w, const double exits[RAAT_LANES],
                        double out[RAAT_LANES]);

#endif
