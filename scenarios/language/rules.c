#include "scenarios/language/rules.h"

#include <assert.h>
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "engine/base/text.h"
#include "engine/model/indicator.h"
#include "scenarios/language/decimal.h"
#include "scenarios/language/grid.h"
#include "scenarios/language/horizon.h"
#include "scenarios/language/values.h"

/* ---- looking around in a tree that may be wrong ---- */

/* The text of a scalar below a key, NULL where there is none. */
static const char *text_of(const raat_yaml *map, const char *key)
{
    const raat_yaml_entry *entry = raat_yaml_find(map, key);
    return entry && entry->value->kind == RAAT_YAML_SCALAR ? entry->value->text : NULL;
}

static bool whole_of(const raat_yaml *map, const char *key, int64_t *out)
{
    const char *text = text_of(map, key);
    return text && raat_decimal_whole(text, out);
}

/* The map of names below a key; an empty one where there is none, or one so large that it has been
 * refused. */
static const raat_yaml *names_of(const raat_yaml *map, const char *key)
{
    static const raat_yaml nothing = {.kind = RAAT_YAML_MAP};
    const raat_yaml_entry *entry = raat_yaml_find(map, key);
    return entry && entry->value->kind == RAAT_YAML_MAP && entry->value->n <= RAAT_VOCABULARY_MOST
               ? entry->value
               : &nothing;
}

/* Where a key stands, or the map when it does not. */
static raat_mark mark_of(const raat_yaml *map, const char *key)
{
    const raat_yaml_entry *entry = raat_yaml_find(map, key);
    return entry ? entry->value->at : map->at;
}

static const raat_yaml *value_of(const raat_yaml *map, const char *key)
{
    const raat_yaml_entry *entry = raat_yaml_find(map, key);
    return entry && entry->value->kind == RAAT_YAML_MAP ? raat_values_node(entry->value) : NULL;
}

/* ---- study ---- */

static void check_targets(raat_check *c, const raat_yaml *study, int64_t start, int64_t end)
{
    const raat_yaml *targets = names_of(study, "targets");
    for (size_t i = 0; i < targets->n; i++) {
        const raat_yaml *target = targets->entries[i].value;
        int64_t year;
        if (whole_of(target, "year", &year) && (year < start || year > end))
            raat_diagnostic_add(c->d, mark_of(target, "year"),
                                "target `%s` is for %lld, and the study runs from %lld to %lld",
                                targets->entries[i].key, (long long)year, (long long)start,
                                (long long)end);
    }
}

static void study_rule(raat_check *c, raat_yaml *study, const char *name, raat_mark at)
{
    enum { MOST_YEARS = 100 };
    int64_t start, end, steps;
    if (whole_of(study, "start_year", &start) && whole_of(study, "end_year", &end)) {
        if (end < start || end - start >= MOST_YEARS)
            raat_diagnostic_add(c->d, mark_of(study, "end_year"),
                                "a study runs for 1 to %d years, and this one from %lld to %lld",
                                MOST_YEARS, (long long)start, (long long)end);
        else
            check_targets(c, study, start, end);
    }
    if (whole_of(study, "steps_per_year", &steps) && steps != 1 && steps != 2 && steps != 4 &&
        steps != 12)
        raat_diagnostic_add(c->d, mark_of(study, "steps_per_year"),
                            "`steps_per_year` is 1, 2, 4 or 12, not %lld", (long long)steps);
    if (!raat_yaml_find(study, "region") == !raat_yaml_find(study, "regions"))
        raat_diagnostic_add(c->d, at,
                            "%s wants either `region`, the path of its file, or `regions`, "
                            "several of them by name",
                            name);
    const raat_yaml *scenarios = names_of(study, "scenarios");
    if (!raat_yaml_find(study, "baseline") && scenarios->n) {
        raat_yaml *first = raat_yaml_scalar(c->store, scenarios->entries[0].key, at, c->err);
        if (first)
            raat_yaml_fill(first);
        if (first && raat_yaml_append(c->store, study, "baseline", at, first, c->err))
            raat_check_order(c, RAAT_SCHEMA_STUDY, study);
    }
}

