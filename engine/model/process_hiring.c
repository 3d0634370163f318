/* Hiring, the confrontation of supply and demand: posts are filled in a fixed order, and what stays
 * open is the shortage. Work-based graduates keep the post they learned in; then come school-based
 * graduates, who waits, who waits one level higher, whom actions reached, former staff who return, and
 * candidates from outside. */
#include <string.h>

#include "engine/model/hazard.h"
#include "engine/model/lanes.h"
#include "engine/model/process.h"
#include "engine/model/split.h"
#include "engine/model/supply.h"
#include "engine/numeric/elementary.h"
#include "engine/numeric/hypergeometric.h"
#include "engine/numeric/poisson.h"
#include "engine/numeric/rounding.h"

static const double QUARTERS = 4; /* a year: the unit of `fillable` */

/* Posts that can still be filled in this step. */
static int32_t *open_posts(const raat_world *w, int32_t b, int32_t q)
{
    return raat_lanes_heads(w->flows->open_posts, b * w->qualifications + q);
}

static void fewer(int32_t out[RAAT_LANES], const int32_t a[RAAT_LANES], const int32_t b[RAAT_LANES])
{
    FOR_LANES (l)
        out[l] = a[l] < b[l] ? a[l] : b[l];
}

/* n persons take up posts (b, q), their ages drawn from the profile of where they come from. */
static void take_up(raat_world *w, raat_draw_id draw, int32_t first_cell,
                    const float *const profile[], int32_t b, int32_t q, enum raat_tenure tenure,
                    const int32_t n[RAAT_LANES])
{
    if (raat_lanes_empty(n))
        return;
    int32_t by_age[RAAT_LONGEST_AXIS * RAAT_LANES];
    raat_split_chain(w, draw, first_cell, profile, w->ages, n, by_age);
    for (int32_t a = 0; a < w->ages; a++)
        raat_lanes_add(raat_lanes_heads(w->state->workforce, raat_world_job(w, b, q, a, tenure)),
                       raat_lanes_heads(by_age, a));
}

/* The same for people who were no staff before: hires. */
static void employ(raat_world *w, raat_draw_id draw, int32_t first_cell,
                   const float *const profile[], int32_t b, int32_t q, enum raat_tenure tenure,
                   enum raat_source source, const int32_t n[RAAT_LANES])
{
    take_up(w, draw, first_cell, profile, b, q, tenure, n);
    raat_lanes_add(raat_lanes_heads(w->flows->hires, source), n);
}

static void profile_of_track(const raat_world *w, int32_t k, const float *out[])
{
    for (int32_t a = 0; a + 1 < w->ages; a++)
        out[a] = raat_draws_chances(w->draws, w->training->tracks[k].entry_age[a]);
}

static void profile_of_group(const raat_world *w, int32_t g, const float *out[])
{
    for (int32_t a = 0; a + 1 < w->ages; a++)
        out[a] = raat_draws_chances(w->draws, w->training->groups[g].entry_age[a]);
}

static void profile_of_pool(const raat_world *w, int32_t q, raat_split_chances *out)
{
    const double *share[RAAT_LONGEST_AXIS];
    for (int32_t a = 0; a < w->ages; a++)
        share[a] = raat_lanes_reals(w->start->pool_age, q * w->ages + a);
    raat_split_prepare(share, w->ages, out);
}

/* ---- first: work-based graduates, hired whether or not there is demand for them ---- */

static void hire_work_based(raat_world *w)
{
    for (int32_t k = 0; k < w->tracks; k++) {
        const raat_track *track = &w->training->tracks[k];
        if (!w->plan->routes[track->route].employee)
            continue;
        const float *profile[RAAT_LONGEST_AXIS];
        profile_of_track(w, k, profile);
        for (int32_t b = 0; b < w->branches; b++) {
            const int32_t cell = k * w->branches + b;
            /* They have worked here for the length of the programme: tenure is settled. */
            employ(w, RAAT_DRAW_AGE_WORK_BASED, cell * w->ages, profile, b, track->qualification,
                   RAAT_SETTLED, RAAT_FROM_WORK_BASED, raat_lanes_heads(w->flows->graduates, cell));
        }
    }
}

