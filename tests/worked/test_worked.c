/* engine/model/worked.md holds what the engine does with the study beside this file: every draw of one
 * replicate, and every array of the model before and after each step. What is written there between
 * `<!-- write: NAME -->` and `<!-- end -->` comes from here, one function a NAME; the words around it are
 * written by hand. `--write` puts the page right after a change of the model. Whether the page is true
 * is asked elsewhere: follow.py recomputes it from the addresses.
 *
 * A new draw comes by itself, by its name in engine/model/address.c. A new array of state, flows or start
 * is a row in one of the tables below. */
#include "tests/check.h"

#include "engine/base/text.h"
#include "engine/model/arena.h"
#include "engine/model/lanes.h"
#include "engine/numeric/design.h"
#include "scenarios/language/scenario.h"
#include "tests/support/folder.h"
#include "tests/support/tiny_run.h"
#include "tests/worked/trace.h"

static const char study_path[] = "tests/worked/study.yaml";
static const char page_path[] = "engine/model/worked.md";

enum { REPLICATE = 0, BLOCK = REPLICATE / RAAT_LANES, LANE = REPLICATE % RAAT_LANES };
enum { MOST_MOMENTS = 13, LONGEST_NAME = 200 };

/* ---- the arrays that the page shows ---- */

typedef struct {
    const char *name;
    const char *symbol; /* of model.md, or "" */
    raat_arena_part part;
} array_row;

/* The arrays of one block of memory of one struct: together they are all of the block, which is checked. */
typedef struct {
    const char *what;
    const array_row *rows;
    size_t n;
    int whole; /* 1: persons, int32_t; 0: double */
} array_table;

#define BRANCH        RAAT_AXIS_BRANCH
#define QUALIFICATION RAAT_AXIS_QUALIFICATION
#define TRACK         RAAT_AXIS_TRACK
#define AGE           RAAT_AXIS_AGE
#define TENURE        RAAT_AXIS_TENURE
#define GROUP         RAAT_AXIS_GROUP
#define PLACE         RAAT_AXIS_PLACE
#define STREAM        RAAT_AXIS_STREAM
#define STUDY_STEP    RAAT_AXIS_STUDY_STEP
#define PATH          RAAT_AXIS_PATH

/* clang-format off: the row is one thought */
#define ROW(type, field, symbol, ...)                                                              \
    {                                                                                              \
#field, symbol, RAAT_ARENA_PART(type, field, __VA_ARGS__)                                  \
    }
#define STATE(...) ROW(raat_state, __VA_ARGS__)
#define FLOW(...)  ROW(raat_flows, __VA_ARGS__)
#define START(...) ROW(raat_start, __VA_ARGS__)
#define TABLE(what, rows, whole)                                                                   \
    {                                                                                              \
        what, rows, sizeof(rows) / sizeof *(rows), whole                                           \
    }
/* clang-format on */

