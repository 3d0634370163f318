#include "engine/model/split.h"

#include <assert.h>
#include <string.h>

#include "engine/model/chances.h"
#include "engine/model/lanes.h"
#include "engine/numeric/binomial.h"

void raat_split_chain(const raat_world *w, raat_draw_id draw, int32_t first_cell,
                      const float *const chances[], int32_t groups, const int32_t n[RAAT_LANES],
                      int32_t *out)
{
    int32_t rest[RAAT_LANES];
    if (raat_lanes_empty(n)) {
        memset(out, 0, (size_t)groups * RAAT_LANES * sizeof *out);
        return;
    }
    memcpy(rest, n, sizeof rest);
    for (int32_t i = 0; i < groups - 1; i++, out += RAAT_LANES) {
        const raat_stream at = raat_world_stream(w, draw, first_cell + i);
        raat_binomial_lanes(&at, rest, chances[i], out);
        FOR_LANES (l)
            rest[l] -= out[l];
    }
    memcpy(out, rest, sizeof rest);
}

void raat_split(const raat_world *w, raat_draw_id draw, int32_t first_cell,
                const double *const shares[], int32_t groups, const int32_t n[RAAT_LANES],
                int32_t *out)
{
    raat_split_chances chances;
    raat_split_prepare(shares, groups, &chances);
    raat_split_chain(w, draw, first_cell, chances.of, groups, n, out);
}

void raat_split_prepare(const double *const shares[], int32_t groups, raat_split_chances *out)
{
    float *lanes[RAAT_LONGEST_AXIS];
    assert(groups <= RAAT_LONGEST_AXIS);
    for (int32_t i = 0; i < groups; i++)
        out->of[i] = lanes[i] = out->lanes[i];
    raat_chances_of(shares, groups, lanes);
}

void raat_split_shares(const raat_world *w, raat_draw_id draw, int32_t first_cell,
                       const raat_value *shares, int32_t groups, const int32_t n[RAAT_LANES],
                       int32_t *out)
{
    const float *chances[RAAT_LONGEST_AXIS];
    assert(groups <= RAAT_LONGEST_AXIS);
    for (int32_t i = 0; i < groups - 1; i++)
        chances[i] = raat_draws_chances(w->draws, shares[i]);
    raat_split_chain(w, draw, first_cell, chances, groups, n, out);
}

void raat_split_take(const raat_world *w, raat_draw_id draw, int32_t cell, const double *share,
                     const int32_t n[RAAT_LANES], int32_t out[RAAT_LANES])
{
    float p[RAAT_LANES];
    raat_binomial_signed_lanes(share, p);
    raat_split_chance(w, draw, cell, p, n, out);
}

void raat_split_chance(const raat_world *w, raat_draw_id draw, int32_t cell,
                       const float chance[RAAT_LANES], const int32_t n[RAAT_LANES],
                       int32_t out[RAAT_LANES])
{
    const raat_stream at = raat_world_stream(w, draw, cell);
    raat_binomial_lanes(&at, n, chance, out);
}
