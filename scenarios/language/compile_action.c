#include "scenarios/language/compile_action.h"

#include <string.h>

#include "scenarios/language/rules.h"
#include "scenarios/language/values.h"

/* What index of the list that `key` names a cell has, given its index on one of the lever's axes; -1
 * when the axis says nothing of it. */
static int32_t index_by(const raat_compiler *c, const char *key, raat_axis_id axis, int32_t index)
{
    const raat_track *tracks = c->plan->regions[0].training.tracks; /* as in all others */
    const raat_track *track = axis == RAAT_AXIS_TRACK ? &tracks[index] : NULL;
    if (strcmp(key, raat_axis_name(axis)) == 0)
        return index;
    if (track && strcmp(key, "route") == 0)
        return track->route;
    if (track && strcmp(key, "qualification") == 0)
        return track->qualification;
    if (track && strcmp(key, "stream") == 0)
        return track->stream;
    if (track && strcmp(key, "place") == 0)
        return c->plan->routes[track->route].place;
    return -1;
}

/* Whether one of the names of a list of `where` has that index. */
static bool listed(const raat_compiler *c, const raat_yaml_entry *list, int32_t index)
{
    const raat_schema_row *row = raat_schema_find(RAAT_SCHEMA_WHERE, list->key);
    for (size_t i = 0; i < list->value->n; i++) {
        const raat_yaml *name = list->value->entries[i].value;
        if (index == (row->kind == RAAT_SCHEMA_NUMBERS
                          ? raat_compiler_whole(name) - 1
                          : raat_vocabulary_find(c->words, row->words, name->text)))
            return true;
    }
    return false;
}

/* Whether any region has something to move: not every track has a limit on its intake or students at work. */
static bool stands(const raat_compiler *c, raat_lever_id lever, int32_t cell)
{
    const int32_t years = c->plan->axes[RAAT_AXIS_STUDY_YEAR].n;
    if (lever != RAAT_LEVER_FIXUS && lever != RAAT_LEVER_PRODUCTIVE)
        return true;
    for (int32_t i = 0; i < c->plan->n_regions; i++) {
        const raat_track *tracks = c->plan->regions[i].training.tracks;
        if (lever == RAAT_LEVER_FIXUS ? tracks[cell].fixus >= 0
                                      : tracks[cell / years].works_as >= 0)
            return true;
    }
    return false;
}

/* A cell is selected when it lies in every list. */
static bool selected(const raat_compiler *c, const raat_lever *lever, int32_t cell,
                     const raat_yaml *where)
{
    int n_axes = 0;
    while (lever->axes[n_axes] != RAAT_AXIS_NONE)
        n_axes++;
    for (int a = n_axes - 1; a >= 0; a--) { /* the last axis is the fastest */
        const raat_axis_id axis = lever->axes[a];
        const int32_t n = c->plan->axes[axis].n, index = cell % n;
        cell /= n;
        for (size_t i = 0; i < where->n; i++) {
            const int32_t by = index_by(c, where->entries[i].key, axis, index);
            if (by >= 0 && !listed(c, &where->entries[i], by))
                return false;
        }
    }
    return true;
}

/* The key that a track needs for the lever to have a cell of it; NULL when every track has it. */
static const char *lacking(raat_lever_id lever)
{
    return lever == RAAT_LEVER_FIXUS ? "fixus" : lever == RAAT_LEVER_PRODUCTIVE ? "works_as" : NULL;
}

static void compile_cells(raat_compiler *c, raat_effect *effect, const raat_yaml *node)
{
    static const raat_yaml everywhere = {.kind = RAAT_YAML_MAP};
    const raat_lever *lever = raat_lever_row(effect->lever);
    const raat_yaml_entry *where = raat_yaml_find(node, "where");
    const int32_t n = raat_lever_cells(effect->lever, c->plan->axes);
    int32_t n_selected = 0;
    effect->cells = raat_compiler_array(c, (size_t)n, sizeof *effect->cells);
    for (int32_t cell = 0; effect->cells && cell < n; cell++) {
        effect->cells[cell] = stands(c, effect->lever, cell) &&
                              selected(c, lever, cell, where ? where->value : &everywhere);
        n_selected += effect->cells[cell];
    }
    if (effect->cells && n_selected == 0 && lacking(effect->lever))
        raat_diagnostic_add(c->d, where ? where->at : node->at,
                            "lever `%s` moves tracks that have `%s`, and none of these tracks has",
                            lever->name, lacking(effect->lever));
    else if (effect->cells && n_selected == 0)
        raat_diagnostic_add(c->d, where ? where->at : node->at,
                            "nothing of lever `%s` lies in all of these lists at once",
                            lever->name);
}

static void compile_size(raat_compiler *c, raat_effect *effect, const raat_yaml *node,
                         const char *own)
{
    const raat_schema_row row = raat_rules_size(effect->lever, effect->operation);
    char name[RAAT_COMPILER_NAME];
    effect->size =
        raat_compiler_add_cell(c, &row, raat_values_node(raat_compiler_below(node, row.key)),
                               raat_compiler_join(name, own, row.key));
}

/* [region] 1 for those of the list; NULL, which is everywhere, where there is none. */
static uint8_t *compile_where(const raat_compiler *c, const raat_yaml_entry *list)
{
    uint8_t *regions =
        list ? raat_compiler_array(c, (size_t)c->plan->n_regions, sizeof *regions) : NULL;
    for (size_t i = 0; regions && i < list->value->n; i++)
        regions[raat_vocabulary_find(c->words, RAAT_WORDS_NONE + RAAT_AXIS_REGION,
                                     list->value->entries[i].value->text)] = 1;
    return regions;
}

