#include "analysis/estimate.h"

#include <gsl/gsl_cdf.h>
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "analysis/figure.h"
#include "analysis/forecast.h"
#include "analysis/json.h"
#include "analysis/table.h"
#include "engine/base/memory.h"
#include "engine/numeric/paired.h"
#include "engine/store/kept.h"
#include "scenarios/language/duration.h"

/* Peak memory of the same run differs by some 0.3 MB from one time to the next; drawn out to a long run that
 * would become much. */
static const double MEMORY_NOISE = 512 * 1024;

/* A machine on which the pilots took this many times what they would at best is busy: worth a word. */
static const double BUSY = 1.25;

/* ---- what it takes ---- */

/* A file grows by blocks, of which the last may have empty lanes. */
static double whole_blocks(int32_t n)
{
    return ceil((double)n / RAAT_LANES) * RAAT_LANES;
}

static double extrapolate(const raat_estimate *e, double y1, double y2, double noise)
{
    const raat_pilot_cost *pilot = e->pilot;
    if (pilot[1].replicates == e->plan->n_replicates)
        return y2; /* the pilot was the run */
    const raat_forecast_line line = {pilot[0].replicates, y1, pilot[1].replicates, y2, noise};
    return raat_forecast_at(&line, whole_blocks(e->plan->n_replicates));
}

/* Simulating goes on as it began: at the rate of both pilots together, for on a busy machine a difference of
 * two times is little but noise. Only what comes before and after is a line through both. */
static double simulating(const raat_estimate *e, double y1, double y2)
{
    const raat_pilot_cost *pilot = e->pilot;
    if (pilot[1].replicates == e->plan->n_replicates)
        return y2;
    const double both = (double)(pilot[0].replicates + pilot[1].replicates);
    return (y1 + y2) / both * e->plan->n_replicates;
}

static double extrapolate_time(const raat_estimate *e, double y1, double simulating1, double y2,
                               double simulating2)
{
    return e->load + simulating(e, simulating1, simulating2) +
           extrapolate(e, y1 - simulating1, y2 - simulating2, 0);
}

/* Where the file has the replicates only its index grows while they are simulated, by steps that two pilots do not
 * show; and reading them back takes more than that once they are long. */
static double memory(const raat_estimate *e)
{
    const raat_plan *plan = e->plan;
    const raat_pilot_cost *pilot = &e->pilot[1];
    const int32_t n = plan->n_replicates;
    if (e->store == RAAT_STORE_SUMMARY)
        return extrapolate(e, e->pilot[0].memory, pilot->memory, MEMORY_NOISE);
    const double growth =
        raat_kept_index(plan, e->store, n) - raat_kept_index(plan, e->store, pilot->replicates);
    return n == pilot->replicates
               ? pilot->memory
               : fmax(pilot->memory + growth, pilot->before + raat_kept_reading(plan, n));
}

raat_pilot_cost raat_estimate_cost(const raat_estimate *e)
{
    const raat_pilot_cost *a = &e->pilot[0], *b = &e->pilot[1];
    return (raat_pilot_cost){
        .replicates = e->plan->n_replicates,
        .wall = extrapolate_time(e, a->wall, a->simulating, b->wall, b->simulating),
        .processor = extrapolate_time(e, a->processor, a->simulating_processor, b->processor,
                                      b->simulating_processor),
        .simulating_processor = simulating(e, a->simulating_processor, b->simulating_processor),
        .memory = memory(e),
        .disk = extrapolate(e, a->disk, b->disk, 0),
    };
}

/* ---- how much it tells ---- */

static const double *values_of(const raat_estimate *e, int32_t scenario)
{
    return e->values + (size_t)scenario * (size_t)e->pilot[1].replicates;
}

double raat_estimate_wanted(const raat_estimate *e)
{
    if (!e->goal.relative)
        return e->goal.amount;
    const double *x = values_of(e, e->plan->baseline);
    double sum = 0, n = 0;
    for (int32_t i = 0; i < e->pilot[1].replicates; i++)
        if (!isnan(x[i])) {
            sum += x[i];
            n++;
        }
    return e->goal.amount * fabs(sum / n);
}

raat_estimate_contrast raat_estimate_contrast_of(const raat_estimate *e, int32_t scenario,
                                                 int32_t other, double *scratch)
{
    const size_t n = (size_t)e->pilot[1].replicates;
    const double *a = values_of(e, scenario);
    const raat_statistics s = other < 0
                                  ? raat_statistics_of(a, n, scratch)
                                  : raat_paired_statistics(a, values_of(e, other), n, scratch);
    const double z = gsl_cdf_ugaussian_Pinv(0.975);
    return (raat_estimate_contrast){
        .scenario = scenario,
        .other = other,
        .mean = s.mean,
        .sd = s.sd,
        .half_width = z * s.sd / sqrt(e->plan->n_replicates),
        .enough = raat_forecast_enough(s.sd, raat_estimate_wanted(e)),
        .apart = raat_forecast_apart(s.sd, s.mean),
        .clear = fabs(s.mean) > raat_statistics_half_width(&s, 0.95),
    };
}

