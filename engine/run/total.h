/* total.h: what all regions of a study come to together, replicate by replicate: a study's quantiles of the whole are not
 * sums of those of its parts. */
#ifndef RAAT_RUN_TOTAL_H
#define RAAT_RUN_TOTAL_H

#include "engine/model/plan.h"

/* regions: [region][year][cell][RAAT_LANES] of all regions of one scenario; out[year][cell][RAAT_LANES]. Heads, FTE, EUR and
 * flows are summed; what is 1 somewhere is 1; ratios are those of the sums; yields are means over the persons of the
 * cohorts. NaN where a region has NaN that counts. */
void raat_total_of(const raat_plan *plan, const double *regions, double *out);

#endif
