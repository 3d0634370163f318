/* start_outside.h: how many candidates come from outside, and for which posts. */
#ifndef RAAT_MODEL_START_OUTSIDE_H
#define RAAT_MODEL_START_OUTSIDE_H

#include "engine/model/world.h"

/* Fills w->start->potential: a share of the first year's heads a year, over the posts by what graduates
 * leave to be replaced. Needs the staff and the hazards. */
void raat_start_outside(raat_world *w);

#endif
