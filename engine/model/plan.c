#include "engine/model/plan.h"

#include <assert.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "engine/base/memory.h"
#include "engine/model/address.h"
#include "engine/numeric/stream.h"

const char raat_plan_all_regions[] = "all_regions";

raat_plan *raat_plan_new(raat_error *err)
{
    return raat_memory_new(1, sizeof(raat_plan), err);
}

/* ---- taking a plan down ---- */

static void free_label(raat_label *label)
{
    raat_memory_free(label->name);
    raat_memory_free(label->title);
    raat_memory_free(label->title_nl);
}

static void free_axes(raat_plan *plan)
{
    for (raat_axis_id id = 0; id < RAAT_N_AXES; id++) {
        raat_axis *axis = &plan->axes[id];
        if (!axis->labels || axis->labels == raat_axis_fixed(id).labels)
            continue;
        for (int32_t i = 0; i < axis->n; i++)
            free_label(&axis->labels[i]);
        raat_memory_free(axis->labels);
    }
}

static void free_track(raat_track *track)
{
    raat_memory_free(track->dropout);
    raat_memory_free(track->branch_share);
    raat_memory_free(track->entry_age);
    raat_memory_free(track->productive_fte);
    free_label(&track->label);
}

static void free_actions(raat_plan *plan)
{
    for (int32_t i = 0; plan->actions && i < plan->n_actions; i++) {
        raat_action *action = &plan->actions[i];
        for (int32_t e = 0; action->effects && e < action->n_effects; e++) {
            raat_memory_free(action->effects[e].cells);
            raat_memory_free(action->effects[e].regions);
        }
        raat_memory_free(action->effects);
        raat_memory_free(action->regions);
        raat_memory_free(action->needs);
        free_label(&action->label);
    }
    raat_memory_free(plan->actions);
}

static void free_training(const raat_plan *plan, raat_training *t)
{
    for (int32_t i = 0; t->tracks && i < plan->axes[RAAT_AXIS_TRACK].n; i++)
        free_track(&t->tracks[i]);
    for (int32_t i = 0; t->streams && i < plan->axes[RAAT_AXIS_STREAM].n; i++) {
        raat_memory_free(t->streams[i].recorded.at);
        free_label(&t->streams[i].label);
    }
    for (int32_t i = 0; t->groups && i < plan->axes[RAAT_AXIS_GROUP].n; i++) {
        raat_memory_free(t->groups[i].branch_share);
        raat_memory_free(t->groups[i].entry_age);
        free_label(&t->groups[i].label);
    }
    for (int32_t i = 0; t->paths && i < plan->axes[RAAT_AXIS_PATH].n; i++) {
        raat_memory_free(t->paths[i].rate);
        raat_memory_free(t->paths[i].return_age);
        free_label(&t->paths[i].label);
    }
    raat_memory_free(t->groups);
    raat_memory_free(t->paths);
    raat_memory_free(t->tracks);
    raat_memory_free(t->streams);
    raat_memory_free(t->moments);
}

static void free_region(const raat_plan *plan, raat_region *region)
{
    raat_parameters *p = &region->parameters;
    raat_value *const arrays[] = {
        p->branch_share,       p->qualification_share,
        p->age_share,          p->new_share,
        p->fte_per_head,       p->absence,
        p->care_share,         p->exit_age,
        p->exit_new,           p->exit_branch,
        p->exit_qualification, p->retirement,
        p->residence,          p->tilt,
        p->outside_age,        p->returner_age,
        p->exits.at,           p->demand_index.at,
        p->student_cost,       p->branch_factor,
        p->school_cost,        p->practice_subsidy,
        p->employer_share,     p->supernumerary,
    };
    for (size_t i = 0; i < sizeof arrays / sizeof arrays[0]; i++)
        raat_memory_free(arrays[i]);
    free_training(plan, &region->training);
    free_label(&region->label);
}