/* A threshold that a share can never pass says nothing of the plan. */
static void check_threshold(raat_check *c, const raat_yaml *target, const raat_indicator *indicator)
{
    static const char *const keys[] = {"at_most", "at_least"};
    const bool share = !indicator->count && strcmp(indicator->unit, "1") == 0;
    for (size_t i = 0; share && i < 2; i++) {
        const char *text = text_of(target, keys[i]);
        double number;
        if (!text || !raat_decimal_read(text, &number) || (number >= 0 && number <= 1))
            continue;
        raat_diagnostic_add(c->d, raat_yaml_find(target, keys[i])->value->at,
                            "`%s` of `%s` is a share, from 0 to 1, not %s; 2 %% is written 0.02",
                            keys[i], indicator->name, text);
    }
}

static void target_rule(raat_check *c, raat_yaml *target, const char *name, raat_mark at)
{
    const bool most = raat_yaml_find(target, "at_most"), least = raat_yaml_find(target, "at_least");
    if (most == least)
        raat_diagnostic_add(c->d, at, "%s wants either `at_most` or `at_least`%s", name,
                            most ? ", not both" : "");
    const char *indicator = text_of(target, "indicator");
    const raat_indicator_id id = indicator ? raat_indicator_find(indicator) : RAAT_N_INDICATORS;
    if (id < RAAT_N_INDICATORS)
        check_threshold(c, target, raat_indicator_row(id));
    if (id < RAAT_N_INDICATORS && raat_indicator_row(id)->axes[0] != RAAT_AXIS_NONE)
        raat_diagnostic_add(
            c->d, mark_of(target, "indicator"),
            "`%s` has a value for each %s; a target wants an indicator of the whole "
            "region",
            indicator, raat_axis_name(raat_indicator_row(id)->axes[0]));
}

static void source_rule(raat_check *c, raat_yaml *source, const char *name, raat_mark at)
{
    (void)name;
    size_t n, given = 0;
    const raat_schema_row *rows = raat_schema_rows(RAAT_SCHEMA_SOURCE, &n);
    for (size_t i = 0; i < n; i++)
        given += raat_yaml_find(source, rows[i].key) != NULL;
    if (given > 1 || (given == 0 && source->n == 0)) /* an unknown key has been reported */
        raat_diagnostic_add(c->d, at,
                            "a source is exactly one of seed, public, derived, assumption; here "
                            "are %s",
                            given ? "several" : "none");
}

/* ---- region ---- */

/* A stream is shared out by numbers that sum to one, or by weights; not by both. */
static void check_stream(raat_check *c, const raat_yaml *region, const raat_yaml_entry *stream)
{
    const raat_yaml *tracks = names_of(region, "tracks");
    size_t n = 0, weights = 0;
    double sum = 0;
    for (size_t i = 0; i < tracks->n; i++) {
        const char *own = text_of(tracks->entries[i].value, "stream");
        const raat_yaml *share = value_of(tracks->entries[i].value, "stream_share");
        double number = 0;
        if (!own || strcmp(own, stream->key) != 0)
            continue;
        if (!share)
            return; /* reported where it is missing */
        n++;
        weights += raat_values_dirichlet(share);
        if (share->kind == RAAT_YAML_SCALAR && raat_decimal_read(share->text, &number))
            sum += number;
    }
    if (n == 0)
        raat_diagnostic_add(c->d, stream->at, "no track takes its starters from stream `%s`",
                            stream->key);
    else if (weights != 0 && weights != n)
        raat_diagnostic_add(c->d, stream->at,
                            "tracks of stream `%s` have numbers and dirichlet weights as "
                            "stream_share; all of them want the same",
                            stream->key);
    else if (weights == 0 && fabs(sum - 1) > 1e-9) {
        char text[RAAT_DECIMAL_TEXT];
        raat_decimal_write(nearbyint(sum * 1e12) / 1e12, text);
        raat_diagnostic_add(c->d, stream->at,
                            "stream_share of the tracks of stream `%s` sums to "
                            "%s, not to 1",
                            stream->key, text);
    }
}

/* Its students have posts, or they have not. */
static void check_employment(raat_check *c, const raat_yaml *region, const raat_yaml_entry *track)
{
    const char *route = text_of(track->value, "route");
    const raat_yaml_entry *of = route ? raat_yaml_find(names_of(region, "routes"), route) : NULL;
    const char *employee = of ? text_of(of->value, "employee") : NULL;
    static const char *const keys[] = {"works_as", "productive_fte"};
    for (size_t i = 0; employee && i < 2; i++) {
        const raat_yaml_entry *entry = raat_yaml_find(track->value, keys[i]);
        if (!entry && strcmp(employee, "yes") == 0)
            raat_diagnostic_add(c->d, track->at,
                                "key `%s` is missing in track `%s`: route `%s` makes its students "
                                "employees",
                                keys[i], track->key, route);
        if (entry && strcmp(employee, "no") == 0)
            raat_diagnostic_add(c->d, entry->at,
                                "track `%s` has `%s`, but route `%s` does not make its students "
                                "employees",
                                track->key, keys[i], route);
    }
}

