/* draws.h: the parameter values of one block of replicates: each quantity of the plan drawn from its
 * distribution by Latin hypercube, once a replicate, the same in every scenario. */
#ifndef RAAT_MODEL_DRAWS_H
#define RAAT_MODEL_DRAWS_H

#include "engine/model/address.h"
#include "engine/model/plan.h"
#include "engine/numeric/stream.h"

typedef struct raat_draws raat_draws;

/* Room for the values of one block. */
raat_status raat_draws_new(const raat_plan *plan, raat_draws **out, raat_error *err);
void raat_draws_free(raat_draws *draws); /* NULL is welcome */

/* Draws all quantities of replicates 64 * block and on, and divides shares by their sum. */
void raat_draws_fill(raat_draws *draws, uint32_t block);

/* The lanes of one quantity. */
const double *raat_draws_value(const raat_draws *draws, raat_value value);

/* The lanes of the conditional probability of a quantity among the shares that it is one of and that come
 * from it on (chances.h); none for the last of them. */
const float *raat_draws_chances(const raat_draws *draws, raat_value value);

/* The stream of one draw: cell counts over the draw's axes, step is the absolute step (year *
 * steps_per_year + step of the year) or, for year factors, the calendar year. */
raat_stream raat_draws_stream(const raat_draws *draws, int32_t region, raat_draw_id draw,
                              int32_t cell, int32_t step);

/* Stream of the yearly draw of that name that all regions have in common. */
raat_stream raat_draws_national(const raat_draws *draws, raat_draw_id draw, int32_t cell,
                                int32_t year);

#endif
