/* cohorts.h: values of who started in a school year. They are written years later, when the cohort reaches its nominal
 * end, so they are kept of all years while those of other indicators are kept of one. */
#ifndef RAAT_RUN_COHORTS_H
#define RAAT_RUN_COHORTS_H

#include "engine/model/plan.h"

/* Cells of a year: those of all indicators by cohort (RAAT_YEAR_COHORT), in the order of the table. */
int32_t raat_cohorts_cells(const raat_plan *plan);

/* The first cell of one of them. */
int32_t raat_cohorts_offset(const raat_plan *plan, raat_indicator_id id);

#endif