/* Quantities are named by what the effect is, not by its number in the list. */
static void compile_effect(raat_compiler *c, raat_effect *effect, const raat_yaml *node,
                           const raat_yaml_entry *action)
{
    char folder[RAAT_COMPILER_NAME], lever[RAAT_COMPILER_NAME], operation[RAAT_COMPILER_NAME],
        named[RAAT_COMPILER_NAME];
    const raat_yaml_entry *name = raat_yaml_find(node, "name");
    const raat_yaml_entry *end = raat_yaml_find(action->value, "end");
    raat_compiler_join(folder, "actions", action->key);
    raat_compiler_join(lever, folder, raat_compiler_below(node, "lever")->text);
    const char *own =
        raat_compiler_join(operation, lever, raat_compiler_below(node, "operation")->text);
    if (name)
        own = raat_compiler_join(named, own, name->value->text);
    effect->lever = (raat_lever_id)raat_vocabulary_find(c->words, RAAT_WORDS_LEVER,
                                                        raat_compiler_below(node, "lever")->text);
    effect->operation = (raat_operation)raat_vocabulary_find(
        c->words, RAAT_WORDS_OPERATION, raat_compiler_below(node, "operation")->text);
    effect->size = effect->reach = effect->delay = effect->ramp = -1;
    effect->start_year = raat_compiler_whole(raat_compiler_below(action->value, "start"));
    effect->end_year = end ? raat_compiler_whole(end->value) : INT32_MAX;
    raat_compiler_fields(c, RAAT_SCHEMA_EFFECT, node, effect, own);
    compile_size(c, effect, node, own);
    compile_cells(c, effect, node);
    const raat_yaml_entry *where = raat_yaml_find(node, "where");
    effect->regions = compile_where(c, where ? raat_yaml_find(where->value, "region") : NULL);
}

static void compile_cost(raat_compiler *c, raat_action_cost *to, const raat_yaml *node,
                         const char *action)
{
    char folder[RAAT_COMPILER_NAME], name[RAAT_COMPILER_NAME];
    *to = (raat_action_cost){.known = 1, .fixed = -1, .per_year = -1, .per_participant = -1};
    raat_compiler_join(folder, "actions", action);
    raat_compiler_fields(c, RAAT_SCHEMA_ACTION_COST, node, to,
                         raat_compiler_join(name, folder, "cost"));
}

static void compile_needs(raat_compiler *c, raat_action *to, const raat_yaml *action)
{
    const raat_yaml_entry *list = raat_yaml_find(action, "needs");
    to->variant_of = (int32_t)(to - c->plan->actions);
    if (!list)
        return;
    to->needs = raat_compiler_array(c, list->value->n, sizeof *to->needs);
    for (size_t i = 0; to->needs && i < list->value->n; i++)
        to->needs[to->n_needs++] =
            raat_vocabulary_find(c->words, RAAT_WORDS_ACTION, list->value->entries[i].value->text);
}

static void compile_action(raat_compiler *c, raat_action *to, const raat_yaml_entry *action)
{
    const raat_yaml_entry *effects = raat_yaml_find(action->value, "effects");
    const raat_yaml_entry *cost = raat_yaml_find(action->value, "cost");
    const raat_yaml_entry *end = raat_yaml_find(action->value, "end");
    const size_t n = effects ? effects->value->n : 0;
    to->label.name = raat_compiler_copy(c, action->key);
    raat_compiler_fields(c, RAAT_SCHEMA_ACTION, action->value, to, "");
    to->start_year = raat_compiler_whole(raat_compiler_below(action->value, "start"));
    to->end_year = end ? raat_compiler_whole(end->value) : INT32_MAX;
    to->regions = compile_where(c, raat_yaml_find(action->value, "regions"));
    compile_needs(c, to, action->value);
    if (cost)
        compile_cost(c, &to->cost, cost->value, action->key);
    to->effects = raat_compiler_array(c, n, sizeof *to->effects);
    for (size_t i = 0; !raat_compiler_failed(c) && i < n; i++) {
        to->n_effects++;
        compile_effect(c, &to->effects[i], effects->value->entries[i].value, action);
    }
}

static void compile_variants(raat_compiler *c, const raat_yaml *actions, const raat_grid *grid)
{
    for (size_t i = 0; !raat_compiler_failed(c) && i < grid->n_variants; i++) {
        const raat_grid_variant *variant = &grid->variants[i];
        raat_yaml_entry action = actions->entries[variant->of];
        action.value = variant->tree;
        c->levels = variant->levels;
        raat_action *to = &c->plan->actions[c->plan->n_actions++];
        compile_action(c, to, &action);
        to->variant_of = variant->of;
    }
    c->levels = NULL;
}

void raat_compile_action_all(raat_compiler *c, const raat_yaml *actions, const raat_grid *grid)
{
    c->plan->actions =
        raat_compiler_array(c, actions->n + grid->n_variants, sizeof *c->plan->actions);
    for (size_t i = 0; !raat_compiler_failed(c) && i < actions->n; i++) {
        c->plan->n_actions++;
        compile_action(c, &c->plan->actions[i], &actions->entries[i]);
    }
    compile_variants(c, actions, grid);
}
