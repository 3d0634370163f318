/* Intake: in recorded years the record; after it applicants against the places that are free once this
 * step's diplomas and dropouts have left. Some of those who start are no newcomers: who comes from another
 * track, and staff who follow a track beside their work. */
#include <math.h>
#include <string.h>

#include "engine/model/admission.h"
#include "engine/model/fixus.h"
#include "engine/model/lanes.h"
#include "engine/model/places.h"
#include "engine/model/process.h"
#include "engine/model/split.h"
#include "engine/model/upskilling.h"
#include "engine/numeric/apportion.h"
#include "engine/numeric/elementary.h"
#include "engine/numeric/poisson.h"

/* The moment of intake in this step: its share of the year, and the shares before it. */
typedef struct {
    double share[RAAT_LANES], before[RAAT_LANES];
} moment;

/* Moves the share of a year that starts at `here` of the moments towards an even one, as far as actions do. */
static void even_out(raat_world *w, int32_t here, double share[RAAT_LANES])
{
    double even[RAAT_LANES] = {0};
    raat_effects_apply(w->effects, RAAT_LEVER_ENTRY, 0, even, w->flows->clamps);
    FOR_LANES (l)
        share[l] = share[l] * (1 - even[l]) + even[l] * here / w->training->n_moments;
}

/* 1 when somebody starts in this step. Two months in one step add up. */
static int intake_moment(raat_world *w, moment *m)
{
    int32_t here = 0;
    FOR_LANES (l)
        m->share[l] = m->before[l] = 0;
    for (int32_t i = 0; i < w->training->n_moments; i++) {
        const raat_intake_moment *at = &w->training->moments[i];
        const int32_t step = raat_clock_step_of_month(at->month, w->clock.steps_per_year);
        const double *share = raat_world_value(w, at->share);
        double *sum = step == w->clock.of_year ? m->share : m->before;
        if (step > w->clock.of_year)
            continue;
        here += step == w->clock.of_year;
        FOR_LANES (l)
            sum[l] += share[l];
    }
    even_out(w, here, m->share);
    return here > 0;
}

/* ---- who starts ---- */

/* n persons start on a track as students. */
static void start(raat_world *w, int32_t k, const int32_t n[RAAT_LANES])
{
    double *size = raat_lanes_reals(w->state->intake_size, k * w->study_steps);
    raat_lanes_add(raat_lanes_heads(w->state->students, k * w->study_steps), n);
    raat_lanes_add(raat_lanes_heads(w->flows->starters, k), n);
    FOR_LANES (l)
        size[l] += n[l];
}

static void start_newcomers(raat_world *w, int32_t k, const int32_t n[RAAT_LANES])
{
    start(w, k, n);
    raat_lanes_add(raat_lanes_heads(w->flows->newcomers, k), n);
}

/* Who has waited for this intake, from other tracks; who is refused is lost to the sector. */
static void start_arrivals(raat_world *w, int32_t k, const double share[RAAT_LANES])
{
    int32_t *waiting = raat_lanes_heads(w->state->arrivals, k);
    double *internal = raat_lanes_reals(w->state->internal_year, k);
    int32_t admitted[RAAT_LANES];
    if (raat_lanes_empty(waiting))
        return;
    raat_split_take(w, RAAT_DRAW_ADMIT_ARRIVAL, k, share, waiting, admitted);
    start(w, k, admitted);
    FOR_LANES (l) {
        waiting[l] -= admitted[l];
        internal[l] += admitted[l];
    }
    raat_lanes_add(raat_lanes_heads(w->flows->refused, k), waiting);
    raat_lanes_add(raat_lanes_heads(w->flows->lost, k), waiting);
    memset(waiting, 0, RAAT_LANES * sizeof *waiting);
}

static void start_staff(raat_world *w, int32_t k, const double share[RAAT_LANES])
{
    double *internal = raat_lanes_reals(w->state->internal_year, k);
    raat_upskilling_admit(w, k, share);
    for (int32_t i = 0; i < w->paths; i++) {
        if (w->training->paths[i].track != k)
            continue;
        const int32_t *n = raat_lanes_heads(w->flows->upskilling, i);
        FOR_LANES (l)
            internal[l] += n[l];
    }
}