/* Regions and routes count their rows by the axes. */
static void free_regions(raat_plan *plan)
{
    for (int32_t i = 0; plan->regions && i < plan->n_areas; i++)
        free_region(plan, &plan->regions[i]);
    for (int32_t i = 0; plan->routes && i < plan->axes[RAAT_AXIS_ROUTE].n; i++)
        free_label(&plan->routes[i].label);
    raat_memory_free(plan->regions);
    raat_memory_free(plan->routes);
}

static void free_scenario(raat_scenario *scenario)
{
    raat_memory_free(scenario->actions);
    raat_memory_free(scenario->factors);
    free_label(&scenario->label);
}

void raat_plan_free(raat_plan *plan)
{
    if (!plan)
        return;
    free_regions(plan); /* before the axes */
    free_axes(plan);
    free_actions(plan);
    for (int32_t i = 0; plan->scenarios && i < plan->n_scenarios; i++)
        free_scenario(&plan->scenarios[i]);
    for (int32_t i = 0; plan->targets && i < plan->n_targets; i++)
        free_label(&plan->targets[i].label);
    for (int32_t i = 0; i < plan->n_quantities; i++) {
        raat_memory_free(plan->quantities[i].name);
        raat_memory_free(plan->quantities[i].table);
    }
    void *const blocks[] = {plan->scenarios, plan->targets, plan->quantities,
                            plan->shares,    plan->keys,    plan->resolved};
    for (size_t i = 0; i < sizeof blocks / sizeof blocks[0]; i++)
        raat_memory_free(blocks[i]);
    free_label(&plan->label);
    raat_memory_free(plan);
}

/* ---- building ---- */

/* Quantities and shares have no capacity of their own in the plan: it is the power of two above
 * their number, which is what raat_memory_grow doubles through. */
static size_t capacity_of(int32_t n)
{
    size_t capacity = 8;
    while (capacity < (size_t)n)
        capacity *= 2;
    return n ? capacity : 0;
}

/* The table of a distribution becomes the quantity's own. */
static int keep_table(raat_quantity *row, raat_error *err)
{
    const size_t n = raat_dist_table(&row->dist);
    if (n == 0)
        return 1;
    row->table = raat_memory_new(n, sizeof *row->table, err);
    if (!row->table)
        return 0;
    memcpy(row->table, row->dist.table, n * sizeof *row->table);
    row->dist.table = row->table;
    return 1;
}

raat_value raat_plan_add(raat_plan *plan, const char *name, raat_dist dist, raat_error *err)
{
    size_t capacity = capacity_of(plan->n_quantities);
    raat_quantity *rows = raat_memory_grow(plan->quantities, (size_t)plan->n_quantities, &capacity,
                                           sizeof *rows, err);
    if (!rows)
        return -1;
    plan->quantities = rows;
    raat_quantity *row = &rows[plan->n_quantities];
    *row = (raat_quantity){.name = raat_memory_text(name, err), .dist = dist};
    if (!row->name || !keep_table(row, err)) {
        raat_memory_free(row->name);
        return -1;
    }
    return plan->n_quantities++;
}

raat_status raat_plan_add_shares(raat_plan *plan, raat_value first, int32_t n, raat_error *err)
{
    assert(first >= 0 && n > 0 && first + n <= plan->n_quantities);
    size_t capacity = capacity_of(plan->n_shares);
    raat_shares *rows =
        raat_memory_grow(plan->shares, (size_t)plan->n_shares, &capacity, sizeof *rows, err);
    if (!rows)
        return err ? err->status : RAAT_FAILED;
    plan->shares = rows;
    rows[plan->n_shares++] = (raat_shares){first, n};
    return RAAT_OK;
}

