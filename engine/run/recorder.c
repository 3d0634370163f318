#include "engine/run/recorder.h"

#include <assert.h>
#include <math.h>
#include <stdbool.h>
#include <string.h>

#include "engine/base/memory.h"
#include "engine/model/cost.h"
#include "engine/model/employers.h"
#include "engine/model/lanes.h"
#include "engine/model/study.h"
#include "engine/numeric/elementary.h"
#include "engine/run/cohorts.h"
#include "engine/run/ratios.h"

struct raat_recorder {
    int32_t cells, cohort_cells; /* of a year */
    int32_t offset[RAAT_N_INDICATORS + 1];
    int32_t cohort_offset[RAAT_N_INDICATORS];
};

raat_status raat_recorder_new(const raat_plan *plan, raat_recorder **out, raat_error *err)
{
    raat_recorder *recorder = raat_memory_new(1, sizeof *recorder, err);
    if (!recorder)
        return RAAT_FAILED;
    recorder->cells = raat_plan_cells(plan);
    recorder->cohort_cells = raat_cohorts_cells(plan);
    for (raat_indicator_id id = 0; id <= RAAT_N_INDICATORS; id++)
        recorder->offset[id] = raat_indicator_offset(id, plan->axes);
    for (raat_indicator_id id = 0; id < RAAT_N_INDICATORS; id++)
        recorder->cohort_offset[id] = raat_cohorts_offset(plan, id);
    *out = recorder;
    return RAAT_OK;
}

void raat_recorder_free(raat_recorder *recorder)
{
    raat_memory_free(recorder);
}

size_t raat_recorder_row(const raat_recorder *recorder)
{
    return (size_t)recorder->cells * RAAT_LANES;
}

/* ---- one value of one cell enters the row ---- */

typedef struct {
    const raat_recorder *recorder;
    const raat_world *w;
    double *row;     /* [cell][LANES] of this year */
    double *cohorts; /* [year][cell][LANES] */
} entry;

static double *cell_of(const entry *e, raat_indicator_id id, int32_t cell)
{
    assert(e->recorder->offset[id] + cell < e->recorder->offset[id + 1]);
    assert(e->recorder->offset[id] < e->recorder->cells);
    return raat_lanes_reals(e->row, e->recorder->offset[id] + cell);
}

/* Of those who started in the school year. */
static double *cohort_of(const entry *e, int32_t year, raat_indicator_id id, int32_t cell)
{
    const int32_t before = (year - e->w->plan->start_year) * e->recorder->cohort_cells;
    assert(raat_indicator_row(id)->rule == RAAT_YEAR_COHORT);
    return raat_lanes_reals(e->cohorts, before + e->recorder->cohort_offset[id] + cell);
}

static void enter(const entry *e, raat_indicator_id id, int32_t cell,
                  const double value[RAAT_LANES])
{
    double *to = cell_of(e, id, cell);
    const raat_clock *clock = &e->w->clock;
    switch (raat_indicator_row(id)->rule) {
    case RAAT_YEAR_END:
        if (raat_clock_last_of_year(clock))
            memcpy(to, value, RAAT_LANES * sizeof *to);
        break;
    case RAAT_YEAR_MEAN:
        FOR_LANES (l)
            to[l] += value[l] / clock->steps_per_year;
        break;
    case RAAT_YEAR_SUM:
        FOR_LANES (l)
            to[l] += value[l];
        break;
    case RAAT_YEAR_MOST:
        FOR_LANES (l)
            to[l] = raat_larger(to[l], value[l]);
        break;
    case RAAT_YEAR_RATIO:
    case RAAT_YEAR_COHORT:
        assert(false && "computed from complete years and cohorts");
    }
}

/* Nobody leaves a row as it began. */
static void enter_heads(const entry *e, raat_indicator_id id, int32_t cell,
                        const int32_t n[RAAT_LANES])
{
    double value[RAAT_LANES];
    if (raat_lanes_empty(n))
        return;
    FOR_LANES (l)
        value[l] = n[l];
    enter(e, id, cell, value);
}

