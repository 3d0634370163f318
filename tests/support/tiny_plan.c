#include "tests/support/tiny_plan.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "engine/base/memory.h"

enum { MOST = 3, LONGEST_NAME = 80 };

static const char *const branch[MOST] = {"vvt", "zkh", "ggz"};
static const char *const qualification[MOST] = {"low", "high", "top"};
static const char *const age[MOST] = {"young", "middle", "old"};
static const char *const route[2] = {"bol", "bbl"};
static const char *const stream[2] = {"school", "work"};
static const char *const path[2] = {"rise", "leap"};

static const struct {
    const char *name;
    int32_t route, qualification, stream, works_as, years;
    int32_t certified_as;
    int32_t further_track;
    double stream_share, branch_share[MOST], entry_age[MOST];
} track[MOST] = {
    {"bol_low", 0, 0, 0, -1, 2, -1, 2, 0.6, {0.5, 0.3, 0.2}, {0.9, 0.1, 0}},
    {"bbl_high", 1, 1, 1, 0, 3, 0, -1, 1, {0.7, 0.2, 0.1}, {0.4, 0.5, 0.1}},
    {"bol_high", 0, 1, 0, -1, 3, 0, -1, 0.4, {0.2, 0.6, 0.2}, {0.8, 0.2, 0}},
};

static void must(int fine, const char *what)
{
    if (!fine) {
        fprintf(stderr, "tiny_plan: %s\n", what);
        abort();
    }
}

static void *room(size_t n, size_t size)
{
    void *block = raat_memory_new(n, size, NULL);
    must(block != NULL, "no memory");
    return block;
}

static raat_label label(const char *name)
{
    return (raat_label){raat_memory_text(name, NULL), raat_memory_text(name, NULL), NULL};
}

/* ---- values ---- */

static const char *const region[] = {"tiny", "east", "west"};
static int32_t
    home; /* region that is built now: the values of all but the first have its name before theirs */

__attribute__((format(printf, 3, 4))) static raat_value value(raat_plan *plan, double x,
                                                              const char *format, ...)
{
    char name[LONGEST_NAME];
    const int n = home ? snprintf(name, sizeof name, "%s/", region[home]) : 0;
    va_list args;
    va_start(args, format);
    vsnprintf(name + n, sizeof name - (size_t)n, format, args);
    va_end(args);
    const raat_value v =
        raat_plan_add(plan, name, (raat_dist){.family = RAAT_DIST_FIXED, .a = x}, NULL);
    must(v >= 0, "no memory");
    return v;
}

static raat_training *training_of(raat_plan *plan)
{
    return &plan->regions[home].training;
}

/* A row of values over an axis, divided by their sum where they are shares. */
static raat_value *values(raat_plan *plan, const char *name, int32_t n, const char *const *labels,
                          const double *x)
{
    raat_value *out = room((size_t)n, sizeof *out);
    for (int32_t i = 0; i < n; i++)
        out[i] = value(plan, x[i], "%s/%s", name, labels[i]);
    return out;
}

static raat_value *shares(raat_plan *plan, const char *name, int32_t n, const char *const *labels,
                          const double *x)
{
    raat_value *out = values(plan, name, n, labels, x);
    must(raat_plan_add_shares(plan, out[0], n, NULL) == RAAT_OK, "no memory");
    return out;
}

static raat_value *branch_by(raat_plan *plan, const char *name, int32_t branches, int32_t n,
                             const char *const *labels, const double x[][MOST])
{
    raat_value *out = room((size_t)(branches * n), sizeof *out);
    for (int32_t b = 0; b < branches; b++) {
        char row[LONGEST_NAME];
        snprintf(row, sizeof row, "%s/%s", name, branch[b]);
        raat_value *of_branch = shares(plan, row, n, labels, x[b]);
        memcpy(out + b * n, of_branch, (size_t)n * sizeof *out);
        raat_memory_free(of_branch);
    }
    return out;
}

static raat_series series(raat_plan *plan, const char *name, const tiny_shape *shape, double first,
                          double growth)
{
    raat_series s = {shape->start_year, shape->last_recorded - shape->start_year + 1, NULL};
    s.at = room((size_t)s.n, sizeof *s.at);
    for (int32_t i = 0; i < s.n; i++)
        s.at[i] = value(plan, first + i * growth, "%s/%d", name, s.first_year + i);
    return s;
}

