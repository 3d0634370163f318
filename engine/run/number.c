#include "engine/run/number.h"

raat_numbers raat_numbers_of(const raat_plan *plan)
{
    raat_numbers numbers = {
        .plan = plan, .years = (size_t)raat_plan_years(plan), .areas = (size_t)plan->n_areas};
    numbers.lanes = plan->n_replicates < RAAT_LANES ? plan->n_replicates : RAAT_LANES;
    for (raat_indicator_id id = 0; id < RAAT_N_INDICATORS; id++) {
        numbers.first[id] = numbers.n;
        numbers.cells[id] = (size_t)raat_indicator_cells(id, plan->axes);
        if (raat_plan_records(plan, id))
            numbers.of[id] = numbers.years * numbers.areas * numbers.cells[id];
        numbers.n += numbers.of[id];
    }
    return numbers;
}

size_t raat_numbers_in_block(const raat_numbers *numbers)
{
    return (size_t)numbers->plan->n_scenarios * (size_t)numbers->lanes * numbers->n;
}

size_t raat_numbers_at(const raat_numbers *numbers, raat_indicator_id id, int32_t scenario)
{
    const size_t before = (size_t)numbers->plan->n_scenarios * numbers->first[id];
    return (size_t)numbers->lanes * (before + (size_t)scenario * numbers->of[id]);
}

void raat_number_unpack(raat_indicator_id id, const raat_number *in, size_t apart, int32_t n,
                        double *out)
{
    if (raat_indicator_row(id)->count)
        for (int32_t i = 0; i < n; i++)
            out[i] = in[(size_t)i * apart].count;
    else
        for (int32_t i = 0; i < n; i++)
            out[i] = (double)in[(size_t)i * apart].real;
}
