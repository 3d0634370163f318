#include "scenarios/language/horizon.h"

#include <assert.h>

static const raat_horizon rows[RAAT_N_HORIZONS] = {
    [RAAT_HORIZON_SHORT] = {"short", 0, 0, 1},
    [RAAT_HORIZON_MEDIUM] = {"medium", 0, 2, 3},
    [RAAT_HORIZON_LONG] = {"long", 3, 2, 4},
};

const raat_horizon *raat_horizon_row(size_t horizon)
{
    assert(horizon < RAAT_N_HORIZONS);
    return &rows[horizon];
}

raat_horizon raat_horizon_span(unsigned set)
{
    assert(set != 0 && set < 1u << RAAT_N_HORIZONS);
    raat_horizon span = {0};
    double soonest = 0, latest = 0; /* full effect, years from the start */
    for (size_t i = 0; i < RAAT_N_HORIZONS; i++) {
        const raat_horizon *row = &rows[i];
        if (!(set & 1u << i))
            continue;
        if (!span.name)
            span = *row;
        if (span.name == row->name)
            soonest = row->delay + row->ramp_low;
        latest = row->delay + row->ramp_high;
    }
    span.ramp_low = soonest - span.delay;
    span.ramp_high = latest - span.delay;
    return span;
}
