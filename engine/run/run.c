#include "engine/run/run.h"

#include <omp.h>
#include <stdatomic.h>

#include "engine/base/memory.h"
#include "engine/numeric/isa.h"
#include "engine/run/block.h"
#include "engine/run/width.h"

/* All threading of raat is in this file. Threads take blocks as they come free; finished blocks are
 * handed on one at a time in the order of their numbers, so nothing downstream can depend on which
 * thread was first. */

typedef struct {
    const raat_plan *plan;
    const raat_run_options *options;
    raat_sink *sink;
    int32_t blocks;
    int32_t done;      /* blocks handed on */
    atomic_int halted; /* no further block is handed on: a failure or a wish to stop */
    raat_status status;
    raat_error *err;
} run_state;

static int32_t blocks_of(const raat_plan *plan)
{
    return (plan->n_replicates + RAAT_LANES - 1) / RAAT_LANES;
}

static void hand_on(run_state *run, const raat_block *block)
{
    raat_record record;
    run->status = raat_block_record(block, &record, run->err);
    if (run->status == RAAT_OK)
        run->status = run->sink->take(run->sink, &record, run->err);
    if (run->status != RAAT_OK) {
        atomic_store(&run->halted, 1);
        return;
    }
    run->done++;
    const raat_run_options *o = run->options;
    const int wish = o->progress ? o->progress(o->listener, run->done, run->blocks) : RAAT_RUN_ON;
    if (wish == RAAT_RUN_ON || run->done == run->blocks)
        return;
    if (wish == RAAT_RUN_STOP)
        run->status = RAAT_STOPPED;
    atomic_store(&run->halted, 1);
}

static void run_blocks(run_state *run, raat_block *const *own, int threads)
{
#pragma omp parallel num_threads(threads)
    {
        raat_block *block = own[omp_get_thread_num()];
#pragma omp for ordered schedule(dynamic, 1)
        for (int32_t number = 0; number < run->blocks; number++) {
            if (!atomic_load(&run->halted))
                raat_width_simulate(block, number, run->options->unshared);
#pragma omp ordered
            if (!atomic_load(&run->halted))
                hand_on(run, block);
        }
    }
}

int raat_run_threads(const raat_plan *plan, int wanted)
{
    const int32_t blocks = blocks_of(plan);
    const int threads = wanted > 0 ? wanted : omp_get_max_threads();
    return threads < blocks ? threads : blocks;
}

raat_status raat_run_execute(const raat_plan *plan, const raat_run_options *options,
                             raat_sink *sink, int32_t *out_replicates, raat_error *err)
{
    run_state run = {.plan = plan, .options = options, .sink = sink, .err = err};
    run.blocks = blocks_of(plan);
    const int threads = raat_run_threads(plan, options->threads);
    raat_block **own = raat_memory_new((size_t)threads, sizeof(raat_block *), err);
    run.status = own ? raat_isa_check(err) : RAAT_FAILED;
    for (int i = 0; i < threads && run.status == RAAT_OK; i++)
        run.status = raat_block_new(plan, &own[i], err);
    if (run.status == RAAT_OK)
        run_blocks(&run, own, threads);
    const int32_t replicates = run.done * RAAT_LANES;
    *out_replicates = replicates < plan->n_replicates ? replicates : plan->n_replicates;
    for (int i = 0; own && i < threads; i++)
        raat_block_free(own[i]);
    raat_memory_free(own);
    return run.status;
}
