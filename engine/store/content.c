#include "engine/store/content.h"

#include <assert.h>
#include <inttypes.h>
#include <stddef.h>
#include <stdio.h>
#include <string.h>

#include "engine/base/memory.h"
#include "engine/base/version.h"
#include "engine/numeric/design.h"
#include "engine/store/netcdf.h"

typedef struct {
    const raat_plan *plan;
    const raat_kept *kept;
    raat_layout_store store;
    int32_t n; /* replicates */
    raat_netcdf *nc;
    raat_error *err; /* of memory; the file's failures stay in nc until it is closed */
    raat_netcdf_id scenario, replicate, year, region, statistic, target;
    raat_netcdf_id axes[RAAT_N_AXES]; /* 0: no variable of this file has the axis */
} content;

/* ---- coordinates ---- */

static const char *title_of(const raat_label *label)
{
    return label->title ? label->title : label->name;
}

static const char *title_nl_of(const raat_label *label)
{
    return label->title_nl ? label->title_nl : title_of(label);
}

/* A variable of texts along one dimension. */
static raat_netcdf_id texts(content *c, raat_netcdf_id group, raat_netcdf_id dimension,
                            const char *name, const char *const *words)
{
    const raat_netcdf_id id =
        raat_netcdf_variable(c->nc, group, name, RAAT_NETCDF_TEXT, 1, &dimension, NULL);
    raat_netcdf_write(c->nc, id, words);
    return id;
}

/* Labels inside larger things that lie `step` bytes apart. */
typedef struct {
    const void *first;
    size_t step;
    int32_t n;
} labels;

/* The label is the first member of each of them. */
static_assert(offsetof(raat_scenario, label) == 0 && offsetof(raat_region, label) == 0 &&
                  offsetof(raat_target, label) == 0,
              "a pointer to one is a pointer to its label");

static const raat_label *label_at(const labels *l, int32_t i)
{
    return (const raat_label *)((const char *)l->first + (size_t)i * l->step);
}

static raat_status check_labels(labels l, raat_error *err)
{
    for (int32_t i = 0; i < l.n; i++) {
        const raat_label *label = label_at(&l, i);
        if (!raat_layout_takes_text(label->name) || !raat_layout_takes_text(title_of(label)) ||
            !raat_layout_takes_text(title_nl_of(label)))
            return raat_error_set(
                err, RAAT_USAGE,
                "%s: its name or title holds a control character, such as a tab or "
                "a line break, or is longer than 10,000 bytes",
                label->name);
    }
    return RAAT_OK;
}

raat_status raat_content_check(const raat_plan *plan, raat_error *err)
{
    const labels all[] = {
        {&plan->label, sizeof plan->label, 1},
        {plan->scenarios, sizeof plan->scenarios[0], plan->n_scenarios},
        {plan->regions, sizeof plan->regions[0], plan->n_areas},
        {plan->targets, sizeof plan->targets[0], plan->n_targets},
    };
    raat_status status = RAAT_OK;
    for (size_t i = 0; i < sizeof all / sizeof all[0] && status == RAAT_OK; i++)
        status = check_labels(all[i], err);
    for (raat_axis_id a = RAAT_AXIS_NONE + 1; a < RAAT_N_AXES && status == RAAT_OK; a++)
        status =
            check_labels((labels){plan->axes[a].labels, sizeof(raat_label), plan->axes[a].n}, err);
    return status;
}

/* The variable name + ending of one text a label. */
static void titles(content *c, const labels *l, const char *name, const char *ending,
                   const char *(*text)(const raat_label *), const char *long_name,
                   raat_netcdf_id dimension, const char **words)
{
    char full[64];
    snprintf(full, sizeof full, "%s%s", name, ending);
    for (int32_t i = 0; i < l->n; i++)
        words[i] = text(label_at(l, i));
    const raat_netcdf_id id = texts(c, raat_netcdf_root(c->nc), dimension, full, words);
    raat_netcdf_text(c->nc, id, "long_name", long_name);
}

/* The dimension of these labels: their names are its values, their titles lie beside it. */
static raat_status labelled(content *c, const char *name, labels l, raat_netcdf_id *out)
{
    const char **words = raat_memory_new((size_t)l.n, sizeof *words, c->err);
    if (!words)
        return RAAT_FAILED;
    for (int32_t i = 0; i < l.n; i++)
        words[i] = label_at(&l, i)->name;
    *out = raat_netcdf_dimension(c->nc, name, RAAT_NETCDF_TEXT, l.n, words);
    raat_netcdf_text(c->nc, *out, "long_name", name);
    titles(c, &l, name, "_title", title_of, "title, in English", *out, words);
    titles(c, &l, name, "_title_nl", title_nl_of, "title, in Dutch where the study gives one", *out,
           words);
    raat_memory_free(words);
    return RAAT_OK;
}

