#include "scenarios/language/watch.h"

#include <math.h>
#include <stdio.h>

#include "engine/base/message.h"
#include "engine/base/stop.h"
#include "engine/base/stopwatch.h"
#include "engine/numeric/design.h"
#include "engine/run/run.h"
#include "scenarios/language/scenario.h"

void raat_watch_begin(raat_watch *watch)
{
    if (!watch->quiet)
        raat_progress_begin(&watch->progress, "replications", (uint64_t)watch->plan->n_replicates);
}

void raat_watch_end(raat_watch *watch)
{
    if (!watch->quiet)
        raat_progress_end(&watch->progress);
}

int raat_watch_listen(void *watch, int32_t blocks_done, int32_t blocks)
{
    raat_watch *w = watch;
    const uint64_t n = (uint64_t)w->plan->n_replicates;
    if (!w->quiet)
        raat_progress_update(&w->progress,
                             blocks_done == blocks ? n : (uint64_t)blocks_done * RAAT_LANES);
    if (raat_stop_signal())
        return RAAT_RUN_STOP;
    if (w->precision && raat_precision_enough(w->precision))
        return RAAT_RUN_ENOUGH;
    w->late = w->max_time && blocks_done < blocks && raat_stopwatch_now() >= w->deadline;
    return w->late ? RAAT_RUN_ENOUGH : RAAT_RUN_ON;
}

/* ---- what it says ---- */

/* "11.3 FTE (0.86 % of the baseline's mean)", to what was asked for. */
static void amount(const raat_watch *watch, double half_width, double baseline, char *out,
                   size_t size)
{
    const char *unit = raat_indicator_row(watch->goal.measure.indicator)->unit;
    const bool bare = unit[0] == '1' && !unit[1];
    const int n = snprintf(out, size, "%.4g%s%s", half_width, bare ? "" : " ", bare ? "" : unit);
    if (watch->goal.relative && n > 0 && (size_t)n < size)
        snprintf(out + n, size - (size_t)n, " (%.3g %% of the baseline's mean)",
                 100 * half_width / fabs(baseline));
}

/* Of what the half-width is. */
static void subject(const raat_watch *watch, int32_t scenario, char *out, size_t size)
{
    const raat_plan *plan = watch->plan;
    const raat_measure *measure = &watch->goal.measure;
    snprintf(out, size, "%s@%d, %s%s", raat_indicator_row(measure->indicator)->name,
             (int)measure->year, plan->scenarios[scenario].label.name,
             plan->n_scenarios > 1 ? " minus the baseline" : "");
}

/* Half-widths shrink with the square root of the number. */
static void say_not_reached(const raat_watch *watch, const raat_precision_state *now,
                            const char *of, const char *is)
{
    const double ratio = now->half_width / now->wanted;
    const double group = RAAT_DESIGN_GROUP;
    const double enough = ceil(now->replicates * ratio * ratio / group) * group;
    const char *which = watch->late ? "" : "all ";
    if (isfinite(enough) && enough <= RAAT_MOST_REPLICATES)
        raat_message_note(
            "--until %s: not reached after %s%d replications: the 95 %% half-width of "
            "%s is %s; some %.0f replications would do (-n)",
            watch->until, which, (int)now->replicates, of, is, enough);
    else
        raat_message_note(
            "--until %s: not reached after %s%d replications: the 95 %% half-width of "
            "%s is %s",
            watch->until, which, (int)now->replicates, of, is);
}

static void say_precision(const raat_watch *watch)
{
    char of[300], is[120];
    const raat_precision_state now = raat_precision_now(watch->precision);
    subject(watch, now.scenario, of, sizeof of);
    amount(watch, now.half_width, now.baseline, is, sizeof is);
    if (isnan(now.half_width) || isnan(now.wanted))
        raat_message_note(
            "--until %s: not reached after %d replications: %s has too few numbers to "
            "judge",
            watch->until, (int)now.replicates, of);
    else if (now.replicates < RAAT_PRECISION_LEAST)
        raat_message_note("--until %s: ended after %d replications, before %d of them could be "
                          "judged: the widest 95 %% half-width is that of %s: %s",
                          watch->until, (int)now.replicates, RAAT_PRECISION_LEAST, of, is);
    else if (now.reached)
        raat_message_note(
            "--until %s: reached after %d of at most %d replications: the widest 95 %% "
            "half-width is that of %s: %s",
            watch->until, (int)now.replicates, (int)watch->plan->n_replicates, of, is);
    else
        say_not_reached(watch, &now, of, is);
}

void raat_watch_say(const raat_watch *watch, int32_t n)
{
    if (watch->late)
        raat_message_note("--max-time %s is over: the result is the first %d of %d replications",
                          watch->max_time, (int)n, (int)watch->plan->n_replicates);
    if (watch->precision)
        say_precision(watch);
}
