#include "scenarios/language/knob.h"

#include <string.h>

#include "scenarios/language/decimal.h"
#include "scenarios/language/overlay.h"
#include "scenarios/language/resolved.h"
#include "scenarios/language/rules.h"
#include "scenarios/language/schema.h"
#include "scenarios/language/uncertain.h"

/* Where a wanted entry of a tree stands in the schema. */
typedef struct {
    const raat_yaml_entry *wanted;
    const raat_schema_row *row; /* that its key has, or the uncertain value that it is a part of */
    const raat_yaml *in;        /* the map of that row */
} place;

static bool holds(const raat_yaml *node, const raat_yaml_entry *wanted)
{
    for (size_t i = 0; i < node->n; i++)
        if (&node->entries[i] == wanted || holds(node->entries[i].value, wanted))
            return true;
    return false;
}

static bool locate(place *p, raat_schema_map map, const raat_yaml *node);

static bool locate_below(place *p, const raat_schema_row *row, const raat_yaml *value)
{
    const bool many = row->kind == RAAT_SCHEMA_NAMED || row->kind == RAAT_SCHEMA_LIST ||
                      row->kind == RAAT_SCHEMA_FILES;
    if (many) {
        for (size_t i = 0; i < value->n; i++)
            if (locate(p, row->of, value->entries[i].value))
                return true;
        return false;
    }
    const bool one = row->kind == RAAT_SCHEMA_ONE || row->kind == RAAT_SCHEMA_FILE;
    return one && locate(p, row->of, value);
}

static bool locate(place *p, raat_schema_map map, const raat_yaml *node)
{
    for (size_t i = 0; i < node->n; i++) {
        const raat_yaml_entry *entry = &node->entries[i];
        const raat_schema_row *row = entry->key ? raat_schema_find(map, entry->key) : NULL;
        if (!row)
            continue;
        const bool part = raat_schema_uncertain(row->kind) && holds(entry->value, p->wanted);
        if (entry == p->wanted || part) {
            p->row = row;
            p->in = node;
            return true;
        }
        if (locate_below(p, row, entry->value))
            return true;
    }
    return false;
}

/* ---- what may stand there ---- */

static const char *text_below(const raat_yaml *map, const char *key)
{
    return raat_yaml_find(map, key)->value->text;
}

/* The range of a size follows from the effect in which it stands. */
static raat_schema_row size_row(const raat_yaml *effect)
{
    raat_lever_id lever = 0;
    raat_operation operation = 0;
    while (strcmp(raat_lever_row(lever)->name, text_below(effect, "lever")) != 0)
        lever++;
    while (strcmp(raat_lever_operation(operation), text_below(effect, "operation")) != 0)
        operation++;
    return raat_rules_size(lever, operation);
}

static double steps_of(const raat_yaml *study)
{
    double steps = 1;
    raat_decimal_read(text_below(study, "steps_per_year"), &steps);
    return steps;
}

static void fill(const raat_yaml *study, const place *p, raat_knob *out)
{
    const raat_schema_row row = p->row->kind == RAAT_SCHEMA_SIZE ? size_row(p->in) : *p->row;
    out->unit = row.unit ? row.unit : "";
    out->low = row.low;
    out->high = row.high;
    if (row.kind == RAAT_SCHEMA_WHOLE)
        out->grain = 1;
    else if (row.kind == RAAT_SCHEMA_YEARS)
        out->grain = 1 / steps_of(study);
    out->uncertain = raat_uncertain_any(p->wanted->value);
    raat_resolved_append_value(&out->now, p->wanted->value);
}

/* ---- why not ---- */

/* A number or a distribution, not a table of them. A unit "1" is a text. */
static bool is_value(const raat_yaml *node)
{
    double number;
    if (node->kind == RAAT_YAML_SCALAR)
        return !node->quoted && raat_decimal_read(node->text, &number);
    return node->kind == RAAT_YAML_MAP && node->n == 1 &&
           raat_uncertain_is_family(node->entries[0].key);
}

/* Shares that are one number each are rows too, of a kind that names no list of words. */
static bool is_part_of_whole(const raat_schema_row *row)
{
    return (row->kind == RAAT_SCHEMA_SHARES && row->by[0] != RAAT_WORDS_NONE) ||
           row->kind == RAAT_SCHEMA_SOME || row->kind == RAAT_SCHEMA_WEIGHT;
}

static const char *objection(const place *p)
{
    const raat_schema_row *row = p->row;
    if (row->flags & RAAT_SCHEMA_ASIDE)
        return "says how often the study is run, not what it is";
    if (is_part_of_whole(row))
        return "is one of several shares of one whole: none of them moves alone";
    if (raat_schema_uncertain(row->kind)) {
        if (p->wanted->key && strcmp(p->wanted->key, row->key) == 0)
            return "is {unit, value, source}; add `.value` for its number";
        return is_value(p->wanted->value) ? NULL : "is not one number";
    }
    return row->kind == RAAT_SCHEMA_WHOLE || row->kind == RAAT_SCHEMA_DECIMAL ? NULL
                                                                              : "is not a number";
}

bool raat_knob_find(raat_yaml *study, const char *path, raat_mark at, raat_knob *out,
                    raat_diagnostics *d)
{
    *out = (raat_knob){.unit = ""};
    const raat_overlay_place found = raat_overlay_find(study, path);
    if (!found.entry) {
        raat_overlay_refuse(&found, at, d);
        return false;
    }
    place p = {.wanted = found.entry};
    const bool known = locate(&p, RAAT_SCHEMA_STUDY, study) && p.row;
    const char *why = known ? objection(&p) : "is a part of the study, not one number";
    if (why)
        raat_diagnostic_add(d, at, "`%s` %s", path, why);
    if (!known || why)
        return false;
    fill(study, &p, out);
    return true;
}

void raat_knob_clear(raat_knob *knob)
{
    raat_text_clear(&knob->now);
}
