/* world.h: all that one step of one region of one block looks at. What is const was settled before the
 * step; a process changes the state, and writes what happened into the flows. */
#ifndef RAAT_MODEL_WORLD_H
#define RAAT_MODEL_WORLD_H

#include "engine/model/clock.h"
#include "engine/model/draws.h"
#include "engine/model/effect.h"
#include "engine/model/flow.h"
#include "engine/model/start.h"
#include "engine/model/state.h"

typedef struct raat_world {
    const raat_plan *plan;
    const raat_parameters *parameters; /* of the region */
    const raat_training *training;     /* of the region */
    int32_t region;
    const raat_draws *draws;
    raat_start *start;
    raat_effects *effects;
    raat_clock clock;
    raat_state *state;
    raat_flows *flows;
    /* lengths of the axes */
    int32_t branches, qualifications, ages, tracks, groups, paths, study_steps;
} raat_world;

/* Lanes of a parameter. */
static inline const double *raat_world_value(const raat_world *w, raat_value value)
{
    return raat_draws_value(w->draws, value);
}

/* Stream of a draw at this step. */
static inline raat_stream raat_world_stream(const raat_world *w, raat_draw_id draw, int32_t cell)
{
    return raat_draws_stream(w->draws, w->region, draw, cell, w->clock.absolute);
}

/* Number of the cell branch, qualification, age, tenure. */
static inline int32_t raat_world_job(const raat_world *w, int32_t b, int32_t q, int32_t a,
                                     int32_t u)
{
    return ((b * w->qualifications + q) * w->ages + a) * RAAT_N_TENURES + u;
}

/* The value that the series imposes on this year; NULL without an entry, or when history is free. */
static inline const double *raat_world_recorded(const raat_world *w, const raat_series *series)
{
    const int32_t i = w->clock.year - series->first_year;
    return w->plan->history == RAAT_FORCED && i >= 0 && i < series->n
               ? raat_world_value(w, series->at[i])
               : NULL;
}

#endif