#define ROW(...) ((const double[MOST]){__VA_ARGS__})

static void workforce(raat_plan *plan, const tiny_shape *s, raat_parameters *p)
{
    static const double levels[MOST][MOST] = {{0.6, 0.4, 0.2}, {0.3, 0.7, 0.4}, {0.5, 0.5, 0.5}};
    static const double ages[MOST][MOST] = {{0.25, 0.5, 0.25}, {0.2, 0.4, 0.4}, {0.3, 0.4, 0.3}};
    p->heads = value(plan, 20000, "heads");
    p->branch_share = shares(plan, "branch_share", s->branches, branch, ROW(0.6, 0.4, 0.3));
    p->qualification_share = branch_by(plan, "qualification_share", s->branches, s->qualifications,
                                       qualification, levels);
    p->age_share = branch_by(plan, "age_share", s->branches, s->ages, age, ages);
    p->new_share = values(plan, "new_share", s->ages, age, ROW(0.4, 0.2, 0.1));
    p->fte_per_head = values(plan, "fte_per_head", s->branches, branch, ROW(0.6, 0.75, 0.8));
    p->absence = values(plan, "absence", s->branches, branch, ROW(0.07, 0.05, 0.06));
    p->care_share = values(plan, "care_share", s->branches, branch, ROW(0.75, 0.7, 0.8));
}

static void leaving(raat_plan *plan, const tiny_shape *s, raat_parameters *p)
{
    p->exit_age = values(plan, "exit_age", s->ages, age, ROW(0.16, 0.07, 0.04));
    p->exit_new = values(plan, "exit_new", s->ages, age, ROW(0.12, 0.1, 0.03));
    p->exit_branch = values(plan, "exit_branch", s->branches, branch, ROW(1.1, 0.9, 1));
    p->exit_qualification =
        values(plan, "exit_qualification", s->qualifications, qualification, ROW(1.3, 0.7, 0.5));
    p->retirement = values(plan, "retirement", s->ages, age, ROW(0, 0.01, 0.15));
    double residence[MOST] = {10, 25, 8};
    residence[s->ages - 1] = 0;
    p->residence = values(plan, "residence", s->ages, age, residence);
    p->exits = series(plan, "exits", s, 1700, 40);
    p->exits_error = value(plan, 1, "exits_error");
    p->exit_rho = value(plan, 0.6, "exit_rho");
    p->exit_sd = value(plan, 0.08, "exit_sd");
    p->other_sector = value(plan, 0.7, "other_sector");
    p->influenceable = value(plan, 0.5, "influenceable");
    p->feedback = value(plan, 1, "feedback");
    p->feedback_low = value(plan, -0.2, "feedback_low");
    p->feedback_high = value(plan, 0.25, "feedback_high");
    p->contraction = value(plan, -6, "contraction");
    p->growth_reference = value(plan, -0.005, "growth_reference");
    p->growth_low = value(plan, -0.03, "growth_low");
    p->growth_high = value(plan, 0.04, "growth_high");
    p->tenure_years = value(plan, 2, "tenure_years");
    p->exit_rate = value(plan, 0.09, "exit_rate");
    p->annual = value(plan, 1, "annual");
    p->move = value(plan, 0.05, "move");
    p->former_exit = value(plan, 0.12, "former_exit");
}

static void demand(raat_plan *plan, const tiny_shape *s, raat_parameters *p)
{
    p->vacancy_start = value(plan, 0.02, "vacancy_start");
    p->vacancy_reference = value(plan, 0.025, "vacancy_reference");
    p->demand_index = series(plan, "demand_index", s, 1, 0.01);
    p->growth = value(plan, 0.012, "growth");
    p->growth_rho = value(plan, 0.5, "growth_rho");
    p->growth_sd = value(plan, 0.01, "growth_sd");
    p->tilt = values(plan, "tilt", s->qualifications, qualification, ROW(-0.01, 0.01, 0.02));
    p->tilt_after = value(plan, 0.5, "tilt_after");
}

