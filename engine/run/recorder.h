/* recorder.h: from what happened in the steps of a year to one value a year for every indicator. */
#ifndef RAAT_RUN_RECORDER_H
#define RAAT_RUN_RECORDER_H

#include "engine/model/world.h"

typedef struct raat_recorder raat_recorder;

raat_status raat_recorder_new(const raat_plan *plan, raat_recorder **out, raat_error *err);
void raat_recorder_free(raat_recorder *recorder); /* NULL is welcome */

/* Doubles in the row of one year: raat_plan_cells times RAAT_LANES. */
size_t raat_recorder_row(const raat_recorder *recorder);

/* Adds the step that has just run to its year's row of values[year][cell][RAAT_LANES], and what became of
 * earlier years' cohorts to theirs. A row need not be cleared before the first step of its year, and is complete after the
 * last but for its cohorts. */
void raat_recorder_step(const raat_recorder *recorder, const raat_world *w, double *values);

#endif