static void check_further(raat_check *c, const raat_yaml_entry *track)
{
    const raat_yaml_entry *further = raat_yaml_find(track->value, "further_track");
    if (further && further->value->text && strcmp(further->value->text, track->key) == 0)
        raat_diagnostic_add(c->d, further->value->at,
                            "graduates of track `%s` study on in another track, not in the same",
                            track->key);
}

/* Number of a name among the keys of a map, in the order of the file; -1 where it is not. */
static int64_t rank_of(const raat_yaml *names, const char *name)
{
    for (size_t i = 0; name && i < names->n; i++)
        if (strcmp(names->entries[i].key, name) == 0)
            return (int64_t)i;
    return -1;
}

/* Staff follow a track to rise. */
static void check_path(raat_check *c, const raat_yaml *region, const raat_yaml_entry *path)
{
    const raat_yaml *levels = names_of(region, "qualifications");
    const char *from = text_of(path->value, "from"), *name = text_of(path->value, "track");
    const raat_yaml_entry *track = name ? raat_yaml_find(names_of(region, "tracks"), name) : NULL;
    const char *to = track ? text_of(track->value, "qualification") : NULL;
    const int64_t low = rank_of(levels, from), high = rank_of(levels, to);
    if (low >= 0 && high >= 0 && high <= low)
        raat_diagnostic_add(c->d, mark_of(path->value, "track"),
                            "path `%s` leads from `%s` to `%s`, which is not higher", path->key,
                            from, to);
}

/* Only the last age band has no way out but leaving. */
static void check_residence(raat_check *c, const raat_yaml *region)
{
    const raat_yaml *years = value_of(names_of(region, "exits"), "residence");
    for (size_t i = 0; years && years->kind == RAAT_YAML_MAP && i < years->n; i++) {
        const bool last = i + 1 == years->n;
        double number;
        if (years->entries[i].value->kind == RAAT_YAML_SCALAR &&
            raat_decimal_read(years->entries[i].value->text, &number) && last != (number == 0))
            raat_diagnostic_add(c->d, years->entries[i].value->at,
                                last ? "`residence` of the last age band, `%s`, is 0: nobody "
                                       "outgrows it"
                                     : "`residence` of age band `%s` is 0, which is only for the "
                                       "last one",
                                years->entries[i].key);
    }
}

static void region_rule(raat_check *c, raat_yaml *region, const char *name, raat_mark at)
{
    (void)name, (void)at;
    const raat_yaml *streams = names_of(names_of(region, "intake"), "streams");
    const raat_yaml *tracks = names_of(region, "tracks");
    const raat_yaml *paths = names_of(region, "upskilling");
    for (size_t i = 0; i < streams->n; i++)
        check_stream(c, region, &streams->entries[i]);
    for (size_t i = 0; i < tracks->n; i++) {
        check_employment(c, region, &tracks->entries[i]);
        check_further(c, &tracks->entries[i]);
    }
    for (size_t i = 0; i < paths->n; i++)
        check_path(c, region, &paths->entries[i]);
    check_residence(c, region);
}

static void track_rule(raat_check *c, raat_yaml *track, const char *name, raat_mark at)
{
    (void)at;
    static const char *const lists[] = {"dropout", "productive_fte"};
    const raat_yaml *duration = value_of(track, "duration");
    double years;
    if (!duration || duration->kind != RAAT_YAML_SCALAR ||
        !raat_decimal_read(duration->text, &years))
        return;
    for (size_t i = 0; i < 2; i++) {
        const raat_yaml *list = value_of(track, lists[i]);
        if (list && list->kind == RAAT_YAML_LIST && (double)list->n != ceil(years))
            raat_diagnostic_add(c->d, list->at,
                                "`%s` of %s wants %.0f values, one a study year, and has %zu",
                                lists[i], name, ceil(years), list->n);
    }
}

/* An index is 1 in its first year: that is what it is measured against. */
static void check_index(raat_check *c, const raat_yaml *map, const char *key)
{
    const raat_yaml *series = value_of(map, key);
    if (series && series->kind == RAAT_YAML_MAP && series->n &&
        strcmp(series->entries[0].value->text, "1") != 0)
        raat_diagnostic_add(c->d, series->entries[0].value->at,
                            "`%s` is measured against its first year, whose value is 1", key);
}

