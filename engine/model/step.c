#include "engine/model/step.h"

#include "engine/model/lanes.h"
#include "engine/model/process.h"
#include "engine/model/supply.h"

raat_world raat_step_world(const raat_plan *plan, int32_t region, const raat_draws *draws,
                           raat_start *start, raat_effects *effects, raat_state *state,
                           raat_flows *flows)
{
    return (raat_world){
        .plan = plan,
        .parameters = &plan->regions[region].parameters,
        .training = &plan->regions[region].training,
        .region = region,
        .draws = draws,
        .start = start,
        .effects = effects,
        .state = state,
        .flows = flows,
        .branches = plan->axes[RAAT_AXIS_BRANCH].n,
        .qualifications = plan->axes[RAAT_AXIS_QUALIFICATION].n,
        .ages = plan->axes[RAAT_AXIS_AGE].n,
        .tracks = plan->axes[RAAT_AXIS_TRACK].n,
        .groups = plan->axes[RAAT_AXIS_GROUP].n,
        .paths = plan->axes[RAAT_AXIS_PATH].n,
        .study_steps = plan->axes[RAAT_AXIS_STUDY_STEP].n,
    };
}

/* Adds sign times the sum over the cells. */
static void tally(const int32_t *array, int32_t cells, int64_t sign, int64_t balance[RAAT_LANES])
{
    for (int32_t i = 0; i < cells; i++)
        FOR_LANES (l)
            balance[l] += sign * array[(size_t)i * RAAT_LANES + (size_t)l];
}

static void conserve(const raat_world *w, const int64_t before[RAAT_LANES])
{
    const raat_flows *f = w->flows;
    int64_t balance[RAAT_LANES], after[RAAT_LANES];
    raat_state_persons(w->state, after);
    FOR_LANES (l)
        balance[l] = before[l] - after[l];
    tally(f->newcomers, w->tracks, 1, balance);
    tally(raat_lanes_heads(f->hires, RAAT_FROM_OUTSIDE), 1, 1, balance);
    tally(f->dropouts, w->tracks, -1, balance);
    tally(f->lost, w->tracks, -1, balance);
    tally(f->switched, w->tracks, 1, balance); /* they dropped out, or were refused, all the same */
    tally(f->redirected, w->tracks, 1, balance);
    tally(raat_lanes_heads(f->exits, RAAT_RETIREMENT), 1, -1, balance); /* the others may return */
    tally(f->departures, 1, -1, balance);
    tally(f->found_elsewhere, w->tracks, -1, balance);
    tally(f->former_lost, 1, -1, balance);
    tally(f->pool_exits, 1, -1, balance);
    tally(raat_lanes_heads(f->hires, RAAT_FROM_CERTIFICATE), 1, 1, balance);
    tally(f->refilled, w->groups, 1, balance);
    tally(f->drained, w->groups, -1, balance);
    tally(f->unplaced, w->groups, -1, balance);
    FOR_LANES (l)
        if (balance[l] != 0)
            raat_error_bug("%lld persons appeared or vanished in step %d, lane %d",
                           (long long)-balance[l], w->clock.absolute, l);
}

void raat_step_run(raat_world *w, int32_t scenario, int32_t step)
{
    int64_t before[RAAT_LANES];
    w->clock = raat_clock_at(w->plan, step);
    raat_state_persons(w->state, before);
    raat_flow_clear(w->flows);
    raat_effects_at(w->effects, w->region, scenario, &w->clock);
    raat_supply_per_head(w);

    raat_process_year(w);
    raat_process_demand(w);
    raat_process_students(w);
    raat_process_graduates(w);
    raat_process_certificates(w);
    raat_process_switching(w);
    raat_process_exits(w);
    raat_process_departures(w);
    raat_process_moves(w);
    raat_process_ageing(w);
    raat_process_groups(w);
    raat_process_hiring(w);
    raat_process_intake(w);

    conserve(w, before);
}
