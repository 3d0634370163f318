/* Graduates: some go on studying, some leave the region, some leave the sector; the rest offer
 * themselves to a branch. */
#include "engine/model/lanes.h"
#include "engine/model/process.h"
#include "engine/model/split.h"

/* Some study on, in another track of the region or out of sight. */
static void study_on(raat_world *w, int32_t k, int32_t rest[RAAT_LANES])
{
    const raat_track *track = &w->training->tracks[k];
    int32_t gone[RAAT_LANES];
    raat_split_take(w, RAAT_DRAW_FURTHER_STUDY, k, raat_world_value(w, track->further_study), rest,
                    gone);
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

/* What sectorrendement, with what actions do to it, leaves to other sectors. */
static void share_elsewhere(raat_world *w, int32_t k, double out[RAAT_LANES])
{
    const double *base = raat_world_value(w, w->training->tracks[k].sector_yield);
    FOR_LANES (l)
        out[l] = base[l];
    raat_effects_apply(w->effects, RAAT_LEVER_YIELD, k, out, w->flows->clamps);
    FOR_LANES (l)
        out[l] = 1 - out[l];
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
        double elsewhere[RAAT_LANES];
        if (raat_lanes_empty(diplomas))
            continue;
        FOR_LANES (l)
            rest[l] = diplomas[l];
        study_on(w, k, rest);
        leave(w, k, raat_world_value(w, track->leaves_region), rest);
        share_elsewhere(w, k, elsewhere);
        lose(w, RAAT_DRAW_OFFER, k, elsewhere, rest);
        offer(w, k, rest);
    }
}
