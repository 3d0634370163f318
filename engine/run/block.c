#include "engine/run/block.h"

#include "engine/base/memory.h"
#include "engine/model/exchange.h"
#include "engine/model/step.h"
#include "engine/run/book.h"
#include "engine/run/width.h"

enum { NO_ACTIONS = -1 };

/* What one region of the block needs of its own. */
typedef struct {
    raat_start *start;
    raat_effects *effects;
    raat_flows *flows;
    raat_state *past;   /* no action has worked yet */
    raat_state *future; /* of one scenario */
} part;

struct raat_block {
    const raat_plan *plan;
    raat_draws *draws;
    part *parts;        /* [region] */
    raat_world *worlds; /* [region] */
    raat_book *book;
};

static raat_status build_part(const raat_block *block, part *p, raat_error *err)
{
    const raat_plan *plan = block->plan;
    raat_status status = raat_start_new(plan, &p->start, err);
    if (status == RAAT_OK)
        status = raat_effects_new(plan, block->draws, &p->effects, err);
    if (status == RAAT_OK)
        status = raat_flow_new(plan, &p->flows, err);
    if (status == RAAT_OK)
        status = raat_state_new(plan, &p->past, err);
    if (status == RAAT_OK)
        status = raat_state_new(plan, &p->future, err);
    return status;
}

static void free_part(part *p)
{
    raat_start_free(p->start);
    raat_effects_free(p->effects);
    raat_flow_free(p->flows);
    raat_state_free(p->past);
    raat_state_free(p->future);
}

static raat_status build_parts(raat_block *block, raat_error *err)
{
    const size_t n = (size_t)block->plan->n_regions;
    raat_status status = RAAT_OK;
    block->parts = raat_memory_new(n, sizeof *block->parts, err);
    block->worlds = raat_memory_new(n, sizeof *block->worlds, err);
    if (!block->parts || !block->worlds)
        return RAAT_FAILED;
    for (size_t r = 0; r < n && status == RAAT_OK; r++)
        status = build_part(block, &block->parts[r], err);
    return status;
}

static raat_status build(raat_block *block, raat_error *err)
{
    raat_status status = raat_draws_new(block->plan, &block->draws, err);
    if (status == RAAT_OK)
        status = raat_book_new(block->plan, &block->book, err);
    return status == RAAT_OK ? build_parts(block, err) : status;
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
    for (int32_t r = 0; block->parts && r < block->plan->n_regions; r++)
        free_part(&block->parts[r]);
    raat_draws_free(block->draws);
    raat_book_free(block->book);
    raat_memory_free(block->parts);
    raat_memory_free(block->worlds);
    raat_memory_free(block);
}

raat_status raat_block_record(const raat_block *block, raat_record *out, raat_error *err)
{
    return raat_book_record(block->book, out, err);
}

/* Runs one step of all regions and writes it down. */
static void step(const raat_block *block, int32_t scenario, int32_t number)
{
    const int32_t n = block->plan->n_regions;
    for (int32_t r = 0; r < n; r++)
        raat_step_run(&block->worlds[r], scenario, number);
    raat_exchange_run(block->worlds, n);
    raat_book_step(block->book, block->worlds, scenario == NO_ACTIONS ? RAAT_TRUNK : RAAT_BRANCH);
}

/* From the state at the fork to the end; the years before are the trunk's. Actions start in January, so
 * the fork is between years and no year is recorded in part by each. */
static void branch_off(raat_block *block, int32_t scenario, int32_t fork, int32_t steps)
{
    const raat_plan *plan = block->plan;
    raat_book_branch(block->book, fork / plan->steps_per_year);
    for (int32_t r = 0; r < plan->n_regions; r++) {
        const part *p = &block->parts[r];
        raat_state_copy(p->future, p->past);
        block->worlds[r].state = p->future;
    }
    for (int32_t number = fork; number < steps; number++)
        step(block, scenario, number);
    for (int32_t r = 0; r < plan->n_regions; r++)
        block->worlds[r].state = block->parts[r].past;
    raat_book_close(block->book, scenario);
}

static int32_t fork_of(const raat_block *block, int32_t scenario, int unshared)
{
    return unshared ? 0 : raat_effects_first_step(block->plan, scenario);
}

static void begin(raat_block *block, int32_t number)
{
    raat_book_begin(block->book, number);
    raat_draws_fill(block->draws, (uint32_t)number);
    for (int32_t r = 0; r < block->plan->n_regions; r++) {
        const part *p = &block->parts[r];
        block->worlds[r] =
            raat_step_world(block->plan, r, block->draws, p->start, p->effects, p->past, p->flows);
        raat_start_fill(&block->worlds[r]);
    }
}

void RAAT_OF_WIDTH(raat_block_simulate)(raat_block *block, int32_t number, int unshared)
{
    const raat_plan *plan = block->plan;
    const int32_t steps = raat_plan_years(plan) * plan->steps_per_year;
    int32_t waiting = plan->n_scenarios; /* scenarios that have not branched off */
    begin(block, number);
    for (int32_t at = 0; waiting > 0; at++) {
        for (int32_t i = 0; i < plan->n_scenarios; i++)
            if (fork_of(block, i, unshared) == at) {
                branch_off(block, i, at, steps);
                waiting--;
            }
        if (waiting > 0)
            step(block, NO_ACTIONS, at);
    }
}
