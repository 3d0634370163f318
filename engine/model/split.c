#include "engine/model/split.h"

#include <assert.h>
#include <string.h>

#include "engine/model/lanes.h"
#include "engine/numeric/binomial.h"

/* Share of a group among the groups not yet served. Shares add up to 1 but for rounding: who takes all
 * but a hair of what is left takes all, so that nobody falls through to a group of share 0. */
static double conditional(double share, double left)
{
    const double hair = 1e-12;
    return share > left - hair ? 1 : share / left;
}

void raat_split(raat_world *w, raat_draw_id draw, int32_t first_cell, const double *const shares[],
                int32_t groups, const int32_t n[RAAT_LANES], int32_t *out)
{
    int32_t rest[RAAT_LANES];
    double left[RAAT_LANES];
    if (raat_lanes_empty(n)) {
        memset(out, 0, (size_t)groups * RAAT_LANES * sizeof *out);
        return;
    }
    FOR_LANES (l) {
        rest[l] = n[l];
        left[l] = 1;
    }
    for (int32_t i = 0; i < groups - 1; i++, out += RAAT_LANES) {
        const double *share = shares[i];
        double part[RAAT_LANES];
        float p[RAAT_LANES];
        FOR_LANES (l) {
            part[l] = conditional(share[l], left[l]);
            left[l] -= share[l];
        }
        raat_binomial_signed_lanes(part, p);
        const raat_stream at = raat_world_stream(w, draw, first_cell + i);
        raat_binomial_lanes(&at, rest, p, out);
        FOR_LANES (l)
            rest[l] -= out[l];
    }
    memcpy(out, rest, sizeof rest);
}

void raat_split_shares(raat_world *w, raat_draw_id draw, int32_t first_cell,
                       const raat_value *shares, int32_t groups, const int32_t n[RAAT_LANES],
                       int32_t *out)
{
    const double *lanes[RAAT_LONGEST_AXIS];
    assert(groups <= RAAT_LONGEST_AXIS);
    for (int32_t i = 0; i < groups; i++)
        lanes[i] = raat_world_value(w, shares[i]);
    raat_split(w, draw, first_cell, lanes, groups, n, out);
}

void raat_split_take(const raat_world *w, raat_draw_id draw, int32_t cell, const double *share,
                     const int32_t n[RAAT_LANES], int32_t out[RAAT_LANES])
{
    float p[RAAT_LANES];
    raat_binomial_signed_lanes(share, p);
    const raat_stream at = raat_world_stream(w, draw, cell);
    raat_binomial_lanes(&at, n, p, out);
}
