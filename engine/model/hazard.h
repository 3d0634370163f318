/* hazard.h: a probability a year as a hazard a year. */
#ifndef RAAT_MODEL_HAZARD_H
#define RAAT_MODEL_HAZARD_H

#include "engine/numeric/elementary.h"

/* -ln(1 - p). What is certain has an infinite hazard, of which no share can be taken and no factor of 0
 * be made: it stands at 1000 a year, certain within a month to the last bit. Any p below 1 stays below
 * 37. */
static inline double raat_hazard_of(double p)
{
    const double hazard =
        0 - raat_log1p(-p); /* computed either way: no branch in a loop of lanes */
    return p < 1 ? hazard : 1000;
}

#endif