static const array_row state_persons[] = {
    STATE(students, "S", TRACK, STUDY_STEP),
    STATE(delayed, "L", TRACK),
    STATE(workforce, "W", BRANCH, QUALIFICATION, AGE, TENURE),
    STATE(pool, "P", QUALIFICATION),
    STATE(reservoir, "R", GROUP),
    STATE(trainees, "T", GROUP, STUDY_STEP),
    STATE(arrivals, "A", TRACK),
    STATE(upskillers, "U", PATH, STUDY_STEP, BRANCH),
    STATE(former, "F", QUALIFICATION),
};
static const array_row state_reals[] = {
    STATE(growth_noise, "", 0),
    STATE(exit_factor, "", 0),
    STATE(outside_factor, "", 0),
    STATE(stream_factor, "", STREAM),
    STATE(log_index, "", 0),
    STATE(log_growth, "", 0),
    STATE(vacancy_rate, "v", BRANCH),
    STATE(places, "", BRANCH, PLACE),
    STATE(overload, "", BRANCH, PLACE),
    STATE(quote_start, "", BRANCH, PLACE),
    STATE(internal, "I", TRACK),
    STATE(internal_year, "", TRACK),
    STATE(intake_size, "", TRACK, STUDY_STEP),
};
static const array_row flow_persons[] = {
    FLOW(dropouts, "", TRACK),
    FLOW(diplomas, "", TRACK),
    FLOW(graduates, "", TRACK, BRANCH),
    FLOW(finished, "", TRACK),
    FLOW(late, "", TRACK),
    FLOW(lost, "", TRACK),
    FLOW(certifiable, "", TRACK),
    FLOW(certified, "", TRACK, BRANCH),
    FLOW(reached, "", GROUP),
    FLOW(ready, "", GROUP, BRANCH),
    FLOW(trained, "", GROUP, BRANCH),
    FLOW(unplaced, "", GROUP),
    FLOW(refilled, "", GROUP),
    FLOW(drained, "", GROUP),
    FLOW(displaced, "", 0),
    FLOW(candidates, "", BRANCH, QUALIFICATION),
    FLOW(exits, "", RAAT_AXIS_REASON),
    FLOW(moved, "", 0),
    FLOW(departed, "", QUALIFICATION, AGE),
    FLOW(departures, "", 0),
    FLOW(arrived, "", 0),
    FLOW(found_elsewhere, "", TRACK),
    FLOW(former_lost, "", 0),
    FLOW(pool_exits, "", 0),
    FLOW(hires, "", RAAT_AXIS_SOURCE),
    FLOW(starters, "", TRACK),
    FLOW(newcomers, "", TRACK),
    FLOW(refused, "", TRACK),
    FLOW(willing, "", PATH, BRANCH, AGE, TENURE),
    FLOW(upskilling, "", PATH),
    FLOW(kept_back, "", PATH),
    FLOW(raised, "", PATH, BRANCH),
    FLOW(resumed, "", PATH, BRANCH),
    FLOW(binds, "", BRANCH, PLACE),
    FLOW(open_posts, "", BRANCH, QUALIFICATION),
    FLOW(clamps, "", 0),
};
static const array_row flow_reals[] = {
    FLOW(demand, "D", BRANCH, QUALIFICATION),
    FLOW(supply, "Y", BRANCH, QUALIFICATION),
    FLOW(student_fte, "", BRANCH, QUALIFICATION),
    FLOW(friction, "", BRANCH, QUALIFICATION),
    FLOW(contract_fte, "", BRANCH),
    FLOW(net_fte, "", BRANCH),
    FLOW(care_fte, "", BRANCH),
    FLOW(use, "", BRANCH, PLACE),
    FLOW(finished_of, "", TRACK),
};
static const array_row start_reals[] = {
    START(hazard, "", BRANCH, QUALIFICATION, AGE, TENURE),
    START(retirement, "", AGE),
    START(demand, "D0", BRANCH, QUALIFICATION),
    START(potential, "", BRANCH, QUALIFICATION),
    START(pool_age, "", QUALIFICATION, AGE),
};

enum { STATE_PERSONS, STATE_REALS, FLOW_PERSONS, FLOW_REALS, START_REALS, N_TABLES };
static const array_table tables[N_TABLES] = {
    [STATE_PERSONS] = TABLE("persons of state.h", state_persons, 1),
    [STATE_REALS] = TABLE("reals of state.h", state_reals, 0),
    [FLOW_PERSONS] = TABLE("persons of flow.h", flow_persons, 1),
    [FLOW_REALS] = TABLE("reals of flow.h", flow_reals, 0),
    [START_REALS] = TABLE("reals of start.h", start_reals, 0),
};

static size_t cells_of(const array_table *table, const raat_axis axes[RAAT_N_AXES])
{
    size_t cells = 0;
    for (size_t i = 0; i < table->n; i++)
        cells += (size_t)raat_axis_cells(table->rows[i].part.axes, axes);
    return cells;
}

