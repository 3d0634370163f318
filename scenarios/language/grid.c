#include "scenarios/language/grid.h"

#include <stdio.h>
#include <string.h>

#include "engine/base/memory.h"
#include "engine/base/text.h"
#include "scenarios/language/agreement.h"
#include "scenarios/language/decimal.h"
#include "scenarios/language/overlay.h"

enum { MOST_DIMENSIONS = 10 };

static const char actions_key[] = "actions.";

typedef struct {
    const raat_yaml_entry *entry; /* of the study's `grid` */
    const raat_yaml *levels;      /* a list or a map */
    bool is_reach;
    int32_t action;   /* whose value `set` sets; -1 for a reach */
    const char *path; /* of the value, from the action on */
} dimension;

typedef struct {
    raat_check *c;
    raat_grid *grid;
    const raat_yaml *study, *baseline;
    raat_files files;
    raat_yaml *actions;
    size_t n;
    dimension dimensions[MOST_DIMENSIONS];
} expander;

/* One level of each dimension. */
typedef struct {
    size_t at[MOST_DIMENSIONS];
} combination;

static const raat_yaml *below(const raat_yaml *map, const char *key)
{
    return raat_yaml_find(map, key)->value; /* checked: it is there */
}

static bool failed(const expander *e)
{
    return e->c->err->status != RAAT_OK;
}

/* ---- a dimension by itself ---- */

void raat_grid_rule(raat_check *c, raat_yaml *node, const char *name, raat_mark at)
{
    static const char *const pairs[2][2] = {{"actions", "reach"}, {"set", "levels"}};
    bool has[2][2];
    for (size_t i = 0; i < 2; i++)
        for (size_t k = 0; k < 2; k++)
            has[i][k] = raat_yaml_find(node, pairs[i][k]);
    if ((has[0][0] || has[0][1]) == (has[1][0] || has[1][1])) {
        raat_diagnostic_add(c->d, at,
                            "%s wants either `actions` and their `reach`, or what to `set` and its "
                            "`levels`",
                            name);
        return;
    }
    for (size_t i = 0; i < 2; i++)
        for (size_t k = 0; k < 2; k++)
            if (has[i][k] && !has[i][1 - k])
                raat_diagnostic_add(c->d, at, "key `%s` is missing in %s: it goes with `%s`",
                                    pairs[i][1 - k], name, pairs[i][k]);
}

/* The path from the map of actions on; NULL when it does not lead into actions, which is said. In the
 * resolved study that map is actions.actions. */
static const char *path_in_actions(const expander *e, const raat_yaml *set)
{
    const size_t n = sizeof actions_key - 1;
    const char *path = set->text + n;
    if (strncmp(set->text, actions_key, n) != 0) {
        raat_diagnostic_add(
            e->c->d, set->at,
            "a grid sets values of actions (actions.LIM-1.1.start), for the region is "
            "one for all scenarios; `%s` is none",
            set->text);
        return NULL;
    }
    const bool twice = strncmp(path, actions_key, n) == 0 &&
                       raat_overlay_walk(e->actions, path).parent == e->actions;
    return twice ? path + n : path;
}

/* The action that a path leads into, and the rest of the path; NULL where it leads nowhere, which is
 * said. */
static const raat_yaml_entry *find_action(const expander *e, const raat_yaml *set,
                                          const char **out_rest)
{
    const char *path = path_in_actions(e, set);
    if (!path)
        return NULL;
    const raat_overlay_place place = raat_overlay_walk(e->actions, path);
    if (!place.entry) {
        raat_overlay_refuse(&place, set->at, e->c->d);
        return NULL;
    }
    for (size_t i = 0; i < e->actions->n; i++) {
        const size_t n = strlen(e->actions->entries[i].key);
        if (strncmp(path, e->actions->entries[i].key, n) != 0 || path[n] != '.')
            continue;
        if (raat_overlay_walk(e->actions->entries[i].value, path + n + 1).entry != place.entry)
            continue;
        *out_rest = path + n + 1;
        return &e->actions->entries[i];
    }
    raat_diagnostic_add(e->c->d, set->at, "`%s` is a whole action; a grid sets one of its values",
                        set->text);
    return NULL;
}

