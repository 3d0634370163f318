#include "engine/run/ratios.h"

#include <math.h>

#include "engine/model/lanes.h"

typedef struct {
    raat_indicator_id ratio, part, other;
    int other_is_whole; /* else the whole is part and other */
} ratio;

static const ratio ratios[] = {
    {RAAT_SHORTAGE_SHARE, RAAT_SHORTAGE_FTE, RAAT_DEMAND_FTE, 1},
    {RAAT_DIPLOMA_SHARE, RAAT_DIPLOMAS, RAAT_DROPOUTS, 0},
    {RAAT_DIPLOMA_SHARE_TRACK, RAAT_DIPLOMAS_TRACK, RAAT_DROPOUTS_TRACK, 0},
};

static void divide(const ratio *r, const double part[RAAT_LANES], const double other[RAAT_LANES],
                   double out[RAAT_LANES])
{
    FOR_LANES (l) {
        const double whole = r->other_is_whole ? other[l] : part[l] + other[l];
        out[l] = whole > 0 ? part[l] / whole : NAN;
    }
}

void raat_ratios_enter(const raat_axis axes[RAAT_N_AXES], double *row)
{
    for (size_t i = 0; i < sizeof ratios / sizeof *ratios; i++) {
        const ratio *r = &ratios[i];
        double *out = raat_lanes_reals(row, raat_indicator_offset(r->ratio, axes));
        const double *part = raat_lanes_reals(row, raat_indicator_offset(r->part, axes));
        const double *other = raat_lanes_reals(row, raat_indicator_offset(r->other, axes));
        const int32_t cells = raat_indicator_cells(r->ratio, axes);
        for (int32_t cell = 0; cell < cells; cell++) {
            const size_t at = (size_t)cell * RAAT_LANES;
            divide(r, part + at, other + at, out + at);
        }
    }
}
