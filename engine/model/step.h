/* step.h: one step of one region of one block. */
#ifndef RAAT_MODEL_STEP_H
#define RAAT_MODEL_STEP_H

#include "engine/model/world.h"

/* A world for this plan and region; draws, start, effects, state and flows are the caller's. */
raat_world raat_step_world(const raat_plan *plan, int32_t region, const raat_draws *draws,
                           raat_start *start, raat_effects *effects, raat_state *state,
                           raat_flows *flows);

/* Runs step number `step` (from the start of the plan) with the actions of `scenario` (-1: none), and
 * leaves what happened in w->flows. Persons are conserved: those in the state grow by starters and
 * outside hires and shrink by dropouts, lost graduates and exits, in every lane of every step; anything
 * else is a bug and asserts. */
void raat_step_run(raat_world *w, int32_t scenario, int32_t step);

#endif
