/* sink.h: where finished blocks go, in the order of their numbers. The run knows nothing of files;
 * the results writer is one sink, a test's buffer another. */
#ifndef RAAT_RUN_SINK_H
#define RAAT_RUN_SINK_H

#include "engine/run/record.h"

typedef struct raat_sink {
    /* Takes one block; blocks come one at a time, 0, 1, 2, ... without a gap. A failure ends the run. */
    raat_status (*take)(struct raat_sink *sink, const raat_record *record, raat_error *err);
} raat_sink;

#endif
