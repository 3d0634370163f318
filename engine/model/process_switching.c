/* Switching: of who drops out without a certificate some start another track. They left as dropouts, so
 * whoever does comes in anew, among those who wait for its next intake. */
#include "engine/model/lanes.h"
#include "engine/model/process.h"
#include "engine/model/split.h"

static void switch_track(raat_world *w, int32_t k)
{
    const raat_track *track = &w->training->tracks[k];
    const int32_t *dropouts = raat_lanes_heads(w->flows->dropouts, k);
    const int32_t *holders = raat_lanes_heads(w->flows->holders, k);
    int32_t *switched = raat_lanes_heads(w->flows->switched, k);
    int32_t without[RAAT_LANES];
    FOR_LANES (l)
        without[l] = dropouts[l] - holders[l];
    if (raat_lanes_empty(without))
        return;
    raat_split_take(w, RAAT_DRAW_SWITCH, k, raat_world_value(w, track->switch_share), without,
                    switched);
    raat_lanes_add(raat_lanes_heads(w->state->arrivals, track->switches_to), switched);
}

void raat_process_switching(raat_world *w)
{
    for (int32_t k = 0; k < w->tracks; k++)
        if (w->training->tracks[k].switches_to >= 0)
            switch_track(w, k);
}