/* The cells of an array one by one into `each`, and their sum over the array into `total`. */
static void enter_cells(const entry *e, raat_indicator_id total, raat_indicator_id each,
                        int32_t *array, int32_t cells)
{
    int32_t sum[RAAT_LANES] = {0};
    for (int32_t i = 0; i < cells; i++) {
        raat_lanes_add(sum, raat_lanes_heads(array, i));
        enter_heads(e, each, i, raat_lanes_heads(array, i));
    }
    enter_heads(e, total, 0, sum);
}

/* ---- the labour market ---- */

/* Sums over all posts, and over the posts of one branch or qualification. */
typedef struct {
    double demand[RAAT_LANES], shortage[RAAT_LANES], structural[RAAT_LANES];
    double without_students[RAAT_LANES], surplus[RAAT_LANES], student[RAAT_LANES];
} market_sums;

static void add_post(const raat_flows *f, int32_t cell, market_sums *restrict sums,
                     double branch[restrict RAAT_LANES], double qualification[restrict RAAT_LANES])
{
    const double *demand = raat_lanes_reals(f->demand, cell);
    const double *supply = raat_lanes_reals(f->supply, cell);
    const double *student = raat_lanes_reals(f->student_fte, cell);
    const double *friction = raat_lanes_reals(f->friction, cell);
    FOR_LANES (l) {
        const double gap = demand[l] - supply[l];
        const double unfilled = raat_larger(gap, 0); /* never netted against a surplus elsewhere */
        sums->demand[l] += demand[l];
        sums->shortage[l] += unfilled;
        sums->structural[l] += raat_larger(unfilled - friction[l], 0);
        sums->without_students[l] += raat_larger(gap + student[l], 0);
        sums->surplus[l] += raat_larger(-gap, 0);
        sums->student[l] += student[l];
        branch[l] += unfilled;
        qualification[l] += unfilled;
    }
}

static void enter_market(const entry *e)
{
    const raat_world *w = e->w;
    market_sums sums = {.demand = {0}};
    double by_qualification[RAAT_LONGEST_AXIS][RAAT_LANES] = {{0}};
    for (int32_t b = 0; b < w->branches; b++) {
        double by_branch[RAAT_LANES] = {0};
        for (int32_t q = 0; q < w->qualifications; q++)
            add_post(w->flows, b * w->qualifications + q, &sums, by_branch, by_qualification[q]);
        enter(e, RAAT_SHORTAGE_BRANCH_FTE, b, by_branch);
    }
    for (int32_t q = 0; q < w->qualifications; q++)
        enter(e, RAAT_SHORTAGE_QUALIFICATION_FTE, q, by_qualification[q]);
    enter(e, RAAT_DEMAND_FTE, 0, sums.demand);
    enter(e, RAAT_SHORTAGE_FTE, 0, sums.shortage);
    enter(e, RAAT_SHORTAGE_END_FTE, 0, sums.shortage);
    enter(e, RAAT_SHORTAGE_STRUCTURAL_FTE, 0, sums.structural);
    enter(e, RAAT_SHORTAGE_EXCL_STUDENTS_FTE, 0, sums.without_students);
    enter(e, RAAT_SURPLUS_FTE, 0, sums.surplus);
    enter(e, RAAT_STUDENT_FTE, 0, sums.student);
}

/* ---- staff ---- */

static void enter_staff(const entry *e)
{
    const raat_world *w = e->w;
    const int32_t jobs_a_branch = raat_world_job(w, 1, 0, 0, 0);
    int32_t heads[RAAT_LANES] = {0};
    double contract[RAAT_LANES] = {0}, net[RAAT_LANES] = {0};
    for (int32_t b = 0; b < w->branches; b++) {
        const double *contract_fte = raat_lanes_reals(w->flows->contract_fte, b);
        const double *net_fte = raat_lanes_reals(w->flows->net_fte, b);
        int32_t of_branch[RAAT_LANES] = {0};
        for (int32_t i = 0; i < jobs_a_branch; i++) {
            const int32_t job = b * jobs_a_branch + i;
            const int32_t *n = raat_lanes_heads(w->state->workforce, job);
            raat_lanes_add(of_branch, n);
            if (!w->plan->lean)
                enter_heads(e, RAAT_WORKFORCE, job, n);
        }
        enter_heads(e, RAAT_HEADS_BRANCH, b, of_branch);
        raat_lanes_add(heads, of_branch);
        FOR_LANES (l) {
            contract[l] += of_branch[l] * contract_fte[l];
            net[l] += of_branch[l] * net_fte[l];
        }
    }
    enter_heads(e, RAAT_HEADS, 0, heads);
    enter(e, RAAT_FTE, 0, contract);
    enter(e, RAAT_NET_FTE, 0, net);
}

