/* cmd_estimate.c: `raat estimate STUDY`: what a run of the study would take in time, memory and disk, and how
 * many replications tell its plans apart. */
#include <stdio.h>
#include <string.h>

#include "analysis/estimate.h"
#include "engine/base/command.h"
#include "engine/base/memory.h"
#include "engine/base/message.h"
#include "engine/base/options.h"
#include "engine/base/stop.h"
#include "engine/base/stopwatch.h"
#include "engine/numeric/design.h"
#include "engine/run/run.h"
#include "scenarios/language/scenario.h"
#include "scenarios/language/until.h"

raat_command_function raat_cmd_estimate;

static const char doc[] =
    "Says before a run what it takes: time, memory and disk, and how many replications are enough "
    "for a given precision or to tell the scenarios apart. Two short pilots, of some 320 and 450 "
    "replications, more with many threads, are run and measured in processes of their own; a run "
    "no "
    "longer than that is its own pilot. They write below TMPDIR (/tmp when not set), and leave "
    "nothing behind. "
    "Time is that of this machine, as busy as it is now. A first SIGINT or SIGTERM stops it, "
    "status 3.";

typedef struct {
    const char *study, *store, *indicator, *half_width;
    int64_t replicates, threads;
    raat_options_list settings;
    bool json;
} request;

/* ---- what is asked ---- */

static raat_status load(const request *r, raat_plan **out, raat_error *err)
{
    const raat_overlay overlay = {r->settings.values, r->settings.n};
    raat_diagnostics d = {0};
    const raat_status status = raat_scenario_load(r->study, &overlay, out, &d, err);
    raat_diagnostic_say(&d);
    raat_diagnostic_clear(&d);
    if (status == RAAT_OK && r->replicates)
        (*out)->n_replicates = (int32_t)r->replicates; /* no draw depends on it */
    return status;
}

/* The shortage in the last year when nothing else is named. */
static raat_status read_goal(const request *r, const raat_plan *plan, raat_precision_goal *out,
                             raat_error *err)
{
    *out = (raat_precision_goal){{RAAT_SHORTAGE_FTE, plan->end_year, plan->n_areas - 1}, 0, false};
    raat_status status = raat_until_amount("--half-width", r->half_width, out, err);
    if (status == RAAT_OK && r->indicator)
        status = raat_until_measure("--indicator", r->indicator, plan, &out->measure, err);
    return status;
}

/* ---- the pilots ---- */

/* Blocks of the short pilot: all threads are at work, as in the run, and it is longer than the 256
 * replicates of one Latin hypercube group, up to which a run may keep more of each. */
static int32_t short_blocks(int threads)
{
    const int32_t least = RAAT_DESIGN_GROUP / RAAT_LANES + 1;
    return (least + threads - 1) / threads * threads;
}

static int32_t long_blocks(int threads)
{
    return short_blocks(threads) + (threads > 2 ? threads : 2);
}

/* Replicates of the long pilot: those of the run, where that is no longer. */
static int32_t longest(const raat_estimate *e)
{
    const int32_t n = long_blocks(e->threads) * RAAT_LANES;
    return n < e->plan->n_replicates ? n : e->plan->n_replicates;
}

/* The long one last: its replicates stay. */
static raat_status run_pilots(raat_estimate *e, const raat_pilot *pilot, double *values,
                              raat_error *err)
{
    const int32_t n = longest(e);
    raat_status status = RAAT_OK;
    if (n < e->plan->n_replicates)
        status =
            raat_pilot_run(pilot, short_blocks(e->threads) * RAAT_LANES, values, &e->pilot[0], err);
    if (status == RAAT_OK)
        status = raat_pilot_run(pilot, n, values, &e->pilot[1], err);
    if (n == e->plan->n_replicates)
        e->pilot[0] = e->pilot[1];
    return status;
}

static raat_status print(const raat_text *text, raat_error *err)
{
    if (fwrite(raat_text_bytes(text), 1, text->length, stdout) != text->length ||
        fflush(stdout) != 0)
        return raat_error_set(err, RAAT_FAILED, "standard output: %m");
    return RAAT_OK;
}