static raat_status counted(content *c, const char *name, const char *long_name, int32_t first,
                           int32_t n, raat_netcdf_id *out)
{
    int32_t *values = raat_memory_new((size_t)n, sizeof *values, c->err);
    if (!values)
        return RAAT_FAILED;
    for (int32_t i = 0; i < n; i++)
        values[i] = first + i;
    *out = raat_netcdf_dimension(c->nc, name, RAAT_NETCDF_INT32, n, values);
    raat_netcdf_text(c->nc, *out, "units", "1"); /* "years since" would be decoded as a date */
    raat_netcdf_text(c->nc, *out, "long_name", long_name);
    raat_memory_free(values);
    return RAAT_OK;
}

static void statistics_dimension(content *c)
{
    const char *names[RAAT_N_STATS], *titles[RAAT_N_STATS];
    for (raat_layout_statistic k = 0; k < RAAT_N_STATS; k++) {
        names[k] = raat_layout_statistic_name(k);
        titles[k] = raat_layout_statistic_title(k);
    }
    c->statistic = raat_netcdf_dimension(c->nc, "statistic", RAAT_NETCDF_TEXT, RAAT_N_STATS, names);
    raat_netcdf_text(c->nc, c->statistic, "long_name", "statistic over the replicates");
    raat_netcdf_text(c->nc,
                     texts(c, raat_netcdf_root(c->nc), c->statistic, "statistic_title", titles),
                     "long_name", "title, in English");
}

/* An indicator over an axis that a study leaves empty, such as groups, has no numbers to hold. */
static bool holds(const content *c, raat_indicator_id id)
{
    return raat_layout_holds(c->store, id) && raat_indicator_cells(id, c->plan->axes) > 0;
}

static bool has_axis(const content *c, raat_axis_id axis)
{
    for (raat_indicator_id id = 0; id < RAAT_N_INDICATORS; id++)
        for (const raat_axis_id *a = raat_indicator_row(id)->axes; *a != RAAT_AXIS_NONE; a++)
            if (*a == axis && holds(c, id))
                return true;
    return false;
}

/* What a track is, in every region: its route and its qualification. */
static raat_status tracks(content *c)
{
    const raat_plan *plan = c->plan;
    const raat_track *of = plan->regions[0].training.tracks;
    const int32_t n = plan->axes[RAAT_AXIS_TRACK].n;
    const char **words = raat_memory_new((size_t)n, sizeof *words, c->err);
    if (!words)
        return RAAT_FAILED;
    const raat_netcdf_id root = raat_netcdf_root(c->nc), track = c->axes[RAAT_AXIS_TRACK];
    for (int32_t i = 0; i < n; i++)
        words[i] = plan->axes[RAAT_AXIS_ROUTE].labels[of[i].route].name;
    raat_netcdf_text(c->nc, texts(c, root, track, "track_route", words), "long_name",
                     "route of the track");
    for (int32_t i = 0; i < n; i++)
        words[i] = plan->axes[RAAT_AXIS_QUALIFICATION].labels[of[i].qualification].name;
    raat_netcdf_text(c->nc, texts(c, root, track, "track_qualification", words), "long_name",
                     "qualification that the track leads to");
    raat_memory_free(words);
    return RAAT_OK;
}

static raat_status coordinates(content *c)
{
    const raat_plan *p = c->plan;
    const labels scenarios = {p->scenarios, sizeof p->scenarios[0], p->n_scenarios};
    const labels regions = {p->regions, sizeof p->regions[0], p->n_areas};
    raat_status status = labelled(c, "scenario", scenarios, &c->scenario);
    if (status == RAAT_OK && c->store != RAAT_STORE_SUMMARY)
        status = counted(c, "replicate", "replicate; its number decides its draws", 0, c->n,
                         &c->replicate);
    if (status == RAAT_OK)
        status = counted(c, "year", "calendar year", p->start_year, raat_plan_years(p), &c->year);
    if (status == RAAT_OK)
        status = labelled(c, "region", regions, &c->region);
    for (raat_axis_id a = RAAT_AXIS_NONE + 1; a < RAAT_N_AXES && status == RAAT_OK; a++) {
        const raat_axis axis = p->axes[a];
        if (has_axis(c, a))
            status = labelled(c, raat_axis_name(a),
                              (labels){axis.labels, sizeof axis.labels[0], axis.n}, &c->axes[a]);
    }
    if (status == RAAT_OK && c->axes[RAAT_AXIS_TRACK])
        status = tracks(c);
    if (status == RAAT_OK && p->n_targets > 0)
        status = labelled(c, "target", (labels){p->targets, sizeof p->targets[0], p->n_targets},
                          &c->target);
    statistics_dimension(c);
    return status;
}