static void enter_pool(const entry *e)
{
    int32_t waiting[RAAT_LANES] = {0};
    for (int32_t q = 0; q < e->w->qualifications; q++)
        raat_lanes_add(waiting, raat_lanes_heads(e->w->state->pool, q));
    enter_heads(e, RAAT_POOL, 0, waiting);
}

static void enter_groups(const entry *e)
{
    for (int32_t g = 0; g < e->w->groups; g++) {
        enter_heads(e, RAAT_REACHED_GROUP, g, raat_lanes_heads(e->w->flows->reached, g));
        enter_heads(e, RAAT_RESERVOIR_GROUP, g, raat_lanes_heads(e->w->state->reservoir, g));
    }
}

/* ---- training ---- */

static void enter_students(const entry *e)
{
    const raat_world *w = e->w;
    int32_t all[RAAT_LANES] = {0};
    for (int32_t k = 0; k < w->tracks; k++) {
        int32_t of_track[RAAT_LANES];
        memcpy(of_track, raat_lanes_heads(w->state->delayed, k), sizeof of_track);
        for (int32_t s = 0; s < w->training->tracks[k].n_steps; s++)
            raat_lanes_add(of_track, raat_lanes_heads(w->state->students, k * w->study_steps + s));
        enter_heads(e, RAAT_STUDENTS_TRACK, k, of_track);
        raat_lanes_add(all, of_track);
    }
    enter_heads(e, RAAT_STUDENTS, 0, all);
}

/* Places are not counted while the record runs: NaN. */
static void enter_places(const entry *e)
{
    const raat_world *w = e->w;
    double places[RAAT_LANES] = {0}, care[RAAT_LANES] = {0}, quote[RAAT_LANES];
    for (int32_t b = 0; b < w->branches; b++) {
        const double *care_fte = raat_lanes_reals(w->flows->care_fte, b);
        FOR_LANES (l)
            care[l] += care_fte[l];
        for (int32_t place = 0; place < RAAT_N_PLACES; place++) {
            const int32_t cell = b * RAAT_N_PLACES + place;
            const double *offered = raat_lanes_reals(w->state->places, cell);
            enter(e, RAAT_PLACES_FTE, cell, offered);
            enter(e, RAAT_PLACES_USED_FTE, cell, raat_lanes_reals(w->flows->use, cell));
            FOR_LANES (l)
                places[l] += offered[l];
        }
    }
    FOR_LANES (l)
        quote[l] = care[l] > 0 ? places[l] / care[l] : NAN;
    enter(e, RAAT_QUOTE, 0, quote);
}

/* Of two limits, what employers offer and what staff can supervise, the lower one binds. */
static void enter_supervision(const entry *e)
{
    const raat_world *w = e->w;
    for (int32_t b = 0; b < w->branches; b++) {
        const double *stage = raat_lanes_reals(w->state->places, b * RAAT_N_PLACES + RAAT_STAGE);
        const double *leerbaan =
            raat_lanes_reals(w->state->places, b * RAAT_N_PLACES + RAAT_LEERBAAN);
        const double *capacity = raat_lanes_reals(w->state->supervision, b);
        double binds[RAAT_LANES];
        FOR_LANES (l)
            binds[l] = capacity[l] < stage[l] + leerbaan[l];
        enter(e, RAAT_SUPERVISION_FTE, b, capacity);
        enter(e, RAAT_SUPERVISION_BINDS_BRANCH, b, binds);
    }
}

