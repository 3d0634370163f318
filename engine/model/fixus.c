#include "engine/model/fixus.h"

#include <string.h>

#include "engine/model/lanes.h"
#include "engine/numeric/elementary.h"
#include "engine/numeric/hypergeometric.h"
#include "engine/numeric/rounding.h"

/* More than ever apply, and no more than can be rounded: what an action sets that ends a limit. */
static const double NO_LIMIT = 1e9;

static void seats(raat_world *w, int32_t k, const double share[RAAT_LANES], int32_t out[RAAT_LANES])
{
    double a_year[RAAT_LANES];
    memcpy(a_year, raat_world_value(w, w->training->tracks[k].fixus), sizeof a_year);
    raat_effects_apply(w->effects, RAAT_LEVER_FIXUS, k, a_year, w->flows->clamps);
    FOR_LANES (l)
        a_year[l] = raat_smaller(a_year[l] * share[l], NO_LIMIT);
    const raat_stream at = raat_world_stream(w, RAAT_DRAW_SEATS, k);
    raat_rounding_lanes(&at, a_year, out);
}

void raat_fixus_limit(raat_world *w, int32_t k, const double share[RAAT_LANES],
                      int32_t outside[RAAT_LANES])
{
    int32_t *arrivals = raat_lanes_heads(w->state->arrivals, k);
    int32_t *lost = raat_lanes_heads(w->flows->lost, k);
    int32_t *refused = raat_lanes_heads(w->flows->refused, k);
    int32_t *unseated = raat_lanes_heads(w->flows->unseated, k);
    int32_t all[RAAT_LANES], seated[RAAT_LANES], from_outside[RAAT_LANES];
    if (w->training->tracks[k].fixus < 0)
        return;
    seats(w, k, share, seated);
    FOR_LANES (l) {
        all[l] = outside[l] + arrivals[l];
        seated[l] = seated[l] < all[l] ? seated[l] : all[l];
    }
    const raat_stream at = raat_world_stream(w, RAAT_DRAW_SEAT_OUTSIDE, k);
    raat_hypergeometric_lanes(&at, all, outside, seated, from_outside);
    FOR_LANES (l) {
        const int32_t stay = seated[l] - from_outside[l];
        lost[l] += arrivals[l] - stay;
        unseated[l] = all[l] - seated[l];
        refused[l] += unseated[l];
        arrivals[l] = stay;
        outside[l] = from_outside[l];
    }
}
