#include "scenarios/language/agreement.h"

#include <assert.h>
#include <math.h>
#include <string.h>

#include "engine/base/text.h"
#include "scenarios/language/decimal.h"
#include "scenarios/language/schema.h"
#include "scenarios/language/values.h"

static const raat_yaml *below(const raat_yaml *map, const char *key)
{
    return raat_yaml_find(map, key)->value; /* checked: it is there */
}

static int64_t whole(const char *text)
{
    int64_t number = 0;
    const bool read = raat_decimal_whole(text, &number);
    assert(read);
    (void)read;
    return number;
}

/* Every series begins where the study does: its first value is the start. */
static void check_series(const raat_yaml *map, raat_schema_map kind, int64_t start,
                         raat_diagnostics *d)
{
    size_t n;
    const raat_schema_row *rows = raat_schema_rows(kind, &n);
    for (size_t i = 0; i < n; i++) {
        if (rows[i].kind != RAAT_SCHEMA_SERIES)
            continue;
        const raat_yaml_entry *first = &raat_values_node(below(map, rows[i].key))->entries[0];
        if (whole(first->key) != start)
            raat_diagnostic_add(d, first->at,
                                "`%s` begins in %s, and the study in %lld; a recorded series "
                                "begins where the study does",
                                rows[i].key, first->key, (long long)start);
    }
}

static int64_t last_recorded(const raat_yaml *streams)
{
    int64_t last = 0;
    for (size_t i = 0; i < streams->n; i++) {
        const raat_yaml *series = raat_values_node(below(streams->entries[i].value, "recorded"));
        const int64_t year = whole(series->entries[series->n - 1].key);
        last = year > last ? year : last;
    }
    return last;
}

static void check_durations(const raat_yaml *map, const char *what, const char *key,
                            int64_t steps_per_year, raat_diagnostics *d)
{
    for (size_t i = 0; i < map->n; i++) {
        const raat_yaml *duration = raat_values_node(below(map->entries[i].value, key));
        double years = 0;
        raat_decimal_read(duration->text, &years);
        const double steps = years * (double)steps_per_year;
        if (fabs(steps - nearbyint(steps)) > 1e-9 || nearbyint(steps) < 1)
            raat_diagnostic_add(d, duration->at,
                                "%s of %s `%s`, %s years, is not a whole number of steps with "
                                "steps_per_year %lld",
                                key, what, map->entries[i].key, duration->text,
                                (long long)steps_per_year);
    }
}

/* The last recorded year of the regions in which an action works. */
static int64_t record_end(const raat_yaml *action, const raat_files *files)
{
    const raat_yaml_entry *where = raat_yaml_find(action, "regions");
    int64_t last = 0;
    for (size_t i = 0; i < files->n; i++) {
        const raat_yaml *region = files->regions[i];
        bool works = !where;
        for (size_t k = 0; where && k < where->value->n; k++)
            works |=
                strcmp(where->value->entries[k].value->text, below(region, "region")->text) == 0;
        const int64_t year = works ? last_recorded(below(below(region, "intake"), "streams")) : 0;
        last = year > last ? year : last;
    }
    return last;
}

/* What an action did in recorded years is in the record already. */
void raat_agreement_check_starts(const raat_yaml *actions, const raat_files *files,
                                 raat_diagnostics *d)
{
    for (size_t i = 0; i < actions->n; i++) {
        const raat_yaml *start = below(actions->entries[i].value, "start");
        const int64_t last = record_end(actions->entries[i].value, files);
        if (whole(start->text) <= last)
            raat_diagnostic_add(d, start->at,
                                "action `%s` starts in %s, a recorded year: what happened then is "
                                "history and is in the record, which ends in %lld; it can start "
                                "from %lld on",
                                actions->entries[i].key, start->text, (long long)last,
                                (long long)last + 1);
    }
}

