/* cmd_run.c: `raat run STUDY`: from a study to a results file.
 *
 * The output appears whole or not at all. A run that a signal stops saves what is complete beside it,
 * FILE.partial.h5, and never in its place. */
#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>

#include "engine/base/command.h"
#include "engine/base/memory.h"
#include "engine/base/message.h"
#include "engine/base/options.h"
#include "engine/base/stop.h"
#include "engine/base/stopwatch.h"
#include "engine/base/text.h"
#include "engine/run/run.h"
#include "engine/store/writer.h"
#include "scenarios/language/decimal.h"
#include "scenarios/language/duration.h"
#include "scenarios/language/scenario.h"
#include "scenarios/language/until.h"
#include "scenarios/language/watch.h"

raat_command_function raat_cmd_run;

typedef struct {
    const char *study, *output, *store, *seed;
    const char *until, *max_time;
    int64_t replicates, threads;
    raat_options_list settings;
    bool quiet, unshared;
    double began; /* raat_stopwatch_now */
} request;

/* ---- what is asked ---- */

/* -n and --seed are settings like any other, and win over --set. */
static raat_status add_setting(request *r, raat_text *text, const char *key, const char *value,
                               raat_error *err)
{
    raat_text_appendf(text, "%s=%s", key, value);
    const char **values = raat_memory_grow(r->settings.values, r->settings.n, &r->settings.capacity,
                                           sizeof *values, err);
    if (!values || raat_text_check(text, err) != RAAT_OK)
        return RAAT_FAILED;
    r->settings.values = values;
    values[r->settings.n++] = raat_text_bytes(text);
    return RAAT_OK;
}

static raat_status load(request *r, raat_plan **out, raat_error *err)
{
    raat_diagnostics d = {0};
    raat_text replicates = {0}, seed = {0};
    char number[RAAT_DECIMAL_TEXT];
    raat_status status = RAAT_OK;
    snprintf(number, sizeof number, "%lld", (long long)r->replicates);
    if (r->replicates)
        status = add_setting(r, &replicates, "replicates", number, err);
    if (status == RAAT_OK && r->seed)
        status = add_setting(r, &seed, "seed", r->seed, err);
    if (status == RAAT_OK) {
        const raat_overlay overlay = {r->settings.values, r->settings.n};
        status = raat_scenario_load(r->study, &overlay, out, &d, err);
    }
    raat_diagnostic_say(&d);
    raat_diagnostic_clear(&d);
    raat_text_clear(&replicates);
    raat_text_clear(&seed);
    return status;
}

/* ---- where results go ---- */

/* results/NAME.h5 beside the study, wherever one stands; the folder is made. */
static raat_status default_output(const request *r, const raat_plan *plan, raat_text *out,
                                  raat_error *err)
{
    struct stat is;
    const bool folder = stat(r->study, &is) == 0 && S_ISDIR(is.st_mode);
    const char *slash = strrchr(r->study, '/');
    if (folder)
        raat_text_appendf(out, "%s/", r->study);
    else if (slash)
        raat_text_append_bytes(out, r->study, (size_t)(slash - r->study) + 1);
    raat_text_append(out, "results");
    if (mkdir(raat_text_bytes(out), 0777) != 0 && errno != EEXIST)
        return raat_error_set(err, RAAT_FAILED, "cannot make the folder %s: %s; say where with -o",
                              raat_text_bytes(out), strerror(errno));
    raat_text_appendf(out, "/%s.h5", plan->label.name);
    return raat_text_check(out, err);
}

static raat_status choose_output(const request *r, const raat_plan *plan, raat_text *out,
                                 raat_error *err)
{
    if (!r->output)
        return default_output(r, plan, out, err);
    raat_text_append(out, r->output);
    return raat_text_check(out, err);
}

/* x.h5 becomes x.partial.h5. */
static raat_status partial_output(const raat_text *output, raat_text *out, raat_error *err)
{
    const char *path = raat_text_bytes(output);
    size_t stem = output->length;
    if (stem > 3 && strcmp(path + stem - 3, ".h5") == 0)
        stem -= 3;
    raat_text_append_bytes(out, path, stem);
    raat_text_append(out, ".partial.h5");
    return raat_text_check(out, err);
}