static void read_dimension(expander *e, const raat_yaml_entry *entry)
{
    dimension *to = &e->dimensions[e->n++];
    const raat_yaml_entry *reach = raat_yaml_find(entry->value, "reach");
    *to = (dimension){.entry = entry, .is_reach = reach, .action = -1};
    to->levels = reach ? reach->value : below(entry->value, "levels");
    if (reach)
        return;
    const raat_yaml_entry *action = find_action(e, below(entry->value, "set"), &to->path);
    if (action)
        to->action = (int32_t)(action - e->actions->entries);
}

/* One value cannot have two levels at once. */
static void refuse_overlap(const expander *e)
{
    for (size_t i = 1; i < e->n; i++)
        for (size_t k = 0; k < i; k++) {
            const dimension *a = &e->dimensions[i], *b = &e->dimensions[k];
            if (a->action < 0 || a->action != b->action)
                continue;
            const size_t x = strlen(a->path), y = strlen(b->path), n = x < y ? x : y;
            if (strncmp(a->path, b->path, n) == 0 &&
                (x == y || (x < y ? b->path[n] : a->path[n]) == '.'))
                raat_diagnostic_add(e->c->d, below(a->entry->value, "set")->at,
                                    "dimensions `%s` and `%s` set the same value", b->entry->key,
                                    a->entry->key);
        }
}

static void refuse_too_many(const expander *e, const raat_yaml_entry *grid, size_t listed)
{
    double n = 1;
    for (size_t i = 0; i < e->n; i++)
        n *= (double)e->dimensions[i].levels->n;
    if (n + (double)listed <= RAAT_GRID_MOST)
        return;
    raat_text product = {0};
    for (size_t i = 0; i < e->n; i++)
        raat_text_appendf(&product, "%s%zu", i ? " x " : "", e->dimensions[i].levels->n);
    raat_diagnostic_add(e->c->d, grid->at,
                        "the grid makes %s = %.0f scenarios beside the %zu listed; a study has at "
                        "most %d",
                        raat_text_bytes(&product), n, listed, RAAT_GRID_MOST);
    raat_text_clear(&product);
}

/* ---- levels ---- */

/* What a level is called: its name in a map, else its number. */
static const char *level_name(const dimension *of, size_t level)
{
    const raat_yaml_entry *entry = &of->levels->entries[level];
    return entry->key ? entry->key : entry->value->text;
}

/* "quota_0.5-floor_0.08" of the dimensions that are asked for. */
static char *name_of(const expander *e, const combination *at, int32_t only_of)
{
    raat_text name = {0};
    for (size_t i = 0; i < e->n; i++)
        if (only_of < 0 || e->dimensions[i].action == only_of)
            raat_text_appendf(&name, "%s%s_%s", name.length ? "-" : "", e->dimensions[i].entry->key,
                              level_name(&e->dimensions[i], at->at[i]));
    char *copy = NULL;
    if (raat_text_check(&name, e->c->err) == RAAT_OK)
        copy = raat_memory_text(raat_text_bytes(&name), e->c->err);
    raat_text_clear(&name);
    return copy;
}

/* Its title, in Dutch where there is one: "training quota 0.5, floor 0.08". */
static char *title_of(const expander *e, const combination *at, const char *key)
{
    raat_text title = {0};
    bool any = strcmp(key, "title") == 0;
    for (size_t i = 0; i < e->n; i++) {
        const dimension *of = &e->dimensions[i];
        const raat_yaml_entry *own = raat_yaml_find(of->entry->value, key);
        const raat_yaml_entry *english = raat_yaml_find(of->entry->value, "title");
        any = any || own;
        own = own ? own : english;
        raat_text_appendf(&title, "%s%s %s", i ? ", " : "", own ? own->value->text : of->entry->key,
                          level_name(of, at->at[i]));
    }
    char *copy = NULL;
    if (any && raat_text_check(&title, e->c->err) == RAAT_OK)
        copy = raat_memory_text(raat_text_bytes(&title), e->c->err);
    raat_text_clear(&title);
    return copy;
}

/* ---- variants of actions ---- */

static raat_yaml *put_level(const expander *e, raat_yaml *action, const dimension *of, size_t level)
{
    raat_yaml *value = raat_yaml_clone(e->c->store, of->levels->entries[level].value, e->c->err);
    const raat_overlay_place place = raat_overlay_walk(action, of->path);
    if (!value || !place.entry) /* another level may have taken away what it leads to */
        return NULL;
    place.entry->value = value;
    place.entry->at = value->at;
    return action;
}