bool raat_estimate_closest(const raat_estimate *e, double *scratch, raat_estimate_contrast *out)
{
    const raat_plan *plan = e->plan;
    bool found = false;
    for (int32_t a = 0; a < plan->n_scenarios; a++)
        for (int32_t b = 0; b < a; b++) {
            if (a == plan->baseline || b == plan->baseline)
                continue;
            const raat_estimate_contrast c = raat_estimate_contrast_of(e, a, b, scratch);
            if (!isnan(c.apart) && (!found || c.apart > out->apart)) {
                *out = c;
                found = true;
            }
        }
    return found;
}

/* Of each scenario but the baseline to the baseline; of a baseline alone its level. */
static bool is_row(const raat_plan *plan, int32_t scenario)
{
    return scenario != plan->baseline || plan->n_scenarios == 1;
}

static raat_estimate_contrast row_of(const raat_estimate *e, int32_t scenario, double *scratch)
{
    const int32_t baseline = e->plan->baseline;
    return raat_estimate_contrast_of(e, scenario, scenario == baseline ? -1 : baseline, scratch);
}

static const raat_indicator *indicator(const raat_estimate *e)
{
    return raat_indicator_row(e->goal.measure.indicator);
}

static double *scratch_for(const raat_estimate *e, raat_error *err)
{
    return raat_memory_new(4 * (size_t)e->pilot[1].replicates, sizeof(double), err);
}

/* Both pilots, or the one. */
static double pilot_seconds(const raat_estimate *e)
{
    const bool two = e->pilot[0].replicates != e->pilot[1].replicates;
    return e->pilot[1].wall + (two ? e->pilot[0].wall : 0);
}

/* ---- for people ---- */

typedef struct {
    char text[64];
} figure;

static figure count(double n)
{
    figure f;
    const raat_figure_style style = {.kind = RAAT_FIGURE_PERSONS};
    if (isnan(n))
        snprintf(f.text, sizeof f.text, "-");
    else if (n > 1e9)
        snprintf(f.text, sizeof f.text, "> 1,000,000,000");
    else
        snprintf(f.text, sizeof f.text, "%s", raat_figure_format(n, &style).text);
    return f;
}

static figure size(double bytes)
{
    figure f;
    static const char *const units[] = {"kB", "MB", "GB", "TB"};
    int unit = 0;
    for (bytes /= 1000; bytes >= 999.5 && unit < 3; unit++)
        bytes /= 1000;
    snprintf(f.text, sizeof f.text, bytes < 9.95 ? "%.1f %s" : "%.0f %s", bytes, units[unit]);
    return f;
}

static figure time_of(double seconds)
{
    figure f;
    raat_duration_write(seconds, f.text, sizeof f.text);
    return f;
}

static figure value(double x)
{
    figure f;
    snprintf(f.text, sizeof f.text, isnan(x) ? "-" : "%.4g", x);
    return f;
}

/* With its unit, where there is one to write. */
static figure amount(const raat_estimate *e, double x)
{
    figure f;
    const char *unit = indicator(e)->unit;
    const bool bare = strcmp(unit, "1") == 0;
    snprintf(f.text, sizeof f.text, isnan(x) ? "-" : "%.4g%s%s", x, bare ? "" : " ",
             bare ? "" : unit);
    return f;
}

static void append_cost(raat_text *out, const raat_estimate *e)
{
    const raat_plan *plan = e->plan;
    const raat_pilot_cost cost = raat_estimate_cost(e);
    const double alone = cost.processor - cost.simulating_processor +
                         cost.simulating_processor / e->threads; /* seconds, nobody ever waiting */
    raat_text_appendf(out, "%s: %s replications of %d scenario%s, %d thread%s, --store %s\n\n",
                      plan->label.name, count(plan->n_replicates).text, (int)plan->n_scenarios,
                      plan->n_scenarios > 1 ? "s" : "", e->threads, e->threads > 1 ? "s" : "",
                      raat_layout_store_name(e->store));
    raat_text_appendf(out, "  time            %s", time_of(cost.wall).text);
    if (cost.wall > BUSY * alone)
        raat_text_appendf(out, "; at best %s, with %s to itself", time_of(alone).text,
                          e->threads > 1 ? "as many processors" : "a processor");
    raat_text_append(out, "\n");
    raat_text_appendf(out, "  processor time  %s\n", time_of(cost.processor).text);
    raat_text_appendf(out, "  peak memory     %s\n", size(cost.memory).text);
    raat_text_appendf(out, "  results file    %s\n\n", size(cost.disk).text);
}

