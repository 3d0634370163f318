/* Certificates: who drops out after the first study year may get a certificate one level below, and part
 * of these offers itself for work. They left the system as dropouts, so whoever is hired comes in anew. */
#include "engine/model/lanes.h"
#include "engine/model/process.h"
#include "engine/model/split.h"

static void certify(raat_world *w, int32_t k)
{
    const raat_parameters *p = w->parameters;
    double share[RAAT_LANES] = {0};
    int32_t *holders = raat_lanes_heads(w->flows->holders, k);
    int32_t offers[RAAT_LANES], anyway[RAAT_LANES];
    raat_effects_apply(w->effects, RAAT_LEVER_CERTIFICATE, k, share, w->flows->clamps);
    raat_split_take(w, RAAT_DRAW_CERTIFICATE, k, share, raat_lanes_heads(w->flows->certifiable, k),
                    holders);
    raat_split_take(w, RAAT_DRAW_CERTIFIED_OFFER, k, raat_world_value(w, p->certificate_offer),
                    holders, offers);
    raat_split_take(w, RAAT_DRAW_CERTIFIED_DISPLACED, k,
                    raat_world_value(w, p->certificate_displacement), offers, anyway);
    raat_lanes_add(w->flows->displaced, anyway);
    raat_split_shares(w, RAAT_DRAW_CERTIFIED_BRANCH, k * w->branches,
                      w->training->tracks[k].branch_share, w->branches, offers,
                      raat_lanes_heads(w->flows->certified, k * w->branches));
}

void raat_process_certificates(raat_world *w)
{
    if (raat_effects_idle(w->effects, RAAT_LEVER_CERTIFICATE))
        return; /* without an action nobody is certified */
    for (int32_t k = 0; k < w->tracks; k++)
        if (w->training->tracks[k].certified_as >= 0)
            certify(w, k);
}
