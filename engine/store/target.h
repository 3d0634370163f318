/* target.h: which replicates meet a target. */
#ifndef RAAT_STORE_TARGET_H
#define RAAT_STORE_TARGET_H

#include "engine/model/plan.h"

/* out[n]: 1 where x meets the condition, 0 where not, NaN where there is no number to judge. */
void raat_target_judge(const raat_target *target, const double *x, int32_t n, double *out);

#endif
