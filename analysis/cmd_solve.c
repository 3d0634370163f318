/* cmd_solve.c: raat solve: which value of one number of a study makes a target hold with a given
 * probability. */
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "analysis/areas.h"
#include "analysis/draft.h"
#include "analysis/solution.h"
#include "engine/base/command.h"
#include "engine/base/memory.h"
#include "engine/base/message.h"
#include "engine/base/options.h"
#include "engine/base/stop.h"
#include "engine/base/suggest.h"
#include "scenarios/language/decimal.h"
#include "scenarios/language/scenario.h"

raat_command_function raat_cmd_solve;

enum { SCAN = 5 };

static const char doc[] =
    "Finds the value of one number of a study for which a target holds with a given probability, "
    "with its 95 % interval: what more replications could still change. Each value is tried by a "
    "run in memory, with the same random numbers. First a few values over the whole range: where "
    "the probability is reached at none of them, at all, or more than once, or where nothing "
    "moves, "
    "that is said and no answer given. Standard output gets the values tried and the answer; "
    "--json and --csv - take its place. Exit status: 0 found, 1 no such value in the range (the "
    "reason is on standard error) or a failure, 2 the command line or the study is wrong, 3 "
    "stopped by SIGINT or SIGTERM: standard output has the values tried so far.";

typedef struct {
    const char *study, *lever, *target, *probability, *from, *to, *scenario, *region, *seed, *csv;
    int64_t replicates, threads;
    raat_options_list settings;
    bool json, quiet;
} request;

/* What is built of it. */
typedef struct {
    const request *asked;
    raat_text replicates, seed; /* their settings */
    raat_plan *plan;            /* of the study as it is */
    raat_knob knob;
    raat_trial trial;
    raat_solve_range range;
    raat_solve_result result;
    raat_error *err;
} quest;

/* ---- numbers of the command line ---- */

static raat_status read_number(const char *option, const char *text, double *out, raat_error *err)
{
    if (raat_decimal_read(text, out))
        return RAAT_OK;
    return raat_error_set(err, RAAT_USAGE, "%s: `%s` is not a number%s", option, text,
                          raat_decimal_hint(text));
}

static raat_status read_probability(const char *text, double *out, raat_error *err)
{
    const raat_status status = read_number("--probability", text, out, err);
    if (status == RAAT_OK && !(*out > 0 && *out < 1))
        return raat_error_set(err, RAAT_USAGE,
                              "--probability: `%s` is not between 0 and 1 (0.8 for 80 %%)", text);
    return status;
}

static raat_status need(const char *option, const char *value, const char *example, raat_error *err)
{
    if (value)
        return RAAT_OK;
    return raat_error_set(err, RAAT_USAGE, "%s is missing, as in %s %s", option, option, example);
}

static raat_status check_request(const request *asked, raat_error *err)
{
    raat_status status =
        need("--lever", asked->lever, "actions.LIM-1.1.effects.1.reach.value", err);
    if (status == RAAT_OK)
        status = need("--target", asked->target, "\"shortage_fte@2026 <= 0.02*demand_fte\"", err);
    if (status == RAAT_OK && asked->json && asked->csv && strcmp(asked->csv, "-") == 0)
        status = raat_error_set(
            err, RAAT_USAGE, "--csv - and --json both want standard output: name a file for one");
    if (status == RAAT_OK && strchr(asked->lever, '='))
        status = raat_error_set(
            err, RAAT_USAGE, "--lever takes a path without a value; the value is what is sought");
    return status;
}

/* ---- the study ---- */

/* All of --set, then -n and --seed, which win, then a place for the lever's. */
static raat_status fill_settings(quest *q)
{
    const request *asked = q->asked;
    raat_trial *trial = &q->trial;
    trial->settings = raat_memory_new(asked->settings.n + 3, sizeof *trial->settings, q->err);
    if (!trial->settings)
        return RAAT_FAILED;
    for (size_t i = 0; i < asked->settings.n; i++)
        trial->settings[trial->n_settings++] = asked->settings.values[i];
    raat_text_appendf(&q->replicates, "replicates=%lld", (long long)asked->replicates);
    raat_text_appendf(&q->seed, "seed=%s", asked->seed ? asked->seed : "");
    if (asked->replicates)
        trial->settings[trial->n_settings++] = raat_text_bytes(&q->replicates);
    if (asked->seed)
        trial->settings[trial->n_settings++] = raat_text_bytes(&q->seed);
    const raat_status status = raat_text_check(&q->replicates, q->err);
    return status == RAAT_OK ? raat_text_check(&q->seed, q->err) : status;
}

