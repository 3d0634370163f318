/* Intake: in recorded years the record; after it applicants against the places that are free once this
 * step's diplomas and dropouts have left. */
#include <math.h>

#include "engine/model/lanes.h"
#include "engine/model/places.h"
#include "engine/model/process.h"
#include "engine/model/split.h"
#include "engine/numeric/apportion.h"
#include "engine/numeric/poisson.h"

/* The moment of intake in this step: its share of the year, and the shares before it. */
typedef struct {
    double share[RAAT_LANES], before[RAAT_LANES];
} moment;

/* 1 when somebody starts in this step. Two months in one step add up. */
static int intake_moment(const raat_world *w, moment *m)
{
    int any = 0;
    FOR_LANES (l)
        m->share[l] = m->before[l] = 0;
    for (int32_t i = 0; i < w->plan->n_moments; i++) {
        const raat_intake_moment *at = &w->plan->moments[i];
        const int32_t step = raat_clock_step_of_month(at->month, w->clock.steps_per_year);
        const double *share = raat_world_value(w, at->share);
        double *sum = step == w->clock.of_year ? m->share : m->before;
        if (step > w->clock.of_year)
            continue;
        any |= step == w->clock.of_year;
        FOR_LANES (l)
            sum[l] += share[l];
    }
    return any;
}

static void start(raat_world *w, int32_t k, const int32_t n[RAAT_LANES])
{
    raat_lanes_add(raat_lanes_heads(w->state->students, k * w->study_steps), n);
    raat_lanes_add(raat_lanes_heads(w->flows->starters, k), n);
}

/* ---- recorded years: everybody in the record was admitted ---- */

/* Starters of one stream in one lane, over its tracks by largest remainder. */
static void share_out(const raat_world *w, int32_t stream, int lane, int32_t total, int32_t *out)
{
    double weights[RAAT_LONGEST_AXIS];
    for (int32_t k = 0; k < w->tracks; k++)
        weights[k] = w->plan->tracks[k].stream == stream
                         ? raat_world_value(w, w->plan->tracks[k].stream_share)[lane]
                         : 0;
    raat_apportion(total, weights, w->tracks, out);
}

/* Whole persons of a year's total that have started by the end of a share of the year. */
static int32_t started_by(double total, double share)
{
    return (int32_t)floor(total * fmin(share, 1) + 0.5);
}

static void recorded_intake(raat_world *w, int32_t stream, const double *total, const moment *m)
{
    int32_t n[RAAT_LONGEST_AXIS][RAAT_LANES];
    FOR_LANES (l) {
        int32_t of_lane[RAAT_LONGEST_AXIS];
        const int32_t before = started_by(total[l], m->before[l]);
        const int32_t now = started_by(total[l], m->before[l] + m->share[l]) - before;
        share_out(w, stream, l, now, of_lane);
        for (int32_t k = 0; k < w->tracks; k++)
            n[k][l] = of_lane[k];
    }
    for (int32_t k = 0; k < w->tracks; k++)
        if (w->plan->tracks[k].stream == stream)
            start(w, k, n[k]);
}

/* ---- projected years ---- */

/* Applicants of the year expected for a track, before places limit them. */
static void expected_applicants(const raat_world *w, int32_t k, double out[RAAT_LANES])
{
    const raat_track *track = &w->plan->tracks[k];
    const raat_stream_of_starters *stream = &w->plan->streams[track->stream];
    const raat_series *recorded = &stream->recorded;
    const double *level = raat_world_value(w, stream->level);
    const double *trend = raat_world_value(w, stream->trend);
    const double *share = raat_world_value(w, track->stream_share);
    const double *factor = raat_lanes_reals(w->state->stream_factor, track->stream);
    const double years = w->clock.year - (recorded->first_year + recorded->n - 1);
    FOR_LANES (l)
        out[l] = level[l] * share[l] * exp(years * log1p(trend[l]) + factor[l]);
    raat_effects_apply(w->effects, RAAT_LEVER_APPLICANTS, k, out, w->flows->clamps);
}

static void apply(raat_world *w, int32_t k, const moment *m, int32_t out[RAAT_LANES])
{
    double mean[RAAT_LANES];
    expected_applicants(w, k, mean);
    FOR_LANES (l)
        mean[l] *= m->share[l];
    const raat_stream at = raat_world_stream(w, RAAT_DRAW_APPLICANTS, k);
    raat_poisson_lanes(&at, mean, out);
}