/* An action with levels in place of its values, checked: a level becomes canonical like what a file
 * says. With `only` one level by itself, so that what is wrong with it is said once. */
static raat_yaml *variant(const expander *e, int32_t action, const combination *at,
                          const dimension *only)
{
    const raat_yaml_entry *of = &e->actions->entries[action];
    raat_yaml *tree = raat_yaml_clone(e->c->store, of->value, e->c->err);
    char name[100];
    for (size_t i = 0; tree && i < e->n; i++) {
        const dimension *d = &e->dimensions[i];
        if (d->action == action && (!only || d == only))
            tree = put_level(e, tree, d, at->at[i]);
    }
    if (!tree)
        return NULL;
    snprintf(name, sizeof name, "action `%.60s`", of->key);
    raat_check_map(e->c, RAAT_SCHEMA_ACTION, tree, name, of->at);
    return tree;
}

/* An action that begins in a recorded year would be history. */
static void check_start(const expander *e, int32_t action, raat_yaml *tree)
{
    const raat_yaml_entry *of = &e->actions->entries[action];
    raat_yaml *map = raat_yaml_new(e->c->store, RAAT_YAML_MAP, of->at, e->c->err);
    if (map && raat_yaml_append(e->c->store, map, of->key, of->at, tree, e->c->err))
        raat_agreement_check_starts(map, &e->files, e->c->d);
}

/* What a level makes of an action must be as right as the action itself. */
static void check_levels(const expander *e, size_t i)
{
    const dimension *of = &e->dimensions[i];
    combination at = {{0}};
    for (; at.at[i] < of->levels->n && !failed(e); at.at[i]++) {
        const size_t before = e->c->d->n;
        raat_yaml *tree = variant(e, of->action, &at, of);
        if (tree && e->c->d->n == before)
            check_start(e, of->action, tree);
    }
}

/* Number of the variant of an action that these levels make, which is made when it is new. */
static int32_t variant_of(expander *e, int32_t action, const combination *at)
{
    raat_grid *grid = e->grid;
    char *levels = name_of(e, at, action);
    for (size_t i = 0; levels && i < grid->n_variants; i++)
        if (grid->variants[i].of == action && strcmp(grid->variants[i].levels, levels) == 0) {
            raat_memory_free(levels);
            return (int32_t)(e->actions->n + i);
        }
    raat_yaml *tree = levels ? variant(e, action, at, NULL) : NULL;
    if (!tree) {
        if (!failed(e) && levels)
            raat_diagnostic_add(e->c->d, e->actions->entries[action].at,
                                "levels `%s` do not go together: one takes away what another sets",
                                levels);
        raat_memory_free(levels);
        return action;
    }
    grid->variants[grid->n_variants] = (raat_grid_variant){action, levels, tree};
    return (int32_t)(e->actions->n + grid->n_variants++);
}

/* ---- scenarios ---- */

static bool lists(const expander *e, const raat_yaml *names, int32_t action)
{
    const raat_yaml_entry *list = raat_yaml_find(names, "actions");
    for (size_t i = 0; list && i < list->value->n; i++)
        if (strcmp(list->value->entries[i].value->text, e->actions->entries[action].key) == 0)
            return true;
    return false;
}

static double number(const raat_yaml *node)
{
    double value = 0;
    raat_decimal_read(node->text, &value);
    return value;
}

/* Whether an action is part of a combination, the factor on its reach, and whether levels vary it. */
static bool takes_part(const expander *e, const combination *at, int32_t action, double *out_factor,
                       bool *out_varied)
{
    bool part = lists(e, e->baseline, action);
    *out_factor = part ? number(below(e->baseline, "reach")) : 1;
    *out_varied = false;
    for (size_t i = 0; i < e->n; i++) {
        const dimension *of = &e->dimensions[i];
        if (of->is_reach && lists(e, of->entry->value, action)) {
            *out_factor *= number(of->levels->entries[at->at[i]].value);
            part = true;
        }
        *out_varied = *out_varied || of->action == action;
    }
    return part || *out_varied;
}

