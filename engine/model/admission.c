#include "engine/model/admission.h"

#include "engine/model/lanes.h"
#include "engine/model/places.h"
#include "engine/model/upskilling.h"
#include "engine/numeric/elementary.h"

/* FTE of places that the applicants of a branch need: students by the track's average there, staff each a
 * whole place in their own branch. */
static void need_of_branch(const raat_world *w, int32_t place, int32_t b,
                           int32_t newcomers[][RAAT_LANES], double out[RAAT_LANES])
{
    FOR_LANES (l)
        out[l] = 0;
    for (int32_t k = 0; k < w->tracks; k++) {
        const int32_t *arrivals = raat_lanes_heads(w->state->arrivals, k);
        double need[RAAT_LANES];
        if (raat_places_type(w, k) != place)
            continue;
        raat_places_need(w, k, b, need);
        FOR_LANES (l)
            out[l] += (newcomers[k][l] + arrivals[l]) * need[l];
    }
    for (int32_t i = 0; i < w->paths; i++) {
        const int32_t track = w->training->paths[i].track;
        const double *fte = raat_world_value(w, w->training->tracks[track].place_fte);
        int32_t staff[RAAT_LANES];
        if (raat_places_type(w, track) != place)
            continue;
        raat_upskilling_willing(w, i, b, staff);
        FOR_LANES (l)
            out[l] += staff[l] * fte[l];
    }
}

/* FTE of places of a type that are free in a branch. */
static void free_places(const raat_world *w, int32_t place, int32_t b, double out[RAAT_LANES])
{
    const double *tolerance = raat_world_value(w, w->parameters->tolerance);
    const double *use = raat_lanes_reals(w->flows->use, b * RAAT_N_PLACES + place);
    double lent[RAAT_LANES];
    raat_places_usable(w, b, place, out);
    raat_places_lent(w, b, lent);
    FOR_LANES (l) {
        const double sits = use[l] + (place == RAAT_STAGE ? lent[l] : -lent[l]);
        out[l] = raat_larger(out[l] * (1 + tolerance[l]) - sits, 0);
    }
    if (place == RAAT_STAGE || w->parameters->transfer < 0)
        return;
    const double *share = raat_world_value(w, w->parameters->transfer);
    const double *spare = raat_lanes_reals(w->flows->spare, b);
    FOR_LANES (l)
        out[l] += share[l] * spare[l];
}

/* Internships had their turn: what is left of each branch's room after it took in others' excess. */
static void keep_spare(raat_world *w, const double excess[RAAT_LANES],
                       const double room[RAAT_LANES])
{
    for (int32_t b = 0; b < w->branches; b++) {
        double *spare = raat_lanes_reals(w->flows->spare, b);
        FOR_LANES (l)
            spare[l] *= room[l] > 0 ? 1 - raat_smaller(excess[l] / room[l], 1) : 0;
    }
}

/* Each branch takes what fits, and whoever is refused is offered once to the branches that still have
 * room. */
void raat_admission_share(raat_world *w, int32_t place, int32_t newcomers[][RAAT_LANES],
                          double out[RAAT_LANES])
{
    double wanted[RAAT_LANES] = {0}, excess[RAAT_LANES] = {0}, room[RAAT_LANES] = {0};
    for (int32_t b = 0; b < w->branches; b++) {
        int32_t *binds = raat_lanes_heads(w->flows->binds, b * RAAT_N_PLACES + place);
        double *spare = raat_lanes_reals(w->flows->spare, b);
        double need[RAAT_LANES], free[RAAT_LANES];
        need_of_branch(w, place, b, newcomers, need);
        free_places(w, place, b, free);
        FOR_LANES (l) {
            wanted[l] += need[l];
            excess[l] += raat_larger(need[l] - free[l], 0);
            room[l] += raat_larger(free[l] - need[l], 0);
            binds[l] = need[l] > free[l];
            spare[l] = place == RAAT_STAGE ? raat_larger(free[l] - need[l], 0) : spare[l];
        }
    }
    if (place == RAAT_STAGE)
        keep_spare(w, excess, room);
    FOR_LANES (l) {
        const double refused = excess[l] * (1 - raat_places_passed_on(excess[l], room[l]));
        out[l] = wanted[l] > 0 ? 1 - refused / wanted[l] : 1;
    }
}