raat_status raat_plan_make_regions(raat_plan *plan, int32_t n, raat_error *err)
{
    assert(n > 0 && !plan->regions);
    const int32_t areas = n > 1 ? n + 1 : 1;
    plan->regions = raat_memory_new((size_t)areas, sizeof *plan->regions, err);
    if (!plan->regions)
        return RAAT_FAILED;
    plan->n_regions = n;
    plan->n_areas = areas;
    for (int32_t r = 0; r < n; r++) {
        raat_parameters *p = &plan->regions[r].parameters;
        p->national_share = p->depart = p->found_elsewhere = p->apply_elsewhere = -1;
    }
    if (n == 1)
        return RAAT_OK;
    raat_label *all = &plan->regions[n].label;
    all->name = raat_memory_text(raat_plan_all_regions, err);
    all->title = raat_memory_text("all regions", err);
    all->title_nl = raat_memory_text("alle regio's", err);
    return all->name && all->title && all->title_nl ? RAAT_OK : RAAT_FAILED;
}

int raat_plan_works_in(const uint8_t *regions, int32_t region)
{
    return !regions || regions[region];
}

static int runs(const raat_plan *plan, const raat_scenario *scenario, int32_t needed,
                int32_t region, int32_t year)
{
    for (int32_t i = 0; i < scenario->n_actions; i++) {
        const raat_action *action = &plan->actions[scenario->actions[i]];
        if (action->variant_of == needed && raat_plan_works_in(action->regions, region) &&
            year >= action->start_year && year <= action->end_year)
            return 1;
    }
    return 0;
}

int raat_plan_enabled(const raat_plan *plan, const raat_scenario *scenario,
                      const raat_action *action, int32_t region, int32_t year)
{
    for (int32_t i = 0; i < action->n_needs; i++)
        if (!runs(plan, scenario, action->needs[i], region, year))
            return 0;
    return 1;
}

/* ---- sealing ---- */

static int32_t longer(int32_t a, int32_t b)
{
    return a > b ? a : b;
}

/* Steps of the longest track or training of any region. */
static int32_t longest_track(const raat_plan *plan)
{
    int32_t steps = 0;
    for (int32_t r = 0; r < plan->n_regions; r++) {
        const raat_training *t = &plan->regions[r].training;
        for (int32_t k = 0; k < plan->axes[RAAT_AXIS_TRACK].n; k++)
            steps = longer(steps, t->tracks[k].n_steps);
        for (int32_t g = 0; g < plan->axes[RAAT_AXIS_GROUP].n; g++)
            steps = longer(steps, t->groups[g].n_steps);
    }
    return steps;
}

/* An axis whose labels are the numbers first, first + 1, ... */
static raat_status number_axis(raat_plan *plan, raat_axis_id id, int32_t n, int32_t first,
                               raat_error *err)
{
    raat_axis *axis = &plan->axes[id];
    assert(!axis->labels);
    axis->labels = raat_memory_new((size_t)n, sizeof *axis->labels, err);
    if (!axis->labels)
        return RAAT_FAILED;
    while (axis->n < n) {
        char text[16];
        snprintf(text, sizeof text, "%d", first + axis->n);
        raat_label *label =
            &axis->labels[axis->n++]; /* counted now, so half a label is freed too */
        label->name = raat_memory_text(text, err);
        label->title = raat_memory_text(text, err);
        if (!label->name || !label->title)
            return RAAT_FAILED;
    }
    return RAAT_OK;
}

/* The axis has the names alone: titles stand with the regions. */
static raat_status name_regions(raat_plan *plan, raat_error *err)
{
    raat_axis *axis = &plan->axes[RAAT_AXIS_REGION];
    axis->labels = raat_memory_new((size_t)plan->n_regions, sizeof *axis->labels, err);
    if (!axis->labels)
        return RAAT_FAILED;
    while (axis->n < plan->n_regions) {
        const char *name = plan->regions[axis->n].label.name;
        raat_label *label = &axis->labels[axis->n++]; /* counted now, so half a label is freed */
        label->name = raat_memory_text(name, err);
        label->title = raat_memory_text(name, err);
        if (!label->name || !label->title)
            return RAAT_FAILED;
    }
    return RAAT_OK;
}