static void add_scenario(expander *e, const combination *at)
{
    raat_grid_scenario *to = &e->grid->scenarios[e->grid->n_scenarios++];
    to->name = name_of(e, at, -1);
    to->title = title_of(e, at, "title");
    to->title_nl = title_of(e, at, "title_nl");
    to->actions = raat_memory_new(e->actions->n, sizeof *to->actions, e->c->err);
    to->factors = raat_memory_new(e->actions->n, sizeof *to->factors, e->c->err);
    for (int32_t action = 0; !failed(e) && action < (int32_t)e->actions->n; action++) {
        bool varied;
        if (!takes_part(e, at, action, &to->factors[to->n], &varied))
            continue;
        to->actions[to->n++] = varied ? variant_of(e, action, at) : action;
    }
}

/* Names are addresses in commands and tables: they are as short as others, and nobody else's. */
static void check_scenario(const expander *e, const raat_grid_scenario *scenario, raat_mark at)
{
    if (!scenario->name)
        return;
    if (raat_yaml_find(below(e->study, "scenarios"), scenario->name))
        raat_diagnostic_add(e->c->d, at, "the grid makes a scenario `%s`, and the study lists one",
                            scenario->name);
    else if (strlen(scenario->name) > RAAT_CHECK_NAME)
        raat_diagnostic_add(e->c->d, at,
                            "the grid makes a scenario `%s`, a name of %zu letters; at most %d are "
                            "possible, so give its dimensions shorter names",
                            scenario->name, strlen(scenario->name), RAAT_CHECK_NAME);
    else
        raat_check_name(e->c, scenario->name, at);
}

/* The next combination, the last dimension fastest; false after the last. */
static bool advance(const expander *e, combination *at)
{
    for (size_t i = e->n; i-- > 0;) {
        if (++at->at[i] < e->dimensions[i].levels->n)
            return true;
        at->at[i] = 0;
    }
    return false;
}

/* Room for the variants: no combination makes more than one of each action that is varied. */
static size_t n_varied(const expander *e)
{
    size_t n = 0;
    for (size_t i = 0; i < e->n; i++)
        n += e->dimensions[i].action >= 0;
    return n;
}

static void combine(expander *e, raat_mark at)
{
    combination now = {{0}};
    raat_error *err = e->c->err;
    e->grid->scenarios = raat_memory_new(RAAT_GRID_MOST, sizeof *e->grid->scenarios, err);
    e->grid->variants =
        raat_memory_new(RAAT_GRID_MOST * n_varied(e), sizeof *e->grid->variants, err);
    if (failed(e))
        return;
    const size_t before = e->c->d->n;
    do {
        add_scenario(e, &now);
        if (!failed(e))
            check_scenario(e, &e->grid->scenarios[e->grid->n_scenarios - 1], at);
    } while (!failed(e) && e->c->d->n == before && advance(e, &now));
}

void raat_grid_expand(raat_check *c, const raat_yaml *study, raat_grid *out)
{
    expander e = {.c = c, .grid = out, .study = study};
    const raat_yaml_entry *grid = raat_yaml_find(study, "grid");
    const size_t before = c->d->n;
    *out = (raat_grid){0};
    if (!grid || grid->value->n == 0)
        return;
    const raat_yaml *scenarios = below(study, "scenarios");
    raat_files_find(study, &e.files);
    e.actions = raat_yaml_find(e.files.actions, "actions")->value;
    e.baseline = below(scenarios, below(study, "baseline")->text);
    for (size_t i = 0; i < grid->value->n; i++)
        read_dimension(&e, &grid->value->entries[i]);
    refuse_overlap(&e);
    refuse_too_many(&e, grid, scenarios->n);
    for (size_t i = 0; i < e.n; i++)
        if (e.dimensions[i].action >= 0)
            check_levels(&e, i);
    if (c->d->n == before && !failed(&e))
        combine(&e, grid->at);
}

void raat_grid_clear(raat_grid *grid)
{
    for (size_t i = 0; i < grid->n_scenarios; i++) {
        raat_grid_scenario *s = &grid->scenarios[i];
        void *const blocks[] = {s->name, s->title, s->title_nl, s->actions, s->factors};
        for (size_t k = 0; k < sizeof blocks / sizeof *blocks; k++)
            raat_memory_free(blocks[k]);
    }
    for (size_t i = 0; i < grid->n_variants; i++)
        raat_memory_free(grid->variants[i].levels);
    raat_memory_free(grid->scenarios);
    raat_memory_free(grid->variants);
    *grid = (raat_grid){0};
}
