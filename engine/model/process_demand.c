/* Demand in net FTE: the start's demand, grown by the index and tilted between qualifications. */
#include "engine/model/lanes.h"
#include "engine/model/process.h"
#include "engine/numeric/elementary.h"

/* Years over which the tilt has worked by the end of this step: those with a recorded index in full,
 * the later ones in part. */
static void tilt_years(const raat_world *w, double out[RAAT_LANES])
{
    const raat_series *index = &w->parameters->demand_index;
    const double *after = raat_world_value(w, w->parameters->tilt_after);
    const double elapsed =
        w->clock.year - w->plan->start_year + (w->clock.of_year + 1) * w->clock.dt;
    const int recorded = w->plan->history == RAAT_FORCED;
    double in_full = recorded ? index->first_year + index->n - w->plan->start_year : 0;
    in_full = raat_smaller(raat_larger(in_full, 0), elapsed);
    FOR_LANES (l)
        out[l] = in_full + after[l] * (elapsed - in_full);
}

/* What the tilt makes of each qualification, before a branch's sum is restored. */
static void tilt_of(const raat_world *w, double out[][RAAT_LANES])
{
    double years[RAAT_LANES];
    tilt_years(w, years);
    for (int32_t q = 0; q < w->qualifications; q++) {
        const double *tilt = raat_world_value(w, w->parameters->tilt[q]);
        FOR_LANES (l)
            out[q][l] = raat_exp(tilt[l] * years[l]);
    }
}

/* The tilt moves demand between a branch's qualifications and leaves its sum as it was. */
static void tilt_branch(const raat_world *w, int32_t b, double tilt[][RAAT_LANES])
{
    double was[RAAT_LANES] = {0}, is[RAAT_LANES] = {0};
    for (int32_t q = 0; q < w->qualifications; q++) {
        const int32_t cell = b * w->qualifications + q;
        const double *start = raat_lanes_reals(w->start->demand, cell);
        double *demand = raat_lanes_reals(w->flows->demand, cell);
        FOR_LANES (l) {
            demand[l] = start[l] * tilt[q][l];
            was[l] += start[l];
            is[l] += demand[l];
        }
    }
    for (int32_t q = 0; q < w->qualifications; q++) {
        double *demand = raat_lanes_reals(w->flows->demand, b * w->qualifications + q);
        FOR_LANES (l)
            demand[l] *= is[l] > 0 ? was[l] / is[l] : 0;
    }
}

void raat_process_demand(raat_world *w)
{
    const raat_state *s = w->state;
    const double of_year = (w->clock.of_year + 1) * w->clock.dt;
    double tilt[RAAT_LONGEST_AXIS][RAAT_LANES], growth[RAAT_LANES];
    tilt_of(w, tilt);
    FOR_LANES (l)
        growth[l] = raat_exp(s->log_index[l] + of_year * s->log_growth[l]);
    for (int32_t b = 0; b < w->branches; b++) {
        double factor[RAAT_LANES];
        FOR_LANES (l)
            factor[l] = 1;
        raat_effects_apply(w->effects, RAAT_LEVER_DEMAND, b, factor, w->flows->clamps);
        tilt_branch(w, b, tilt);
        for (int32_t q = 0; q < w->qualifications; q++) {
            double *demand = raat_lanes_reals(w->flows->demand, b * w->qualifications + q);
            FOR_LANES (l)
                demand[l] *= factor[l] * growth[l];
        }
    }
}
