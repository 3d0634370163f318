/* cost.h: what a step costs, in euro of the region's price year, by who pays it (enum raat_payer).
 *
 * Costs look at persons and never move one: nothing that decides who goes where reads them. The wages of
 * staff stand apart, so that what an FTE costs beyond its own wage can be told. A student's cost is net of
 * the work that the student does, as if that work had been paid apart too. engine/model/model.md, "Costs",
 * has the equations. */
#ifndef RAAT_MODEL_COST_H
#define RAAT_MODEL_COST_H

#include "engine/model/world.h"

typedef struct {
    double of[RAAT_N_PAYERS][RAAT_LANES]; /* EUR in this step; below 0: a gain */
} raat_cost;

void raat_cost_add(raat_cost *sum, const raat_cost *more);

/* Of the students of a route and the staff who follow its tracks, before subsidies. */
void raat_cost_training(const raat_world *w, int32_t route, raat_cost *out);

/* What the state pays to employers for them: both payers together are 0, exactly. */
void raat_cost_subsidy(const raat_world *w, int32_t route, raat_cost *out);

/* The same two for those of the groups who are in training on the job. */
void raat_cost_trainees(const raat_world *w, raat_cost *out);
void raat_cost_trainee_subsidy(const raat_world *w, raat_cost *out);

/* Of replacing who left the sector or changed employer. */
void raat_cost_turnover(const raat_world *w, raat_cost *out);

/* Of the actions of the scenario, as far as their cost is known. */
void raat_cost_actions(const raat_world *w, raat_cost *out);

/* Gross wages of staff. */
void raat_cost_wages(const raat_world *w, double out[RAAT_LANES]);

#endif
