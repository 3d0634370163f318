#include "engine/model/leaving.h"

#include "engine/model/lanes.h"
#include "engine/numeric/elementary.h"

/* ---- what the record says ---- */

static void without_record(const raat_world *w, double out[RAAT_LANES])
{
    const double *rate = raat_world_value(w, w->parameters->exit_rate);
    const double *heads = raat_world_value(w, w->parameters->heads);
    FOR_LANES (l)
        out[l] = rate[l] * heads[l];
}

/* The i-th recorded year. Where the first record is a sum over years, it says nothing of its own year, and
 * the years up to the last one lie on a straight line. */
static void recorded_at(const raat_world *w, int32_t i, double out[RAAT_LANES])
{
    const raat_parameters *p = w->parameters;
    const int32_t last = p->exits.n - 1;
    const double *annual = raat_world_value(w, p->annual);
    const double *error = raat_world_value(w, p->exits_error);
    const double *now = raat_world_value(w, p->exits.at[i]);
    const double *end = raat_world_value(w, p->exits.at[last]);
    const double way = last > 0 ? (double)i / last : 0;
    double first[RAAT_LANES];
    without_record(w, first);
    FOR_LANES (l)
        out[l] =
            annual[l] >= 0.5 ? now[l] * error[l] : first[l] + (end[l] * error[l] - first[l]) * way;
}

int raat_leaving_recorded(const raat_world *w, double out[RAAT_LANES])
{
    const raat_series *exits = &w->parameters->exits;
    if (!raat_world_recorded(w, exits))
        return 0;
    recorded_at(w, w->clock.year - exits->first_year, out);
    return 1;
}

void raat_leaving_first(const raat_world *w, double out[RAAT_LANES])
{
    if (w->plan->history == RAAT_FREE)
        without_record(w, out);
    else
        recorded_at(w, 0, out);
}

/* ---- what the hazards say ---- */

void raat_leaving_expected(const raat_world *w, int32_t branch, int32_t qualification,
                           double all[RAAT_LANES], double other[RAAT_LANES])
{
    const double dt = w->clock.dt;
    FOR_LANES (l)
        all[l] = other[l] = 0;
    for (int32_t a = 0; a < w->ages; a++) {
        const double *retire = raat_lanes_reals(w->start->retirement, a);
        for (int32_t u = 0; u < RAAT_N_TENURES; u++) {
            const int32_t job = raat_world_job(w, branch, qualification, a, u);
            const double *hazard = raat_lanes_reals(w->start->hazard, job);
            const int32_t *n = raat_lanes_heads(w->state->workforce, job);
            FOR_LANES (l) {
                const double both = hazard[l] + retire[l];
                const double leave = n[l] * -raat_expm1(-both * dt) / dt;
                all[l] += leave;
                other[l] += both > 0 ? leave * hazard[l] / both : 0;
            }
        }
    }
}

/* Expected exits of a year when the hazards are multiplied by level, and how they grow with it. */
static void expect(const raat_world *w, const double level[RAAT_LANES], double exits[RAAT_LANES],
                   double slope[RAAT_LANES])
{
    const double dt = w->clock.dt;
    FOR_LANES (l)
        exits[l] = slope[l] = 0;
    for (int32_t job = 0; job < raat_world_job(w, w->branches, 0, 0, 0); job++) {
        const int32_t *n = raat_lanes_heads(w->state->workforce, job);
        const double *hazard = raat_lanes_reals(w->start->hazard, job);
        const double *retire =
            raat_lanes_reals(w->start->retirement, job / RAAT_N_TENURES % w->ages);
        FOR_LANES (l) {
            const double stay = raat_exp(-(level[l] * hazard[l] + retire[l]) * dt);
            exits[l] += n[l] * (1 - stay) / dt;
            slope[l] += n[l] * hazard[l] * stay;
        }
    }
}

/* Newton's method from 1 on a concave, nearly linear function: the error of a step is some hundredth of the
 * square of that before it, so that three leave nothing to see. */
void raat_leaving_level(const raat_world *w, const double exits[RAAT_LANES], double out[RAAT_LANES])
{
    enum { NEWTON_STEPS = 3 };
    double expected[RAAT_LANES], slope[RAAT_LANES];
    FOR_LANES (l)
        out[l] = 1;
    for (int i = 0; i < NEWTON_STEPS; i++) {
        expect(w, out, expected, slope);
        FOR_LANES (l)
            out[l] =
                slope[l] > 0 ? raat_larger(out[l] + (exits[l] - expected[l]) / slope[l], 0) : 1;
    }
}
