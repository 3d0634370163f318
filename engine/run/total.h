/* total.h: what all regions of a study come to together, replicate by replicate: a study's quantiles of the whole are
 * not sums of those of its parts. */
#ifndef RAAT_RUN_TOTAL_H
#define RAAT_RUN_TOTAL_H

#include "engine/model/plan.h"

/* One year of all regions of one scenario, regions[region][cell][RAAT_LANES]; out[cell][RAAT_LANES]. Heads, FTE, EUR
 * and flows are summed; what is 1 somewhere is 1; ratios are those of the sums. NaN where a region has NaN that
 * counts. Cells by cohort are not set. */
void raat_total_year(const raat_plan *plan, const double *regions, double *out);

/* The cohorts of all years, regions[region][year][cell][RAAT_LANES] (cohorts.h); out[year][cell][RAAT_LANES]. Yields
 * are means over the persons of the cohorts. */
void raat_total_cohorts(const raat_plan *plan, const double *regions, double *out);

#endif