/* ---- the run ---- */

/* What ends the run before its last replication. */
static raat_status read_ends(const request *r, const raat_plan *plan, raat_watch *watch,
                             raat_error *err)
{
    double seconds;
    raat_status status = RAAT_OK;
    *watch = (raat_watch){.plan = plan, .quiet = r->quiet};
    if (r->max_time) {
        status = raat_duration_parse("--max-time", r->max_time, &seconds, err);
        watch->max_time = r->max_time;
        watch->deadline = r->began + seconds;
    }
    if (status == RAAT_OK && r->until) {
        status = raat_until_parse("--until", r->until, plan, &watch->goal, err);
        watch->until = r->until;
    }
    return status;
}

static raat_status simulate(const request *r, raat_watch *watch, raat_writer *writer,
                            int32_t *out_replicates, raat_error *err)
{
    const raat_run_options options = {.threads = (int)r->threads,
                                      .unshared = r->unshared,
                                      .progress = raat_watch_listen,
                                      .listener = watch};
    raat_sink *sink = raat_writer_sink(writer);
    if (watch->until) {
        if (raat_precision_new(watch->plan, &watch->goal, sink, &watch->precision, err) != RAAT_OK)
            return RAAT_FAILED;
        sink = raat_precision_sink(watch->precision);
    }
    raat_watch_begin(watch);
    const raat_status status = raat_run_execute(watch->plan, &options, sink, out_replicates, err);
    raat_watch_end(watch);
    return status;
}

/* A stopped run: keeps what is complete, and says what that is and how to go on. */
static raat_status save_part(const raat_plan *plan, raat_writer *writer, const raat_text *output,
                             int32_t n, raat_error *err)
{
    raat_text part = {0};
    raat_status status = partial_output(output, &part, err);
    if (status == RAAT_OK)
        status = raat_writer_commit(writer, n, raat_text_bytes(&part), err);
    if (status == RAAT_OK) {
        raat_message_note("stopped by signal %d: the first %d of %d replications are in %s; %s "
                          "was not touched; run the same command again for all of them",
                          raat_stop_signal(), (int)n, (int)plan->n_replicates,
                          raat_text_bytes(&part), raat_text_bytes(output));
        status = RAAT_STOPPED;
    }
    raat_text_clear(&part);
    return status;
}

static raat_status run(const request *r, raat_watch *watch, raat_layout_store store,
                       raat_error *err)
{
    const raat_plan *plan = watch->plan;
    raat_text output = {0};
    raat_writer *writer = NULL;
    int32_t n = 0;
    raat_stop_watch(); /* from here on a signal leaves no temporary file behind */
    raat_status status = choose_output(r, plan, &output, err);
    if (status == RAAT_OK)
        status = raat_writer_new(plan, raat_text_bytes(&output), store, &writer, err);
    if (status != RAAT_OK)
        goto out;
    status = simulate(r, watch, writer, &n, err);
    if (status == RAAT_OK)
        status = raat_writer_commit(writer, n, NULL, err);
    else if (status == RAAT_STOPPED)
        status = save_part(plan, writer, &output, n, err);
    if (status == RAAT_OK) {
        raat_watch_say(watch, n);
        puts(raat_text_bytes(&output));
    }
out:
    raat_writer_free(writer);
    raat_text_clear(&output);
    return status;
}

static int execute(request *r)
{
    raat_error err = {0};
    raat_plan *plan = NULL;
    raat_watch watch = {0};
    const raat_layout_store store = raat_layout_store_of(r->store);
    if (store == RAAT_N_STORES) {
        raat_message_error("--store is summary, replicates or full, not `%s`", r->store);
        return RAAT_USAGE;
    }
    r->began = raat_stopwatch_now();
    raat_status status = load(r, &plan, &err);
    if (status == RAAT_OK)
        status = read_ends(r, plan, &watch, &err);
    if (status == RAAT_OK)
        plan->lean = store != RAAT_STORE_FULL;
    if (status == RAAT_OK)
        status = run(r, &watch, store, &err);
    raat_precision_free(watch.precision);
    raat_plan_free(plan);
    raat_message_failure(&err);
    return status;
}

