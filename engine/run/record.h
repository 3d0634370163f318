/* record.h: what a run leaves of one block of replicates: yearly values in all scenarios. */
#ifndef RAAT_RUN_RECORD_H
#define RAAT_RUN_RECORD_H

#include "engine/run/number.h"

typedef struct {
    int32_t block;              /* replicates RAAT_LANES * block and on */
    int32_t n_lanes;            /* how many: in other lanes are replicates that nobody asked for */
    const raat_numbers *layout; /* of values; NaN where a ratio has no denominator */
    const raat_number *values;
} raat_record;

/* Number k of an indicator in a scenario, in all lanes; out[RAAT_LANES], NaN from n_lanes on. */
void raat_record_lanes(const raat_record *record, raat_indicator_id id, int32_t scenario, size_t k,
                       double out[RAAT_LANES]);

#endif