/* ---- the run ---- */

/* The cells of all tables of the replicate, table after table, at one moment. */
typedef struct {
    char name[12];
    double *cells[N_TABLES];
} moment;

typedef struct {
    raat_plan *plan;
    int32_t scenario, steps;
    tiny_world world;
    const char **processes; /* [key] of the plan's keys, the name of the draw */
    char (*cells)[LONGEST_NAME];
    int32_t n_keys;
    size_t first_draw[MOST_MOMENTS + 1]; /* of the start, then of each step; the end */
    moment moments[MOST_MOMENTS];        /* the start, then after each step */
} story;

static raat_plan *load(void)
{
    raat_plan *plan = NULL;
    raat_diagnostics d = {0};
    raat_error err = {0};
    const raat_overlay overlay = {NULL, 0};
    const raat_status status = raat_scenario_load(study_path, &overlay, &plan, &d, &err);
    raat_diagnostic_say(&d);
    raat_diagnostic_clear(&d);
    assert_int_equal(status, RAAT_OK);
    return plan;
}

/* "home/nurse/old/new" */
static void cell_name(const raat_axis_id *list, const raat_axis *axes, int32_t cell,
                      char name[LONGEST_NAME])
{
    int32_t below = raat_axis_cells(list, axes);
    name[0] = '\0';
    for (; *list != RAAT_AXIS_NONE; list++) {
        below /= axes[*list].n;
        if (name[0])
            strncat(name, "/", LONGEST_NAME - strlen(name) - 1);
        strncat(name, axes[*list].labels[cell / below % axes[*list].n].name,
                LONGEST_NAME - strlen(name) - 1);
    }
}

/* What each key of the plan is the key of. */
static void name_keys(story *s)
{
    const raat_axis *axes = s->plan->axes;
    s->n_keys = raat_address_offset(RAAT_N_DRAWS, axes);
    s->processes = calloc((size_t)s->n_keys, sizeof *s->processes);
    s->cells = calloc((size_t)s->n_keys, sizeof *s->cells);
    assert_true(s->processes && s->cells);
    for (raat_draw_id draw = 0; draw < RAAT_N_DRAWS; draw++) {
        const raat_address_row *row = raat_address_of(draw);
        const int32_t first = raat_address_offset(draw, axes);
        for (int32_t cell = 0; cell < raat_axis_cells(row->axes, axes); cell++) {
            s->processes[first + cell] = row->name;
            cell_name(row->axes, axes, cell, s->cells[first + cell]);
        }
    }
}

static int32_t key_number(const story *s, uint64_t key)
{
    for (int32_t i = 0; i < s->n_keys; i++)
        if (s->plan->keys[i] == key)
            return i;
    fail_msg("a draw has a key that engine/model/address.c does not name");
    return -1;
}

static const void *owner_of(const story *s, int table)
{
    const raat_world *w = &s->world.w;
    return table == START_REALS   ? (const void *)w->start
           : table <= STATE_REALS ? (const void *)w->state
                                  : (const void *)w->flows;
}

static void remember(story *s, moment *m)
{
    for (int t = 0; t < N_TABLES; t++) {
        double *out = m->cells[t] = calloc(cells_of(&tables[t], s->plan->axes) + 1, sizeof *out);
        assert_non_null(out);
        for (size_t i = 0; i < tables[t].n; i++) {
            const array_row *row = &tables[t].rows[i];
            const void *array;
            memcpy(&array, (const char *)owner_of(s, t) + row->part.offset, sizeof array);
            const int32_t cells = raat_axis_cells(row->part.axes, s->plan->axes);
            for (int32_t cell = 0; cell < cells; cell++) {
                const size_t at = (size_t)cell * RAAT_LANES + LANE;
                *out++ =
                    tables[t].whole ? ((const int32_t *)array)[at] : ((const double *)array)[at];
            }
        }
    }
}