static void hiring(raat_plan *plan, const tiny_shape *s, raat_parameters *p)
{
    p->fillable = value(plan, 0.7, "fillable");
    p->pool_exit = value(plan, 0.5, "pool_exit");
    p->substitution = value(plan, 0.5, "substitution");
    p->outside = value(plan, 0.06, "outside");
    p->outside_rho = value(plan, 0.6, "outside_rho");
    p->outside_sd = value(plan, 0.15, "outside_sd");
    p->elasticity = value(plan, 0.5, "elasticity");
    p->elasticity_low = value(plan, 0.35, "elasticity_low");
    p->elasticity_high = value(plan, 2, "elasticity_high");
    p->graduate_credit = value(plan, 0.8, "graduate_credit");
    p->replacement_floor = value(plan, 0.1, "replacement_floor");
    p->outside_age = shares(plan, "outside_age", s->ages, age, ROW(0.3, 0.6, 0.1));
    p->reentry = value(plan, 0.03, "reentry");
    p->returner_age = shares(plan, "returner_age", s->ages, age, ROW(0.2, 0.7, 0.1));
}

static void places(raat_plan *plan, raat_parameters *p)
{
    p->place_need = value(plan, 0.8, "place_need");
    p->utilisation = value(plan, 0.92, "utilisation");
    p->tolerance = value(plan, 0.05, "tolerance");
    p->employer_cv = value(plan, 0.4, "employer_cv");
    p->overload_cap = value(plan, 0.5, "overload_cap");
    p->overload_logit = value(plan, 1.5, "overload_logit");
    p->cohort_sd = value(plan, 0.1, "cohort_sd");
    p->certificate_offer = value(plan, 0.5, "certificate_offer");
    p->certificate_displacement = value(plan, 0.3, "certificate_displacement");
}

/* Euro of 2017; routes are school-based, work-based. */
static void costs(raat_plan *plan, const tiny_shape *s, raat_parameters *p)
{
    p->price_year = 2017;
    p->student_cost = values(plan, "student_cost", 2, route, ROW(1000, 17000, 0));
    p->branch_factor = values(plan, "branch_factor", s->branches, branch, ROW(0.3, 1, 0.8));
    p->school_cost = values(plan, "school_cost", 2, route, ROW(8500, 6000, 0));
    p->practice_subsidy = values(plan, "practice_subsidy", 2, route, ROW(0, 2500, 0));
    p->place_subsidy = value(plan, 2232, "place_subsidy");
    p->gross_cost = value(plan, 50000, "gross_cost");
    p->turnover_cost = value(plan, 0.4, "turnover_cost");
    p->upskiller_cost = value(plan, 8000, "upskiller_cost");
    p->trainee_cost = value(plan, 10000, "trainee_cost");
}

/* ---- training ---- */

static void study_years(raat_plan *plan, raat_track *t, const char *name, int employee)
{
    t->dropout = room((size_t)t->n_study_years, sizeof *t->dropout);
    for (int32_t y = 0; y < t->n_study_years; y++)
        t->dropout[y] = value(plan, y ? 0.08 : 0.22, "%s/dropout/%d", name, y + 1);
    if (!employee)
        return;
    t->productive_fte = room((size_t)t->n_study_years, sizeof *t->productive_fte);
    for (int32_t y = 0; y < t->n_study_years; y++)
        t->productive_fte[y] = value(plan, 0.3 + 0.2 * y, "%s/productive_fte/%d", name, y + 1);
}