/* Share of applicants who need a place of this type and find one, over all branches: each branch takes
 * what fits, and whoever is refused is offered once to the branches that still have room. */
static void admitted_share(raat_world *w, int32_t place, int32_t applicants[][RAAT_LANES],
                           double out[RAAT_LANES])
{
    const double *tolerance = raat_world_value(w, w->parameters->tolerance);
    double wanted[RAAT_LANES] = {0}, excess[RAAT_LANES] = {0}, room[RAAT_LANES] = {0};
    for (int32_t b = 0; b < w->branches; b++) {
        const int32_t cell = b * RAAT_N_PLACES + place;
        const double *places = raat_lanes_reals(w->state->places, cell);
        const double *use = raat_lanes_reals(w->flows->use, cell);
        int32_t *binds = raat_lanes_heads(w->flows->binds, cell);
        double needed[RAAT_LANES] = {0};
        for (int32_t k = 0; k < w->tracks; k++) {
            double need[RAAT_LANES];
            if (raat_places_type(w, k) != place)
                continue;
            raat_places_need(w, k, b, need);
            FOR_LANES (l)
                needed[l] += applicants[k][l] * need[l];
        }
        FOR_LANES (l) {
            const double free = fmax(places[l] * (1 + tolerance[l]) - use[l], 0);
            wanted[l] += needed[l];
            excess[l] += fmax(needed[l] - free, 0);
            room[l] += fmax(free - needed[l], 0);
            binds[l] = needed[l] > free;
        }
    }
    FOR_LANES (l) {
        const double refused = excess[l] * (1 - raat_places_passed_on(excess[l], room[l]));
        out[l] = wanted[l] > 0 ? 1 - refused / wanted[l] : 1;
    }
}

/* Who needs a place in care is not followed person by person: a student needs the track's average. So
 * one factor thins all applicants of a place type; refusing only those in need would fill the books with
 * others, who would then be charged for places all the same. */
static void admit(raat_world *w, int32_t k, const double share[RAAT_LANES],
                  const int32_t applicants[RAAT_LANES])
{
    int32_t admitted[RAAT_LANES];
    raat_split_take(w, RAAT_DRAW_ADMIT, k, share, applicants, admitted);
    start(w, k, admitted);
    int32_t *refused = raat_lanes_heads(w->flows->refused, k);
    FOR_LANES (l)
        refused[l] += applicants[l] - admitted[l];
}

static int is_projected(const raat_world *w, int32_t k)
{
    return !raat_world_recorded(w, &w->plan->streams[w->plan->tracks[k].stream].recorded);
}

/* A stream may end its record before the region does: until then its applicants find places as those in
 * the record did. */
static void projected_intake(raat_world *w, const moment *m)
{
    const int limited = w->clock.year > raat_plan_last_recorded(w->plan);
    int32_t applicants[RAAT_LONGEST_AXIS][RAAT_LANES] = {{0}};
    for (int32_t k = 0; k < w->tracks; k++)
        if (is_projected(w, k))
            apply(w, k, m, applicants[k]);
    for (int32_t place = 0; place < RAAT_N_PLACES; place++) {
        double share[RAAT_LANES];
        FOR_LANES (l)
            share[l] = 1;
        if (limited)
            admitted_share(w, place, applicants, share);
        for (int32_t k = 0; k < w->tracks; k++)
            if (is_projected(w, k) && raat_places_type(w, k) == place)
                admit(w, k, share, applicants[k]);
    }
}

static void intake(raat_world *w)
{
    moment m;
    if (!intake_moment(w, &m))
        return;
    for (int32_t i = 0; i < w->plan->axes[RAAT_AXIS_STREAM].n; i++) {
        const double *total = raat_world_recorded(w, &w->plan->streams[i].recorded);
        if (total)
            recorded_intake(w, i, total, &m);
    }
    projected_intake(w, &m);
}

/* Places limit nobody before the recorded years are over, because whoever is in the record found one. */
void raat_process_intake(raat_world *w)
{
    const int32_t last = raat_plan_last_recorded(w->plan);
    raat_places_use(w);
    if (w->clock.year > last)
        raat_places_offer(w);
    intake(w);
    raat_places_use(w);
    if (w->clock.year == last && raat_clock_last_of_year(&w->clock))
        raat_places_measure(w);
    if (w->clock.year > last)
        raat_places_overload(w);
}