static void enter_supernumerary(const entry *e)
{
    const raat_world *w = e->w;
    double places[RAAT_LANES] = {0}, care[RAAT_LANES] = {0}, quote[RAAT_LANES];
    for (int32_t b = 0; b < w->branches; b++) {
        const double *care_fte = raat_lanes_reals(w->flows->care_fte, b);
        double counted[RAAT_LANES];
        raat_employers_counted(w, b, counted);
        FOR_LANES (l)
            care[l] += care_fte[l];
        for (int32_t place = 0; place < RAAT_N_PLACES; place++) {
            const double *offered = raat_lanes_reals(w->state->places, b * RAAT_N_PLACES + place);
            FOR_LANES (l)
                places[l] += offered[l] * counted[l];
        }
    }
    FOR_LANES (l)
        quote[l] = w->parameters->supernumerary && care[l] > 0 ? places[l] / care[l] : NAN;
    enter(e, RAAT_SUPERNUMERARY_QUOTE, 0, quote);
}

static void add_employers(const raat_employers *c, double care[RAAT_LANES], double at[RAAT_LANES],
                          double owed[RAAT_LANES])
{
    FOR_LANES (l) {
        care[l] += c->care[l];
        at[l] += c->care[l] > 0 ? c->care[l] * c->at_norm[l] : 0;
        owed[l] += c->owed[l];
    }
}

static void enter_class(const entry *e, int32_t cell, const raat_employers *c)
{
    enter(e, RAAT_PLACES_OWED_EMPLOYER_FTE, cell, c->owed);
    if (e->w->plan->lean)
        return;
    enter(e, RAAT_QUOTE_EMPLOYER, cell, c->quote);
    enter(e, RAAT_AT_QUOTE_EMPLOYER, cell, c->at_norm);
}

static void nobody(raat_employers *c)
{
    FOR_LANES (l)
        c->care[l] = c->quote[l] = c->at_norm[l] = c->owed[l] = NAN;
}

/* Nobody has counted while the record runs. */
static void enter_employers(const entry *e)
{
    const raat_world *w = e->w;
    const int32_t classes = w->plan->axes[RAAT_AXIS_EMPLOYER].n;
    const int projected = w->clock.year > raat_plan_last_recorded(w->plan, w->region);
    double care[RAAT_LANES] = {0}, at[RAAT_LANES] = {0}, owed[RAAT_LANES] = {0};
    raat_employers of_branch[RAAT_LONGEST_AXIS];
    for (int32_t i = 0; i < classes; i++)
        nobody(&of_branch[i]);
    for (int32_t b = 0; b < w->branches; b++) {
        if (projected)
            raat_employers_count(w, b, of_branch);
        for (int32_t i = 0; i < classes; i++) {
            add_employers(&of_branch[i], care, at, owed);
            enter_class(e, b * classes + i, &of_branch[i]);
        }
    }
    FOR_LANES (l)
        at[l] = care[l] > 0 ? at[l] / care[l] : NAN;
    enter(e, RAAT_EMPLOYERS_AT_QUOTE, 0, at);
    enter(e, RAAT_PLACES_OWED_FTE, 0, owed);
}

/* 1 where there is anybody. */
static void mark(const int32_t n[RAAT_LANES], double out[RAAT_LANES])
{
    FOR_LANES (l)
        out[l] = n[l] > 0 ? 1 : out[l];
}

/* A place type binds in a branch when its applicants need more than is free; in the region when
 * somebody was refused a place after branches with room had their turn. */
static void enter_binding(const entry *e)
{
    const raat_world *w = e->w;
    double somebody[RAAT_LANES] = {0};
    for (int32_t cell = 0; cell < w->branches * RAAT_N_PLACES; cell++)
        enter_heads(e, RAAT_PLACES_BIND_BRANCH, cell, raat_lanes_heads(w->flows->binds, cell));
    for (int32_t k = 0; k < w->tracks; k++) {
        const int32_t *refused = raat_lanes_heads(w->flows->refused, k);
        const int32_t *unseated = raat_lanes_heads(w->flows->unseated, k);
        int32_t for_places[RAAT_LANES];
        FOR_LANES (l)
            for_places[l] = refused[l] - unseated[l];
        mark(for_places, somebody);
    }
    for (int32_t i = 0; i < w->paths; i++)
        mark(raat_lanes_heads(w->flows->kept_back, i), somebody);
    enter(e, RAAT_PLACES_BIND, 0, somebody);
}

/* ---- cohorts: written into the year of their September ---- */

