/* sink.h: where finished blocks go, in the order of their numbers. The run knows nothing of files;
 * the results writer is one sink, a test's buffer another. */
#ifndef RAAT_RUN_SINK_H
#define RAAT_RUN_SINK_H

#include "engine/run/number.h"

/* The yearly values of one block of replicates in all scenarios. */
typedef struct {
    int32_t block;              /* replicates RAAT_LANES * block and on */
    int32_t n_lanes;            /* how many: in other lanes are replicates that nobody asked for */
    const raat_numbers *layout; /* of values; NaN where a ratio has no denominator */
    const raat_number *values;
} raat_record;

/* Number k of an indicator in a scenario, in all lanes; out[RAAT_LANES], NaN from n_lanes on. */
void raat_record_lanes(const raat_record *record, raat_indicator_id id, int32_t scenario, size_t k,
                       double out[RAAT_LANES]);

typedef struct raat_sink {
    /* Takes one block; blocks come one at a time, 0, 1, 2, ... without a gap. A failure ends the run. */
    raat_status (*take)(struct raat_sink *sink, const raat_record *record, raat_error *err);
} raat_sink;

#endif