static void give_track(raat_plan *plan, const tiny_shape *s, int32_t k)
{
    raat_track *t = &training_of(plan)->tracks[k];
    const char *name = track[k].name;
    char row[LONGEST_NAME];
    *t = (raat_track){.label = label(name),
                      .route = track[k].route,
                      .qualification = track[k].qualification,
                      .stream = track[k].stream,
                      .works_as = track[k].works_as,
                      .certified_as = track[k].certified_as,
                      .further_track =
                          track[k].further_track < s->tracks ? track[k].further_track : -1,
                      .n_steps = track[k].years * s->steps_per_year,
                      .n_study_years = track[k].years};
    must(t->qualification < s->qualifications, "a track without its qualification");
    study_years(plan, t, name, t->works_as >= 0);
    t->delay = value(plan, 0.15, "%s/delay", name);
    t->delayed_diploma = value(plan, 0.6, "%s/delayed_diploma", name);
    t->delayed_dropout = value(plan, 0.15, "%s/delayed_dropout", name);
    t->further_study = value(plan, 0.2, "%s/further_study", name);
    t->leaves_region = value(plan, 0.1, "%s/leaves_region", name);
    t->sector_yield = value(plan, 0.8, "%s/sector_yield", name);
    t->place_fte = value(plan, t->works_as >= 0 ? 0.75 : 0.35, "%s/place_fte", name);
    snprintf(row, sizeof row, "%s/branch_share", name);
    t->branch_share = shares(plan, row, s->branches, branch, track[k].branch_share);
    snprintf(row, sizeof row, "%s/entry_age", name);
    t->entry_age = shares(plan, row, s->ages, age, track[k].entry_age);
}

/* Shares of a stream over its tracks are neighbours in the table of quantities. */
static void stream_shares(raat_plan *plan, int32_t tracks, int32_t of_stream)
{
    raat_value first = plan->n_quantities;
    for (int32_t k = 0; k < tracks; k++)
        if (track[k].stream == of_stream)
            training_of(plan)->tracks[k].stream_share =
                value(plan, track[k].stream_share, "%s/stream_share", track[k].name);
    if (plan->n_quantities > first)
        must(raat_plan_add_shares(plan, first, plan->n_quantities - first, NULL) == RAAT_OK,
             "no memory");
}

static void give_stream(raat_plan *plan, const tiny_shape *s, int32_t i)
{
    char row[LONGEST_NAME];
    snprintf(row, sizeof row, "%s/recorded", stream[i]);
    training_of(plan)->streams[i] = (raat_stream_of_starters){
        .label = label(stream[i]),
        .recorded = series(plan, row, s, i ? 300 : 900, i ? 25 : -25),
        .trend = value(plan, 0.01, "%s/trend", stream[i]),
        .rho = value(plan, 0.5, "%s/rho", stream[i]),
        .sd = value(plan, 0.06, "%s/sd", stream[i]),
    };
    const raat_series *recorded = &training_of(plan)->streams[i].recorded;
    training_of(plan)->streams[i].level = recorded->at[recorded->n - 1];
}

static void training(raat_plan *plan, const tiny_shape *s)
{
    const int32_t streams = plan->axes[RAAT_AXIS_STREAM].n;
    training_of(plan)->tracks = room((size_t)s->tracks, sizeof *training_of(plan)->tracks);
    for (int32_t k = 0; k < s->tracks; k++)
        give_track(plan, s, k);
    training_of(plan)->streams = room((size_t)streams, sizeof *training_of(plan)->streams);
    for (int32_t i = 0; i < streams; i++) {
        stream_shares(plan, s->tracks, i);
        give_stream(plan, s, i);
    }
    training_of(plan)->n_moments = 2;
    training_of(plan)->moments = room(2, sizeof *training_of(plan)->moments);
    training_of(plan)->moments[0] = (raat_intake_moment){2, value(plan, 0.2, "moments/2")};
    training_of(plan)->moments[1] = (raat_intake_moment){9, value(plan, 0.8, "moments/9")};
    must(raat_plan_add_shares(plan, training_of(plan)->moments[0].share, 2, NULL) == RAAT_OK,
         "no memory");
}

/* ---- people whom actions reach ---- */

static void seekers(raat_plan *plan, const tiny_shape *s)
{
    raat_group *g = training_of(plan)->groups = room(1, sizeof *g);
    *g = (raat_group){.label = label("seekers"),
                      .ready_as = 0,
                      .trained_as = s->qualifications - 1,
                      .n_steps = s->steps_per_year,
                      .pool_year = s->last_recorded + 1,
                      .pool_cumulative = -1};
    g->pool = value(plan, 200, "seekers/pool");
    g->decay = value(plan, 0.1, "seekers/decay");
    g->refill = value(plan, 30, "seekers/refill");
    g->displacement = value(plan, 0.3, "seekers/displacement");
    g->ready = value(plan, 0.4, "seekers/ready");
    g->completion = value(plan, 0.7, "seekers/completion");
    g->retention = value(plan, 0.9, "seekers/retention");
    g->place_fte = value(plan, 0.75, "seekers/place_fte");
    g->productive_fte = value(plan, 0.5, "seekers/productive_fte");
    g->branch_share = shares(plan, "seekers/branch_share", s->branches, branch, ROW(0.7, 0.2, 0.1));
    g->entry_age = shares(plan, "seekers/entry_age", s->ages, age, ROW(0.2, 0.7, 0.1));
}