/* Trainees of the groups keep their post likewise; they are new, their training is short. */
static void hire_trained(raat_world *w)
{
    for (int32_t g = 0; g < w->groups; g++) {
        const float *profile[RAAT_LONGEST_AXIS];
        profile_of_group(w, g, profile);
        for (int32_t b = 0; b < w->branches; b++) {
            const int32_t cell = g * w->branches + b;
            employ(w, RAAT_DRAW_AGE_TRAINED, cell * w->ages, profile, b,
                   w->training->groups[g].trained_as, RAAT_NEW, RAAT_FROM_GROUP,
                   raat_lanes_heads(w->flows->trained, cell));
        }
    }
}

/* Upskillers who are done come back to their branch: no hires, they were staff all along. */
static void take_back(raat_world *w)
{
    for (int32_t i = 0; i < w->paths; i++) {
        const raat_path *path = &w->training->paths[i];
        const int32_t raised_to = w->training->tracks[path->track].qualification;
        const float *profile[RAAT_LONGEST_AXIS];
        for (int32_t a = 0; a + 1 < w->ages; a++)
            profile[a] = raat_draws_chances(w->draws, path->return_age[a]);
        for (int32_t b = 0; b < w->branches; b++) {
            const int32_t cell = i * w->branches + b;
            take_up(w, RAAT_DRAW_AGE_UPSKILLED, cell * w->ages, profile, b, raised_to, RAAT_SETTLED,
                    raat_lanes_heads(w->flows->raised, cell));
            take_up(w, RAAT_DRAW_AGE_RESUMED, cell * w->ages, profile, b, path->from, RAAT_SETTLED,
                    raat_lanes_heads(w->flows->resumed, cell));
        }
    }
}

/* ---- the posts ---- */

/* Only a share of open posts can be filled in one step; the rest is friction. */
static void fillable(const raat_world *w, int32_t b, double share[RAAT_LANES])
{
    memcpy(share, raat_world_value(w, w->parameters->fillable), RAAT_LANES * sizeof *share);
    raat_effects_apply(w->effects, RAAT_LEVER_FILLABLE, b, share, w->flows->clamps);
    FOR_LANES (l)
        share[l] = -raat_expm1(w->clock.dt * QUARTERS * raat_log1p(-share[l]));
}

static void open_up(raat_world *w)
{
    for (int32_t b = 0; b < w->branches; b++) {
        const double *net = raat_lanes_reals(w->flows->net_fte, b);
        double share[RAAT_LANES];
        fillable(w, b, share);
        for (int32_t q = 0; q < w->qualifications; q++) {
            const int32_t cell = b * w->qualifications + q;
            const double *demand = raat_lanes_reals(w->flows->demand, cell);
            const double *supply = raat_lanes_reals(w->flows->supply, cell);
            double *friction = raat_lanes_reals(w->flows->friction, cell);
            double posts[RAAT_LANES];
            FOR_LANES (l) {
                const double gap = raat_larger(demand[l] - supply[l], 0); /* FTE */
                posts[l] = net[l] > 0 ? share[l] * gap / net[l] : 0;
                friction[l] = (1 - share[l]) * gap;
            }
            const raat_stream at = raat_world_stream(w, RAAT_DRAW_POSTS, cell);
            raat_rounding_lanes(&at, posts, open_posts(w, b, q));
        }
    }
}

/* ---- second: school-based graduates, at the branch of their choice ---- */

/* Graduates of all school-based tracks for one kind of post; when they are more than the posts, who is
 * hired is drawn without replacement, track after track. */
