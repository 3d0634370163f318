/* exchange.h: where the regions of a study meet. When all of them have done a step, those who left one for
 * another arrive: staff at a branch, graduates in the waiting pool, refused applicants among those who wait
 * for the next intake. */
#ifndef RAAT_MODEL_EXCHANGE_H
#define RAAT_MODEL_EXCHANGE_H

#include "engine/model/world.h"

/* worlds[n], one a region in the order of the plan, all after the same step. They go to the other
 * regions in proportion to the heads that these began with. */
void raat_exchange_run(raat_world *worlds, int32_t n);

#endif
