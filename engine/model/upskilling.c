#include "engine/model/upskilling.h"

#include <string.h>

#include "engine/model/hazard.h"
#include "engine/model/lanes.h"
#include "engine/model/split.h"
#include "engine/numeric/elementary.h"

/* Number of the cell path, branch, age, tenure. */
static int32_t willing_cell(const raat_world *w, int32_t path, int32_t b, int32_t a, int32_t u)
{
    return ((path * w->branches + b) * w->ages + a) * RAAT_N_TENURES + u;
}

static int32_t cell_of(const raat_world *w, int32_t path, int32_t s, int32_t b)
{
    return (path * w->study_steps + s) * w->branches + b;
}

/* ---- start ---- */

/* Factor on the hazard of following a path. The year factor is that of the track's stream: employers who
 * train fewer train fewer of their own. */
static void factor_of(raat_world *w, int32_t path, double out[RAAT_LANES])
{
    const int32_t stream = w->training->tracks[w->training->paths[path].track].stream;
    const double *of_year = raat_lanes_reals(w->state->stream_factor, stream);
    FOR_LANES (l)
        out[l] = 1;
    raat_effects_apply(w->effects, RAAT_LEVER_UPSKILLING, path, out, w->flows->clamps);
    FOR_LANES (l)
        out[l] *= raat_exp(of_year[l]);
}

/* Chance that staff of an age applies at this intake; returns 0 when there is none in any lane. */
static int chance(const raat_world *w, const raat_path *path, int32_t a,
                  const double share[RAAT_LANES], const double factor[RAAT_LANES],
                  double out[RAAT_LANES])
{
    const double *annual = raat_world_value(w, path->rate[a]);
    int any = 0;
    FOR_LANES (l)
        out[l] = -raat_expm1(-raat_hazard_of(annual[l]) * share[l] * factor[l]);
    FOR_LANES (l)
        any |= out[l] > 0;
    return any;
}

/* Staff of a cell who have not applied for an earlier path. */
static void undecided(const raat_world *w, int32_t path, int32_t b, int32_t a, int32_t u,
                      int32_t out[RAAT_LANES])
{
    const int32_t level = w->training->paths[path].from;
    memcpy(out, raat_lanes_heads(w->state->workforce, raat_world_job(w, b, level, a, u)),
           RAAT_LANES * sizeof *out);
    for (int32_t i = 0; i < path; i++) {
        if (w->training->paths[i].from != level)
            continue;
        const int32_t *n = raat_lanes_heads(w->flows->willing, willing_cell(w, i, b, a, u));
        FOR_LANES (l)
            out[l] -= n[l];
    }
}

static void apply_at_age(raat_world *w, int32_t path, int32_t a, const double p[RAAT_LANES],
                         int32_t sum[RAAT_LANES])
{
    for (int32_t b = 0; b < w->branches; b++)
        for (int32_t u = 0; u < RAAT_N_TENURES; u++) {
            const int32_t cell = willing_cell(w, path, b, a, u);
            int32_t *willing = raat_lanes_heads(w->flows->willing, cell);
            int32_t staff[RAAT_LANES];
            undecided(w, path, b, a, u, staff);
            raat_split_take(w, RAAT_DRAW_UPSKILL, cell, p, staff, willing);
            raat_lanes_add(sum, willing);
        }
}

void raat_upskilling_apply(raat_world *w, const double share[RAAT_LANES], int32_t sum[][RAAT_LANES])
{
    for (int32_t i = 0; i < w->paths; i++) {
        const raat_path *path = &w->training->paths[i];
        double factor[RAAT_LANES];
        factor_of(w, i, factor);
        for (int32_t a = 0; a < w->ages; a++) {
            double p[RAAT_LANES];
            if (chance(w, path, a, share, factor, p))
                apply_at_age(w, i, a, p, sum[path->track]);
        }
    }
}

