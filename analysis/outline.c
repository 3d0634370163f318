#include "analysis/outline.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "scenarios/language/uncertain.h"

static const char *const classes[RAAT_OUTLINE_CLASSES] = {"seed", "public", "derived",
                                                          "assumption"};

raat_status raat_outline_load(raat_outline *out, const raat_reader *reader, raat_error *err)
{
    raat_diagnostics d = {0};
    const raat_mark at = {"the study in the results", 0, 0};
    *out = (raat_outline){.store = raat_yaml_store_new(err)};
    if (!out->store)
        return RAAT_FAILED;
    raat_status status =
        raat_yaml_parse(out->store, raat_reader_resolved(reader), at, &out->study, &d, err);
    if (status == RAAT_USAGE)
        status =
            raat_error_set(err, RAAT_FAILED, "the results hold a study that cannot be read: %s",
                           d.n ? d.rows[0].text : "out of memory");
    raat_diagnostic_clear(&d);
    return status;
}

void raat_outline_clear(raat_outline *outline)
{
    raat_yaml_store_free(outline->store);
    *outline = (raat_outline){0};
}

const raat_yaml *raat_outline_at(const raat_yaml *map, const char *key)
{
    if (!map || map->kind != RAAT_YAML_MAP)
        return NULL;
    const raat_yaml_entry *entry = raat_yaml_find(map, key);
    return entry ? entry->value : NULL;
}

const char *raat_outline_text(const raat_yaml *map, const char *key)
{
    const raat_yaml *found = raat_outline_at(map, key);
    return found && found->kind == RAAT_YAML_SCALAR && found->text ? found->text : "";
}

const char *raat_outline_title(const raat_yaml *map, const char *name, raat_language language)
{
    const char *dutch = language == RAAT_NL ? raat_outline_text(map, "title_nl") : "";
    const char *title = *dutch ? dutch : raat_outline_text(map, "title");
    return *title ? title : name;
}

void raat_outline_append(raat_text *out, const raat_yaml *value)
{
    if (!value)
        return;
    if (value->kind == RAAT_YAML_SCALAR) {
        raat_text_append(out, value->text);
        return;
    }
    if (value->kind == RAAT_YAML_LIST)
        raat_text_append(out, "[");
    for (size_t i = 0; i < value->n; i++) {
        const raat_yaml_entry *entry = &value->entries[i];
        raat_text_append(out, i ? ", " : "");
        if (entry->key)
            raat_text_appendf(out, "%s%s ", entry->key,
                              raat_uncertain_is_family(entry->key) ? "" : ":");
        raat_outline_append(out, entry->value);
    }
    if (value->kind == RAAT_YAML_LIST)
        raat_text_append(out, "]");
}

raat_outline_class raat_outline_source(const raat_yaml *value, const char **out_text)
{
    const raat_yaml *source = raat_outline_at(value, "source");
    raat_outline_class class = 0;
    while (class < RAAT_OUTLINE_CLASSES && !raat_outline_at(source, classes[class]))
        class ++;
    *out_text = class < RAAT_OUTLINE_CLASSES ? raat_outline_text(source, classes[class]) : "";
    return class;
}

/* An action has a source too, of what it is; a number also has what it is worth. */
static bool is_number(const raat_yaml *map)
{
    return raat_outline_at(map, "value") || raat_outline_at(map, "at_most") ||
           raat_outline_at(map, "at_least");
}

/* ---- each number ---- */

/* The tree is no deeper than yaml.h allows. */
static void visit(const raat_outline_step *at, raat_outline_visitor *visitor, void *to)
{
    const raat_yaml *node = at->node;
    const char *text;
    const raat_outline_class class = raat_outline_source(node, &text);
    if (class < RAAT_OUTLINE_CLASSES && is_number(node)) {
        visitor(to, at, class, text);
        return;
    }
    for (size_t i = 0; node && node->kind != RAAT_YAML_SCALAR && i < node->n; i++) {
        const raat_outline_step next = {at, node->entries[i].key, node->entries[i].value};
        visit(&next, visitor, to);
    }
}

void raat_outline_visit_all(const raat_outline *outline, raat_outline_visitor *visitor, void *to)
{
    const raat_outline_step root = {NULL, NULL, outline->study};
    visit(&root, visitor, to);
}

/* ---- what stands in several regions and is one number ---- */

/* The step of the region of several that a step lies in; NULL where it lies in none. */
static const raat_outline_step *region_of(const raat_outline_step *at)
{
    for (; at->up && at->up->up; at = at->up)
        if (!at->up->up->up && at->up->key && at->key && strcmp(at->up->key, "regions") == 0)
            return at;
    return NULL;
}

