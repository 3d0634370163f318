/* sink.h: where finished blocks go, in the order of their numbers. The run knows nothing of files;
 * the results writer is one sink, a test's buffer another. */
#ifndef RAAT_RUN_SINK_H
#define RAAT_RUN_SINK_H

#include <stdint.h>

#include "engine/base/error.h"
#include "engine/numeric/stream.h"

/* The yearly values of one block of replicates in all scenarios. */
typedef struct {
    int32_t block; /* replicates 64 * block .. 64 * block + n_lanes - 1 */
    int32_t
        n_lanes; /* 64, or fewer in the last block: the other lanes hold replicates not asked for */
    const double *values; /* [scenario][area][year][cell][RAAT_LANES]; cells as raat_plan_cells
                             lays them; NaN where a ratio has no denominator */
} raat_record;

typedef struct raat_sink {
    /* Takes one block; blocks come one at a time, 0, 1, 2, ... without a gap. A failure ends the run. */
    raat_status (*take)(struct raat_sink *sink, const raat_record *record, raat_error *err);
} raat_sink;

#endif
