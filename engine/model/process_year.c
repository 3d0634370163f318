/* Year factors: one draw a calendar year, in force from its first step. While a record runs it carries
 * the recorded values and the autoregressions stay at 0, from where they start after it. */
#include <math.h>

#include "engine/model/lanes.h"
#include "engine/model/process.h"
#include "engine/numeric/elementary.h"
#include "engine/numeric/factor.h"

/* A file may ask for so much noise that a year would lose all demand and more. */
static const double LEAST_GROWTH = -0.9;

/* Standard deviations of the shocks of the region alone and of all regions; their squares add up to that
 * of the whole. */
static void part(const raat_world *w, raat_value sd, double own[RAAT_LANES],
                 double common[RAAT_LANES])
{
    const double *whole = raat_world_value(w, sd);
    const double *share = raat_world_value(w, w->parameters->national_share);
    FOR_LANES (l) {
        own[l] = whole[l] * sqrt(1 - share[l]);
        common[l] = whole[l] * sqrt(share[l]);
    }
}

/* x, last year's value, becomes this year's. */
static void autoregress(const raat_world *w, raat_draw_id draw, int32_t cell, raat_value rho,
                        raat_value sd, double x[RAAT_LANES])
{
    static const double no_memory[RAAT_LANES];
    const raat_stream s = raat_draws_stream(w->draws, w->region, draw, cell, w->clock.year);
    /* After a record they go on from 0. Without one the first year is as any other. */
    const int first = w->plan->history == RAAT_FREE && w->clock.year == w->plan->start_year;
    const double *memory = first ? no_memory : raat_world_value(w, rho);
    if (w->parameters->national_share < 0) {
        raat_factor_next(&s, memory, raat_world_value(w, sd), x);
        return;
    }
    const raat_stream all = raat_draws_national(w->draws, draw, cell, w->clock.year);
    double own[RAAT_LANES], common[RAAT_LANES], shock[RAAT_LANES] = {0};
    part(w, sd, own, common);
    raat_factor_next(&s, memory, own, x);
    raat_factor_next(&all, memory, common, shock);
    FOR_LANES (l)
        x[l] += shock[l];
}

/* The index is the level at 31 December; before its first year it stands at that year's. */
static void recorded_growth(raat_world *w, const double *index)
{
    const raat_series *series = &w->parameters->demand_index;
    const int32_t i = w->clock.year - series->first_year;
    const double *before = i > 0 ? raat_world_value(w, series->at[i - 1]) : index;
    FOR_LANES (l)
        w->state->log_growth[l] = raat_log(index[l] / before[l]);
}

static void projected_growth(raat_world *w)
{
    const raat_parameters *p = w->parameters;
    raat_state *s = w->state;
    const double *mean = raat_world_value(w, p->growth);
    autoregress(w, RAAT_DRAW_GROWTH, 0, p->growth_rho, p->growth_sd, s->growth_noise);
    FOR_LANES (l) {
        const double growth = mean[l] + s->growth_noise[l];
        const double held = raat_larger(growth, LEAST_GROWTH);
        w->flows->clamps[l] += held > growth;
        s->log_growth[l] = raat_log1p(held);
    }
}

static void growth(raat_world *w)
{
    FOR_LANES (l)
        w->state->log_index[l] += w->state->log_growth[l]; /* last year's, now complete */
    const double *index = raat_world_recorded(w, &w->parameters->demand_index);
    if (index)
        recorded_growth(w, index);
    else
        projected_growth(w);
}

void raat_process_year(raat_world *w)
{
    const raat_parameters *p = w->parameters;
    if (!raat_clock_first_of_year(&w->clock))
        return;
    growth(w);
    if (!raat_world_recorded(w, &p->exits))
        autoregress(w, RAAT_DRAW_EXIT_FACTOR, 0, p->exit_rho, p->exit_sd, w->state->exit_factor);
    if (w->clock.year > raat_plan_last_recorded(w->plan, w->region))
        autoregress(w, RAAT_DRAW_OUTSIDE_FACTOR, 0, p->outside_rho, p->outside_sd,
                    w->state->outside_factor);
    for (int32_t i = 0; i < w->plan->axes[RAAT_AXIS_STREAM].n; i++) {
        const raat_stream_of_starters *stream = &w->training->streams[i];
        if (!raat_world_recorded(w, &stream->recorded))
            autoregress(w, RAAT_DRAW_STREAM_FACTOR, i, stream->rho, stream->sd,
                        raat_lanes_reals(w->state->stream_factor, i));
    }
}