static void demand_rule(raat_check *c, raat_yaml *demand, const char *name, raat_mark at)
{
    (void)name, (void)at;
    check_index(c, demand, "demand_index");
}

/* How much later years count is a choice of who reads the report, not something to find out. */
static void costs_rule(raat_check *c, raat_yaml *costs, const char *name, raat_mark at)
{
    (void)name, (void)at;
    const raat_yaml *rate = value_of(costs, "discount_rate");
    if (rate && rate->kind == RAAT_YAML_MAP)
        raat_diagnostic_add(c->d, rate->at,
                            "`discount_rate` is a choice and wants one number, without a "
                            "distribution");
}

/* ---- actions ---- */

static unsigned horizons_of(const raat_check *c, const raat_yaml *action)
{
    unsigned set = 0;
    const raat_yaml_entry *entry = raat_yaml_find(action, "horizon");
    for (size_t i = 0; entry && entry->value->kind == RAAT_YAML_LIST && i < entry->value->n; i++) {
        const int32_t found = raat_vocabulary_find(c->words, RAAT_WORDS_HORIZON,
                                                   entry->value->entries[i].value->text);
        if (found >= 0)
            set |= 1u << found;
    }
    return set;
}

static void fill_in(raat_check *c, raat_yaml *effect, const char *key, const char *number)
{
    raat_text yaml = {0};
    raat_yaml *value;
    raat_text_appendf(&yaml, "{unit: \"year\", value: %s, source: {assumption: \"%s\"}}", number,
                      "preset of the action's horizon");
    if (raat_text_check(&yaml, c->err) == RAAT_OK &&
        raat_yaml_parse(c->store, raat_text_bytes(&yaml), effect->at, &value, c->d, c->err) ==
            RAAT_OK) {
        raat_yaml_fill(value);
        raat_yaml_append(c->store, effect, key, effect->at, value, c->err);
    }
    raat_text_clear(&yaml);
}

/* An effect with neither delay nor ramp takes both from the horizon, and is refused where there is none; with
 * one, the other is 0. */
static void fill_in_time(raat_check *c, const raat_yaml *action, raat_yaml *effect)
{
    const bool delay = raat_yaml_find(effect, "delay"), ramp = raat_yaml_find(effect, "ramp");
    const unsigned set = horizons_of(c, action);
    if (effect->kind != RAAT_YAML_MAP)
        return;
    if (!set && !delay && !ramp) {
        const raat_yaml_entry *horizon = raat_yaml_find(action, "horizon");
        if (horizon && horizon->value->n == 0) /* else an unknown word has been reported */
            raat_diagnostic_add(c->d, effect->at,
                                "no horizon of the action gives this effect its time; it wants "
                                "`delay` or `ramp`");
        return;
    }
    char text[80], low[RAAT_DECIMAL_TEXT], high[RAAT_DECIMAL_TEXT];
    const raat_horizon span = set ? raat_horizon_span(set) : (raat_horizon){0};
    raat_decimal_write(delay || ramp ? 0 : span.delay, text);
    if (!delay)
        fill_in(c, effect, "delay", text);
    raat_decimal_write(span.ramp_low, low);
    raat_decimal_write(span.ramp_high, high);
    snprintf(text, sizeof text, "{uniform: [%s, %s]}", low, high);
    if (!ramp)
        fill_in(c, effect, "ramp", delay ? "0" : text);
    raat_check_order(c, RAAT_SCHEMA_EFFECT, effect);
}

/* The names of an action's effects are parts of addresses: lever, operation and, where those are not
 * enough, a name. */
static bool same_name(const raat_yaml *a, const raat_yaml *b)
{
    static const char *const keys[] = {"lever", "operation", "name"};
    for (size_t i = 0; i < 3; i++) {
        const char *x = text_of(a, keys[i]), *y = text_of(b, keys[i]);
        if ((i < 2 && (!x || !y)) || strcmp(x ? x : "", y ? y : "") != 0)
            return false;
    }
    return true;
}

/* Only who is reached is counted action by action. */
static bool adds_people(const raat_yaml *action)
{
    const raat_yaml_entry *effects = raat_yaml_find(action, "effects");
    for (size_t i = 0; effects && effects->value->kind == RAAT_YAML_LIST && i < effects->value->n;
         i++) {
        const raat_yaml *effect = effects->value->entries[i].value;
        const char *lever = text_of(effect, "lever"), *operation = text_of(effect, "operation");
        if (lever && operation && strcmp(lever, raat_lever_row(RAAT_LEVER_REACH)->name) == 0 &&
            strcmp(operation, raat_lever_operation(RAAT_ADD)) == 0)
            return true;
    }
    return false;
}