/* Nobody, and no yields, of those who start this year. */
static void begin_cohort(const entry *e)
{
    for (raat_indicator_id id = 0; id < RAAT_N_INDICATORS; id++) {
        if (raat_indicator_row(id)->rule != RAAT_YEAR_COHORT)
            continue;
        const double before = id == RAAT_COHORT_TRACK ? 0 : NAN;
        for (int32_t cell = 0; cell < raat_indicator_cells(id, e->w->plan->axes); cell++)
            FOR_LANES (l)
                cohort_of(e, e->w->clock.year, id, cell)[l] = before;
    }
}

/* The mean over n persons, of whom `with` have a diploma, joins the mean over those of other intakes, which is NaN
 * where there are none. */
static inline double joined(double mean, double size, double with, double n)
{
    const double before = size > 0 ? mean * size : 0;
    const double together = (before + with) / (size + n);
    return n > 0 ? together : mean;
}

/* Absolute step of the last intake of a school year. */
static int32_t last_intake(const raat_world *w, int32_t cohort)
{
    const int32_t per_year = w->plan->steps_per_year;
    int32_t last = 0;
    for (int32_t i = 0; i < w->training->n_moments; i++) {
        int32_t step =
            cohort * per_year + raat_clock_step_of_month(w->training->moments[i].month, per_year);
        if (raat_clock_school_year(step, per_year) != cohort)
            step += per_year;
        last = step > last ? step : last;
    }
    return last;
}

/* All intakes of the school year reach the nominal end of a programme of that length before the plan ends. */
static int ends_in_time(const raat_world *w, int32_t cohort, int32_t n_steps)
{
    const raat_plan *plan = w->plan;
    return cohort >= plan->start_year &&
           last_intake(w, cohort) + n_steps < (plan->end_year + 1) * plan->steps_per_year;
}

static bool anybody(const double n[RAAT_LANES])
{
    bool any = false;
    FOR_LANES (l)
        any |= n[l] > 0;
    return any;
}

/* Cells of a track, in a cohort. */
typedef struct {
    double *size, *plus1, *eventual;
} cohort_cells;

/* Students who finish, and who are late, of n who started; the late count with the chance that they have a diploma
 * within a year, or ever. */
static void join(const double n[restrict RAAT_LANES], const int32_t finished[restrict RAAT_LANES],
                 const double ever[restrict RAAT_LANES], const double within[restrict RAAT_LANES],
                 const cohort_cells *cells)
{
    double *restrict size = cells->size, *restrict plus1 = cells->plus1;
    double *restrict eventual = cells->eventual;
    FOR_LANES (l) {
        plus1[l] = joined(plus1[l], size[l], finished[l] + within[l], n[l]);
        eventual[l] = joined(eventual[l], size[l], finished[l] + ever[l], n[l]);
        size[l] += raat_larger(n[l], 0);
    }
}

/* The intake that reaches the nominal end of a track in this step: in most steps there is none. */
static void enter_yield(const entry *e, int32_t k)
{
    const raat_world *w = e->w;
    const int32_t intake = w->clock.absolute - w->training->tracks[k].n_steps;
    const int32_t cohort = raat_clock_school_year(intake, w->clock.steps_per_year);
    const double *n = raat_lanes_reals(w->flows->finished_of, k);
    if (!anybody(n) || !ends_in_time(w, cohort, w->training->tracks[k].n_steps))
        return;
    const cohort_cells cells = {cohort_of(e, cohort, RAAT_COHORT_TRACK, k),
                                cohort_of(e, cohort, RAAT_YIELD_PLUS1_TRACK, k),
                                cohort_of(e, cohort, RAAT_YIELD_EVENTUAL_TRACK, k)};
    const int32_t *late = raat_lanes_heads(w->flows->late, k);
    double diploma[RAAT_LANES], dropout[RAAT_LANES], ever[RAAT_LANES], within[RAAT_LANES];
    raat_study_delayed(w, k, diploma, dropout);
    FOR_LANES (l) {
        const double both = diploma[l] + dropout[l], share = late[l] * diploma[l] / both;
        ever[l] = both > 0 ? share : 0;
        within[l] = -ever[l] * raat_expm1(-both);
    }
    join(n, raat_lanes_heads(w->flows->finished, k), ever, within, &cells);
}

