#include "engine/store/content.h"

#include <inttypes.h>
#include <stdio.h>

#include "engine/base/memory.h"
#include "engine/base/version.h"
#include "engine/numeric/design.h"
#include "engine/store/coordinates.h"
#include "engine/store/netcdf.h"
#include "engine/store/variable.h"

struct raat_content {
    const raat_plan *plan;
    raat_layout_store store;
    raat_netcdf *nc; /* the file's failures stay in it until it is closed */
    raat_coordinates coordinates;
    raat_kept *kept;
};

/* ---- over the replicates ---- */

/* The variables of every indicator in one group. */
static void make_summaries(raat_content *c, const char *name, const char *title,
                           raat_netcdf_id made[RAAT_N_INDICATORS])
{
    const raat_netcdf_id group = raat_netcdf_group(c->nc, name);
    const raat_variable over = {group, RAAT_NETCDF_DOUBLE, c->coordinates.statistic, {0}};
    raat_netcdf_text(c->nc, group, "title", title);
    for (raat_indicator_id id = 0; id < RAAT_N_INDICATORS; id++)
        if (raat_coordinates_hold(c->plan, c->store, id))
            made[id] = raat_variable_make(c->nc, c->plan, &c->coordinates, id, &over);
}

/* Numbers of one scenario and statistic: [year][region][cell]. */
static size_t numbers_of(const raat_content *c, raat_indicator_id id)
{
    return (size_t)raat_plan_years(c->plan) * (size_t)c->plan->n_areas *
           (size_t)raat_indicator_cells(id, c->plan->axes);
}

/* Levels and differences of one indicator together: its series are read once for both. */
static raat_status summarise(raat_content *c, raat_indicator_id id, raat_netcdf_id level,
                             raat_netcdf_id paired, raat_error *err)
{
    const size_t n = (size_t)c->plan->n_scenarios * RAAT_N_STATS * numbers_of(c, id);
    double *values = raat_memory_new(2 * n, sizeof *values, err);
    if (!values)
        return RAAT_FAILED;
    const raat_status status = raat_kept_summarise(c->kept, id, values, values + n, err);
    if (status == RAAT_OK) {
        raat_netcdf_write(c->nc, level, values);
        raat_netcdf_write(c->nc, paired, values + n);
    }
    raat_memory_free(values);
    return status;
}

static raat_status summaries(raat_content *c, raat_error *err)
{
    raat_netcdf_id level[RAAT_N_INDICATORS], paired[RAAT_N_INDICATORS];
    make_summaries(c, "summary", "levels, over the replicates", level);
    make_summaries(c, "paired",
                   "differences to the baseline, replicate by replicate, over the replicates",
                   paired);
    raat_status status = RAAT_OK;
    for (raat_indicator_id id = 0; id < RAAT_N_INDICATORS && status == RAAT_OK; id++)
        if (raat_coordinates_hold(c->plan, c->store, id))
            status = summarise(c, id, level[id], paired[id], err);
    return status;
}

/* ---- targets ---- */

/* [scenario][target][year][region] */
static raat_status judge_all(const raat_content *c, double *out_met, double *out_se,
                             raat_error *err)
{
    const raat_plan *plan = c->plan;
    const size_t rows = (size_t)raat_plan_years(plan) * (size_t)plan->n_areas;
    raat_status status = RAAT_OK;
    for (int32_t t = 0; t < plan->n_targets; t++) /* of one indicator each */
        for (int32_t s = 0; s < plan->n_scenarios && status == RAAT_OK; s++) {
            const size_t at = (size_t)(s * plan->n_targets + t) * rows;
            status = raat_kept_judge(c->kept, t, s, out_met + at, out_se + at, err);
        }
    return status;
}

static void write_judged(raat_content *c, raat_netcdf_id group, const char *name, const char *title,
                         const double *values)
{
    const raat_netcdf_id dimensions[] = {c->coordinates.scenario, c->coordinates.target,
                                         c->coordinates.year, c->coordinates.region};
    const raat_netcdf_id id =
        raat_netcdf_variable(c->nc, group, name, RAAT_NETCDF_DOUBLE, 4, dimensions, NULL);
    raat_netcdf_text(c->nc, id, "units", "1");
    raat_netcdf_text(c->nc, id, "long_name", title);
    raat_netcdf_text(c->nc, id, "coordinates",
                     "scenario_title scenario_title_nl target_title target_title_nl region_title "
                     "region_title_nl");
    raat_netcdf_write(c->nc, id, values);
}

