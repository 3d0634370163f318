#include "scenarios/language/agreement.h"

#include <assert.h>
#include <math.h>

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

/* What an action did in recorded years is in the record already. */
void raat_agreement_check_starts(const raat_yaml *actions, const raat_yaml *region,
                                 raat_diagnostics *d)
{
    const int64_t last = last_recorded(below(below(region, "intake"), "streams"));
    for (size_t i = 0; i < actions->n; i++) {
        const raat_yaml *start = below(actions->entries[i].value, "start");
        if (whole(start->text) <= last)
            raat_diagnostic_add(d, start->at,
                                "action `%s` starts in %s, a recorded year: what happened then is "
                                "history and is in the record, which ends in %lld; it can start "
                                "from %lld on",
                                actions->entries[i].key, start->text, (long long)last,
                                (long long)last + 1);
    }
}

void raat_agreement_check(const raat_yaml *study, const raat_yaml *region, const raat_yaml *actions,
                          raat_diagnostics *d)
{
    const int64_t start = whole(below(study, "start_year")->text);
    const raat_yaml *streams = below(below(region, "intake"), "streams");
    check_series(below(region, "exits"), RAAT_SCHEMA_EXITS, start, d);
    check_series(below(region, "demand"), RAAT_SCHEMA_DEMAND, start, d);
    for (size_t i = 0; i < streams->n; i++)
        check_series(streams->entries[i].value, RAAT_SCHEMA_STREAM, start, d);
    const int64_t steps = whole(below(study, "steps_per_year")->text);
    check_durations(below(region, "tracks"), "track", "duration", steps, d);
    check_durations(below(region, "groups"), "group", "training", steps, d);
    raat_agreement_check_starts(below(actions, "actions"), region, d);
}
