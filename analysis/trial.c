#include "analysis/trial.h"

#include <math.h>
#include <stdio.h>

#include "engine/base/memory.h"
#include "engine/base/progress.h"
#include "engine/base/stop.h"
#include "engine/base/text.h"
#include "engine/run/measure.h"
#include "engine/run/run.h"
#include "scenarios/language/decimal.h"
#include "scenarios/language/scenario.h"

/* ---- reading ---- */

static raat_status load(const raat_trial *trial, size_t n, raat_plan **out, raat_error *err)
{
    const raat_overlay overlay = {trial->settings, n};
    raat_diagnostics d = {0};
    const raat_status status = raat_scenario_load(trial->study, &overlay, out, &d, err);
    raat_diagnostic_say(&d);
    raat_diagnostic_clear(&d);
    return status;
}

raat_status raat_trial_load(const raat_trial *trial, raat_plan **out, raat_error *err)
{
    return load(trial, trial->n_settings, out, err);
}

static raat_status load_with(raat_trial *trial, double x, raat_plan **out, raat_error *err)
{
    raat_text setting = {0};
    char number[RAAT_DECIMAL_TEXT];
    raat_decimal_write(x, number);
    raat_text_appendf(&setting, "%s=%s", trial->lever, number);
    raat_status status = raat_text_check(&setting, err);
    if (status == RAAT_OK) {
        trial->settings[trial->n_settings] = raat_text_bytes(&setting);
        status = load(trial, trial->n_settings + 1, out, err);
    }
    raat_text_clear(&setting);
    return status;
}

/* ---- running ---- */

/* Keeps the margins of one scenario, one area, of values as a results file would round them. */
typedef struct {
    raat_sink sink; /* first: the run hands back its address */
    const raat_plan *plan;
    const raat_goal *goal;
    int32_t area;
    double *margins; /* [plan->n_replicates], of which n are filled */
    int32_t n;
} keeper;

static void lanes_of(const keeper *k, const raat_record *record, raat_indicator_id id,
                     double out[RAAT_LANES])
{
    const raat_measure measure = {id, k->goal->year, k->area};
    raat_measure_of(&measure, k->plan, record, 0, out);
}

/* A ratio without a denominator is judged by nobody, here as in the targets of a study. */
static raat_status keep(raat_sink *sink, const raat_record *record, raat_error *err)
{
    (void)err;
    keeper *k = (keeper *)sink;
    const raat_goal *goal = k->goal;
    const raat_indicator_id times =
        goal->times == RAAT_N_INDICATORS ? goal->indicator : goal->times;
    double value[RAAT_LANES], other[RAAT_LANES];
    lanes_of(k, record, goal->indicator, value);
    lanes_of(k, record, times, other);
    for (int32_t l = 0; l < record->n_lanes; l++) {
        const double margin = raat_goal_margin(goal, value[l], other[l]);
        if (!isnan(margin))
            k->margins[k->n++] = margin;
    }
    return RAAT_OK;
}

typedef struct {
    raat_progress line;
    bool quiet;
} watcher;

static int watch(void *listener, int32_t blocks_done, int32_t blocks)
{
    watcher *w = listener;
    (void)blocks;
    if (!w->quiet)
        raat_progress_update(&w->line, (uint64_t)blocks_done * RAAT_LANES < w->line.total
                                           ? (uint64_t)blocks_done * RAAT_LANES
                                           : w->line.total);
    return raat_stop_signal() != 0;
}

/* A signal in the last block stops no run, but the search. */
static raat_status simulate(const raat_trial *trial, keeper *k, raat_error *err)
{
    char what[60];
    int32_t done;
    watcher w = {.quiet = trial->quiet};
    const raat_run_options options = {.threads = trial->threads, .progress = watch, .listener = &w};
    snprintf(what, sizeof what, "value %d: replications", trial->tried);
    if (!trial->quiet)
        raat_progress_begin(&w.line, what, (uint64_t)k->plan->n_replicates);
    const raat_status status = raat_run_execute(k->plan, &options, &k->sink, &done, err);
    if (!trial->quiet)
        raat_progress_end(&w.line);
    return status == RAAT_OK && raat_stop_signal() ? RAAT_STOPPED : status;
}

static raat_status judge(const raat_trial *trial, const raat_plan *plan, raat_solve_point *out,
                         raat_error *err)
{
    keeper k = {.sink = {keep}, .plan = plan, .goal = &trial->goal, .area = trial->area};
    k.margins = raat_memory_new((size_t)plan->n_replicates, sizeof *k.margins, err);
    raat_status status = k.margins ? simulate(trial, &k, err) : RAAT_FAILED;
    if (status == RAAT_OK && k.n == 0)
        status =
            raat_error_set(err, RAAT_USAGE, "%s has no number in %d to judge",
                           raat_indicator_row(trial->goal.indicator)->name, (int)trial->goal.year);
    if (status == RAAT_OK)
        raat_solve_judge(k.margins, k.n, trial->probability, out);
    raat_memory_free(k.margins);
    return status;
}

raat_status raat_trial_run(void *context, double x, raat_solve_point *out, raat_error *err)
{
    raat_trial *trial = context;
    raat_plan *plan = NULL;
    trial->tried++;
    raat_status status = load_with(trial, x, &plan, err);
    if (status == RAAT_OK) {
        raat_plan_keep_scenario(plan, trial->scenario);
        plan->lean = 1;
        status = judge(trial, plan, out, err);
    }
    raat_plan_free(plan);
    return status;
}
