/* start_students.h: students at the start, and what they would bring, in expectation. */
#ifndef RAAT_MODEL_START_STUDENTS_H
#define RAAT_MODEL_START_STUDENTS_H

#include "engine/model/world.h"

/* Fills the students and the delayed of w->state: whoever is left, in expectation and rounded, of the
 * intakes before the start at the first recorded level, with the plain rates. */
void raat_start_students(raat_world *w);

/* Expected diplomas a year of a track with an even intake at that level; late ones included. */
void raat_start_students_diplomas(const raat_world *w, int32_t track, double out[RAAT_LANES]);

/* Expected dropouts a year of the same intake. */
void raat_start_students_dropouts(const raat_world *w, int32_t track, double out[RAAT_LANES]);

/* Of the diplomas, in expectation, who offer themselves to the sector. */
void raat_start_students_offers(const raat_world *w, int32_t track, double out[RAAT_LANES]);

#endif