/* ---- variables of indicators ---- */

/* The auxiliary coordinates that belong to the dimensions of an indicator. */
static void name_coordinates(content *c, raat_netcdf_id variable, raat_indicator_id id,
                             bool statistic)
{
    char list[64 * (2 + RAAT_MOST_AXES)] =
        "scenario_title scenario_title_nl region_title region_title_nl";
    char *end = list + strlen(list);
    for (const raat_axis_id *a = raat_indicator_row(id)->axes; *a != RAAT_AXIS_NONE; a++) {
        const char *axis = raat_axis_name(*a);
        end += snprintf(end, 64, " %s_title %s_title_nl%s", axis, axis,
                        *a == RAAT_AXIS_TRACK ? " track_route track_qualification" : "");
    }
    if (statistic)
        snprintf(end, 64, " statistic_title");
    raat_netcdf_text(c->nc, variable, "coordinates", list);
}

static void describe(content *c, raat_netcdf_id variable, raat_indicator_id id, bool statistic)
{
    const raat_indicator *row = raat_indicator_row(id);
    raat_netcdf_text(c->nc, variable, "units", row->unit);
    raat_netcdf_text(c->nc, variable, "long_name", row->title);
    raat_netcdf_text(c->nc, variable, "long_name_nl", row->title_nl);
    raat_netcdf_text(c->nc, variable, "cell_methods", raat_layout_cell_methods(row->rule));
    name_coordinates(c, variable, id, statistic);
}

/* The indicator over (scenario, `second`, year, region, its axes); a chunk is one scenario and as many
 * of `second` as chunk says, 0: not cut. */
static raat_netcdf_id variable(content *c, raat_netcdf_id group, raat_indicator_id id,
                               raat_netcdf_type type, raat_netcdf_id second, int32_t chunk)
{
    const raat_indicator *row = raat_indicator_row(id);
    raat_netcdf_id dimensions[4 + RAAT_MOST_AXES] = {c->scenario, second, c->year, c->region};
    raat_netcdf_extent cut[4 + RAAT_MOST_AXES] = {1, (raat_netcdf_extent)chunk,
                                                  (raat_netcdf_extent)raat_plan_years(c->plan),
                                                  (raat_netcdf_extent)c->plan->n_areas};
    int rank = 4;
    for (const raat_axis_id *a = row->axes; *a != RAAT_AXIS_NONE; a++, rank++) {
        dimensions[rank] = c->axes[*a];
        cut[rank] = (raat_netcdf_extent)c->plan->axes[*a].n;
    }
    const raat_netcdf_id made =
        raat_netcdf_variable(c->nc, group, row->name, type, rank, dimensions, chunk ? cut : NULL);
    describe(c, made, id, second == c->statistic);
    return made;
}

/* Numbers of one scenario, replicate or statistic: [year][region][cell]. */
static size_t numbers_of(const content *c, raat_indicator_id id)
{
    return (size_t)raat_plan_years(c->plan) * (size_t)c->plan->n_areas *
           (size_t)raat_indicator_cells(id, c->plan->axes);
}

/* ---- per replicate ---- */

/* Room for one block, as it is kept and as the file has it. */
typedef struct {
    raat_number *kept, *laid_out;
    int32_t chunk; /* replicates of a chunk of the file */
} blocks;