static raat_status unknown_scenario(const raat_plan *plan, const char *name, raat_error *err)
{
    enum { MOST = 200 };
    const char *names[MOST];
    size_t n = 0;
    for (int32_t i = 0; i < plan->n_scenarios && n < MOST; i++)
        names[n++] = plan->scenarios[i].label.name;
    const char *near = raat_suggest_nearest(name, names, n);
    if (near)
        return raat_error_set(err, RAAT_USAGE, "--scenario: no scenario `%s`; did you mean `%s`?",
                              name, near);
    return raat_error_set(err, RAAT_USAGE,
                          "--scenario: no scenario `%s`; raat check --resolved lists them", name);
}

/* The one that is named, else the first that is not the baseline, where there is one. */
static raat_status choose_scenario(quest *q)
{
    const raat_plan *plan = q->plan;
    const char *name = q->asked->scenario;
    for (int32_t i = 0; i < plan->n_scenarios; i++)
        if (name ? strcmp(plan->scenarios[i].label.name, name) == 0 : i != plan->baseline) {
            q->trial.scenario = i;
            return RAAT_OK;
        }
    q->trial.scenario = plan->baseline;
    return name ? unknown_scenario(plan, name, q->err) : RAAT_OK;
}

/* The one that is named, else the last: the total of several regions. */
static raat_status choose_area(quest *q)
{
    const raat_plan *plan = q->plan;
    const char *names[RAAT_LONGEST_AXIS + 1];
    for (int32_t i = 0; i < plan->n_areas; i++)
        names[i] = plan->regions[i].label.name;
    q->trial.area = plan->n_areas - 1;
    return q->asked->region
               ? raat_areas_find(names, plan->n_areas, q->asked->region, &q->trial.area, q->err)
               : RAAT_OK;
}

/* ---- the lever ---- */

static raat_status find_knob(quest *q)
{
    const raat_overlay overlay = {q->trial.settings, q->trial.n_settings};
    raat_diagnostics d = {0};
    raat_yaml_store *store = NULL;
    const raat_yaml *root = NULL;
    const char *kind;
    raat_text where = {0};
    raat_text_appendf(&where, "--lever %s", q->trial.lever);
    const raat_mark at = {raat_text_bytes(&where), 0, 0};
    raat_status status =
        raat_scenario_read(q->trial.study, &overlay, &store, &root, &kind, &d, q->err);
    if (status == RAAT_OK && !raat_knob_find((raat_yaml *)root, q->trial.lever, at, &q->knob, &d))
        status = RAAT_USAGE;
    raat_diagnostic_say(&d);
    raat_diagnostic_clear(&d);
    raat_text_clear(&where);
    raat_yaml_store_free(store);
    return status;
}

/* One end of the range: what was typed, which must lie in the key's own, or that. */
static raat_status choose_end(const quest *q, const char *option, const char *text, double own,
                              double *out)
{
    const raat_knob *knob = &q->knob;
    *out = own;
    if (!text)
        return isfinite(own) ? RAAT_OK
                             : raat_error_set(q->err, RAAT_USAGE,
                                              "%s has no bound of its own on this side: say %s",
                                              q->trial.lever, option);
    const raat_status status = read_number(option, text, out, q->err);
    if (status == RAAT_OK && (*out < knob->low || *out > knob->high))
        return raat_error_set(q->err, RAAT_USAGE, "%s %s: the key takes numbers from %g to %g",
                              option, text, knob->low, knob->high);
    return status;
}