void raat_upskilling_willing(const raat_world *w, int32_t path, int32_t branch,
                             int32_t out[RAAT_LANES])
{
    FOR_LANES (l)
        out[l] = 0;
    for (int32_t a = 0; a < w->ages; a++)
        for (int32_t u = 0; u < RAAT_N_TENURES; u++)
            raat_lanes_add(
                out, raat_lanes_heads(w->flows->willing, willing_cell(w, path, branch, a, u)));
}

static void admit_cell(raat_world *w, int32_t path, int32_t b, int32_t a, int32_t u,
                       const double share[RAAT_LANES])
{
    const int32_t cell = willing_cell(w, path, b, a, u);
    const int32_t job = raat_world_job(w, b, w->training->paths[path].from, a, u);
    const int32_t *willing = raat_lanes_heads(w->flows->willing, cell);
    int32_t *staff = raat_lanes_heads(w->state->workforce, job);
    int32_t admitted[RAAT_LANES];
    if (raat_lanes_empty(willing))
        return;
    raat_split_take(w, RAAT_DRAW_ADMIT_UPSKILLER, cell, share, willing, admitted);
    raat_lanes_move(staff, raat_lanes_heads(w->state->upskillers, cell_of(w, path, 0, b)),
                    admitted);
    raat_lanes_add(raat_lanes_heads(w->flows->upskilling, path), admitted);
    int32_t *kept_back = raat_lanes_heads(w->flows->kept_back, path);
    FOR_LANES (l)
        kept_back[l] += willing[l] - admitted[l];
}

void raat_upskilling_admit(raat_world *w, int32_t track, const double share[RAAT_LANES])
{
    for (int32_t i = 0; i < w->paths; i++)
        for (int32_t b = 0; b < w->branches && w->training->paths[i].track == track; b++)
            for (int32_t a = 0; a < w->ages; a++)
                for (int32_t u = 0; u < RAAT_N_TENURES; u++)
                    admit_cell(w, i, b, a, u, share);
}

/* ---- on the way ---- */

int raat_upskilling_empty(const raat_world *w, int32_t track, int32_t study_step)
{
    for (int32_t i = 0; i < w->paths; i++)
        for (int32_t b = 0; b < w->branches && w->training->paths[i].track == track; b++)
            if (!raat_lanes_empty(
                    raat_lanes_heads(w->state->upskillers, cell_of(w, i, study_step, b))))
                return 0;
    return 1;
}

static void advance_cell(raat_world *w, int32_t path, int32_t s, int32_t b,
                         const float p[RAAT_LANES])
{
    const int32_t last = w->training->tracks[w->training->paths[path].track].n_steps - 1;
    int32_t *from = raat_lanes_heads(w->state->upskillers, cell_of(w, path, s, b));
    int32_t out[RAAT_LANES];
    if (raat_lanes_empty(from))
        return;
    raat_split_chance(w, RAAT_DRAW_UPSKILLER_DROPOUT, cell_of(w, path, s, b), p, from, out);
    raat_lanes_move(from, raat_lanes_heads(w->flows->resumed, path * w->branches + b), out);
    int32_t *to = s == last ? raat_lanes_heads(w->flows->raised, path * w->branches + b)
                            : raat_lanes_heads(w->state->upskillers, cell_of(w, path, s + 1, b));
    memcpy(out, from, sizeof out);
    raat_lanes_move(from, to, out);
}

void raat_upskilling_advance(raat_world *w, int32_t track, int32_t study_step,
                             const float p[RAAT_LANES])
{
    for (int32_t i = 0; i < w->paths; i++)
        for (int32_t b = 0; b < w->branches && w->training->paths[i].track == track; b++)
            advance_cell(w, i, study_step, b, p);
}

void raat_upskilling_heads(const raat_world *w, int32_t path, int32_t branch,
                           int32_t out[RAAT_LANES])
{
    FOR_LANES (l)
        out[l] = 0;
    for (int32_t s = 0; s < w->training->tracks[w->training->paths[path].track].n_steps; s++)
        raat_lanes_add(out, raat_lanes_heads(w->state->upskillers, cell_of(w, path, s, branch)));
}