/* A block is a chunk; the last may have fewer replicates, and zeros behind them that nobody sees. */
static raat_status write_block(content *c, raat_indicator_id id, raat_netcdf_id to,
                               int32_t scenario, int32_t first, const blocks *room)
{
    const raat_netcdf_extent start[4 + RAAT_MOST_AXES] = {(raat_netcdf_extent)scenario,
                                                          (raat_netcdf_extent)first};
    const int32_t left = c->n - first, n = left < room->chunk ? left : room->chunk;
    const size_t replicate = numbers_of(c, id) * sizeof *room->laid_out;
    const raat_status status =
        raat_kept_block(c->kept, id, scenario, first, n, room->kept, room->laid_out, c->err);
    memset((char *)room->laid_out + (size_t)n * replicate, 0,
           (size_t)(room->chunk - n) * replicate);
    if (status == RAAT_OK)
        raat_netcdf_write_chunk(c->nc, to, start, (size_t)room->chunk * replicate, room->laid_out);
    return status;
}

static raat_status write_replicates(content *c, raat_indicator_id id)
{
    const raat_netcdf_type type =
        raat_indicator_row(id)->count ? RAAT_NETCDF_INT32 : RAAT_NETCDF_FLOAT;
    const size_t n = numbers_of(c, id) * RAAT_LANES;
    raat_number *numbers = raat_memory_new(2 * n, sizeof *numbers, c->err);
    if (!numbers)
        return RAAT_FAILED;
    const blocks room = {numbers, numbers + n, c->n < RAAT_LANES ? c->n : RAAT_LANES};
    const raat_netcdf_id to =
        variable(c, raat_netcdf_root(c->nc), id, type, c->replicate, room.chunk);
    raat_status status = RAAT_OK;
    for (int32_t s = 0; s < c->plan->n_scenarios; s++)
        for (int32_t first = 0; first < c->n && status == RAAT_OK; first += RAAT_LANES)
            status = write_block(c, id, to, s, first, &room);
    raat_memory_free(numbers);
    return status;
}

static raat_status replicates(content *c)
{
    raat_status status = RAAT_OK;
    for (raat_indicator_id id = 0; id < RAAT_N_INDICATORS && status == RAAT_OK; id++)
        if (raat_layout_has_replicates(c->store, id) && holds(c, id))
            status = write_replicates(c, id);
    return status;
}

/* ---- over the replicates ---- */

/* The variables of every indicator in one group. */
static void make_summaries(content *c, const char *name, const char *title,
                           raat_netcdf_id made[RAAT_N_INDICATORS])
{
    const raat_netcdf_id group = raat_netcdf_group(c->nc, name);
    raat_netcdf_text(c->nc, group, "title", title);
    for (raat_indicator_id id = 0; id < RAAT_N_INDICATORS; id++)
        if (holds(c, id))
            made[id] = variable(c, group, id, RAAT_NETCDF_DOUBLE, c->statistic, 0);
}

/* Levels and differences of one indicator together: its series are read once for both. */
static raat_status summarise(content *c, raat_indicator_id id, raat_netcdf_id level,
                             raat_netcdf_id paired)
{
    const size_t n = (size_t)c->plan->n_scenarios * RAAT_N_STATS * numbers_of(c, id);
    double *values = raat_memory_new(2 * n, sizeof *values, c->err);
    if (!values)
        return RAAT_FAILED;
    const raat_status status = raat_kept_summarise(c->kept, id, values, values + n, c->err);
    if (status == RAAT_OK) {
        raat_netcdf_write(c->nc, level, values);
        raat_netcdf_write(c->nc, paired, values + n);
    }
    raat_memory_free(values);
    return status;
}

static raat_status summaries(content *c)
{
    raat_netcdf_id level[RAAT_N_INDICATORS], paired[RAAT_N_INDICATORS];
    make_summaries(c, "summary", "levels, over the replicates", level);
    make_summaries(c, "paired",
                   "differences to the baseline, replicate by replicate, over the replicates",
                   paired);
    raat_status status = RAAT_OK;
    for (raat_indicator_id id = 0; id < RAAT_N_INDICATORS && status == RAAT_OK; id++)
        if (holds(c, id))
            status = summarise(c, id, level[id], paired[id]);
    return status;
}

/* ---- targets ---- */

/* [scenario][target][year][region] */
static raat_status judge_all(const content *c, double *out_met, double *out_se)
{
    const raat_plan *plan = c->plan;
    const size_t rows = (size_t)raat_plan_years(plan) * (size_t)plan->n_areas;
    raat_status status = RAAT_OK;
    for (int32_t s = 0; s < plan->n_scenarios; s++)
        for (int32_t t = 0; t < plan->n_targets && status == RAAT_OK; t++) {
            status = raat_kept_judge(c->kept, t, s, out_met, out_se, c->err);
            out_met += rows;
            out_se += rows;
        }
    return status;
}