static raat_status write_page(const raat_estimate *e, bool json, raat_error *err)
{
    raat_text text = {0};
    raat_status status =
        json ? raat_estimate_append_json(&text, e, err) : raat_estimate_append_page(&text, e, err);
    if (status == RAAT_OK)
        status = print(&text, err);
    raat_text_clear(&text);
    return status;
}

static raat_status foretell(const request *r, raat_plan *plan, raat_estimate *e, raat_error *err)
{
    const raat_pilot pilot = {plan, e->store, e->threads, e->goal.measure};
    const size_t n = (size_t)plan->n_scenarios * (size_t)longest(e);
    double *values = raat_pilot_room(n, err);
    if (!values)
        return RAAT_FAILED;
    e->values = values;
    raat_stop_watch();
    raat_status status = run_pilots(e, &pilot, values, err);
    if (status == RAAT_OK)
        status = write_page(e, r->json, err);
    else if (status == RAAT_STOPPED)
        raat_message_note("stopped by signal %d; nothing was left behind", raat_stop_signal());
    raat_pilot_room_free(values, n);
    return status;
}

/* ---- the command ---- */

static int execute(const request *r)
{
    raat_error err = {0};
    raat_plan *plan = NULL;
    const double began = raat_stopwatch_now();
    raat_estimate e = {.store = raat_layout_store_of(r->store)};
    if (e.store == RAAT_N_STORES) {
        raat_message_error("--store is summary, replicates or full, not `%s`", r->store);
        return RAAT_USAGE;
    }
    raat_status status = load(r, &plan, &err);
    if (status == RAAT_OK)
        status = read_goal(r, plan, &e.goal, &err);
    if (status == RAAT_OK) {
        plan->lean = e.store != RAAT_STORE_FULL;
        e.plan = plan;
        e.threads = raat_run_threads(plan, (int)r->threads);
        e.load = raat_stopwatch_now() - began;
        status = foretell(r, plan, &e, &err);
    }
    raat_plan_free(plan);
    raat_message_failure(&err);
    return status;
}

int raat_cmd_estimate(int argc, char **argv)
{
    request r = {.store = "replicates", .half_width = "1%"};
    const raat_options_row rows[] = {
        {.letter = 'n',
         .name = "replicates",
         .argument = "N",
         .doc = "replications of each scenario, in place of the study's",
         .whole = &r.replicates,
         .least = 1,
         .most = RAAT_MOST_REPLICATES},
        {.letter = 'j',
         .name = "threads",
         .argument = "N",
         .doc = "threads; as many as there are processors when not given; memory and time depend "
                "on it",
         .whole = &r.threads,
         .least = 1,
         .most = 1024},
        {.name = "store",
         .argument = "MODE",
         .doc =
             "what the run would keep: summary, replicates (the default) or full, as in raat run",
         .text = &r.store},
        {.letter = 'i',
         .name = "indicator",
         .argument = "TEXT",
         .doc =
             "INDICATOR@YEAR of which precision is asked, as in shortage_fte@2026; shortage_fte in "
             "the last year of the study when not given. Indicators of the whole region only; of "
             "several regions, of all together",
         .text = &r.indicator},
        {.name = "half-width",
         .argument = "AMOUNT",
         .doc = "half of the 95 % interval that the mean paired difference is to have: 0.5% of the "
                "baseline's mean, or 25 in the indicator's unit; 1% when not given",
         .text = &r.half_width},
        {.name = "set",
         .argument = "PATH=VALUE",
         .doc = "changes one value of the study first, as in raat run; may be given several times",
         .list = &r.settings},
        {.name = "json",
         .doc = "write one JSON document to standard output, in place of the page",
         .seen = &r.json},
    };
    raat_options options = {.command = "estimate",
                            .operands = "STUDY",
                            .least = 1,
                            .most = 1,
                            .doc = doc,
                            .rows = rows,
                            .n_rows = sizeof rows / sizeof *rows};
    int status;
    if (raat_options_parse(&options, argc, argv, &status)) {
        r.study = options.given[0];
        status = execute(&r);
    }
    raat_options_list_clear(&r.settings);
    return status;
}