/* Words of a paragraph, broken into lines. */
static void append_paragraph(raat_text *out, const raat_text *words)
{
    raat_text_append_wrapped(out, raat_text_bytes(words), 0, 80);
    raat_text_append(out, "\n");
    out->failed = out->failed || words->failed;
}

static void append_pilots(raat_text *out, const raat_estimate *e)
{
    const int32_t a = e->pilot[0].replicates, b = e->pilot[1].replicates;
    raat_text words = {0};
    if (a == b)
        raat_text_appendf(&words, "Measured by a run of %s replications, which took %s.",
                          count(b).text, time_of(pilot_seconds(e)).text);
    else
        raat_text_appendf(&words,
                          "Extrapolated from pilots of %s and %s replications, which took %s "
                          "together. Time is that of this machine, as busy as it is now.",
                          count(a).text, count(b).text, time_of(pilot_seconds(e)).text);
    append_paragraph(out, &words);
    raat_text_clear(&words);
}

static void append_question(raat_text *out, const raat_estimate *e)
{
    const raat_measure *measure = &e->goal.measure;
    raat_text words = {0};
    raat_text_appendf(&words, "Replications for a 95 %% half-width of %s",
                      amount(e, raat_estimate_wanted(e)).text);
    if (e->goal.relative)
        raat_text_appendf(&words, ", %.4g %% of the baseline's mean,", 100 * e->goal.amount);
    raat_text_appendf(&words, " in %s@%d (%s)", indicator(e)->name, (int)measure->year,
                      indicator(e)->title);
    if (e->plan->n_areas > 1)
        raat_text_appendf(&words, " of %s", e->plan->regions[measure->area].label.name);
    if (e->plan->n_scenarios > 1)
        raat_text_append(&words, ", and to tell each scenario from the baseline:");
    raat_text_append(out, "\n");
    append_paragraph(out, &words);
    raat_text_append(out, "\n");
    raat_text_clear(&words);
}

static void contrast_cells(raat_table *table, const raat_estimate *e, const char *name,
                           const raat_estimate_contrast *c)
{
    char apart[80];
    raat_table_cell(table, name);
    raat_table_cell(table, value(c->mean).text);
    raat_table_cell(table, value(c->sd).text);
    raat_table_cell(table, value(c->half_width).text);
    raat_table_cell(table, count(c->enough).text);
    if (e->plan->n_scenarios > 1) {
        snprintf(apart, sizeof apart, "%s%s", count(c->apart).text,
                 c->clear || isnan(c->apart) ? "" : " ?");
        raat_table_cell(table, apart);
    }
    raat_table_end_row(table);
}

static raat_status append_contrasts(raat_text *out, const raat_estimate *e, double *scratch,
                                    raat_error *err)
{
    const raat_plan *plan = e->plan;
    const bool several = plan->n_scenarios > 1;
    raat_table *table = raat_table_new(several ? 6 : 5, 1, err);
    if (!table)
        return RAAT_FAILED;
    raat_table_cell(table, "scenario");
    raat_table_cell(table, several ? "difference" : "level");
    raat_table_cell(table, several ? "sd, paired" : "sd");
    raat_table_cell(table, "half-width");
    raat_table_cell(table, "replications");
    if (several)
        raat_table_cell(table, "to tell apart");
    raat_table_end_row(table);
    for (int32_t s = 0; s < plan->n_scenarios; s++)
        if (is_row(plan, s)) {
            const raat_estimate_contrast c = row_of(e, s, scratch);
            contrast_cells(table, e, plan->scenarios[s].label.name, &c);
        }
    const raat_status status = raat_table_append(table, 2, out, err);
    raat_table_free(table);
    return status;
}

static void append_closest(raat_text *out, const raat_estimate *e, double *scratch)
{
    const raat_scenario *scenarios = e->plan->scenarios;
    raat_estimate_contrast c;
    if (!raat_estimate_closest(e, scratch, &c))
        return;
    raat_text words = {0};
    raat_text_appendf(&words,
                      "The two closest scenarios are %s and %s: difference %s, sd %s; %s "
                      "replications tell them apart%s.",
                      scenarios[c.scenario].label.name, scenarios[c.other].label.name,
                      amount(e, c.mean).text, value(c.sd).text, count(c.apart).text,
                      c.clear ? "" : ", if it is so");
    raat_text_append(out, "\n");
    append_paragraph(out, &words);
    raat_text_clear(&words);
}

static const char about_precision[] =
    "half-width: 95 %, of the mean after the replications of this run. replications: (1.96 sd / "
    "half-width wanted)^2; Latin hypercube groups, which can only help, are not counted on. sd is "
    "the pilot's: some 5 % off, 15 % where tails are long, and the replications by twice as much. "
    "raat run --until ends as soon as it is enough, at the earliest after 512.";