/* An action that a scenario names and that begins when all is over would be compared for nothing. */
static void check_ends(const raat_yaml *study, const raat_yaml *actions, raat_diagnostics *d)
{
    const raat_yaml *scenarios = below(study, "scenarios");
    const int64_t end = whole(below(study, "end_year")->text);
    for (size_t s = 0; s < scenarios->n; s++) {
        const raat_yaml *list = below(scenarios->entries[s].value, "actions");
        for (size_t i = 0; i < list->n; i++) {
            const raat_yaml *name = list->entries[i].value;
            const raat_yaml *start = below(below(actions, name->text), "start");
            if (whole(start->text) > end)
                raat_diagnostic_add(d, name->at,
                                    "action `%s` starts in %s, after the study, which ends in "
                                    "%lld: it would do nothing",
                                    name->text, start->text, (long long)end);
        }
    }
}

/* ---- what makes an action possible ---- */

/* Whether following `needs` from there leads to `wanted`. `depth` is a bound for cycles elsewhere. */
static bool leads_to(const raat_yaml *actions, const char *from, const char *wanted, size_t depth)
{
    const raat_yaml_entry *needs = raat_yaml_find(below(actions, from), "needs");
    for (size_t i = 0; needs && depth && i < needs->value->n; i++) {
        const char *next = needs->value->entries[i].value->text;
        if (strcmp(next, wanted) == 0 || leads_to(actions, next, wanted, depth - 1))
            return true;
    }
    return false;
}

static void check_needs(const raat_yaml *actions, raat_diagnostics *d)
{
    enum { DEEPEST = 8 };
    for (size_t i = 0; i < actions->n; i++) {
        const raat_yaml_entry *action = &actions->entries[i];
        const raat_yaml_entry *needs = raat_yaml_find(action->value, "needs");
        if (needs && leads_to(actions, action->key, action->key, DEEPEST))
            raat_diagnostic_add(d, needs->at,
                                "action `%s` needs itself, by way of what it needs: none of them "
                                "would ever work",
                                action->key);
    }
}

/* ---- several regions ---- */

/* Their lists of names, by the keys that lead to them. */
static const char *const lists[][2] = {
    {"branches", NULL}, {"qualifications", NULL}, {"ages", NULL},       {"routes", NULL},
    {"tracks", NULL},   {"groups", NULL},         {"upskilling", NULL}, {"intake", "streams"},
};

static raat_yaml *list_of(const raat_yaml *region, const char *const keys[2])
{
    const raat_yaml_entry *entry = raat_yaml_find(region, keys[0]);
    if (entry && keys[1])
        entry = entry->value->kind == RAAT_YAML_MAP ? raat_yaml_find(entry->value, keys[1]) : NULL;
    return entry && entry->value->kind == RAAT_YAML_MAP ? entry->value : NULL;
}

static void append_missing(raat_text *out, const char *intro, const raat_yaml *from,
                           const raat_yaml *in)
{
    size_t n = 0;
    for (size_t i = 0; i < from->n; i++)
        if (!raat_yaml_find(in, from->entries[i].key))
            raat_text_appendf(out, "%s%s", n++ ? ", " : intro, from->entries[i].key);
}

static void refuse_names(const raat_yaml *first, const raat_yaml *other, const char *key,
                         const char *name, raat_diagnostics *d)
{
    raat_text text = {0};
    append_missing(&text, "; missing: ", first, other);
    append_missing(&text, "; not there: ", other, first);
    if (raat_text_bytes(&text)[0])
        raat_diagnostic_add(d, other->at,
                            "`%s` has other names than in region `%s`%s; all regions of a study "
                            "have the same, with a share, record or pool of 0 for what one "
                            "does not have",
                            key, name, raat_text_bytes(&text));
    raat_text_clear(&text);
}

/* The same names in the order of the first region's. */
static void agree(raat_check *c, const raat_yaml *first, raat_yaml *other, const char *key,
                  const char *name)
{
    const char *keys[RAAT_VOCABULARY_MOST];
    if (first->n > RAAT_VOCABULARY_MOST || other->n > RAAT_VOCABULARY_MOST)
        return; /* check says so */
    for (size_t i = 0; i < first->n; i++)
        keys[i] = first->entries[i].key;
    refuse_names(first, other, key, name, c->d);
    raat_check_reorder(c, other, keys, first->n);
}

