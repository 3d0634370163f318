/* Graduates: some go on studying, some leave the region, some leave the sector; the rest offer
 * themselves to a branch. */
#include <string.h>

#include "engine/model/lanes.h"
#include "engine/model/process.h"
#include "engine/model/split.h"

/* A share of the plan, with what actions do to it. */
static void moved(raat_world *w, raat_lever_id lever, int32_t k, raat_value share,
                  double out[RAAT_LANES])
{
    memcpy(out, raat_world_value(w, share), RAAT_LANES * sizeof *out);
    raat_effects_apply(w->effects, lever, k, out, w->flows->clamps);
}

/* Some study on, in another track of the region or out of sight. */
static void study_on(raat_world *w, int32_t k, const double share[RAAT_LANES],
                     int32_t rest[RAAT_LANES])
{
    const raat_track *track = &w->training->tracks[k];
    int32_t gone[RAAT_LANES];
    raat_split_take(w, RAAT_DRAW_FURTHER_STUDY, k, share, rest, gone);
    raat_lanes_move(rest,
                    track->further_track >= 0
                        ? raat_lanes_heads(w->state->arrivals, track->further_track)
                        : raat_lanes_heads(w->flows->lost, k),
                    gone);
}

/* Takes a share of `rest` away and counts it as lost to the sector. */
static void lose(raat_world *w, raat_draw_id draw, int32_t k, const double *share,
                 int32_t rest[RAAT_LANES])
{
    int32_t gone[RAAT_LANES];
    raat_split_take(w, draw, k, share, rest, gone);
    raat_lanes_move(rest, raat_lanes_heads(w->flows->lost, k), gone);
}

/* Of those who leave the region some look for a post in another one of the study. */
static void leave(raat_world *w, int32_t k, const double *share, int32_t rest[RAAT_LANES])
{
    int32_t gone[RAAT_LANES], found[RAAT_LANES];
    raat_split_take(w, RAAT_DRAW_LEAVES_REGION, k, share, rest, gone);
    raat_lanes_move(rest, raat_lanes_heads(w->flows->lost, k), gone);
    if (w->plan->n_regions == 1 || w->parameters->found_elsewhere < 0)
        return;
    raat_split_take(w, RAAT_DRAW_FOUND_ELSEWHERE, k,
                    raat_world_value(w, w->parameters->found_elsewhere), gone, found);
    raat_lanes_move(raat_lanes_heads(w->flows->lost, k),
                    raat_lanes_heads(w->flows->found_elsewhere, k), found);
}

static void offer(raat_world *w, int32_t k, const int32_t n[RAAT_LANES])
{
    const raat_track *track = &w->training->tracks[k];
    raat_split_shares(w, RAAT_DRAW_GRADUATE_BRANCH, k * w->branches, track->branch_share,
                      w->branches, n, raat_lanes_heads(w->flows->graduates, k * w->branches));
}

void raat_process_graduates(raat_world *w)
{
    for (int32_t k = 0; k < w->tracks; k++) {
        const raat_track *track = &w->training->tracks[k];
        const int32_t *diplomas = raat_lanes_heads(w->flows->diplomas, k);
        int32_t rest[RAAT_LANES];
        double further[RAAT_LANES], yield[RAAT_LANES], elsewhere[RAAT_LANES];
        /* Levers before anybody is looked at: what is clamped must not depend on who else is in the block. */
        moved(w, RAAT_LEVER_FURTHER, k, track->further_study, further);
        moved(w, RAAT_LEVER_YIELD, k, track->sector_yield, yield);
        if (raat_lanes_empty(diplomas))
            continue;
        FOR_LANES (l) {
            rest[l] = diplomas[l];
            elsewhere[l] = 1 - yield[l];
        }
        study_on(w, k, further, rest);
        leave(w, k, raat_world_value(w, track->leaves_region), rest);
        lose(w, RAAT_DRAW_OFFER, k, elsewhere, rest);
        offer(w, k, rest);
    }
}