/* Classes of employers where no file names any: quarters. */
static raat_status employer_axis(raat_plan *plan, raat_error *err)
{
    static const char *const quarters[][3] = {
        {"lowest", "lowest quarter", "laagste kwart"},
        {"lower", "second quarter", "tweede kwart"},
        {"higher", "third quarter", "derde kwart"},
        {"highest", "highest quarter", "hoogste kwart"},
    };
    enum { N = sizeof quarters / sizeof *quarters };
    raat_axis *axis = &plan->axes[RAAT_AXIS_EMPLOYER];
    if (axis->n)
        return RAAT_OK;
    axis->labels = raat_memory_new(N, sizeof *axis->labels, err);
    if (!axis->labels)
        return RAAT_FAILED;
    while (axis->n < N) {
        const char *const *words = quarters[axis->n];
        raat_label *label = &axis->labels[axis->n++];
        label->name = raat_memory_text(words[0], err);
        label->title = raat_memory_text(words[1], err);
        label->title_nl = raat_memory_text(words[2], err);
        if (!label->name || !label->title || !label->title_nl)
            return RAAT_FAILED;
    }
    return RAAT_OK;
}

raat_status raat_plan_seal_axes(raat_plan *plan, raat_error *err)
{
    for (raat_axis_id id = 0; id < RAAT_N_AXES; id++)
        if (raat_axis_fixed(id).n)
            plan->axes[id] = raat_axis_fixed(id);
    if (!plan->axes[RAAT_AXIS_REGION].labels && name_regions(plan, err) != RAAT_OK)
        return RAAT_FAILED;
    const int32_t steps = longest_track(plan);
    const int32_t years = (steps + plan->steps_per_year - 1) / plan->steps_per_year;
    raat_status status = number_axis(plan, RAAT_AXIS_STUDY_YEAR, years, 1, err);
    if (status == RAAT_OK)
        status = number_axis(plan, RAAT_AXIS_STUDY_STEP, steps, 0, err);
    if (status == RAAT_OK)
        status = employer_axis(plan, err);
    return status;
}

static int ascending(const void *a, const void *b)
{
    const uint64_t x = *(const uint64_t *)a, y = *(const uint64_t *)b;
    return (x > y) - (x < y);
}

/* 64 bits of SHA-256 do not collide by chance; a name used twice would. */
static raat_status refuse_shared_addresses(const raat_plan *plan, size_t n_draws, raat_error *err)
{
    const size_t n = n_draws + (size_t)plan->n_quantities;
    raat_status status = RAAT_OK;
    uint64_t *all = raat_memory_new(n, sizeof *all, err);
    if (!all)
        return RAAT_FAILED;
    memcpy(all, plan->keys, n_draws * sizeof *all);
    for (int32_t i = 0; i < plan->n_quantities; i++)
        all[n_draws + (size_t)i] = plan->quantities[i].key;
    qsort(all, n, sizeof *all, ascending);
    for (size_t i = 1; i < n && status == RAAT_OK; i++)
        if (all[i] == all[i - 1])
            status =
                raat_error_set(err, RAAT_USAGE,
                               "two draws share an address: a name is used twice; give regions, "
                               "branches, tracks and values names of their own");
    raat_memory_free(all);
    return status;
}

static raat_status name_draws(raat_plan *plan, raat_error *err)
{
    for (int32_t i = 0; i < plan->n_quantities; i++)
        plan->quantities[i].key = raat_stream_key("", "quantity", plan->quantities[i].name);
    const size_t a_region = (size_t)raat_address_offset(RAAT_N_DRAWS, plan->axes);
    const size_t n = a_region * (size_t)plan->n_regions;
    plan->keys = raat_memory_new(n, sizeof *plan->keys, err);
    if (!plan->keys)
        return RAAT_FAILED;
    for (int32_t r = 0; r < plan->n_regions; r++)
        raat_address_keys(plan->regions[r].label.name, plan->axes,
                          plan->keys + (size_t)r * a_region);
    return refuse_shared_addresses(plan, n, err);
}