/* ---- staff who rise ---- */

static void rise(raat_plan *plan, const tiny_shape *s)
{
    const int32_t n = plan->axes[RAAT_AXIS_PATH].n;
    training_of(plan)->paths = room((size_t)n, sizeof *training_of(plan)->paths);
    for (int32_t i = 0; i < n; i++) {
        raat_path *p = &training_of(plan)->paths[i];
        char row[LONGEST_NAME];
        *p = (raat_path){.label = label(path[i]), .from = 0, .track = i + 1};
        snprintf(row, sizeof row, "%s/rate", path[i]);
        p->rate = values(plan, row, s->ages, age, ROW(0.03, 0.01, 0));
        p->works = value(plan, 0.8, "%s/works", path[i]);
        snprintf(row, sizeof row, "%s/return_age", path[i]);
        p->return_age = shares(plan, row, s->ages, age, ROW(0.3, 0.7, 0));
    }
}

static void axis(raat_plan *plan, raat_axis_id id, int32_t n, const char *const *names)
{
    plan->axes[id] = (raat_axis){n, room((size_t)n, sizeof(raat_label))};
    for (int32_t i = 0; i < n; i++)
        plan->axes[id].labels[i] = label(names[i]);
}

static void axes(raat_plan *plan, const tiny_shape *s)
{
    const char *names[MOST];
    for (int i = 0; i < MOST; i++)
        names[i] = track[i].name;
    axis(plan, RAAT_AXIS_BRANCH, s->branches, branch);
    axis(plan, RAAT_AXIS_QUALIFICATION, s->qualifications, qualification);
    axis(plan, RAAT_AXIS_AGE, s->ages, age);
    axis(plan, RAAT_AXIS_ROUTE, 2, route);
    axis(plan, RAAT_AXIS_TRACK, s->tracks, names);
    axis(plan, RAAT_AXIS_GROUP, 1, (const char *const[]){"seekers"});
    axis(plan, RAAT_AXIS_PATH, s->paths < s->tracks - 1 ? s->paths : s->tracks - 1, path);
    axis(plan, RAAT_AXIS_STREAM, s->tracks > 1 ? 2 : 1, stream);
}

/* ---- the plan ---- */

tiny_shape tiny_usual(void)
{
    return (tiny_shape){.branches = 2,
                        .qualifications = 2,
                        .ages = 3,
                        .tracks = 3,
                        .paths = 1,
                        .start_year = 2012,
                        .last_recorded = 2015,
                        .end_year = 2020,
                        .steps_per_year = 4,
                        .replicates = 64,
                        .seed = 20180101};
}

static void routes(raat_plan *plan)
{
    plan->routes = room(2, sizeof *plan->routes);
    for (int32_t i = 0; i < 2; i++)
        plan->routes[i] = (raat_route){label(route[i]), i ? RAAT_LEERBAAN : RAAT_STAGE, i};
}

static void give_region(raat_plan *plan, const tiny_shape *s)
{
    raat_parameters *p = &plan->regions[home].parameters;
    plan->regions[home].label = label(region[home]);
    workforce(plan, s, p);
    leaving(plan, s, p);
    demand(plan, s, p);
    hiring(plan, s, p);
    places(plan, p);
    costs(plan, s, p);
    training(plan, s);
    seekers(plan, s);
    rise(plan, s);
}