static void hire_school_cell(raat_world *w, int32_t b, int32_t q)
{
    int32_t *open = open_posts(w, b, q);
    int32_t candidates[RAAT_LANES] = {0}, hired[RAAT_LANES];
    for (int32_t k = 0; k < w->tracks; k++)
        if (w->training->tracks[k].qualification == q &&
            !w->plan->routes[w->training->tracks[k].route].employee)
            raat_lanes_add(candidates, raat_lanes_heads(w->flows->graduates, k * w->branches + b));
    fewer(hired, candidates, open);
    FOR_LANES (l)
        open[l] -= hired[l];
    for (int32_t k = 0; k < w->tracks; k++) {
        const raat_track *track = &w->training->tracks[k];
        if (track->qualification != q || w->plan->routes[track->route].employee)
            continue;
        const int32_t cell = k * w->branches + b;
        const int32_t *own = raat_lanes_heads(w->flows->graduates, cell);
        const float *profile[RAAT_LONGEST_AXIS];
        int32_t n[RAAT_LANES];
        const raat_stream at = raat_world_stream(w, RAAT_DRAW_HIRE_SCHOOL, cell);
        raat_hypergeometric_lanes(&at, candidates, own, hired, n);
        profile_of_track(w, k, profile);
        employ(w, RAAT_DRAW_AGE_SCHOOL, cell * w->ages, profile, b, q, RAAT_NEW, RAAT_FROM_SCHOOL,
               n);
        int32_t *pool = raat_lanes_heads(w->state->pool, q);
        FOR_LANES (l) {
            pool[l] += own[l] - n[l];
            candidates[l] -= own[l];
            hired[l] -= n[l];
        }
    }
}

static void hire_school(raat_world *w)
{
    for (int32_t b = 0; b < w->branches; b++)
        for (int32_t q = 0; q < w->qualifications; q++)
            hire_school_cell(w, b, q);
}

/* ---- third: who waits, over the branches that have posts ---- */

/* People of a region, in no branch yet, and how they are hired. */
typedef struct {
    int32_t *stock; /* [LANES] that they are taken from */
    raat_draw_id hire, age;
    enum raat_source source;
    const float *const *profile; /* of ages */
} waiting;

/* `candidates` of a stock take posts of level `to`; each post is as likely as any. */
static void hire_waiting(raat_world *w, const waiting *from, int32_t to,
                         const int32_t candidates[RAAT_LANES])
{
    int32_t posts[RAAT_LANES] = {0}, left[RAAT_LANES];
    if (raat_lanes_empty(candidates))
        return;
    for (int32_t b = 0; b < w->branches; b++)
        raat_lanes_add(posts, open_posts(w, b, to));
    fewer(left, candidates, posts);
    for (int32_t b = 0; b < w->branches; b++) {
        int32_t *open = open_posts(w, b, to);
        int32_t n[RAAT_LANES], before[RAAT_LANES];
        const raat_stream at = raat_world_stream(w, from->hire, to * w->branches + b);
        raat_hypergeometric_lanes(&at, posts, open, left, n);
        memcpy(before, open, sizeof before);
        FOR_LANES (l) {
            open[l] -= n[l];
            left[l] -= n[l];
            posts[l] -= before[l];
        }
        FOR_LANES (l)
            from->stock[l] -= n[l];
        employ(w, from->age, (b * w->qualifications + to) * w->ages, from->profile, b, to, RAAT_NEW,
               from->source, n);
    }
}