void raat_agreement_names(raat_check *c, const raat_files *files)
{
    const raat_yaml_entry *name = files->n ? raat_yaml_find(files->regions[0], "region") : NULL;
    for (size_t r = 1; name && r < files->n; r++)
        for (size_t i = 0; i < sizeof lists / sizeof *lists; i++) {
            const raat_yaml *first = list_of(files->regions[0], lists[i]);
            raat_yaml *other = list_of(files->regions[r], lists[i]);
            if (first && other)
                agree(c, first, other, lists[i][lists[i][1] != NULL],
                      name->value->kind == RAAT_YAML_SCALAR ? name->value->text : "");
        }
}

/* What a thing is must be the same in every region; how it fares may differ. */
static void check_same(const raat_files *files, const char *list, const char *key,
                       raat_diagnostics *d)
{
    for (size_t r = 1; r < files->n; r++) {
        const raat_yaml *first = below(files->regions[0], list);
        const raat_yaml *other = below(files->regions[r], list);
        for (size_t i = 0; i < other->n; i++) {
            const raat_yaml *a = below(first->entries[i].value, key);
            const raat_yaml *b = below(other->entries[i].value, key);
            if (strcmp(a->text, b->text) != 0)
                raat_diagnostic_add(d, b->at,
                                    "`%s` of `%s` is %s, and %s in region `%s`: it is the same "
                                    "thing in all regions of a study",
                                    key, other->entries[i].key, b->text, a->text,
                                    below(files->regions[0], "region")->text);
        }
    }
}

static bool same_place(raat_mark a, raat_mark b)
{
    return a.line == b.line && a.column == b.column && strcmp(a.path, b.path) == 0;
}

/* A region that takes over the heads of another counts the same people again. */
static void check_heads(const raat_files *files, raat_diagnostics *d)
{
    for (size_t r = 1; r < files->n; r++)
        for (size_t s = 0; s < r; s++) {
            const raat_yaml *a = below(below(files->regions[s], "workforce"), "heads");
            const raat_yaml *b = below(below(files->regions[r], "workforce"), "heads");
            if (a->at.line && same_place(a->at, b->at))
                raat_diagnostic_add(d, b->at,
                                    "regions `%s` and `%s` count the same people: these are the "
                                    "`heads` of both; give each its own",
                                    below(files->regions[s], "region")->text,
                                    below(files->regions[r], "region")->text);
        }
}

static void check_region(const raat_yaml *study, const raat_yaml *region, raat_diagnostics *d)
{
    const int64_t start = whole(below(study, "start_year")->text);
    const int64_t steps = whole(below(study, "steps_per_year")->text);
    const raat_yaml *streams = below(below(region, "intake"), "streams");
    check_series(below(region, "exits"), RAAT_SCHEMA_EXITS, start, d);
    check_series(below(region, "demand"), RAAT_SCHEMA_DEMAND, start, d);
    for (size_t i = 0; i < streams->n; i++)
        check_series(streams->entries[i].value, RAAT_SCHEMA_STREAM, start, d);
    check_durations(below(region, "tracks"), "track", "duration", steps, d);
    check_durations(below(region, "groups"), "group", "training", steps, d);
}

void raat_agreement_check(const raat_yaml *study, const raat_files *files, raat_diagnostics *d)
{
    for (size_t r = 0; r < files->n; r++)
        check_region(study, files->regions[r], d);
    check_same(files, "routes", "place", d);
    check_same(files, "routes", "employee", d);
    check_same(files, "tracks", "route", d);
    check_same(files, "tracks", "qualification", d);
    check_same(files, "tracks", "stream", d);
    check_heads(files, d);
    const raat_yaml *actions = below(files->actions, "actions");
    raat_agreement_check_starts(actions, files, d);
    check_ends(study, actions, d);
    check_needs(actions, d);
}