const char *raat_outline_region(const raat_outline_step *at)
{
    const raat_outline_step *region = region_of(at);
    return region ? region->key : NULL;
}

static const raat_yaml *counterpart(const raat_outline_step *at, const raat_outline_step *region,
                                    const raat_yaml *other)
{
    if (at == region)
        return other;
    return at->key ? raat_outline_at(counterpart(at->up, region, other), at->key) : NULL;
}

static bool same_tree(const raat_yaml *a, const raat_yaml *b)
{
    if (!a || !b || a->kind != b->kind || a->n != b->n)
        return a == b;
    if (a->kind == RAAT_YAML_SCALAR)
        return strcmp(a->text ? a->text : "", b->text ? b->text : "") == 0;
    for (size_t i = 0; i < a->n; i++) {
        const raat_yaml_entry *x = &a->entries[i], *y = &b->entries[i];
        if ((x->key && y->key ? strcmp(x->key, y->key) != 0 : x->key != y->key) ||
            !same_tree(x->value, y->value))
            return false;
    }
    return true;
}

bool raat_outline_is_in(const raat_outline_step *at, const char *name)
{
    const raat_outline_step *region = region_of(at);
    if (!region || strcmp(region->key, name) == 0)
        return false;
    const raat_yaml *other = counterpart(at, region, raat_outline_at(region->up->node, name));
    const char *same = raat_outline_text(at->node, "same_as");
    if (*same)
        return other &&
               (strcmp(same, name) == 0 || strcmp(raat_outline_text(other, "same_as"), same) == 0);
    const raat_yaml *value = raat_outline_at(at->node, "value");
    return value && !raat_uncertain_any(value) && same_tree(at->node, other);
}

bool raat_outline_is_shared(const raat_outline_step *at)
{
    const raat_outline_step *region = region_of(at);
    const raat_yaml *all = region ? region->up->node : NULL;
    for (size_t i = 0; region && i < all->n; i++)
        if (raat_outline_is_in(at, all->entries[i].key))
            return true;
    return false;
}

typedef struct {
    raat_outline_visitor *visitor;
    void *to;
} filter;

/* Told in the first region that has it, or where the others say that it is from. */
static void tell_once(void *to, const raat_outline_step *at, raat_outline_class class,
                      const char *source)
{
    const filter *f = to;
    const raat_outline_step *region = region_of(at);
    const raat_yaml *all = region ? region->up->node : NULL;
    const char *same = raat_outline_text(at->node, "same_as");
    if (region && *same && raat_outline_is_in(at, same))
        return;
    for (size_t i = 0; region && all->entries[i].value != region->node; i++)
        if (raat_outline_is_in(at, all->entries[i].key))
            return;
    f->visitor(f->to, at, class, source);
}

void raat_outline_visit(const raat_outline *outline, raat_outline_visitor *visitor, void *to)
{
    filter f = {visitor, to};
    raat_outline_visit_all(outline, tell_once, &f);
}

static void tally_number(void *to, const raat_outline_step *at, raat_outline_class class,
                         const char *source)
{
    (void)source;
    raat_outline_tally *tally = to;
    const raat_yaml *value = raat_outline_at(at->node, "value");
    tally->numbers[class]++;
    tally->uncertain[class] += value && raat_uncertain_any(value);
}

raat_outline_tally raat_outline_count(const raat_outline *outline)
{
    raat_outline_tally tally = {0};
    raat_outline_visit(outline, tally_number, &tally);
    return tally;
}

/* ---- the fullest scenario ---- */

/* Actions first, reach among equals: reach is at most 1. */
static double fullness(const raat_yaml *scenario)
{
    const raat_yaml *actions = raat_outline_at(scenario, "actions");
    const char *reach = raat_outline_text(scenario, "reach");
    const size_t n = actions && actions->kind == RAAT_YAML_LIST ? actions->n : 0;
    return n > 0 ? 2 * (double)n + (*reach ? fmin(1, strtod(reach, NULL)) : 1) : 0;
}

int32_t raat_outline_fullest(const raat_outline *outline, const raat_reader *reader)
{
    const raat_yaml *scenarios = raat_outline_at(outline->study, "scenarios");
    const raat_axis axis = raat_reader_scenarios(reader);
    int32_t best = raat_reader_baseline(reader);
    double most = fullness(raat_outline_at(scenarios, axis.labels[best].name));
    for (int32_t i = 0; i < axis.n; i++) {
        const double own = fullness(raat_outline_at(scenarios, axis.labels[i].name));
        if (own > most) {
            best = i;
            most = own;
        }
    }
    return best;
}