raat_plan *tiny_plan_new(const tiny_shape *s)
{
    raat_plan *plan = raat_plan_new(NULL);
    must(plan != NULL, "no memory");
    plan->label = label("tiny");
    plan->resolved = raat_memory_text("tiny", NULL);
    plan->seed = s->seed;
    plan->start_year = s->start_year;
    plan->end_year = s->end_year;
    plan->steps_per_year = s->steps_per_year;
    plan->n_replicates = s->replicates;
    must(raat_plan_make_regions(plan, s->regions ? s->regions : 1, NULL) == RAAT_OK, "no memory");
    axes(plan, s);
    routes(plan);
    for (home = 0; home < plan->n_regions; home++)
        give_region(plan, s);
    home = 0;
    must(raat_plan_seal_axes(plan, NULL) == RAAT_OK, "no memory");
    tiny_plan_scenario(plan, "baseline", 0, 0);
    return plan;
}

raat_plan *tiny_plan_sealed(const tiny_shape *shape)
{
    raat_plan *plan = tiny_plan_new(shape);
    tiny_plan_seal(plan);
    return plan;
}

void tiny_plan_seal(raat_plan *plan)
{
    must(raat_plan_seal(plan, NULL) == RAAT_OK, "refused");
}

static raat_quantity *find(const raat_plan *plan, const char *name)
{
    for (int32_t i = 0; i < plan->n_quantities; i++)
        if (strcmp(plan->quantities[i].name, name) == 0)
            return &plan->quantities[i];
    must(0, name);
    return NULL;
}

void tiny_plan_dist(raat_plan *plan, const char *name, raat_dist dist)
{
    find(plan, name)->dist = dist;
}

void tiny_plan_set(raat_plan *plan, const char *name, double x)
{
    tiny_plan_dist(plan, name, (raat_dist){.family = RAAT_DIST_FIXED, .a = x});
}

double tiny_plan_get(const raat_plan *plan, const char *name)
{
    const raat_quantity *q = find(plan, name);
    must(q->dist.family == RAAT_DIST_FIXED, name);
    return q->dist.a;
}

void tiny_plan_calm(raat_plan *plan)
{
    static const char *const zero[] = {"feedback",  "contraction", "elasticity",     "exit_sd",
                                       "growth_sd", "outside_sd",  "overload_logit", "cohort_sd",
                                       "school/sd", "tilt/low",    "tilt/high"};
    for (size_t i = 0; i < sizeof zero / sizeof zero[0]; i++)
        tiny_plan_set(plan, zero[i], 0);
    if (plan->axes[RAAT_AXIS_STREAM].n > 1)
        tiny_plan_set(plan, "work/sd", 0);
}

/* Arrays of plans grow one by one here: nobody measures it. */
static void *longer(void *block, int32_t n, size_t size)
{
    char *out = room((size_t)n + 1, size);
    if (block)
        memcpy(out, block, (size_t)n * size);
    raat_memory_free(block);
    return out;
}

raat_effect *tiny_plan_action(raat_plan *plan, const char *name, raat_lever_id lever,
                              raat_operation operation, double size, int32_t start_year)
{
    const size_t cells = (size_t)raat_lever_cells(lever, plan->axes);
    raat_effect *effect = room(1, sizeof *effect);
    *effect = (raat_effect){.lever = lever,
                            .operation = operation,
                            .cells = room(cells, 1),
                            .size = value(plan, size, "%s/size", name),
                            .reach = value(plan, 1, "%s/reach", name),
                            .delay = value(plan, 0, "%s/delay", name),
                            .ramp = value(plan, 0, "%s/ramp", name),
                            .start_year = start_year,
                            .end_year = INT32_MAX};
    memset(effect->cells, 1, cells);
    plan->actions = longer(plan->actions, plan->n_actions, sizeof *plan->actions);
    const int32_t number = plan->n_actions++;
    plan->actions[number] = (raat_action){.label = label(name),
                                          .line = 1,
                                          .variant_of = number,
                                          .start_year = start_year,
                                          .end_year = INT32_MAX,
                                          .n_effects = 1,
                                          .effects = effect};
    return effect;
}

void tiny_plan_scenario(raat_plan *plan, const char *name, int32_t first, int32_t n)
{
    raat_scenario s = {
        .label = label(name), .n_actions = n, .actions = room((size_t)n, 4), .reach = 1};
    for (int32_t i = 0; i < n; i++)
        s.actions[i] = first + i;
    plan->scenarios = longer(plan->scenarios, plan->n_scenarios, sizeof s);
    plan->scenarios[plan->n_scenarios++] = s;
}
