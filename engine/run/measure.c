#include "engine/run/measure.h"

#include <assert.h>

void raat_measure_of(const raat_measure *measure, const raat_plan *plan, const raat_record *record,
                     int32_t scenario, double out[RAAT_LANES])
{
    assert(raat_indicator_row(measure->indicator)->axes[0] == RAAT_AXIS_NONE &&
           scenario < plan->n_scenarios && measure->area < plan->n_areas);
    const size_t year = (size_t)(measure->year - plan->start_year);
    const size_t k = year * (size_t)plan->n_areas + (size_t)measure->area;
    raat_record_lanes(record, measure->indicator, scenario, k, out);
}