/* The last scenario of the study, from its start to its end. */
static void tell(story *s)
{
    memset(s, 0, sizeof *s);
    s->plan = load();
    s->scenario = s->plan->n_scenarios - 1;
    s->steps = raat_plan_years(s->plan) * s->plan->steps_per_year;
    assert_true(s->steps < MOST_MOMENTS);
    name_keys(s);
    trace_begin(LANE);
    s->world = tiny_world_new(s->plan, BLOCK);
    remember(s, &s->moments[0]);
    strcpy(s->moments[0].name, "start");
    for (int32_t step = 0; step < s->steps; step++) {
        moment *m = &s->moments[step + 1];
        trace_draws(&s->first_draw[step + 1]);
        raat_step_run(&s->world.w, s->scenario, step);
        remember(s, m);
        snprintf(m->name, sizeof m->name, "%d", s->world.w.clock.absolute);
    }
    trace_draws(&s->first_draw[s->steps + 1]);
}

static void forget(story *s)
{
    for (int32_t i = 0; i <= s->steps; i++)
        for (int t = 0; t < N_TABLES; t++)
            free(s->moments[i].cells[t]);
    free(s->processes);
    free(s->cells);
    tiny_world_free(&s->world);
    raat_plan_free(s->plan);
    trace_end();
}

/* ---- numbers ---- */

/* What is left of a difference that is 0 but for rounding. */
static int is_nothing(double x)
{
    return fabs(x) < 1e-12;
}

/* Ten digits: exp() and log() differ in their last bits from one C library to the next. */
static void real(raat_text *out, double x)
{
    if (isnan(x))
        raat_text_append(out, "-");
    else
        raat_text_appendf(out, "%.10g", is_nothing(x) ? 0 : x);
}

/* The shortest decimal that is the same binary32; p above 1/2 is kept as 1 - p. */
static void probability(raat_text *out, double signed_p)
{
    char text[32];
    const float p = (float)fabs(signed_p);
    for (int digits = 1; digits <= 9; digits++) {
        snprintf(text, sizeof text, "%.*g", digits, (double)p);
        if (strtof(text, NULL) == p)
            break;
    }
    raat_text_appendf(out, "%s%s", signbit(signed_p) ? "1 - " : "", text);
}

/* ---- draws ---- */

/* Nobody to draw from: 0 whatever the uniform is. */
static int from_nobody(const trace_draw *draw)
{
    const double *a = draw->arguments;
    switch (draw->law) {
    case TRACE_BINOMIAL:
    case TRACE_POISSON:
    case TRACE_ROUNDING:
        return a[0] == 0;
    case TRACE_HYPERGEOMETRIC:
        return a[1] == 0 || a[2] == 0;
    case TRACE_FACTOR:
    case TRACE_UNIFORM:
        return 0;
    }
    return 0;
}

static void law(raat_text *out, const trace_draw *draw)
{
    const double *a = draw->arguments;
    switch (draw->law) {
    case TRACE_BINOMIAL:
        raat_text_appendf(out, "Bin(%.0f, ", a[0]);
        probability(out, a[1]);
        raat_text_append(out, ")");
        return;
    case TRACE_POISSON:
        raat_text_appendf(out, "Poisson(%.12g)", a[0]);
        return;
    case TRACE_HYPERGEOMETRIC:
        raat_text_appendf(out, "Hyp(%.0f, %.0f, %.0f)", a[0], a[1], a[2]);
        return;
    case TRACE_ROUNDING:
        raat_text_appendf(out, "Round(%.12g)", a[0]);
        return;
    case TRACE_FACTOR:
        raat_text_appendf(out, "AR(%.12g, %.12g, %.12g)", a[0], a[1], a[2]);
        return;
    case TRACE_UNIFORM:
        raat_text_append(out, "U()");
        return;
    }
}