static int32_t longest_track(const raat_world *w)
{
    int32_t steps = 0;
    for (int32_t k = 0; k < w->tracks; k++)
        if (w->training->tracks[k].n_steps > steps)
            steps = w->training->tracks[k].n_steps;
    return steps;
}

/* All tracks together, from the means of each. */
static void sum_up_cohort(const entry *e, int32_t cohort, raat_indicator_id all,
                          raat_indicator_id of_track)
{
    double *out = cohort_of(e, cohort, all, 0);
    double with[RAAT_LANES] = {0}, size[RAAT_LANES] = {0};
    for (int32_t k = 0; k < e->w->tracks; k++) {
        const double *n = cohort_of(e, cohort, RAAT_COHORT_TRACK, k);
        const double *yield = cohort_of(e, cohort, of_track, k);
        FOR_LANES (l) {
            with[l] += n[l] > 0 ? n[l] * yield[l] : 0;
            size[l] += n[l];
        }
    }
    FOR_LANES (l)
        out[l] = size[l] > 0 ? with[l] / size[l] : NAN;
}

static void enter_cohorts(const entry *e)
{
    const raat_clock *clock = &e->w->clock;
    const int32_t longest = longest_track(e->w), intake = clock->absolute - longest;
    const int32_t cohort = raat_clock_school_year(intake, clock->steps_per_year);
    for (int32_t k = 0; k < e->w->tracks; k++)
        enter_yield(e, k);
    if (!ends_in_time(e->w, cohort, longest) || intake != last_intake(e->w, cohort))
        return;
    sum_up_cohort(e, cohort, RAAT_YIELD_PLUS1, RAAT_YIELD_PLUS1_TRACK);
    sum_up_cohort(e, cohort, RAAT_YIELD_EVENTUAL, RAAT_YIELD_EVENTUAL_TRACK);
}

/* ---- students and the staff who follow their tracks ---- */

/* A flow of students by track, with that of the upskillers who follow it: cells of `staff` are by path, or by
 * path and branch. */
static void enter_track_flow(const entry *e, raat_indicator_id total, raat_indicator_id each,
                             int32_t *students, int32_t *staff, int32_t staff_cells)
{
    const raat_world *w = e->w;
    int32_t sum[RAAT_LANES] = {0};
    for (int32_t k = 0; k < w->tracks; k++) {
        int32_t n[RAAT_LANES];
        memcpy(n, raat_lanes_heads(students, k), sizeof n);
        for (int32_t i = 0; i < w->paths; i++)
            for (int32_t c = 0; c < staff_cells && w->training->paths[i].track == k; c++)
                raat_lanes_add(n, raat_lanes_heads(staff, i * staff_cells + c));
        raat_lanes_add(sum, n);
        enter_heads(e, each, k, n);
    }
    enter_heads(e, total, 0, sum);
}

static void enter_training(const entry *e)
{
    const raat_flows *f = e->w->flows;
    const int32_t branches = e->w->branches;
    enter_track_flow(e, RAAT_STARTERS, RAAT_STARTERS_TRACK, f->starters, f->upskilling, 1);
    enter_track_flow(e, RAAT_REFUSED, RAAT_REFUSED_TRACK, f->refused, f->kept_back, 1);
    enter_track_flow(e, RAAT_DROPOUTS, RAAT_DROPOUTS_TRACK, f->dropouts, f->resumed, branches);
    enter_track_flow(e, RAAT_DIPLOMAS, RAAT_DIPLOMAS_TRACK, f->diplomas, f->raised, branches);
    for (int32_t k = 0; k < e->w->tracks && !e->w->plan->lean; k++) {
        enter_heads(e, RAAT_SWITCHED_TRACK, k, raat_lanes_heads(f->switched, k));
        enter_heads(e, RAAT_REDIRECTED_TRACK, k, raat_lanes_heads(f->redirected, k));
        enter_heads(e, RAAT_REFUSED_FIXUS_TRACK, k, raat_lanes_heads(f->unseated, k));
    }
}