static raat_status judgements(raat_content *c, raat_netcdf_id group, raat_error *err)
{
    const size_t n = (size_t)c->plan->n_scenarios * (size_t)c->plan->n_targets *
                     (size_t)raat_plan_years(c->plan) * (size_t)c->plan->n_areas;
    double *met = raat_memory_new(2 * n, sizeof *met, err);
    if (!met)
        return RAAT_FAILED;
    const raat_status status = judge_all(c, met, met + n, err);
    if (status == RAAT_OK) {
        write_judged(c, group, "met",
                     "share of replicates that meet the target's condition in the year", met);
        write_judged(c, group, "se", "Monte Carlo standard error of met", met + n);
    }
    raat_memory_free(met);
    return status;
}

static void target_column(raat_content *c, raat_netcdf_id group, const char *name,
                          const char *title, raat_netcdf_type type, const void *values,
                          raat_netcdf_id *out)
{
    *out = raat_netcdf_variable(c->nc, group, name, type, 1, &c->coordinates.target, NULL);
    raat_netcdf_text(c->nc, *out, "long_name", title);
    raat_netcdf_write(c->nc, *out, values);
}

/* What each target asks, a column a field. */
static raat_status definitions(raat_content *c, raat_netcdf_id group, raat_error *err)
{
    const size_t n = (size_t)c->plan->n_targets;
    const char **indicators = raat_memory_new(n, sizeof *indicators, err);
    double *thresholds = raat_memory_new(n, sizeof *thresholds, err);
    int32_t *years = raat_memory_new(n, sizeof *years, err);
    int8_t *comparisons = raat_memory_new(n, sizeof *comparisons, err);
    const bool room = indicators && thresholds && years && comparisons;
    for (size_t i = 0; room && i < n; i++) {
        const raat_target *target = &c->plan->targets[i];
        indicators[i] = raat_indicator_row(target->indicator)->name;
        thresholds[i] = target->threshold;
        years[i] = target->year;
        comparisons[i] = target->comparison == RAAT_AT_MOST;
    }
    if (room) {
        raat_netcdf_id id;
        target_column(c, group, "indicator", "indicator that the target is about", RAAT_NETCDF_TEXT,
                      indicators, &id);
        target_column(c, group, "at_most", "which side of the threshold meets the target",
                      RAAT_NETCDF_INT8, comparisons, &id);
        raat_netcdf_bytes(c->nc, id, "flag_values", 2, (const int8_t[]){0, 1});
        raat_netcdf_text(c->nc, id, "flag_meanings", "at_least at_most");
        target_column(c, group, "threshold", "threshold, in the indicator's units",
                      RAAT_NETCDF_DOUBLE, thresholds, &id);
        target_column(c, group, "target_year", "calendar year by which to meet the target",
                      RAAT_NETCDF_INT32, years, &id);
        raat_netcdf_text(c->nc, id, "units", "1");
    }
    raat_memory_free(comparisons);
    raat_memory_free(years);
    raat_memory_free(thresholds);
    raat_memory_free(indicators);
    return room ? RAAT_OK : RAAT_FAILED;
}

static raat_status targets(raat_content *c, raat_error *err)
{
    if (c->plan->n_targets == 0)
        return RAAT_OK;
    const raat_netcdf_id group = raat_netcdf_group(c->nc, "targets");
    raat_netcdf_text(c->nc, group, "title", "targets of the study, and how often they are met");
    raat_status status = definitions(c, group, err);
    if (status == RAAT_OK)
        status = judgements(c, group, err);
    return status;
}

/* ---- attributes of the whole ---- */

static void head(raat_content *c)
{
    const raat_netcdf_id root = raat_netcdf_root(c->nc);
    const raat_label *label = &c->plan->label;
    raat_netcdf_text(c->nc, root, "Conventions", "CF-1.8");
    raat_netcdf_text(c->nc, root, "title", raat_axis_title(label));
    raat_netcdf_text(c->nc, root, "title_nl", raat_axis_title_nl(label));
    raat_netcdf_text(c->nc, root, "study", label->name);
    raat_netcdf_integer(c->nc, root, "raat_layout_version", RAAT_LAYOUT_VERSION);
}