static void start_internal(raat_world *w, int32_t k, const double share[RAAT_LANES])
{
    start_arrivals(w, k, share);
    start_staff(w, k, share);
}

/* ---- recorded years: everybody in the record was admitted ---- */

/* Newcomers of one stream in one lane: what the record leaves beside the internal starters, over the tracks
 * by largest remainder of what each of them lacks. */
static void share_out(const raat_world *w, int32_t stream, int lane, int32_t recorded,
                      int32_t staff[][RAAT_LANES], int32_t out[])
{
    double weights[RAAT_LONGEST_AXIS], shares[RAAT_LONGEST_AXIS], sum = 0;
    int32_t left = recorded;
    for (int32_t k = 0; k < w->tracks; k++) {
        weights[k] = shares[k] = 0;
        if (w->training->tracks[k].stream != stream)
            continue;
        const int32_t internal = raat_lanes_heads(w->state->arrivals, k)[lane] + staff[k][lane];
        shares[k] = raat_world_value(w, w->training->tracks[k].stream_share)[lane];
        weights[k] = raat_larger(recorded * shares[k] - internal, 0);
        sum += weights[k];
        left -= internal;
    }
    raat_apportion(left > 0 ? left : 0, sum > 0 ? weights : shares, w->tracks, out);
}

/* Whole persons of a year's total that have started by the end of a share of the year. */
static int32_t started_by(double total, double share)
{
    return (int32_t)floor(total * raat_smaller(share, 1) + 0.5);
}

static void recorded_intake(raat_world *w, int32_t stream, const double *total, const moment *m,
                            int32_t staff[][RAAT_LANES])
{
    int32_t n[RAAT_LONGEST_AXIS][RAAT_LANES];
    double everybody[RAAT_LANES];
    FOR_LANES (l) {
        int32_t of_lane[RAAT_LONGEST_AXIS];
        const int32_t before = started_by(total[l], m->before[l]);
        const int32_t now = started_by(total[l], m->before[l] + m->share[l]) - before;
        share_out(w, stream, l, now, staff, of_lane);
        for (int32_t k = 0; k < w->tracks; k++)
            n[k][l] = of_lane[k];
        everybody[l] = 1;
    }
    for (int32_t k = 0; k < w->tracks; k++)
        if (w->training->tracks[k].stream == stream) {
            start_newcomers(w, k, n[k]);
            start_internal(w, k, everybody);
        }
}

/* ---- projected years ---- */

/* Newcomers a year of a track before trend and year factor. Without a record its first value stands for all
 * years, but for a programme that had not begun. */
static void level_of(const raat_world *w, int32_t k, double out[RAAT_LANES])
{
    const raat_track *track = &w->training->tracks[k];
    const raat_stream_of_starters *stream = &w->training->streams[track->stream];
    const double *level = raat_world_value(w, stream->level);
    const double *first = raat_world_value(w, stream->recorded.at[0]);
    const double *share = raat_world_value(w, track->stream_share);
    const double *internal = raat_lanes_reals(w->state->internal, k);
    const int begun = w->clock.year >= stream->recorded.first_year + stream->recorded.n;
    FOR_LANES (l) {
        const double without_record = first[l] > 0 || !begun ? first[l] : level[l];
        const double a_year = w->plan->history == RAAT_FREE ? without_record : level[l];
        out[l] = raat_larger(a_year * share[l] - internal[l], 0);
    }
}

