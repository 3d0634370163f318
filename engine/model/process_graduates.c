/* Graduates: some go on studying, some leave the region, some leave the sector; the rest offer
 * themselves to a branch. */
#include "engine/model/lanes.h"
#include "engine/model/process.h"
#include "engine/model/split.h"
#include "engine/numeric/binomial.h"

/* Takes a share of `rest` away and counts it as lost to the sector. */
static void lose(raat_world *w, raat_draw_id draw, int32_t k, const double *share, int complement,
                 int32_t rest[RAAT_LANES])
{
    float p[RAAT_LANES];
    int32_t gone[RAAT_LANES];
    FOR_LANES (l)
        p[l] = raat_binomial_signed(complement ? 1 - share[l] : share[l]);
    const raat_stream at = raat_world_stream(w, draw, k);
    raat_binomial_lanes(&at, rest, p, gone);
    raat_lanes_move(rest, raat_lanes_heads(w->flows->lost, k), gone);
}

/* Sectorrendement, with what actions do to it. */
static void yield_of(raat_world *w, int32_t k, double out[RAAT_LANES])
{
    const double *base = raat_world_value(w, w->plan->tracks[k].sector_yield);
    FOR_LANES (l)
        out[l] = base[l];
    raat_effects_apply(w->effects, RAAT_LEVER_YIELD, k, out, w->flows->clamps);
}

static void offer(raat_world *w, int32_t k, const int32_t n[RAAT_LANES])
{
    const raat_track *track = &w->plan->tracks[k];
    raat_split_shares(w, RAAT_DRAW_GRADUATE_BRANCH, k * w->branches, track->branch_share,
                      w->branches, n, raat_lanes_heads(w->flows->graduates, k * w->branches));
}

void raat_process_graduates(raat_world *w)
{
    for (int32_t k = 0; k < w->tracks; k++) {
        const raat_track *track = &w->plan->tracks[k];
        const int32_t *diplomas = raat_lanes_heads(w->flows->diplomas, k);
        int32_t rest[RAAT_LANES];
        double yield[RAAT_LANES];
        if (raat_lanes_empty(diplomas))
            continue;
        FOR_LANES (l)
            rest[l] = diplomas[l];
        lose(w, RAAT_DRAW_FURTHER_STUDY, k, raat_world_value(w, track->further_study), 0, rest);
        lose(w, RAAT_DRAW_LEAVES_REGION, k, raat_world_value(w, track->leaves_region), 0, rest);
        yield_of(w, k, yield);
        lose(w, RAAT_DRAW_OFFER, k, yield, 1, rest);
        offer(w, k, rest);
    }
}
