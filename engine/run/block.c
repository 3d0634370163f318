#include "engine/run/block.h"

#include <string.h>

#include "engine/base/memory.h"
#include "engine/model/step.h"
#include "engine/run/recorder.h"

enum { NO_ACTIONS = -1 };

struct raat_block {
    const raat_plan *plan;
    raat_draws *draws;
    raat_start *start;
    raat_effects *effects;
    raat_flows *flows;
    raat_state *past;   /* no action has worked yet */
    raat_state *future; /* of one scenario */
    raat_recorder *recorder;
    size_t row;    /* doubles a year and region */
    double *trunk; /* [year][cell][LANES] of the past, one region */
    double *values;
};

static size_t region_size(const raat_block *block)
{
    return (size_t)raat_plan_years(block->plan) * block->row;
}

static raat_status build(raat_block *block, raat_error *err)
{
    const raat_plan *plan = block->plan;
    raat_status status = raat_draws_new(plan, &block->draws, err);
    if (status == RAAT_OK)
        status = raat_start_new(plan, &block->start, err);
    if (status == RAAT_OK)
        status = raat_effects_new(plan, block->draws, &block->effects, err);
    if (status == RAAT_OK)
        status = raat_flow_new(plan, &block->flows, err);
    if (status == RAAT_OK)
        status = raat_state_new(plan, &block->past, err);
    if (status == RAAT_OK)
        status = raat_state_new(plan, &block->future, err);
    if (status == RAAT_OK)
        status = raat_recorder_new(plan, &block->recorder, err);
    if (status != RAAT_OK)
        return status;
    block->row = raat_recorder_row(block->recorder);
    const size_t regions = (size_t)plan->n_regions * (size_t)plan->n_scenarios;
    block->trunk = raat_memory_new(region_size(block), sizeof *block->trunk, err);
    block->values = raat_memory_new(regions * region_size(block), sizeof *block->values, err);
    return block->trunk && block->values ? RAAT_OK : RAAT_FAILED;
}

raat_status raat_block_new(const raat_plan *plan, raat_block **out, raat_error *err)
{
    raat_block *block = raat_memory_new(1, sizeof *block, err);
    if (!block)
        return RAAT_FAILED;
    block->plan = plan;
    const raat_status status = build(block, err);
    if (status != RAAT_OK)
        raat_block_free(block);
    else
        *out = block;
    return status;
}

void raat_block_free(raat_block *block)
{
    if (!block)
        return;
    raat_draws_free(block->draws);
    raat_start_free(block->start);
    raat_effects_free(block->effects);
    raat_flow_free(block->flows);
    raat_state_free(block->past);
    raat_state_free(block->future);
    raat_recorder_free(block->recorder);
    raat_memory_free(block->trunk);
    raat_memory_free(block->values);
    raat_memory_free(block);
}

const double *raat_block_values(const raat_block *block)
{
    return block->values;
}

static double *values_of(const raat_block *block, int32_t scenario, int32_t region)
{
    const int32_t i = scenario * block->plan->n_regions + region;
    return block->values + (size_t)i * region_size(block);
}

/* Runs one step and records it. */
static void step(const raat_block *block, raat_world *w, int32_t scenario, int32_t number,
                 double *values)
{
    raat_step_run(w, scenario, number);
    raat_recorder_step(block->recorder, w, values);
}

/* From the state at the fork to the end; the years before are the trunk's. Actions start in January, so
 * the fork is between years and no year is recorded in part by each. */
static void branch_off(raat_block *block, raat_world *w, int32_t scenario, int32_t fork,
                       int32_t steps)
{
    double *values = values_of(block, scenario, w->region);
    const size_t years = (size_t)(fork / block->plan->steps_per_year);
    memcpy(values, block->trunk, years * block->row * sizeof *values);
    raat_state_copy(block->future, block->past);
    w->state = block->future;
    for (int32_t number = fork; number < steps; number++)
        step(block, w, scenario, number, values);
    w->state = block->past;
}

static int32_t fork_of(const raat_block *block, int32_t scenario, int unshared)
{
    return unshared ? 0 : raat_effects_first_step(block->plan, scenario);
}

static void simulate_region(raat_block *block, int32_t region, int unshared)
{
    const raat_plan *plan = block->plan;
    const int32_t steps = raat_plan_years(plan) * plan->steps_per_year;
    raat_world w = raat_step_world(plan, region, block->draws, block->start, block->effects,
                                   block->past, block->flows);
    raat_start_fill(&w);
    int32_t waiting = plan->n_scenarios; /* scenarios that have not branched off */
    for (int32_t number = 0; waiting > 0; number++) {
        for (int32_t i = 0; i < plan->n_scenarios; i++)
            if (fork_of(block, i, unshared) == number) {
                branch_off(block, &w, i, number, steps);
                waiting--;
            }
        if (waiting > 0)
            step(block, &w, NO_ACTIONS, number, block->trunk);
    }
}

void raat_block_simulate(raat_block *block, int32_t number, int unshared)
{
    raat_draws_fill(block->draws, (uint32_t)number);
    for (int32_t region = 0; region < block->plan->n_regions; region++)
        simulate_region(block, region, unshared);
}
