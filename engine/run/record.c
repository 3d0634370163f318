#include "engine/run/record.h"

#include <assert.h>
#include <math.h>

void raat_record_lanes(const raat_record *record, raat_indicator_id id, int32_t scenario, size_t k,
                       double out[RAAT_LANES])
{
    const raat_numbers *layout = record->layout;
    assert(k < layout->of[id]);
    const raat_number *first = record->values + raat_numbers_at(layout, id, scenario) + k;
    raat_number_unpack(id, first, layout->of[id], record->n_lanes, out);
    for (int32_t l = record->n_lanes; l < RAAT_LANES; l++)
        out[l] = NAN;
}