/* The seed is a text: R would round a 64-bit number to a double. */
static void provenance(raat_content *c)
{
    const raat_plan *plan = c->plan;
    const raat_netcdf_id group = raat_netcdf_group(c->nc, "provenance");
    char seed[24];
    snprintf(seed, sizeof seed, "%" PRIu64, plan->seed);
    raat_netcdf_text(c->nc, group, "title", "where the numbers come from");
    raat_netcdf_text(c->nc, group, "program", "raat");
    raat_netcdf_text(c->nc, group, "program_version", raat_version_text());
    raat_netcdf_text(c->nc, group, "resolved_sha256", plan->digest);
    raat_netcdf_text(c->nc, group, "seed", seed);
    raat_netcdf_integer(c->nc, group, "replicates", raat_kept_replicates(c->kept));
    raat_netcdf_text(c->nc, group, "store", raat_layout_store_name(c->store));
    raat_netcdf_text(c->nc, group, "quantiles", raat_kept_binned(c->kept) ? "binned" : "exact");
    raat_netcdf_text(c->nc, group, "baseline", plan->scenarios[plan->baseline].label.name);
    raat_netcdf_integer(c->nc, group, "steps_per_year", plan->steps_per_year);
    raat_netcdf_integer(c->nc, group, "last_recorded_year", raat_plan_record_end(plan));
    raat_netcdf_integer(c->nc, group, "lanes", RAAT_LANES);
    raat_netcdf_integer(c->nc, group, "design_group", RAAT_DESIGN_GROUP);
    const raat_netcdf_id text =
        raat_netcdf_variable(c->nc, group, "resolved", RAAT_NETCDF_TEXT, 0, NULL, NULL);
    raat_netcdf_text(c->nc, text, "long_name", "the complete study that was run");
    const char *resolved = plan->resolved;
    raat_netcdf_write(c->nc, text, &resolved);
}

/* ---- the whole ---- */

static raat_status begin(raat_content *c, const char *path, raat_error *err)
{
    raat_status status = raat_netcdf_create(path, &c->nc, err);
    if (status != RAAT_OK)
        return status;
    head(c);
    status = raat_coordinates_make(c->nc, c->plan, c->store, &c->coordinates, err);
    if (status != RAAT_OK)
        return status;
    const raat_kept_file file = {c->nc, path, &c->coordinates};
    status = raat_kept_new(c->plan, c->store, &file, &c->kept, err);
    return status == RAAT_OK ? raat_netcdf_fine(c->nc, err) : status;
}

raat_status raat_content_new(const raat_plan *plan, raat_layout_store store, const char *path,
                             raat_content **out, raat_error *err)
{
    raat_content *c = raat_memory_new(1, sizeof *c, err);
    if (!c)
        return RAAT_FAILED;
    c->plan = plan;
    c->store = store;
    const raat_status status = begin(c, path, err);
    if (status == RAAT_OK)
        *out = c;
    else
        raat_content_free(c);
    return status;
}

raat_status raat_content_take(raat_content *c, const raat_record *record, raat_error *err)
{
    return raat_kept_take(c->kept, record, err);
}

int32_t raat_content_replicates(const raat_content *c)
{
    return raat_kept_replicates(c->kept);
}

static raat_status complete(raat_content *c, raat_error *err)
{
    raat_status status =
        raat_coordinates_number(c->nc, &c->coordinates, raat_kept_replicates(c->kept), err);
    if (status == RAAT_OK)
        status = summaries(c, err);
    if (status == RAAT_OK)
        status = targets(c, err);
    provenance(c);
    return status;
}

static raat_status close_file(raat_content *c, raat_error *err)
{
    raat_netcdf *nc = c->nc;
    c->nc = NULL;
    return nc ? raat_netcdf_close(nc, err) : RAAT_OK;
}

raat_status raat_content_close(raat_content *c, raat_error *err)
{
    const raat_status status = complete(c, err);
    const raat_status closed = close_file(c, err);
    return status == RAAT_OK ? closed : status;
}

void raat_content_free(raat_content *c)
{
    if (!c)
        return;
    close_file(c, NULL);
    raat_kept_free(c->kept);
    raat_memory_free(c);
}
