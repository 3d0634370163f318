#include "tests/support/tiny_run.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "engine/base/memory.h"
#include "engine/model/lanes.h"
#include "engine/model/supply.h"
#include "engine/numeric/binomial.h"

static void must(int fine)
{
    if (!fine) {
        fputs("tiny_run: this should have worked\n", stderr);
        abort();
    }
}

static size_t area_size(const raat_plan *plan)
{
    return (size_t)raat_plan_years(plan) * (size_t)raat_plan_cells(plan) * RAAT_LANES;
}

static size_t scenario_size(const raat_plan *plan)
{
    return (size_t)plan->n_areas * area_size(plan);
}

/* To [scenario][area][year][cell][RAAT_LANES]. */
static void unpack(const raat_record *record, double *out)
{
    const raat_numbers *layout = record->layout;
    const raat_plan *plan = layout->plan;
    for (int32_t s = 0; s < plan->n_scenarios; s++)
        for (size_t area = 0; area < layout->areas; area++)
            for (size_t year = 0; year < layout->years; year++)
                for (raat_indicator_id id = 0; id < RAAT_N_INDICATORS; id++)
                    for (size_t cell = 0; cell < layout->cells[id] && layout->of[id] > 0;
                         cell++, out += RAAT_LANES)
                        raat_record_lanes(record, id, s,
                                          (year * layout->areas + area) * layout->cells[id] + cell,
                                          out);
}

static raat_status take(raat_sink *sink, const raat_record *record, raat_error *err)
{
    tiny_results *r = (tiny_results *)(void *)sink;
    must(record->block == r->blocks); /* in order, without a gap */
    if (record->block == r->refuse)
        return raat_error_set(err, RAAT_FAILED, "the disk is full");
    unpack(record, r->values + (size_t)r->blocks * r->block_size);
    r->last_lanes = record->n_lanes;
    r->blocks++;
    return RAAT_OK;
}

tiny_results tiny_run_sink(const raat_plan *plan)
{
    const size_t blocks = (size_t)(plan->n_replicates + RAAT_LANES - 1) / RAAT_LANES;
    tiny_results r = {.sink = {take}, .plan = plan, .refuse = -1};
    r.block_size = (size_t)plan->n_scenarios * scenario_size(plan);
    r.values = raat_memory_new(blocks * r.block_size, sizeof *r.values, NULL);
    must(r.values != NULL);
    return r;
}

tiny_results tiny_run(const raat_plan *plan, const raat_run_options *options)
{
    tiny_results r = tiny_run_sink(plan);
    int32_t done;
    must(raat_run_execute(plan, options, &r.sink, &done, NULL) == RAAT_OK);
    must(done == plan->n_replicates);
    return r;
}

void tiny_run_clear(tiny_results *r)
{
    raat_memory_free(r->values);
    r->values = NULL;
}

const double *tiny_run_scenario(const tiny_results *r, int32_t block, int32_t scenario, size_t *n)
{
    *n = scenario_size(r->plan);
    return r->values + (size_t)block * r->block_size + (size_t)scenario * *n;
}

const double *tiny_run_lanes(const tiny_results *r, int32_t block, int32_t scenario, int32_t year,
                             raat_indicator_id id, int32_t cell)
{
    size_t n;
    const double *values = tiny_run_scenario(r, block, scenario, &n);
    const int32_t row = raat_plan_cells(r->plan);
    const int32_t at =
        (year - r->plan->start_year) * row + raat_indicator_offset(id, r->plan->axes) + cell;
    return values + (size_t)at * RAAT_LANES;
}

const double *tiny_run_area(const tiny_results *r, int32_t block, int32_t scenario, int32_t area,
                            size_t *n)
{
    const double *values = tiny_run_scenario(r, block, scenario, n);
    *n = area_size(r->plan);
    return values + (size_t)area * *n;
}

tiny_world tiny_world_new(const raat_plan *plan, uint32_t block)
{
    return tiny_world_of(plan, block, 0);
}

tiny_world tiny_world_of(const raat_plan *plan, uint32_t block, int32_t region)
{
    tiny_world t = {.block = block};
    must(raat_draws_new(plan, &t.draws, NULL) == RAAT_OK);
    must(raat_start_new(plan, &t.start, NULL) == RAAT_OK);
    must(raat_effects_new(plan, t.draws, &t.effects, NULL) == RAAT_OK);
    must(raat_state_new(plan, &t.state, NULL) == RAAT_OK);
    must(raat_flow_new(plan, &t.flows, NULL) == RAAT_OK);
    raat_draws_fill(t.draws, block);
    t.w = raat_step_world(plan, region, t.draws, t.start, t.effects, t.state, t.flows);
    raat_start_fill(&t.w);
    return t;
}

void tiny_world_free(tiny_world *t)
{
    raat_draws_free(t->draws);
    raat_start_free(t->start);
    raat_effects_free(t->effects);
    raat_state_free(t->state);
    raat_flow_free(t->flows);
}

void tiny_world_begin(tiny_world *t, int32_t scenario, int32_t step)
{
    t->w.clock = raat_clock_at(t->w.plan, step);
    raat_flow_clear(t->flows);
    raat_effects_at(t->effects, 0, scenario, &t->w.clock);
    raat_supply_per_head(&t->w);
}

void tiny_world_draw(const tiny_world *t, const char *process, const char *cell, int32_t step,
                     const int32_t n[RAAT_LANES], double p, int32_t out[RAAT_LANES])
{
    const raat_stream s = {.seed = t->w.plan->seed,
                           .key = raat_stream_key("tiny", process, cell),
                           .step = (uint32_t)step,
                           .block = t->block};
    float lanes[RAAT_LANES];
    FOR_LANES (l)
        lanes[l] = raat_binomial_signed(p);
    raat_binomial_lanes(&s, n, lanes, out);
}
