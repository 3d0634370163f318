/* effect.h: what the actions of one scenario do to the levers at one step. */
#ifndef RAAT_MODEL_EFFECT_H
#define RAAT_MODEL_EFFECT_H

#include "engine/model/clock.h"
#include "engine/model/draws.h"

typedef struct raat_effects raat_effects;

/* Room for the weights of the effects of one scenario at one step. */
raat_status raat_effects_new(const raat_plan *plan, const raat_draws *draws, raat_effects **out,
                             raat_error *err);
void raat_effects_free(raat_effects *effects); /* NULL is welcome */

/* First step, counted from the start of the plan, at which any action of the scenario may work or cost; the
 * number of steps in all when it has none. Before it the scenario is the history they all share. */
int32_t raat_effects_first_step(const raat_plan *plan, int32_t scenario);

/* Weighs each effect of the scenario in this region and step: reach times how far its ramp has come.
 * A scenario of -1 has no actions. */
void raat_effects_at(raat_effects *effects, int32_t region, int32_t scenario,
                     const raat_clock *clock);

/* Moves the lanes of one cell of a lever: floor and set towards their size, then multipliers, then
 * additions, then the clamp to the lever's domain, each clamp counted in clamps. An effect of weight
 * 0, a factor of 1 or an addition of 0 leaves every bit as it was. */
void raat_effects_apply(const raat_effects *effects, raat_lever_id lever, int32_t cell,
                        double x[RAAT_LANES], int32_t clamps[RAAT_LANES]);

/* The same for lever `quote` of one branch, which has two kinds of effect: those on both place types
 * (place = RAAT_N_PLACES), which move their sum, and those on one of them alone. */
void raat_effects_apply_quote(const raat_effects *effects, int32_t branch, int32_t place,
                              double x[RAAT_LANES], int32_t clamps[RAAT_LANES]);

/* The scenario that was weighed last; -1: without actions. */
int32_t raat_effects_scenario(const raat_effects *effects);

/* What the additions of one action (NULL: of all) put into one cell of a lever, before the clamp. */
void raat_effects_added(const raat_effects *effects, raat_lever_id lever, int32_t cell,
                        const raat_action *action, double out[RAAT_LANES]);

/* The i-th effect at work on a lever, with its weight in each lane; NULL past the last. */
const raat_effect *raat_effects_one(const raat_effects *effects, raat_lever_id lever, int32_t i,
                                    const double **weight);

/* Nothing in this scenario and step touches the lever. */
int raat_effects_idle(const raat_effects *effects, raat_lever_id lever);

#endif