static void hire_pool(raat_world *w)
{
    const double *share = raat_world_value(w, w->parameters->substitution);
    for (int32_t q = 0; q < w->qualifications; q++) {
        raat_split_chances ages;
        const waiting from = {raat_lanes_heads(w->state->pool, q), RAAT_DRAW_HIRE_POOL,
                              RAAT_DRAW_AGE_POOL, RAAT_FROM_POOL, ages.of};
        int32_t candidates[RAAT_LANES];
        memcpy(candidates, from.stock, sizeof candidates);
        profile_of_pool(w, q, &ages);
        hire_waiting(w, &from, q, candidates);
    }
    for (int32_t q = 0; q + 1 < w->qualifications; q++) {
        raat_split_chances ages;
        const waiting from = {raat_lanes_heads(w->state->pool, q + 1), RAAT_DRAW_HIRE_SUBSTITUTE,
                              RAAT_DRAW_AGE_SUBSTITUTE, RAAT_FROM_POOL, ages.of};
        double willing[RAAT_LANES];
        int32_t candidates[RAAT_LANES];
        FOR_LANES (l)
            willing[l] = share[l] * from.stock[l];
        const raat_stream at = raat_world_stream(w, RAAT_DRAW_SUBSTITUTES, q);
        raat_rounding_lanes(&at, willing, candidates);
        profile_of_pool(w, q + 1, &ages);
        hire_waiting(w, &from, q, candidates);
    }
}

/* ---- fourth: people whom actions reached, and dropouts with a certificate ---- */

/* One kind of candidate for posts (b, q) takes its part of the posts that the rank gets. */
typedef struct {
    int32_t candidates[RAAT_LANES]; /* of the rank, who have not had their turn */
    int32_t hired[RAAT_LANES];      /* of the rank, still to be shared out */
} rank;

static void take_turn(raat_world *w, raat_draw_id draw, int32_t cell, rank *r,
                      const int32_t own[RAAT_LANES], int32_t n[RAAT_LANES])
{
    const raat_stream at = raat_world_stream(w, draw, cell);
    raat_hypergeometric_lanes(&at, r->candidates, own, r->hired, n);
    FOR_LANES (l) {
        r->candidates[l] -= own[l];
        r->hired[l] -= n[l];
    }
}

static void hire_reached_cell(raat_world *w, int32_t b, int32_t q)
{
    rank r = {{0}, {0}};
    int32_t *open = open_posts(w, b, q);
    const float *profile[RAAT_LONGEST_AXIS];
    int32_t n[RAAT_LANES];
    for (int32_t g = 0; g < w->groups; g++)
        if (w->training->groups[g].ready_as == q)
            raat_lanes_add(r.candidates, raat_lanes_heads(w->flows->ready, g * w->branches + b));
    for (int32_t k = 0; k < w->tracks; k++)
        if (w->training->tracks[k].certified_as == q)
            raat_lanes_add(r.candidates,
                           raat_lanes_heads(w->flows->certified, k * w->branches + b));
    if (raat_lanes_empty(r.candidates))
        return;
    fewer(r.hired, r.candidates, open);
    FOR_LANES (l)
        open[l] -= r.hired[l];
    for (int32_t g = 0; g < w->groups; g++) {
        const int32_t cell = g * w->branches + b;
        const int32_t *own = raat_lanes_heads(w->flows->ready, cell);
        if (w->training->groups[g].ready_as != q)
            continue;
        take_turn(w, RAAT_DRAW_HIRE_READY, cell, &r, own, n);
        profile_of_group(w, g, profile);
        employ(w, RAAT_DRAW_AGE_READY, cell * w->ages, profile, b, q, RAAT_NEW, RAAT_FROM_GROUP, n);
        int32_t *unplaced = raat_lanes_heads(w->flows->unplaced, g);
        FOR_LANES (l)
            unplaced[l] += own[l] - n[l];
    }
    for (int32_t k = 0; k < w->tracks; k++) {
        const int32_t cell = k * w->branches + b;
        if (w->training->tracks[k].certified_as != q)
            continue;
        take_turn(w, RAAT_DRAW_HIRE_CERTIFIED, cell, &r,
                  raat_lanes_heads(w->flows->certified, cell), n);
        profile_of_track(w, k, profile);
        employ(w, RAAT_DRAW_AGE_CERTIFIED, cell * w->ages, profile, b, q, RAAT_NEW,
               RAAT_FROM_CERTIFICATE, n);
    }
}