static void enter_former(const entry *e)
{
    int32_t all[RAAT_LANES] = {0};
    for (int32_t q = 0; q < e->w->qualifications; q++)
        raat_lanes_add(all, raat_lanes_heads(e->w->state->former, q));
    enter_heads(e, RAAT_FORMER, 0, all);
}

/* ---- money ---- */

static void enter_payers(const entry *e, raat_indicator_id id, int32_t first, const raat_cost *cost)
{
    for (int32_t payer = 0; payer < RAAT_N_PAYERS; payer++)
        enter(e, id, first + payer, cost->of[payer]);
}

/* Routes one by one, and their sums with those of the groups. */
static void enter_training_cost(const entry *e, raat_cost *training, raat_cost *subsidy)
{
    raat_cost_trainees(e->w, training);
    raat_cost_trainee_subsidy(e->w, subsidy);
    for (int32_t route = 0; route < e->w->plan->axes[RAAT_AXIS_ROUTE].n; route++) {
        raat_cost of_route, transfer;
        raat_cost_training(e->w, route, &of_route);
        raat_cost_subsidy(e->w, route, &transfer);
        raat_cost_add(training, &of_route);
        raat_cost_add(subsidy, &transfer);
        raat_cost_add(&of_route, &transfer);
        enter_payers(e, RAAT_COST_ROUTE, route * RAAT_N_PAYERS, &of_route);
    }
    enter_payers(e, RAAT_COST_TRAINING_PAYER, 0, training);
    enter_payers(e, RAAT_COST_SUBSIDY_PAYER, 0, subsidy);
}

static void enter_costs(const entry *e)
{
    raat_cost all, subsidy, turnover, actions;
    double wages[RAAT_LANES];
    enter_training_cost(e, &all, &subsidy);
    raat_cost_turnover(e->w, &turnover);
    raat_cost_actions(e->w, &actions);
    raat_cost_wages(e->w, wages);
    raat_cost_add(&all, &turnover);
    raat_cost_add(&all, &actions);
    for (int32_t payer = 0; payer < RAAT_N_PAYERS; payer++)
        enter(e, RAAT_COST, 0, all.of[payer]); /* subsidies only move it */
    raat_cost_add(&all, &subsidy);
    enter_payers(e, RAAT_COST_PAYER, 0, &all);
    enter_payers(e, RAAT_COST_ACTIONS_PAYER, 0, &actions);
    enter(e, RAAT_COST_TURNOVER, 0, turnover.of[RAAT_EMPLOYER]);
    enter(e, RAAT_COST_WAGES, 0, wages);
}

/* ---- the step ---- */

static void enter_flows(const entry *e)
{
    const raat_flows *f = e->w->flows;
    enter_market(e);
    enter_groups(e);
    enter_cells(e, RAAT_EXITS, RAAT_EXITS_REASON, f->exits, RAAT_N_REASONS);
    enter_cells(e, RAAT_HIRES, RAAT_HIRES_SOURCE, f->hires, RAAT_N_SOURCES);
    enter_heads(e, RAAT_JOB_CHANGES, 0, f->moved);
    enter_heads(e, RAAT_DEPARTURES, 0, f->departures);
    enter_heads(e, RAAT_ARRIVALS, 0, f->arrived);
    enter_training(e);
    enter_cohorts(e);
    enter_supervision(e);
    enter_binding(e);
    enter_costs(e);
    enter_heads(e, RAAT_CLAMPS, 0, f->clamps);
}

/* What is counted on 31 December only: these are many cells, and the employers many cumulative normals. */
static void enter_stocks(const entry *e)
{
    enter_staff(e);
    enter_pool(e);
    enter_former(e);
    enter_students(e);
    enter_places(e);
    enter_supernumerary(e);
    enter_employers(e);
}

void raat_recorder_step(const raat_recorder *recorder, const raat_world *w, double *row,
                        double *cohorts)
{
    const entry e = {recorder, w, row, cohorts};
    if (raat_clock_first_of_year(&w->clock)) {
        memset(row, 0, raat_recorder_row(recorder) * sizeof *row);
        begin_cohort(&e);
    }
    enter_flows(&e);
    if (raat_clock_last_of_year(&w->clock)) {
        enter_stocks(&e);
        raat_ratios_enter(w->plan->axes, row);
    }
}
