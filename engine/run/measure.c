#include "engine/run/measure.h"

#include <assert.h>

void raat_measure_of(const raat_measure *measure, const raat_plan *plan, const raat_record *record,
                     int32_t scenario, double out[RAAT_LANES])
{
    const raat_indicator *row = raat_indicator_row(measure->indicator);
    assert(row->axes[0] == RAAT_AXIS_NONE && scenario < plan->n_scenarios &&
           measure->area < plan->n_areas);
    const size_t cells = (size_t)raat_plan_cells(plan);
    const size_t years = (size_t)raat_plan_years(plan);
    const size_t area = (size_t)scenario * (size_t)plan->n_areas + (size_t)measure->area;
    const size_t year = area * years + (size_t)(measure->year - plan->start_year);
    const size_t cell = (size_t)raat_indicator_offset(measure->indicator, plan->axes);
    const double *lanes = record->values + (year * cells + cell) * RAAT_LANES;
    for (int32_t l = 0; l < record->n_lanes; l++)
        out[l] = row->count ? lanes[l] : (double)(float)lanes[l];
}