static raat_status choose_range(quest *q)
{
    const double grain = q->knob.grain;
    raat_solve_range *range = &q->range;
    *range = (raat_solve_range){.grain = grain, .scan = SCAN};
    raat_status status = choose_end(q, "--from", q->asked->from, q->knob.low, &range->from);
    if (status == RAAT_OK)
        status = choose_end(q, "--to", q->asked->to, q->knob.high, &range->to);
    if (status == RAAT_OK && grain > 0) { /* inwards, to numbers that the key can have */
        range->from = ceil(range->from / grain - 1e-9) * grain;
        range->to = floor(range->to / grain + 1e-9) * grain;
    }
    if (status == RAAT_OK && !(range->from < range->to))
        status = raat_error_set(q->err, RAAT_USAGE,
                                "there is nothing to search between %g (--from) and %g (--to)",
                                range->from, range->to);
    return status;
}

/* ---- what is written ---- */

static raat_status print(const raat_text *text, raat_error *err)
{
    if (raat_text_check(text, err) != RAAT_OK)
        return RAAT_FAILED;
    if (fwrite(raat_text_bytes(text), 1, text->length, stdout) != text->length ||
        fflush(stdout) != 0)
        return raat_error_set(err, RAAT_FAILED, "standard output: %m");
    return RAAT_OK;
}

static raat_status write_csv(const char *path, const raat_solution *solution, raat_error *err)
{
    const raat_draft_kind kind = {raat_solution_csv_header, "a table that raat solve made"};
    raat_text text = {0};
    raat_draft *draft = NULL;
    raat_solution_append_csv(&text, solution);
    raat_status status;
    if (strcmp(path, "-") == 0) {
        status = print(&text, err);
    } else {
        status = raat_draft_new(path, &kind, &draft, err);
        if (status == RAAT_OK)
            status = raat_draft_take(draft, &text, err);
        if (status == RAAT_OK)
            status = raat_draft_commit(draft, err);
        raat_draft_free(draft);
    }
    raat_text_clear(&text);
    return status;
}

static raat_status write_page(const request *asked, const raat_solution *solution, raat_error *err)
{
    raat_text text = {0};
    raat_status status = RAAT_OK;
    if (asked->json)
        raat_solution_append_json(&text, solution);
    else
        status = raat_solution_append_table(&text, solution, err);
    if (status == RAAT_OK)
        status = print(&text, err);
    raat_text_clear(&text);
    return status;
}

static raat_status write_all(const quest *q, const raat_solution *solution)
{
    const char *csv = q->asked->csv;
    raat_status status = csv ? write_csv(csv, solution, q->err) : RAAT_OK;
    if (status == RAAT_OK && !(csv && strcmp(csv, "-") == 0))
        status = write_page(q->asked, solution, q->err);
    return status;
}

/* Nothing was found: that is no failure of the program, but the next step of a script must know. */
static raat_status say_reason(const raat_solution *solution, raat_error *err)
{
    raat_text reason = {0};
    raat_solution_append_reason(&reason, solution);
    raat_status status = raat_text_check(&reason, err);
    if (status == RAAT_OK && reason.length)
        status = raat_error_set(err, RAAT_FAILED, "%s", raat_text_bytes(&reason));
    raat_text_clear(&reason);
    return status;
}

/* ---- the command ---- */

static raat_status search(quest *q)
{
    const raat_solution solution = {.trial = &q->trial,
                                    .plan = q->plan,
                                    .knob = &q->knob,
                                    .goal = q->asked->target,
                                    .range = &q->range,
                                    .result = &q->result};
    raat_stop_watch();
    const raat_status status =
        raat_solve_search(&q->range, raat_trial_run, &q->trial, &q->result, q->err);
    if (status == RAAT_STOPPED) {
        raat_solution part = solution;
        part.stopped = true;
        raat_message_note("stopped by signal %d; run the same command again for an answer",
                          raat_stop_signal());
        const raat_status written = write_all(q, &part);
        return written == RAAT_OK ? RAAT_STOPPED : written;
    }
    if (status != RAAT_OK)
        return status;
    const raat_status written = write_all(q, &solution);
    return written == RAAT_OK ? say_reason(&solution, q->err) : written;
}

static raat_status prepare(quest *q)
{
    const request *asked = q->asked;
    raat_status status = check_request(asked, q->err);
    if (status == RAAT_OK)
        status = read_probability(asked->probability, &q->trial.probability, q->err);
    if (status == RAAT_OK)
        status = fill_settings(q);
    if (status == RAAT_OK)
        status = raat_trial_load(&q->trial, &q->plan, q->err);
    if (status == RAAT_OK)
        status = raat_goal_parse(asked->target, q->plan->start_year, q->plan->end_year,
                                 &q->trial.goal, q->err);
    if (status == RAAT_OK)
        status = choose_scenario(q);
    if (status == RAAT_OK)
        status = choose_area(q);
    if (status == RAAT_OK)
        status = find_knob(q);
    return status == RAAT_OK ? choose_range(q) : status;
}