static void write_judged(content *c, raat_netcdf_id group, const char *name, const char *title,
                         const double *values)
{
    const raat_netcdf_id dimensions[] = {c->scenario, c->target, c->year, c->region};
    const raat_netcdf_id id =
        raat_netcdf_variable(c->nc, group, name, RAAT_NETCDF_DOUBLE, 4, dimensions, NULL);
    raat_netcdf_text(c->nc, id, "units", "1");
    raat_netcdf_text(c->nc, id, "long_name", title);
    raat_netcdf_text(c->nc, id, "coordinates",
                     "scenario_title scenario_title_nl target_title target_title_nl region_title "
                     "region_title_nl");
    raat_netcdf_write(c->nc, id, values);
}

static raat_status judgements(content *c, raat_netcdf_id group)
{
    const size_t n = (size_t)c->plan->n_scenarios * (size_t)c->plan->n_targets *
                     (size_t)raat_plan_years(c->plan) * (size_t)c->plan->n_areas;
    double *met = raat_memory_new(2 * n, sizeof *met, c->err);
    if (!met)
        return RAAT_FAILED;
    const raat_status status = judge_all(c, met, met + n);
    if (status == RAAT_OK) {
        write_judged(c, group, "met",
                     "share of replicates that meet the target's condition in the year", met);
        write_judged(c, group, "se", "Monte Carlo standard error of met", met + n);
    }
    raat_memory_free(met);
    return status;
}

static void target_column(content *c, raat_netcdf_id group, const char *name, const char *title,
                          raat_netcdf_type type, const void *values, raat_netcdf_id *out)
{
    *out = raat_netcdf_variable(c->nc, group, name, type, 1, &c->target, NULL);
    raat_netcdf_text(c->nc, *out, "long_name", title);
    raat_netcdf_write(c->nc, *out, values);
}

/* What each target asks, a column a field. */
static raat_status definitions(content *c, raat_netcdf_id group)
{
    const size_t n = (size_t)c->plan->n_targets;
    const char **indicators = raat_memory_new(n, sizeof *indicators, c->err);
    double *thresholds = raat_memory_new(n, sizeof *thresholds, c->err);
    int32_t *years = raat_memory_new(n, sizeof *years, c->err);
    int8_t *comparisons = raat_memory_new(n, sizeof *comparisons, c->err);
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

static raat_status targets(content *c)
{
    if (c->plan->n_targets == 0)
        return RAAT_OK;
    const raat_netcdf_id group = raat_netcdf_group(c->nc, "targets");
    raat_netcdf_text(c->nc, group, "title", "targets of the study, and how often they are met");
    raat_status status = definitions(c, group);
    if (status == RAAT_OK)
        status = judgements(c, group);
    return status;
}

/* ---- attributes of the whole ---- */

static void head(content *c)
{
    const raat_netcdf_id root = raat_netcdf_root(c->nc);
    const raat_label *label = &c->plan->label;
    raat_netcdf_text(c->nc, root, "Conventions", "CF-1.8");
    raat_netcdf_text(c->nc, root, "title", title_of(label));
    raat_netcdf_text(c->nc, root, "title_nl", title_nl_of(label));
    raat_netcdf_text(c->nc, root, "study", label->name);
    raat_netcdf_integer(c->nc, root, "raat_layout_version", RAAT_LAYOUT_VERSION);
}

/* The seed is a text: R would round a 64-bit number to a double. */
static void provenance(content *c)
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
    raat_netcdf_integer(c->nc, group, "replicates", c->n);
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

static raat_status write_all(content *c)
{
    head(c);
    raat_status status = coordinates(c);
    if (status == RAAT_OK)
        status = replicates(c);
    if (status == RAAT_OK)
        status = summaries(c);
    if (status == RAAT_OK)
        status = targets(c);
    provenance(c);
    return status;
}

raat_status raat_content_write(const raat_plan *plan, raat_layout_store store,
                               const raat_kept *kept, const char *path, raat_error *err)
{
    content c = {.plan = plan, .kept = kept, .store = store, .err = err};
    c.n = raat_kept_replicates(kept);
    raat_status status = raat_netcdf_create(path, &c.nc, err);
    if (status == RAAT_OK) {
        status = write_all(&c);
        const raat_status closed = raat_netcdf_close(c.nc, err);
        status = status == RAAT_OK ? closed : status;
    }
    return status;
}