static void hire_reached(raat_world *w)
{
    for (int32_t b = 0; b < w->branches; b++)
        for (int32_t q = 0; q < w->qualifications; q++)
            hire_reached_cell(w, b, q);
}

/* ---- last: who answers to the vacancies of the step before ---- */

/* Factor that a vacancy rate and the business cycle make of an ordinary flow. */
static void answer(const raat_world *w, const double vacancies[RAAT_LANES], double out[RAAT_LANES])
{
    const raat_parameters *p = w->parameters;
    const double *eta = raat_world_value(w, p->elasticity);
    const double *low = raat_world_value(w, p->elasticity_low);
    const double *high = raat_world_value(w, p->elasticity_high);
    const double *reference = raat_world_value(w, p->vacancy_reference);
    FOR_LANES (l) {
        const double free = raat_pow(vacancies[l] / reference[l], eta[l]);
        const double held = raat_smaller(raat_larger(free, low[l]), high[l]);
        w->flows->clamps[l] += held < free || held > free;
        out[l] = raat_exp(w->state->outside_factor[l]) * held;
    }
}

/* ---- former staff, who look at the region as a whole ---- */

static void vacancies_of_region(const raat_world *w, double out[RAAT_LANES])
{
    double all[RAAT_LANES] = {0};
    FOR_LANES (l)
        out[l] = 0;
    for (int32_t b = 0; b < w->branches; b++) {
        const double *rate = raat_lanes_reals(w->state->vacancy_rate, b);
        for (int32_t q = 0; q < w->qualifications; q++) {
            const double *demand = raat_lanes_reals(w->flows->demand, b * w->qualifications + q);
            FOR_LANES (l) {
                out[l] += demand[l] * rate[l];
                all[l] += demand[l];
            }
        }
    }
    FOR_LANES (l)
        out[l] = all[l] > 0 ? out[l] / all[l] : 0;
}

/* Chance that former staff of a level looks for a post in this step. */
static void looking(const raat_world *w, int32_t q, const double factor[RAAT_LANES],
                    double out[RAAT_LANES])
{
    const double *annual = raat_world_value(w, w->parameters->reentry);
    FOR_LANES (l)
        out[l] = 1;
    raat_effects_apply(w->effects, RAAT_LEVER_REENTRY, q, out, w->flows->clamps);
    FOR_LANES (l)
        out[l] = -raat_expm1(-raat_hazard_of(annual[l]) * out[l] * w->clock.dt * factor[l]);
}

static void hire_returners(raat_world *w)
{
    double vacancies[RAAT_LANES], factor[RAAT_LANES];
    const float *profile[RAAT_LONGEST_AXIS];
    vacancies_of_region(w, vacancies);
    answer(w, vacancies, factor);
    for (int32_t a = 0; a + 1 < w->ages; a++)
        profile[a] = raat_draws_chances(w->draws, w->parameters->returner_age[a]);
    for (int32_t q = 0; q < w->qualifications; q++) {
        const waiting from = {raat_lanes_heads(w->state->former, q), RAAT_DRAW_HIRE_RETURN,
                              RAAT_DRAW_AGE_RETURN, RAAT_FROM_RETURN, profile};
        double look[RAAT_LANES];
        int32_t candidates[RAAT_LANES];
        looking(w, q, factor, look);
        raat_split_take(w, RAAT_DRAW_RETURN, q, look, from.stock, candidates);
        hire_waiting(w, &from, q, candidates);
    }
}

/* ---- outside candidates ---- */