int raat_cmd_run(int argc, char **argv)
{
    request r = {.store = "replicates"};
    const raat_options_row rows[] = {
        {.letter = 'n',
         .name = "replicates",
         .argument = "N",
         .doc = "replications of each scenario, in place of the study's",
         .whole = &r.replicates,
         .least = 1,
         .most = RAAT_MOST_REPLICATES},
        {.name = "seed",
         .argument = "N",
         .doc = "seed of all random numbers, in place of the "
                "study's",
         .text = &r.seed},
        {.name = "until",
         .argument = "TEXT",
         .doc = "ends the run as soon as it is precise enough: INDICATOR@YEAR half-width AMOUNT, "
                "as in "
                "\"shortage_fte@2026 half-width 1%\". The mean paired difference to the baseline "
                "has, in "
                "each scenario, a 95 % interval of at most the amount on each side: 1% of the "
                "baseline's "
                "mean, or 25 in the indicator's unit (in a study without other scenarios: the "
                "level of the "
                "baseline). Judged after 512, 768, 1024, ... replications; -n, or the study's "
                "replicates, is the most it takes. Indicators of the whole region only; of several "
                "regions, of all together. Intervals of runs that end so are a little too narrow: "
                "93 to "
                "95 of 100 hold the true mean",
         .text = &r.until},
        {.name = "max-time",
         .argument = "TIME",
         .doc =
             "ends the run at the first whole block of 64 replications after this time since the "
             "command began: 90s, 15m, 2h. One block is always done; writing the file comes on top",
         .text = &r.max_time},
        {.letter = 'j',
         .name = "threads",
         .argument = "N",
         .doc = "threads; as many as there are processors when not given; no number depends on it",
         .whole = &r.threads,
         .least = 1,
         .most = 1024},
        {.letter = 'o',
         .name = "output",
         .argument = "FILE.h5",
         .doc = "results file; results/NAME.h5 beside the study, with the study's name, when not "
                "given",
         .text = &r.output},
        {.name = "store",
         .argument = "MODE",
         .doc = "what is kept of the replications: summary (only moments, quantiles and paired "
                "differences), replicates (also yearly series of the main indicators; the default) "
                "or full (of every indicator)",
         .text = &r.store},
        {.name = "set",
         .argument = "PATH=VALUE",
         .doc = "changes one value of the study (replicates=100), of its region "
                "(region.demand.growth.value=0.02) or of its actions (actions.LIM-3.1.start=2019); "
                "`raat check --resolved` shows every path; may be given several times",
         .list = &r.settings},
        {.name = "quiet", .doc = "no progress, not even on a terminal", .seen = &r.quiet},
        {.name = "unshared",
         .doc = "simulate the past of every scenario by itself: slower, the same results",
         .seen = &r.unshared},
    };
    raat_options options = {
        .command = "run",
        .operands = "STUDY",
        .least = 1,
        .most = 1,
        .doc =
            "Simulates all scenarios of a study and writes a results file (netCDF-4/HDF5), whose "
            "path is printed. STUDY is a study file or a folder with a study.yaml. An existing "
            "results file is replaced only by a complete new one. SIGINT or SIGTERM stops the "
            "run: what is complete is saved as FILE.partial.h5, status 3. A run that --until or "
            "--max-time ends has status 0 and the file of a run with that -n, byte for byte; "
            "standard error says what was reached. One that takes all its replications without "
            "reaching --until has status 0 too, and says so.",
        .rows = rows,
        .n_rows = sizeof rows / sizeof *rows,
    };
    int status;
    if (raat_options_parse(&options, argc, argv, &status)) {
        r.study = options.given[0];
        status = execute(&r);
    }
    raat_options_list_clear(&r.settings);
    return status;
}
