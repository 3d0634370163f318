/* recorder.h: from what happened in the steps of a year to one value a year for every indicator. */
#ifndef RAAT_RUN_RECORDER_H
#define RAAT_RUN_RECORDER_H

#include "engine/model/world.h"

typedef struct raat_recorder raat_recorder;

raat_status raat_recorder_new(const raat_plan *plan, raat_recorder **out, raat_error *err);
void raat_recorder_free(raat_recorder *recorder); /* NULL is welcome */

/* Doubles in the row of one year: raat_plan_cells times RAAT_LANES. */
size_t raat_recorder_row(const raat_recorder *recorder);

/* Adds the step that has just run to row[cell][RAAT_LANES], that of its year, and what became of those who started
 * in this year or before to cohorts[year][cell][RAAT_LANES] (cohorts.h). A row need not be cleared before the first
 * step of its year and is complete after the last; cells by cohort are not set in it. */
void raat_recorder_step(const raat_recorder *recorder, const raat_world *w, double *row,
                        double *cohorts);

#endif