static void draw_candidates(raat_world *w)
{
    for (int32_t b = 0; b < w->branches; b++) {
        double flow[RAAT_LANES];
        answer(w, raat_lanes_reals(w->state->vacancy_rate, b), flow);
        for (int32_t q = 0; q < w->qualifications; q++) {
            const int32_t cell = b * w->qualifications + q;
            const double *potential = raat_lanes_reals(w->start->potential, cell);
            double mean[RAAT_LANES];
            FOR_LANES (l)
                mean[l] = 1;
            raat_effects_apply(w->effects, RAAT_LEVER_OUTSIDE, cell, mean, w->flows->clamps);
            FOR_LANES (l)
                mean[l] *= potential[l] * w->clock.dt * flow[l];
            const raat_stream at = raat_world_stream(w, RAAT_DRAW_OUTSIDE, cell);
            raat_poisson_lanes(&at, mean, raat_lanes_heads(w->flows->candidates, cell));
        }
    }
}

/* Who was reached and would have come anyway is among the candidates a second time: as many are taken
 * out, each candidate as likely as any. */
static void take_out_displaced(raat_world *w)
{
    const int32_t cells = w->branches * w->qualifications;
    int32_t all[RAAT_LANES] = {0}, left[RAAT_LANES];
    if (raat_lanes_empty(w->flows->displaced))
        return;
    for (int32_t cell = 0; cell < cells; cell++)
        raat_lanes_add(all, raat_lanes_heads(w->flows->candidates, cell));
    fewer(left, w->flows->displaced, all);
    for (int32_t cell = 0; cell < cells; cell++) {
        int32_t *own = raat_lanes_heads(w->flows->candidates, cell);
        int32_t out[RAAT_LANES];
        const raat_stream at = raat_world_stream(w, RAAT_DRAW_OUTSIDE_DISPLACED, cell);
        raat_hypergeometric_lanes(&at, all, own, left, out);
        FOR_LANES (l) {
            all[l] -= own[l];
            own[l] -= out[l];
            left[l] -= out[l];
        }
    }
}

static void hire_outside(raat_world *w)
{
    const float *profile[RAAT_LONGEST_AXIS];
    for (int32_t a = 0; a + 1 < w->ages; a++)
        profile[a] = raat_draws_chances(w->draws, w->parameters->outside_age[a]);
    draw_candidates(w);
    take_out_displaced(w);
    for (int32_t b = 0; b < w->branches; b++)
        for (int32_t q = 0; q < w->qualifications; q++) {
            const int32_t cell = b * w->qualifications + q;
            int32_t *open = open_posts(w, b, q);
            int32_t n[RAAT_LANES];
            fewer(n, raat_lanes_heads(w->flows->candidates, cell), open);
            FOR_LANES (l)
                open[l] -= n[l];
            employ(w, RAAT_DRAW_AGE_OUTSIDE, cell * w->ages, profile, b, q, RAAT_NEW,
                   RAAT_FROM_OUTSIDE, n);
        }
}

/* What the next step answers to. */
static void remember_vacancies(raat_world *w)
{
    for (int32_t b = 0; b < w->branches; b++) {
        double *rate = raat_lanes_reals(w->state->vacancy_rate, b);
        double unfilled[RAAT_LANES] = {0}, all[RAAT_LANES] = {0};
        for (int32_t q = 0; q < w->qualifications; q++) {
            const int32_t cell = b * w->qualifications + q;
            const double *demand = raat_lanes_reals(w->flows->demand, cell);
            const double *supply = raat_lanes_reals(w->flows->supply, cell);
            FOR_LANES (l) {
                unfilled[l] += raat_larger(demand[l] - supply[l], 0);
                all[l] += demand[l];
            }
        }
        FOR_LANES (l)
            rate[l] = all[l] > 0 ? unfilled[l] / all[l] : 0;
    }
}

void raat_process_hiring(raat_world *w)
{
    hire_work_based(w);
    hire_trained(w);
    take_back(w);
    raat_supply_count(w);
    open_up(w);
    hire_school(w);
    hire_pool(w);
    hire_reached(w);
    hire_returners(w);
    hire_outside(w);
    raat_supply_count(w);
    remember_vacancies(w);
}