static void draw_row(raat_text *out, const story *s, const trace_draw *draw)
{
    const int32_t key = key_number(s, draw->at.key);
    const uint64_t bits = raat_stream_bits(&draw->at, LANE);
    raat_text_appendf(out, "| %s | %s | %u | %016llx | %016llx | %.10f | ", s->processes[key],
                      s->cells[key], draw->at.step, (unsigned long long)draw->at.key,
                      (unsigned long long)bits, ((double)bits + 0.5) * 0x1p-64);
    law(out, draw);
    raat_text_append(out, " | ");
    real(out, draw->result);
    raat_text_append(out, " |\n");
}

/* "`dropout` bbl_care/2, bol_nurse/0; `delay` bol_nurse": what was asked and had nobody to draw from, process
 * after process in the order in which they first were. */
static void nobody(raat_text *out, const story *s, const trace_draw *draws, size_t n)
{
    const char *before = NULL; /* the process named last */
    int *said = calloc(n + 1, sizeof *said);
    assert_non_null(said);
    for (size_t i = 0; i < n; i++) {
        const char *process = s->processes[key_number(s, draws[i].at.key)];
        for (size_t j = i; j < n && from_nobody(&draws[i]); j++) {
            const int32_t key = key_number(s, draws[j].at.key);
            if (said[j] || s->processes[key] != process || !from_nobody(&draws[j]))
                continue;
            said[j] = 1;
            if (process == before)
                raat_text_append(out, ",");
            else
                raat_text_appendf(out, "%s\n`%s`",
                                  before ? ";" : "\nNobody to draw from:", process);
            raat_text_appendf(out, " %s", s->cells[key]);
            before = process;
        }
    }
    raat_text_append(out, before ? ".\n" : "");
    free(said);
}

/* The study of the page has one region. */
static int between_regions(raat_draw_id draw)
{
    static const raat_draw_id draws[] = {RAAT_DRAW_FOUND_ELSEWHERE, RAAT_DRAW_FOUND_REGION,
                                         RAAT_DRAW_DEPART,          RAAT_DRAW_DEPART_REGION,
                                         RAAT_DRAW_ARRIVE_BRANCH,   RAAT_DRAW_APPLY_ELSEWHERE,
                                         RAAT_DRAW_APPLY_REGION};
    int found = 0;
    for (size_t i = 0; i < sizeof draws / sizeof *draws; i++)
        found |= draws[i] == draw;
    return found;
}

/* A process that has no row shows nothing: another seed or study may. */
static void unseen(raat_text *out, const story *s, const trace_draw *draws, size_t n)
{
    int any = 0;
    for (raat_draw_id draw = 0; draw < RAAT_N_DRAWS; draw++) {
        const char *process = raat_address_of(draw)->name;
        int seen = between_regions(draw);
        for (size_t i = 0; i < n && !seen; i++)
            seen =
                s->processes[key_number(s, draws[i].at.key)] == process && !from_nobody(&draws[i]);
        if (!seen)
            raat_text_appendf(out, "%s `%s`", any++ ? "," : "\nProcesses without a row:", process);
    }
    raat_text_append(out, any ? ".\n" : "");
}

static void write_draws(raat_text *out, const story *s)
{
    size_t n;
    const trace_draw *all = trace_draws(&n);
    for (int32_t m = 0; m <= s->steps; m++) {
        const trace_draw *draws = all + s->first_draw[m];
        const size_t n_draws = s->first_draw[m + 1] - s->first_draw[m];
        const raat_clock clock = raat_clock_at(s->plan, m > 0 ? m - 1 : 0);
        if (m == 0)
            raat_text_append(out, "\n### Before the first step\n");
        else
            raat_text_appendf(out, "\n### Step %d: step %d of %d\n", clock.absolute, clock.of_year,
                              clock.year);
        raat_text_append(out, "\n| process | cell | step | key | U | u | law | result |\n"
                              "|---|---|---|---|---|---|---|---|\n");
        for (size_t i = 0; i < n_draws; i++)
            if (!from_nobody(&draws[i]))
                draw_row(out, s, &draws[i]);
        nobody(out, s, draws, n_draws);
    }
    unseen(out, s, all, n);
    raat_text_append(out, "\n");
}

