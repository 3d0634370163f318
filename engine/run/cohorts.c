#include "engine/run/cohorts.h"

int32_t raat_cohorts_offset(const raat_plan *plan, raat_indicator_id id)
{
    int32_t cells = 0;
    for (raat_indicator_id i = 0; i < id; i++)
        if (raat_indicator_row(i)->rule == RAAT_YEAR_COHORT)
            cells += raat_indicator_cells(i, plan->axes);
    return cells;
}

int32_t raat_cohorts_cells(const raat_plan *plan)
{
    return raat_cohorts_offset(plan, RAAT_N_INDICATORS);
}