static const char about_telling_apart[] =
    "to tell apart: (2.80 sd / difference)^2, for a 95 % interval that leaves out 0 with a "
    "probability "
    "of 80 %. ?: the pilot cannot tell the difference from 0, so the number may be far off. -: no "
    "replication differs.";

static void append_notes(raat_text *out, const raat_estimate *e)
{
    raat_text_append(out, "\n");
    raat_text_append_wrapped(out, about_precision, 0, 80);
    raat_text_append(out, "\n");
    if (e->plan->n_scenarios == 1)
        return;
    raat_text_append_wrapped(out, about_telling_apart, 0, 80);
    raat_text_append(out, "\n");
}

raat_status raat_estimate_append_page(raat_text *out, const raat_estimate *e, raat_error *err)
{
    double *scratch = scratch_for(e, err);
    if (!scratch)
        return RAAT_FAILED;
    append_cost(out, e);
    append_pilots(out, e);
    append_question(out, e);
    raat_status status = append_contrasts(out, e, scratch, err);
    append_closest(out, e, scratch);
    append_notes(out, e);
    raat_memory_free(scratch);
    return status == RAAT_OK ? raat_text_check(out, err) : status;
}

/* ---- for programs ---- */

/* JSON has no infinity. */
static void json_replications(raat_json *json, const char *name, double n)
{
    raat_json_number(json, name, isfinite(n) ? n : NAN);
}

static void json_cost(raat_json *json, const char *name, const raat_pilot_cost *cost)
{
    raat_json_open(json, name, '{');
    raat_json_whole(json, "replications", cost->replicates);
    raat_json_number(json, "seconds", cost->wall);
    raat_json_number(json, "processor_seconds", cost->processor);
    raat_json_number(json, "peak_memory_bytes", cost->memory);
    raat_json_number(json, "results_file_bytes", cost->disk);
    raat_json_close(json, '}');
}

static void json_contrast(raat_json *json, const char *name, const raat_estimate *e,
                          const raat_estimate_contrast *c)
{
    const raat_scenario *scenarios = e->plan->scenarios;
    raat_json_open(json, name, '{');
    raat_json_text(json, "scenario", scenarios[c->scenario].label.name);
    raat_json_text(json, "minus", c->other < 0 ? NULL : scenarios[c->other].label.name);
    raat_json_number(json, "mean", c->mean);
    raat_json_number(json, "sd", c->sd);
    raat_json_number(json, "half_width", c->half_width);
    json_replications(json, "replications_for_half_width", c->enough);
    if (c->other >= 0) {
        json_replications(json, "replications_to_tell_apart", c->apart);
        raat_json_whole(json, "told_apart_by_pilot", c->clear);
    }
    raat_json_close(json, '}');
}

static void json_precision(raat_json *json, const raat_estimate *e, double *scratch)
{
    const raat_measure *measure = &e->goal.measure;
    raat_estimate_contrast c;
    raat_json_open(json, "precision", '{');
    raat_json_text(json, "indicator", indicator(e)->name);
    raat_json_text(json, "unit", indicator(e)->unit);
    raat_json_whole(json, "year", measure->year);
    raat_json_text(json, "region", e->plan->regions[measure->area].label.name);
    raat_json_number(json, "wanted_half_width", raat_estimate_wanted(e));
    raat_json_open(json, "scenarios", '[');
    for (int32_t s = 0; s < e->plan->n_scenarios; s++)
        if (is_row(e->plan, s)) {
            c = row_of(e, s, scratch);
            json_contrast(json, NULL, e, &c);
        }
    raat_json_close(json, ']');
    if (raat_estimate_closest(e, scratch, &c))
        json_contrast(json, "closest", e, &c);
    else
        raat_json_text(json, "closest", NULL);
    raat_json_close(json, '}');
}

raat_status raat_estimate_append_json(raat_text *out, const raat_estimate *e, raat_error *err)
{
    double *scratch = scratch_for(e, err);
    if (!scratch)
        return RAAT_FAILED;
    raat_json json = {.out = out};
    const raat_pilot_cost cost = raat_estimate_cost(e);
    raat_json_open(&json, NULL, '{');
    raat_json_text(&json, "study", e->plan->label.name);
    raat_json_whole(&json, "threads", e->threads);
    raat_json_text(&json, "store", raat_layout_store_name(e->store));
    json_cost(&json, "run", &cost);
    raat_json_open(&json, "pilots", '[');
    for (int i = e->pilot[0].replicates == e->pilot[1].replicates; i < 2; i++)
        json_cost(&json, NULL, &e->pilot[i]);
    raat_json_close(&json, ']');
    json_precision(&json, e, scratch);
    raat_json_close(&json, '}');
    raat_text_append(out, "\n");
    raat_memory_free(scratch);
    return raat_text_check(out, err);
}