/* ---- parameters ---- */

static void distribution(raat_text *out, const raat_dist *dist)
{
    static const struct {
        const char *name;
        int n;
    } families[] = {
        [RAAT_DIST_FIXED] = {"fixed", 1},
        [RAAT_DIST_UNIFORM] = {"uniform", 2},
        [RAAT_DIST_TRIANGULAR] = {"triangular", 3},
        [RAAT_DIST_PERT] = {"pert", 3},
        [RAAT_DIST_NORMAL] = {"normal", 4},
        [RAAT_DIST_LOGNORMAL] = {"lognormal", 2},
        [RAAT_DIST_BETA] = {"beta", 2},
        [RAAT_DIST_GAMMA] = {"gamma", 1},
        [RAAT_DIST_DISCRETE] = {"discrete", 1},
        [RAAT_DIST_EMPIRICAL] = {"empirical", 1},
    };
    const double arguments[] = {dist->a, dist->b, dist->c, dist->d};
    raat_text_append(out, families[dist->family].name);
    for (int i = 0; i < families[dist->family].n; i++)
        raat_text_appendf(out, "%s%.12g", i ? ", " : "(", arguments[i]);
    raat_text_append(out, ")");
}

static void quantity_row(raat_text *out, const story *s, raat_value i)
{
    const raat_quantity *quantity = &s->plan->quantities[i];
    const raat_stream at = {.seed = s->plan->seed, .key = quantity->key, .block = BLOCK};
    raat_stream jitter = at;
    double u[RAAT_LANES];
    jitter.step = 1;
    raat_design_uniforms(&at, u);
    raat_text_appendf(out, "| %s | %016llx | %08x | %.0f | %08x | %.12f | ", quantity->name,
                      (unsigned long long)quantity->key, raat_stream_word(&at, 0, LANE),
                      floor(u[LANE] * RAAT_DESIGN_GROUP), raat_stream_word(&jitter, 0, LANE),
                      u[LANE]);
    distribution(out, &quantity->dist);
    raat_text_append(out, " | ");
    real(out, raat_dist_quantile(&quantity->dist, u[LANE]));
    raat_text_append(out, " | ");
    real(out, raat_draws_value(s->world.draws, i)[LANE]);
    raat_text_append(out, " |\n");
}

static void write_parameters(raat_text *out, const story *s)
{
    raat_text_append(out,
                     "| quantity | key | rank word | stratum | jitter word | u | distribution | "
                     "quantile | value |\n|---|---|---|---|---|---|---|---|---|\n");
    for (raat_value i = 0; i < s->plan->n_quantities; i++)
        if (s->plan->quantities[i].dist.family != RAAT_DIST_FIXED)
            quantity_row(out, s, i);
}

/* ---- arrays ---- */

/* A row a cell, a column a moment; cells that stand at 0 throughout are left out. */
static void array_rows(raat_text *out, const story *s, int t, int32_t first, int32_t last)
{
    size_t at = 0;
    for (size_t i = 0; i < tables[t].n; i++) {
        const array_row *row = &tables[t].rows[i];
        const int32_t cells = raat_axis_cells(row->part.axes, s->plan->axes);
        for (int32_t cell = 0; cell < cells; cell++, at++) {
            char name[LONGEST_NAME];
            int any = 0;
            for (int32_t m = first; m <= last; m++)
                any |= !is_nothing(s->moments[m].cells[t][at]);
            if (!any)
                continue;
            cell_name(row->part.axes, s->plan->axes, cell, name);
            raat_text_appendf(out, "| %s%s%s | %s |", row->symbol, row->symbol[0] ? " " : "",
                              row->name, name);
            for (int32_t m = first; m <= last; m++) {
                raat_text_append(out, " ");
                real(out, s->moments[m].cells[t][at]);
                raat_text_append(out, " |");
            }
            raat_text_append(out, "\n");
        }
    }
}

