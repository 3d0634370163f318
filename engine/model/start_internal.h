/* start_internal.h: starters who are students or staff of the region already, in expectation at the start. */
#ifndef RAAT_MODEL_START_INTERNAL_H
#define RAAT_MODEL_START_INTERNAL_H

#include "engine/model/world.h"

/* Fills w->state->internal, persons a year by track: graduates of other tracks who study on and staff who
 * follow it. It stands until the record has shown how many there are. Needs the staff. */
void raat_start_internal(raat_world *w);

#endif