static raat_status refuse_long_axes(const raat_plan *plan, raat_error *err)
{
    static const raat_axis_id split[] = {RAAT_AXIS_BRANCH,   RAAT_AXIS_QUALIFICATION,
                                         RAAT_AXIS_AGE,      RAAT_AXIS_TRACK,
                                         RAAT_AXIS_EMPLOYER, RAAT_AXIS_REGION};
    for (size_t i = 0; i < sizeof split / sizeof split[0]; i++)
        if (plan->axes[split[i]].n > RAAT_LONGEST_AXIS)
            return raat_error_set(
                err, RAAT_USAGE, "%d labels on the axis %s; at most %d are possible",
                plan->axes[split[i]].n, raat_axis_name(split[i]), RAAT_LONGEST_AXIS);
    return RAAT_OK;
}

/* Its starters would have nowhere to go. */
static raat_status refuse_idle_streams(const raat_plan *plan, const raat_training *training,
                                       raat_error *err)
{
    for (int32_t i = 0; i < plan->axes[RAAT_AXIS_STREAM].n; i++) {
        int32_t tracks = 0;
        for (int32_t k = 0; k < plan->axes[RAAT_AXIS_TRACK].n; k++)
            tracks += training->tracks[k].stream == i;
        if (tracks == 0)
            return raat_error_set(err, RAAT_USAGE, "no track takes the starters of stream `%s`",
                                  training->streams[i].label.name);
    }
    return RAAT_OK;
}

raat_status raat_plan_seal(raat_plan *plan, raat_error *err)
{
    assert(plan->n_regions > 0 && plan->n_scenarios > 0 && !plan->keys);
    raat_status status = refuse_long_axes(plan, err);
    for (int32_t r = 0; status == RAAT_OK && r < plan->n_regions; r++)
        status = refuse_idle_streams(plan, &plan->regions[r].training, err);
    if (status == RAAT_OK && !plan->axes[RAAT_AXIS_STUDY_STEP].labels)
        status = raat_plan_seal_axes(plan, err);
    return status == RAAT_OK ? name_draws(plan, err) : status;
}

void raat_plan_keep_scenario(raat_plan *plan, int32_t scenario)
{
    assert(plan->keys && scenario >= 0 && scenario < plan->n_scenarios);
    const raat_scenario kept = plan->scenarios[scenario];
    for (int32_t i = 0; i < plan->n_scenarios; i++)
        if (i != scenario)
            free_scenario(&plan->scenarios[i]);
    plan->scenarios[0] = kept;
    plan->n_scenarios = 1;
    plan->baseline = 0;
}

int32_t raat_plan_years(const raat_plan *plan)
{
    return plan->end_year - plan->start_year + 1;
}

int raat_plan_records(const raat_plan *plan, raat_indicator_id id)
{
    return !(plan->lean && raat_indicator_row(id)->full);
}

/* What only full stores hold is behind all others. */
int32_t raat_plan_cells(const raat_plan *plan)
{
    raat_indicator_id end = 0;
    while (end < RAAT_N_INDICATORS && raat_plan_records(plan, end))
        end++;
    return raat_indicator_offset(end, plan->axes);
}

int32_t raat_plan_record_end(const raat_plan *plan)
{
    int32_t last = plan->start_year - 1;
    for (int32_t r = 0; r < plan->n_regions; r++)
        last = longer(last, raat_plan_last_recorded(plan, r));
    return last;
}

int32_t raat_plan_last_recorded(const raat_plan *plan, int32_t region)
{
    int32_t last = plan->start_year - 1;
    if (plan->history == RAAT_FREE)
        return last;
    for (int32_t i = 0; i < plan->axes[RAAT_AXIS_STREAM].n; i++) {
        const raat_series *recorded = &plan->regions[region].training.streams[i].recorded;
        last = longer(last, recorded->first_year + recorded->n - 1);
    }
    return last;
}