static void array_head(raat_text *out, const story *s, int32_t first, int32_t last)
{
    raat_text_append(out, "| array | cell |");
    for (int32_t m = first; m <= last; m++)
        raat_text_appendf(out, " %s |", s->moments[m].name);
    raat_text_append(out, "\n|---|---|");
    for (int32_t m = first; m <= last; m++)
        raat_text_append(out, "---|");
    raat_text_append(out, "\n");
}

static void write_start(raat_text *out, const story *s)
{
    const raat_start *start = s->world.start;
    array_head(out, s, 0, 0);
    array_rows(out, s, START_REALS, 0, 0);
    const int32_t cohorts = s->plan->end_year - start->first_cohort + 1;
    for (int32_t i = 0; i < cohorts; i++) {
        raat_text_appendf(out, "| cohort_shock | %d | ", start->first_cohort + i);
        real(out, raat_lanes_reals(start->cohort_shock, i)[LANE]);
        raat_text_append(out, " |\n");
    }
}

static void write_state(raat_text *out, const story *s)
{
    array_head(out, s, 0, s->steps);
    array_rows(out, s, STATE_PERSONS, 0, s->steps);
    array_rows(out, s, STATE_REALS, 0, s->steps);
}

static void write_flows(raat_text *out, const story *s)
{
    array_head(out, s, 1, s->steps);
    array_rows(out, s, FLOW_PERSONS, 1, s->steps);
    array_rows(out, s, FLOW_REALS, 1, s->steps);
}

static void write_study(raat_text *out, const story *s)
{
    raat_text_appendf(out, "| | |\n|---|---|\n| study | `%s` |\n| region | %s |\n", study_path,
                      s->plan->regions[0].label.name);
    raat_text_appendf(out, "| seed | %llu |\n| replicate | %d |\n| scenario | %s |\n",
                      (unsigned long long)s->plan->seed, REPLICATE,
                      s->plan->scenarios[s->scenario].label.name);
    raat_text_appendf(out, "| steps | %d, %d a year, from January %d |\n", s->steps,
                      s->plan->steps_per_year, s->plan->start_year);
}

/* ---- the page ---- */

static const struct {
    const char *name;
    void (*write)(raat_text *out, const story *s);
} blocks[] = {
    {"study", write_study}, {"parameters", write_parameters}, {"start", write_start},
    {"draws", write_draws}, {"state", write_state},           {"flows", write_flows},
};

static void write_block(raat_text *out, const story *s, const char *name, size_t length)
{
    for (size_t i = 0; i < sizeof blocks / sizeof *blocks; i++)
        if (strlen(blocks[i].name) == length && memcmp(blocks[i].name, name, length) == 0) {
            blocks[i].write(out, s);
            return;
        }
    fail_msg("%s: nothing is called %.*s", page_path, (int)length, name);
}

/* The page as it should be: its own words, and what stands between the marks written anew. */
static void compose(raat_text *out, const story *s, const char *page)
{
    static const char begin[] = "<!-- write: ", mark_end[] = " -->\n", end[] = "<!-- end -->\n";
    for (const char *at; (at = strstr(page, begin)) != NULL;) {
        const char *name = at + strlen(begin), *name_end = strstr(name, mark_end);
        const char *block_end = strstr(name, end);
        assert_true(name_end && block_end && name_end < block_end);
        raat_text_append_bytes(out, page, (size_t)(name_end - page) + strlen(mark_end));
        write_block(out, s, name, (size_t)(name_end - name));
        page = block_end;
    }
    raat_text_append(out, page);
    assert_int_equal(raat_text_check(out, NULL), RAAT_OK);
}

/* ---- the tests ---- */