static void check_cost(raat_check *c, const raat_yaml *action, const char *name)
{
    static const char *const amounts[] = {"fixed", "per_year", "per_participant"};
    const raat_yaml_entry *cost = raat_yaml_find(action, "cost");
    bool any = false;
    if (!cost || cost->value->kind != RAAT_YAML_MAP)
        return;
    for (size_t i = 0; i < 3; i++)
        any |= raat_yaml_find(cost->value, amounts[i]) != NULL;
    if (!any)
        raat_diagnostic_add(c->d, cost->at,
                            "`cost` of %s has no amount: it wants `fixed`, `per_year` or "
                            "`per_participant`; an action whose cost nobody knows has no `cost`",
                            name);
    if (raat_yaml_find(cost->value, "per_participant") && !adds_people(action))
        raat_diagnostic_add(c->d, raat_yaml_find(cost->value, "per_participant")->at,
                            "%s has a cost `per_participant` and no effect that adds to lever "
                            "`reach`, so it has no participants to count; use `per_year`",
                            name);
}

static void action_rule(raat_check *c, raat_yaml *action, const char *name, raat_mark at)
{
    const raat_yaml_entry *effects = raat_yaml_find(action, "effects");
    const raat_yaml_entry *enabling = raat_yaml_find(action, "enabling");
    const raat_yaml *list = effects ? effects->value : NULL;
    const size_t n = list && list->kind == RAAT_YAML_LIST ? list->n : 0;
    int64_t start, end;
    if ((n == 0) == !enabling && (!list || list->kind == RAAT_YAML_LIST))
        raat_diagnostic_add(c->d, at,
                            n ? "%s has effects and `enabling`, which says why it has none"
                              : "%s has no effects: it wants `effects`, or `enabling` with the "
                                "reason why there are none",
                            name);
    if (whole_of(action, "start", &start) && whole_of(action, "end", &end) && end < start)
        raat_diagnostic_add(c->d, mark_of(action, "end"), "%s ends before it starts", name);
    check_cost(c, action, name);
    if ((double)n > raat_schema_find(RAAT_SCHEMA_ACTION, "effects")->high)
        return; /* refused by its row */
    for (size_t i = 0; i < n; i++) {
        fill_in_time(c, action, list->entries[i].value);
        for (size_t j = 0; j < i; j++)
            if (same_name(list->entries[i].value, list->entries[j].value)) {
                raat_diagnostic_add(c->d, list->entries[i].at,
                                    "effect %zu of %s moves the lever of effect %zu by the same "
                                    "operation; give them a `name` each",
                                    i + 1, name, j + 1);
                break;
            }
    }
}

/* Levers that are factors themselves end at 10; ten times as many places or applicants is beyond any
 * plan as well, and most likely a percentage. */
static const double MOST_FACTOR = 10;

raat_schema_row raat_rules_size(raat_lever_id lever, raat_operation operation)
{
    raat_schema_row row = *raat_schema_find(RAAT_SCHEMA_EFFECT, "size");
    const raat_lever *of = raat_lever_row(lever);
    row.unit = operation == RAAT_MULTIPLY ? "1" : of->unit;
    row.low = operation == RAAT_ADD ? -INFINITY : operation == RAAT_MULTIPLY ? 0 : of->low;
    row.high = operation == RAAT_ADD ? INFINITY : of->high;
    if (operation == RAAT_MULTIPLY)
        row.high = MOST_FACTOR;
    return row;
}

/* ---- effects ---- */

/* Whether a key of `where` selects cells of a lever; the tracks can be told by what they are. */
static bool selects(const raat_lever *lever, const char *key)
{
    static const char *const of_track[] = {"route", "qualification", "stream", "place"};
    if (strcmp(key, "region") == 0)
        return true;
    for (const raat_axis_id *axis = lever->axes; *axis != RAAT_AXIS_NONE; axis++) {
        if (strcmp(raat_axis_name(*axis), key) == 0)
            return true;
        for (size_t i = 0; *axis == RAAT_AXIS_TRACK && i < 4; i++)
            if (strcmp(of_track[i], key) == 0)
                return true;
    }
    return false;
}

