#include "engine/store/coordinates.h"

#include <assert.h>
#include <stddef.h>
#include <stdio.h>

#include "engine/base/memory.h"

/* What every function here needs. */
typedef struct {
    raat_netcdf *nc;
    const raat_plan *plan;
    raat_layout_store store;
    raat_coordinates *out;
    raat_error *err; /* of memory */
} maker;

/* ---- labels ---- */

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
        if (!raat_layout_takes_text(label->name) ||
            !raat_layout_takes_text(raat_axis_title(label)) ||
            !raat_layout_takes_text(raat_axis_title_nl(label)))
            return raat_error_set(
                err, RAAT_USAGE,
                "%s: its name or title holds a control character, such as a tab or "
                "a line break, or is longer than 10,000 bytes",
                label->name);
    }
    return RAAT_OK;
}

raat_status raat_coordinates_check(const raat_plan *plan, raat_error *err)
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

/* ---- dimensions ---- */

/* A variable of texts along one dimension. */
static void texts(const maker *m, raat_netcdf_id dimension, const char *name, const char *long_name,
                  const char *const *words)
{
    const raat_netcdf_id id = raat_netcdf_variable(m->nc, raat_netcdf_root(m->nc), name,
                                                   RAAT_NETCDF_TEXT, 1, &dimension, NULL);
    raat_netcdf_write(m->nc, id, words);
    raat_netcdf_text(m->nc, id, "long_name", long_name);
}

/* The variable name + ending of one text a label. */
static void titles(const maker *m, const labels *l, const char *name, const char *ending,
                   const char *(*text)(const raat_label *), const char *long_name,
                   raat_netcdf_id dimension, const char **words)
{
    char full[64];
    snprintf(full, sizeof full, "%s%s", name, ending);
    for (int32_t i = 0; i < l->n; i++)
        words[i] = text(label_at(l, i));
    texts(m, dimension, full, long_name, words);
}

/* The dimension of these labels: their names are its values, their titles lie beside it. */
static raat_status labelled(const maker *m, const char *name, labels l, raat_netcdf_id *out)
{
    const char **words = raat_memory_new((size_t)l.n, sizeof *words, m->err);
    if (!words)
        return RAAT_FAILED;
    for (int32_t i = 0; i < l.n; i++)
        words[i] = label_at(&l, i)->name;
    *out = raat_netcdf_dimension(m->nc, name, RAAT_NETCDF_TEXT, l.n, words);
    raat_netcdf_text(m->nc, *out, "long_name", name);
    titles(m, &l, name, "_title", raat_axis_title, "title, in English", *out, words);
    titles(m, &l, name, "_title_nl", raat_axis_title_nl,
           "title, in Dutch where the study gives one", *out, words);
    raat_memory_free(words);
    return RAAT_OK;
}

/* "years since" would be decoded as a date, so the unit of whole numbers is 1. */
static void name_counted(const maker *m, raat_netcdf_id id, const char *long_name)
{
    raat_netcdf_text(m->nc, id, "units", "1");
    raat_netcdf_text(m->nc, id, "long_name", long_name);
}

/* first, first + 1, ... */
static int32_t *counted(int32_t first, int32_t n, raat_error *err)
{
    int32_t *values = raat_memory_new((size_t)n, sizeof *values, err);
    for (int32_t i = 0; values && i < n; i++)
        values[i] = first + i;
    return values;
}

static raat_status years(const maker *m)
{
    const int32_t n = raat_plan_years(m->plan);
    int32_t *values = counted(m->plan->start_year, n, m->err);
    if (!values)
        return RAAT_FAILED;
    m->out->year = raat_netcdf_dimension(m->nc, "year", RAAT_NETCDF_INT32, n, values);
    name_counted(m, m->out->year, "calendar year");
    raat_memory_free(values);
    return RAAT_OK;
}

static void replicates(const maker *m)
{
    if (m->store == RAAT_STORE_SUMMARY)
        return;
    m->out->replicate = raat_netcdf_growing(m->nc, "replicate", RAAT_NETCDF_INT32);
    name_counted(m, m->out->replicate, "replicate; its number decides its draws");
}

