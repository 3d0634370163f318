/* places.h: training places, the limit that all routes share. A branch offers places of two types
 * (internships, work-based places) as a quote of its care-delivering FTE; students of a track need
 * them in the branches where they train. */
#ifndef RAAT_MODEL_PLACES_H
#define RAAT_MODEL_PLACES_H

#include "engine/model/world.h"

/* FTE of places that one student of a track needs in a branch, on average: place FTE times share that
 * needs a place in care times share that trains in this branch. */
void raat_places_need(const raat_world *w, int32_t track, int32_t branch, double out[RAAT_LANES]);

/* Place type of a track: enum raat_place. */
int32_t raat_places_type(const raat_world *w, int32_t track);

/* Fills flows->use from the students on the books. */
void raat_places_use(raat_world *w);

/* Measures the quote at the end of the recorded years: whoever started was admitted, so places were at
 * least the use; quote = use / (utilisation * care FTE). */
void raat_places_measure(raat_world *w);

/* Fills state->places: quote of the start, moved by actions, times care FTE; and state->supervision, what
 * the qualified staff of the branch can supervise, where the region limits it. */
void raat_places_offer(raat_world *w);

/* Places of a branch that can be used: those offered, or what part of them can be supervised. */
void raat_places_usable(const raat_world *w, int32_t branch, int32_t place, double out[RAAT_LANES]);

/* Internships of a branch on which work-based students sit, where the region lets them. */
void raat_places_lent(const raat_world *w, int32_t branch, double out[RAAT_LANES]);

/* Fills state->overload: use above places as a share of places, at most the cap, after branches with
 * too many students have passed on what others have room for. */
void raat_places_overload(raat_world *w);

/* Share, 0 to 1, of the excess of some branches that fits into the room of the others. */
double raat_places_passed_on(double excess, double room);

#endif