static void say_first_difference(const char *is, const char *should)
{
    int line = 1;
    const char *of_is = is, *of_should = should; /* the beginnings of the line */
    for (; *is && *is == *should; is++, should++)
        if (*is == '\n') {
            line++;
            of_is = is + 1;
            of_should = should + 1;
        }
    fail_msg(
        "%s:%d is\n%.*s\nand the engine says\n%.*s\n`%s --write` puts it right, if it is meant",
        page_path, line, (int)strcspn(of_is, "\n"), of_is, (int)strcspn(of_should, "\n"), of_should,
        "build/tests/worked/test_worked");
}

static void the_page_is_what_the_engine_does(void **state)
{
    story s;
    size_t n;
    raat_text should = {0};
    char *is = folder_read(page_path, &n);
    assert_non_null(is);
    tell(&s);
    compose(&should, &s, is);
    if (strcmp(is, raat_text_bytes(&should)) != 0)
        say_first_difference(is, raat_text_bytes(&should));
    raat_text_clear(&should);
    free(is);
    forget(&s);
}

/* An array that stood in no table would be missed by nobody else. */
static void the_tables_hold_every_array(void **state)
{
    story s;
    tell(&s);
    const raat_world *w = &s.world.w;
    const size_t elements[N_TABLES] = {
        [STATE_PERSONS] = w->state->n_heads,  [STATE_REALS] = w->state->n_reals,
        [FLOW_PERSONS] = w->flows->n_persons, [FLOW_REALS] = w->flows->n_reals,
        [START_REALS] = w->start->n_reals,
    };
    for (int t = 0; t < N_TABLES; t++) {
        const size_t cells = cells_of(&tables[t], s.plan->axes);
        if (cells * RAAT_LANES != elements[t])
            fail_msg("the %s are %zu cells; the table in test_worked.c has %zu: a row is missing",
                     tables[t].what, elements[t] / RAAT_LANES, cells);
    }
    forget(&s);
}

/* The page steps one block by hand; a run of the whole study, where scenarios share their past, ends each
 * year with the same staff. */
static void a_run_has_the_same_staff(void **state)
{
    story s;
    tell(&s);
    trace_end();
    tiny_results r = tiny_run(s.plan, &(raat_run_options){.threads = 1});
    for (int32_t year = s.plan->start_year; year <= s.plan->end_year; year++) {
        const moment *m = &s.moments[(year - s.plan->start_year + 1) * s.plan->steps_per_year];
        double staff = 0;
        size_t at = 0;
        for (size_t i = 0; i < tables[STATE_PERSONS].n; i++) {
            const array_row *row = &tables[STATE_PERSONS].rows[i];
            const int32_t cells = raat_axis_cells(row->part.axes, s.plan->axes);
            for (int32_t cell = 0; cell < cells; cell++, at++)
                staff += row->symbol[0] == 'W' ? m->cells[STATE_PERSONS][at] : 0;
        }
        CHECK_NEAR(tiny_run_lanes(&r, BLOCK, s.scenario, year, RAAT_HEADS, 0)[LANE], staff, 0);
    }
    tiny_run_clear(&r);
    forget(&s);
}

static void put_right(void **state)
{
    story s;
    size_t n;
    raat_text should = {0};
    char *is = folder_read(page_path, &n);
    assert_non_null(is);
    tell(&s);
    compose(&should, &s, is);
    folder_write(page_path, raat_text_bytes(&should), should.length);
    raat_text_clear(&should);
    free(is);
    forget(&s);
}

int main(int argc, char **argv)
{
    const struct CMUnitTest writing[] = {cmocka_unit_test(put_right)};
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_page_is_what_the_engine_does),
        cmocka_unit_test(the_tables_hold_every_array),
        cmocka_unit_test(a_run_has_the_same_staff),
    };
    if (argc > 1 && strcmp(argv[1], "--write") == 0)
        return cmocka_run_group_tests(writing, NULL, NULL);
    return cmocka_run_group_tests(tests, NULL, NULL);
}
