#include "analysis/priced.h"

#include <math.h>
#include <string.h>

#include "analysis/areas.h"
#include "scenarios/language/decimal.h"

static bool lists(const raat_yaml *map, const char *action)
{
    const raat_yaml *names = raat_outline_at(map, "actions");
    for (size_t i = 0; names && names->kind == RAAT_YAML_LIST && i < names->n; i++) {
        const char *name = names->entries[i].value->text;
        if (name && strcmp(name, action) == 0)
            return true;
    }
    return false;
}

static bool in_grid(const raat_yaml *grid, const char *action)
{
    for (size_t i = 0; grid && grid->kind == RAAT_YAML_MAP && i < grid->n; i++) {
        const raat_yaml *dimension = grid->entries[i].value;
        const char *path = strstr(raat_outline_text(dimension, "set"), action);
        if (lists(dimension, action) || (path && path[strlen(action)] == '.'))
            return true;
    }
    return false;
}

/* An action of a region's own file works there only. */
static bool works_in(const raat_yaml *study, const raat_yaml *action, const char *area)
{
    const raat_yaml *where = raat_outline_at(action, "regions");
    if (!where || where->kind != RAAT_YAML_LIST || !raat_areas_region(study, area))
        return true;
    for (size_t i = 0; i < where->n; i++) {
        const char *name = where->entries[i].value->text;
        if (name && strcmp(name, area) == 0)
            return true;
    }
    return false;
}

raat_priced raat_priced_count(const raat_outline *outline, const char *scenario, const char *area)
{
    const raat_yaml *study = outline->study, *scenarios = raat_outline_at(study, "scenarios");
    const raat_yaml *of = raat_outline_at(scenarios, scenario);
    const raat_yaml *base = raat_outline_at(scenarios, raat_outline_text(study, "baseline"));
    const raat_yaml *actions = raat_outline_at(raat_outline_at(study, "actions"), "actions");
    const raat_yaml *grid = raat_outline_at(study, "grid");
    raat_priced count = {0, 0};
    for (size_t i = 0; actions && actions->kind == RAAT_YAML_MAP && i < actions->n; i++) {
        const char *name = actions->entries[i].key;
        const raat_yaml *action = actions->entries[i].value;
        if (lists(base, name) || !(of ? lists(of, name) : in_grid(grid, name)) ||
            !works_in(study, action, area))
            continue;
        count.actions++;
        count.unknown += raat_outline_at(action, "cost") == NULL;
    }
    return count;
}

static double cost_of(const raat_yaml *region, const char *key)
{
    const raat_yaml *costs = raat_outline_at(region, "costs");
    const char *text = raat_outline_text(costs, key);
    double number;
    if (!*text)
        text = raat_outline_text(raat_outline_at(costs, key), "value");
    return raat_decimal_read(text, &number) ? number : NAN;
}

double raat_priced_number(const raat_outline *outline, const char *area, const char *key)
{
    const raat_yaml *region = raat_areas_region(outline->study, area);
    const raat_yaml *all = raat_outline_at(outline->study, "regions");
    if (region || !all || all->kind != RAAT_YAML_MAP)
        return cost_of(region, key);
    const double first = cost_of(raat_areas_first(outline->study), key);
    for (size_t i = 0; i < all->n; i++)
        if (cost_of(all->entries[i].value, key) != first)
            return NAN;
    return first;
}

const char *raat_priced_route(const raat_outline *outline, const char *track)
{
    const raat_yaml *tracks = raat_outline_at(raat_areas_first(outline->study), "tracks");
    return raat_outline_text(raat_outline_at(tracks, track), "route");
}
