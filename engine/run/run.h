/* run.h: a sealed plan becomes finished blocks, in parallel, handed on in order. */
#ifndef RAAT_RUN_RUN_H
#define RAAT_RUN_RUN_H

#include "engine/base/error.h"
#include "engine/model/plan.h"
#include "engine/run/sink.h"

/* What who listens may answer after a block. */
enum {
    RAAT_RUN_ON = 0,
    RAAT_RUN_STOP,   /* break off, a signal came: RAAT_STOPPED, not the run that was asked for */
    RAAT_RUN_ENOUGH, /* end here, what was asked for is reached: RAAT_OK, with fewer replicates */
};

typedef struct {
    int threads;  /* 0: as many as OpenMP would take */
    int unshared; /* 1: every scenario simulates its own past; same bytes, for tests of that claim */
    /* Called after each block, in order, when the sink has taken it; NULL: nobody listens. Answers one of
     * the words above: after anything but ON no further block is handed on. After the last block the
     * answer comes too late and means nothing. */
    int (*progress)(void *listener, int32_t blocks_done, int32_t blocks);
    void *listener;
} raat_run_options;

/* How many threads a run of the plan takes when `wanted` are asked for (0: as many as OpenMP would take): no
 * more than blocks, for each costs the memory of one. */
int raat_run_threads(const raat_plan *plan, int wanted);

/* Simulates all replicates of all scenarios, or the first of them where progress asked for an end. The
 * sink has then taken the first *out_replicates, whatever the status. RAAT_USAGE for instructions that the
 * environment asks for and the processor has not (isa.h). */
raat_status raat_run_execute(const raat_plan *plan, const raat_run_options *options,
                             raat_sink *sink, int32_t *out_replicates, raat_error *err);

#endif