/* Applicants of the year expected from outside, before places limit them. */
static void expected_applicants(const raat_world *w, int32_t k, double out[RAAT_LANES])
{
    const int32_t i = w->training->tracks[k].stream;
    const raat_stream_of_starters *stream = &w->training->streams[i];
    const raat_series *recorded = &stream->recorded;
    const double *trend = raat_world_value(w, stream->trend);
    const double *factor = raat_lanes_reals(w->state->stream_factor, i);
    const int32_t years = w->clock.year - (recorded->first_year + recorded->n - 1);
    level_of(w, k, out);
    FOR_LANES (l)
        out[l] *= raat_exp((years > 0 ? years : 0) * raat_log1p(trend[l]) + factor[l]);
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

/* Who needs a place in care is not followed person by person: a student needs the track's average. So
 * one factor thins all applicants of a place type; refusing only those in need would fill the books with
 * others, who would then be charged for places all the same. */
static void admit(raat_world *w, int32_t k, const double share[RAAT_LANES],
                  const int32_t newcomers[RAAT_LANES])
{
    int32_t admitted[RAAT_LANES];
    raat_split_take(w, RAAT_DRAW_ADMIT, k, share, newcomers, admitted);
    start_newcomers(w, k, admitted);
    int32_t *refused = raat_lanes_heads(w->flows->refused, k);
    FOR_LANES (l)
        refused[l] += newcomers[l] - admitted[l];
    start_internal(w, k, share);
}

static int is_projected(const raat_world *w, int32_t k)
{
    return !raat_world_recorded(w, &w->training->streams[w->training->tracks[k].stream].recorded);
}

/* A stream may end its record before the region does: until then its applicants find places as those in
 * the record did. */
static void projected_intake(raat_world *w, const moment *m)
{
    const int limited = w->clock.year > raat_plan_last_recorded(w->plan, w->region);
    int32_t newcomers[RAAT_LONGEST_AXIS][RAAT_LANES] = {{0}};
    for (int32_t k = 0; k < w->tracks; k++)
        if (is_projected(w, k)) {
            apply(w, k, m, newcomers[k]);
            raat_fixus_limit(w, k, m->share, newcomers[k]);
        }
    for (int32_t place = 0; place < RAAT_N_PLACES; place++) {
        double share[RAAT_LANES];
        FOR_LANES (l)
            share[l] = 1;
        if (limited) /* and then every stream is projected */
            raat_admission_share(w, place, newcomers, share);
        for (int32_t k = 0; k < w->tracks; k++)
            if (is_projected(w, k) && raat_places_type(w, k) == place)
                admit(w, k, share, newcomers[k]);
    }
}

/* Who was refused and applies elsewhere waits for the next intake: this one is over. */
static void redirect(raat_world *w, int32_t k)
{
    const raat_track *track = &w->training->tracks[k];
    const int32_t *refused = raat_lanes_heads(w->flows->refused, k);
    int32_t *redirected = raat_lanes_heads(w->flows->redirected, k);
    if (track->redirects_to < 0 || raat_lanes_empty(refused))
        return;
    raat_split_take(w, RAAT_DRAW_REDIRECT, k, raat_world_value(w, track->redirect_share), refused,
                    redirected);
    raat_lanes_add(raat_lanes_heads(w->state->arrivals, track->redirects_to), redirected);
}

static void intake(raat_world *w)
{
    moment m;
    int32_t staff[RAAT_LONGEST_AXIS][RAAT_LANES] = {{0}};
    if (!intake_moment(w, &m))
        return;
    raat_upskilling_apply(w, m.share, staff);
    for (int32_t i = 0; i < w->plan->axes[RAAT_AXIS_STREAM].n; i++) {
        const double *total = raat_world_recorded(w, &w->training->streams[i].recorded);
        if (total)
            recorded_intake(w, i, total, &m, staff);
    }
    projected_intake(w, &m);
    for (int32_t k = 0; k < w->tracks; k++)
        redirect(w, k);
}

/* At the end of the record: what stands behind it, places and internal starters, is what was seen last. */
static void measure(raat_world *w)
{
    raat_places_measure(w);
    memcpy(w->state->internal, w->state->internal_year,
           (size_t)w->tracks * RAAT_LANES * sizeof *w->state->internal);
}

/* Places limit nobody before the recorded years are over, because whoever is in the record found one. */
void raat_process_intake(raat_world *w)
{
    const int32_t last = raat_plan_last_recorded(w->plan, w->region);
    if (raat_clock_first_of_year(&w->clock))
        memset(w->state->internal_year, 0,
               (size_t)w->tracks * RAAT_LANES * sizeof *w->state->internal_year);
    raat_places_use(w);
    if (w->clock.year > last)
        raat_places_offer(w);
    intake(w);
    raat_places_use(w);
    if (w->clock.year == last && raat_clock_last_of_year(&w->clock))
        measure(w);
    if (w->clock.year > last)
        raat_places_overload(w);
}