/* So many people a year come from one group; for all groups at once it would be that many from each. */
static void check_group(raat_check *c, const raat_yaml *effect, const char *name)
{
    const char *lever = text_of(effect, "lever"), *operation = text_of(effect, "operation");
    if (!lever || strcmp(lever, "reach") != 0 || !operation || strcmp(operation, "add") != 0 ||
        c->words->lists[RAAT_WORDS_NONE + RAAT_AXIS_GROUP].n < 2 ||
        raat_yaml_find(names_of(effect, "where"), "group"))
        return;
    raat_diagnostic_add(c->d, effect->at,
                        "%s adds people to `reach` and names no group: it wants `where: {group: "
                        "...}`, or it would reach as many of each",
                        name);
}

static void check_where(raat_check *c, const raat_lever *lever, const raat_yaml *where)
{
    size_t n;
    const raat_schema_row *rows = raat_schema_rows(RAAT_SCHEMA_WHERE, &n);
    for (size_t i = 0; i < where->n; i++) {
        const raat_yaml_entry *entry = &where->entries[i];
        if (!raat_schema_find(RAAT_SCHEMA_WHERE, entry->key))
            continue;
        if (entry->value->kind == RAAT_YAML_LIST && entry->value->n == 0)
            raat_diagnostic_add(c->d, entry->at, "`%s` selects nothing; leave it out to select all",
                                entry->key);
        if (selects(lever, entry->key))
            continue;
        raat_text keys = {0};
        for (size_t k = 0; k < n; k++)
            if (selects(lever, rows[k].key))
                raat_text_appendf(&keys, "%s%s", keys.length ? ", " : "", rows[k].key);
        raat_diagnostic_add(c->d, entry->at, "lever `%s` has no cells by `%s`; it has them by %s",
                            lever->name, entry->key, raat_text_bytes(&keys));
        raat_text_clear(&keys);
    }
}

static void refuse_operation(raat_check *c, const raat_lever *lever, const raat_yaml *node)
{
    raat_text takes = {0};
    for (raat_operation i = 0; i < RAAT_N_OPERATIONS; i++)
        if (lever->operations & 1u << i)
            raat_text_appendf(&takes, "%s%s", takes.length ? ", " : "", raat_lever_operation(i));
    raat_diagnostic_add(c->d, node->at, "lever `%s` does not take `%s`; it takes %s", lever->name,
                        node->text, raat_text_bytes(&takes));
    raat_text_clear(&takes);
}

static void effect_rule(raat_check *c, raat_yaml *effect, const char *name, raat_mark at)
{
    (void)name, (void)at;
    const char *lever_word = text_of(effect, "lever"), *word = text_of(effect, "operation");
    const int32_t lever =
        lever_word ? raat_vocabulary_find(c->words, RAAT_WORDS_LEVER, lever_word) : -1;
    const int32_t operation =
        word ? raat_vocabulary_find(c->words, RAAT_WORDS_OPERATION, word) : -1;
    if (lever < 0)
        return; /* reported by its row */
    const raat_lever *row = raat_lever_row((raat_lever_id)lever);
    check_where(c, row, names_of(effect, "where"));
    check_group(c, effect, name);
    if (operation < 0)
        return;
    if (!(row->operations & 1u << operation)) {
        refuse_operation(c, row, raat_yaml_find(effect, "operation")->value);
        return;
    }
    raat_yaml_entry *size = raat_yaml_find(effect, "size");
    const raat_schema_row wants = raat_rules_size((raat_lever_id)lever, (raat_operation)operation);
    if (size)
        raat_values_check(c, &wants, size);
}

/* ---- one rule a kind of map ---- */

void raat_rules_apply(raat_check *c, raat_schema_map map, raat_yaml *node, const char *name,
                      raat_mark at)
{
    static void (*const rules[RAAT_N_SCHEMA_MAPS])(raat_check *, raat_yaml *, const char *,
                                                   raat_mark) = {
        [RAAT_SCHEMA_STUDY] = study_rule,         [RAAT_SCHEMA_TARGET] = target_rule,
        [RAAT_SCHEMA_REGION] = region_rule,       [RAAT_SCHEMA_TRACK] = track_rule,
        [RAAT_SCHEMA_ACTION] = action_rule,       [RAAT_SCHEMA_EFFECT] = effect_rule,
        [RAAT_SCHEMA_DIMENSION] = raat_grid_rule, [RAAT_SCHEMA_SOURCE] = source_rule,
        [RAAT_SCHEMA_DEMAND] = demand_rule,       [RAAT_SCHEMA_COSTS] = costs_rule,
    };
    if (rules[map])
        rules[map](c, node, name, at);
}