raat_status raat_coordinates_number(raat_netcdf *nc, const raat_coordinates *coordinates, int32_t n,
                                    raat_error *err)
{
    if (!coordinates->replicate)
        return RAAT_OK;
    int32_t *values = counted(0, n, err);
    if (!values)
        return RAAT_FAILED;
    raat_netcdf_grow(nc, coordinates->replicate, n);
    raat_netcdf_write(nc, coordinates->replicate, values);
    raat_memory_free(values);
    return RAAT_OK;
}

static void statistics(const maker *m)
{
    const char *names[RAAT_N_STATS], *titles[RAAT_N_STATS];
    for (raat_layout_statistic k = 0; k < RAAT_N_STATS; k++) {
        names[k] = raat_layout_statistic_name(k);
        titles[k] = raat_layout_statistic_title(k);
    }
    m->out->statistic =
        raat_netcdf_dimension(m->nc, "statistic", RAAT_NETCDF_TEXT, RAAT_N_STATS, names);
    raat_netcdf_text(m->nc, m->out->statistic, "long_name", "statistic over the replicates");
    texts(m, m->out->statistic, "statistic_title", "title, in English", titles);
}

/* ---- the axes of the indicators ---- */

bool raat_coordinates_hold(const raat_plan *plan, raat_layout_store store, raat_indicator_id id)
{
    return raat_layout_holds(store, id) && raat_indicator_cells(id, plan->axes) > 0;
}

static bool has_axis(const maker *m, raat_axis_id axis)
{
    for (raat_indicator_id id = 0; id < RAAT_N_INDICATORS; id++)
        for (const raat_axis_id *a = raat_indicator_row(id)->axes; *a != RAAT_AXIS_NONE; a++)
            if (*a == axis && raat_coordinates_hold(m->plan, m->store, id))
                return true;
    return false;
}

/* What a track is, in every region: its route and its qualification. */
static raat_status tracks(const maker *m)
{
    const raat_plan *plan = m->plan;
    const raat_track *of = plan->regions[0].training.tracks;
    const int32_t n = plan->axes[RAAT_AXIS_TRACK].n;
    const char **words = raat_memory_new((size_t)n, sizeof *words, m->err);
    if (!words)
        return RAAT_FAILED;
    const raat_netcdf_id track = m->out->axes[RAAT_AXIS_TRACK];
    for (int32_t i = 0; i < n; i++)
        words[i] = plan->axes[RAAT_AXIS_ROUTE].labels[of[i].route].name;
    texts(m, track, "track_route", "route of the track", words);
    for (int32_t i = 0; i < n; i++)
        words[i] = plan->axes[RAAT_AXIS_QUALIFICATION].labels[of[i].qualification].name;
    texts(m, track, "track_qualification", "qualification that the track leads to", words);
    raat_memory_free(words);
    return RAAT_OK;
}

static raat_status axes(const maker *m)
{
    raat_status status = RAAT_OK;
    for (raat_axis_id a = RAAT_AXIS_NONE + 1; a < RAAT_N_AXES && status == RAAT_OK; a++) {
        const raat_axis axis = m->plan->axes[a];
        if (has_axis(m, a))
            status =
                labelled(m, raat_axis_name(a), (labels){axis.labels, sizeof axis.labels[0], axis.n},
                         &m->out->axes[a]);
    }
    return status == RAAT_OK && m->out->axes[RAAT_AXIS_TRACK] ? tracks(m) : status;
}

/* ---- the whole ---- */

raat_status raat_coordinates_make(raat_netcdf *nc, const raat_plan *plan, raat_layout_store store,
                                  raat_coordinates *out, raat_error *err)
{
    const maker m = {nc, plan, store, out, err};
    const labels scenarios = {plan->scenarios, sizeof plan->scenarios[0], plan->n_scenarios};
    const labels regions = {plan->regions, sizeof plan->regions[0], plan->n_areas};
    const labels targets = {plan->targets, sizeof plan->targets[0], plan->n_targets};
    *out = (raat_coordinates){0};
    raat_status status = labelled(&m, "scenario", scenarios, &out->scenario);
    replicates(&m);
    if (status == RAAT_OK)
        status = years(&m);
    if (status == RAAT_OK)
        status = labelled(&m, "region", regions, &out->region);
    if (status == RAAT_OK)
        status = axes(&m);
    if (status == RAAT_OK && targets.n > 0)
        status = labelled(&m, "target", targets, &out->target);
    statistics(&m);
    return status;
}