static int solve(const request *asked)
{
    raat_error err = {0};
    quest q = {.asked = asked,
               .trial = {.study = asked->study,
                         .lever = asked->lever,
                         .threads = (int)asked->threads,
                         .quiet = asked->quiet},
               .err = &err};
    raat_status status = prepare(&q);
    if (status == RAAT_OK)
        status = search(&q);
    raat_solve_clear(&q.result);
    raat_knob_clear(&q.knob);
    raat_plan_free(q.plan);
    raat_memory_free(q.trial.settings);
    raat_text_clear(&q.replicates);
    raat_text_clear(&q.seed);
    raat_message_failure(&err);
    return status;
}

int raat_cmd_solve(int argc, char **argv)
{
    request asked = {.probability = "0.5"};
    const raat_options_row rows[] = {
        {.letter = 'l',
         .name = "lever",
         .argument = "PATH",
         .doc = "the number that is sought, by its path as in --set: "
                "actions.LIM-1.1.effects.1.reach.value; `raat check --resolved` shows every path. "
                "A distribution that stands there gives way to each number tried",
         .text = &asked.lever},
        {.letter = 't',
         .name = "target",
         .argument = "TEXT",
         .doc = "INDICATOR@YEAR, then <= or >=, then a number or NUMBER*INDICATOR of that year: "
                "\"shortage_fte@2026 <= 0.02*demand_fte\". Indicators of the whole region only; of "
                "several regions, of all together unless --region names one",
         .text = &asked.target},
        {.letter = 'p',
         .name = "probability",
         .argument = "P",
         .doc = "share of the replications in which the target is to hold; 0.5 when not given",
         .text = &asked.probability},
        {.name = "from",
         .argument = "A",
         .doc = "least value tried; the least that the key can have when not given",
         .text = &asked.from},
        {.name = "to",
         .argument = "B",
         .doc = "greatest value tried; the greatest that the key can have when not given",
         .text = &asked.to},
        {.name = "scenario",
         .argument = "NAME",
         .doc = "scenario in which the target is to hold; the first that is not the baseline when "
                "not given. Only this one is simulated",
         .text = &asked.scenario},
        {.letter = 'r',
         .name = "region",
         .argument = "NAME",
         .doc = "region of several in which the target is to hold; all_regions, their total, when "
                "not given. All of them are simulated",
         .text = &asked.region},
        {.letter = 'n',
         .name = "replicates",
         .argument = "N",
         .doc = "replications of each run, in place of the study's",
         .whole = &asked.replicates,
         .least = 1,
         .most = 1000000},
        {.name = "seed",
         .argument = "N",
         .doc = "seed of all random numbers, in place of the study's",
         .text = &asked.seed},
        {.letter = 'j',
         .name = "threads",
         .argument = "N",
         .doc = "threads; as many as there are processors when not given; no number depends on it",
         .whole = &asked.threads,
         .least = 1,
         .most = 1024},
        {.name = "set",
         .argument = "PATH=VALUE",
         .doc = "changes another value of the study first, as in raat run; may be given several "
                "times",
         .list = &asked.settings},
        {.name = "json",
         .doc = "write one JSON document to standard output, in place of the table",
         .seen = &asked.json},
        {.name = "csv",
         .argument = "FILE",
         .doc =
             "also write the values tried as CSV; '-' for standard output, in place of the table",
         .text = &asked.csv},
        {.name = "quiet", .doc = "no progress, not even on a terminal", .seen = &asked.quiet},
    };
    raat_options options = {.command = "solve",
                            .operands = "STUDY",
                            .least = 1,
                            .most = 1,
                            .doc = doc,
                            .rows = rows,
                            .n_rows = sizeof rows / sizeof *rows};
    int status;
    if (raat_options_parse(&options, argc, argv, &status)) {
        asked.study = options.given[0];
        status = solve(&asked);
    }
    raat_options_list_clear(&asked.settings);
    return status;
}
