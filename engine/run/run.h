/* run.h: a sealed plan becomes finished blocks, in parallel, handed on in order. */
#ifndef RAAT_RUN_RUN_H
#define RAAT_RUN_RUN_H

#include "engine/base/error.h"
#include "engine/model/plan.h"
#include "engine/run/sink.h"

typedef struct {
    int threads;  /* 0: as many as OpenMP would take */
    int unshared; /* 1: every scenario simulates its own past; same bytes, for tests of that claim */
    /* Called after each block, in order; NULL: nobody listens. Returning non-zero asks the run to
     * stop (a signal came): no block after this one is handed on. */
    int (*progress)(void *listener, int32_t blocks_done, int32_t blocks);
    void *listener;
} raat_run_options;

/* Simulates all replicates of all scenarios. RAAT_STOPPED when progress asked for it: the sink then
 * holds the first *out_replicates of them. */
raat_status raat_run_execute(const raat_plan *plan, const raat_run_options *options,
                             raat_sink *sink, int32_t *out_replicates, raat_error *err);

#endif
