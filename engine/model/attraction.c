#include "engine/model/attraction.h"

#include "engine/model/lanes.h"

void raat_attraction(const raat_world *w, int32_t q, double share[][RAAT_LANES])
{
    const double *reference = raat_world_value(w, w->parameters->vacancy_reference);
    double sum[RAAT_LANES] = {0};
    for (int32_t b = 0; b < w->branches; b++) {
        const double *demand = raat_lanes_reals(w->flows->demand, b * w->qualifications + q);
        const double *vacancies = raat_lanes_reals(w->state->vacancy_rate, b);
        FOR_LANES (l) {
            share[b][l] = demand[l] * (1 + vacancies[l] / reference[l]);
            sum[l] += share[b][l];
        }
    }
    for (int32_t b = 0; b < w->branches; b++)
        FOR_LANES (l)
            share[b][l] = sum[l] > 0 ? share[b][l] / sum[l] : 0;
}
