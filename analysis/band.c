#include "analysis/band.h"

#include <assert.h>

static const raat_band rows[RAAT_N_BANDS] = {
    {50, RAAT_STAT_Q25, RAAT_STAT_Q75},
    {80, RAAT_STAT_Q10, RAAT_STAT_Q90},
    {95, RAAT_STAT_Q025, RAAT_STAT_Q975},
};

const raat_band *raat_band_row(int i)
{
    assert(i >= 0 && i < RAAT_N_BANDS);
    return &rows[i];
}

bool raat_band_holds(int32_t replicates)
{
    return replicates >= RAAT_BAND_LEAST_REPLICATES;
}
