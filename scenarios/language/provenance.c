#include "scenarios/language/provenance.h"

#include <assert.h>
#include <stdio.h>
#include <string.h>

#include "scenarios/language/uncertain.h"
#include "scenarios/language/values.h"

enum { MOST_CLASSES = 8 };

typedef struct {
    size_t by_class[MOST_CLASSES]; /* rows of the source map: seed, public, derived, assumption */
    size_t values, uncertain, filled;
} tally;

/* ---- counting ---- */

static const raat_schema_row *classes(size_t *out_n)
{
    const raat_schema_row *rows = raat_schema_rows(RAAT_SCHEMA_SOURCE, out_n);
    assert(*out_n <= MOST_CLASSES);
    return rows;
}

static void count_value(tally *t, const raat_yaml *node)
{
    size_t n;
    const raat_schema_row *rows = classes(&n);
    const raat_yaml *source = raat_yaml_find(node, "source")->value;
    for (size_t i = 0; i < n; i++)
        t->by_class[i] += raat_yaml_find(source, rows[i].key) != NULL;
    t->values++;
    t->uncertain += raat_uncertain_any(raat_values_node(node));
    t->filled += node->filled;
}

static void count_map(tally *t, raat_schema_map map, const raat_yaml *node);

static void count_row(tally *t, const raat_schema_row *row, const raat_yaml *node)
{
    if (raat_schema_uncertain(row->kind))
        count_value(t, node);
    else if (row->kind == RAAT_SCHEMA_ONE || row->kind == RAAT_SCHEMA_FILE)
        count_map(t, row->of, node);
    else if (row->kind == RAAT_SCHEMA_NAMED || row->kind == RAAT_SCHEMA_LIST ||
             row->kind == RAAT_SCHEMA_FILES)
        for (size_t i = 0; i < node->n; i++)
            count_map(t, row->of, node->entries[i].value);
}

static void count_map(tally *t, raat_schema_map map, const raat_yaml *node)
{
    size_t n;
    const raat_schema_row *rows = raat_schema_rows(map, &n);
    for (size_t i = 0; i < n; i++) {
        const raat_yaml_entry *entry = raat_yaml_find(node, rows[i].key);
        if (entry)
            count_row(t, &rows[i], entry->value);
    }
}

static void add(tally *total, const tally *t)
{
    for (size_t i = 0; i < MOST_CLASSES; i++)
        total->by_class[i] += t->by_class[i];
    total->values += t->values;
    total->uncertain += t->uncertain;
    total->filled += t->filled;
}

/* ---- the table ---- */

static void append_head(raat_text *out)
{
    size_t n;
    const raat_schema_row *rows = classes(&n);
    raat_text_appendf(out, "%-14s", "section");
    for (size_t i = 0; i < n; i++)
        raat_text_appendf(out, " %11s", rows[i].key);
    raat_text_appendf(out, " %11s %11s %11s\n", "values", "fixed", "uncertain");
}

static void append_line(raat_text *out, const char *name, const tally *t)
{
    size_t n;
    classes(&n);
    raat_text_appendf(out, "%-14s", name);
    for (size_t i = 0; i < n; i++)
        raat_text_appendf(out, " %11zu", t->by_class[i]);
    raat_text_appendf(out, " %11zu %11zu %11zu\n", t->values, t->values - t->uncertain,
                      t->uncertain);
}

/* In tenths of a percent, so that no locale puts a comma there. */
static void append_share(raat_text *out, size_t part, size_t whole)
{
    const size_t tenths = whole ? (2000 * part + whole) / (2 * whole) : 0;
    char text[32];
    snprintf(text, sizeof text, "%zu.%zu%%", tenths / 10, tenths % 10);
    raat_text_appendf(out, " %11s", text);
}

static void append_shares(raat_text *out, const tally *t)
{
    size_t n;
    classes(&n);
    raat_text_appendf(out, "%-14s", "share");
    for (size_t i = 0; i < n; i++)
        append_share(out, t->by_class[i], t->values);
    append_share(out, t->values, t->values);
    append_share(out, t->values - t->uncertain, t->values);
    append_share(out, t->uncertain, t->values);
    raat_text_append(out, "\n");
}

/* Each key of a region that holds values is a section; the actions are one. */
static void append_sections(raat_text *out, raat_schema_map map, const raat_yaml *root,
                            tally *total)
{
    size_t n;
    const raat_schema_row *rows = raat_schema_rows(map, &n);
    for (size_t i = 0; i < n; i++) {
        const raat_yaml_entry *entry = raat_yaml_find(root, rows[i].key);
        tally t = {0};
        if (!entry)
            continue;
        if (rows[i].kind == RAAT_SCHEMA_FILE && rows[i].of == RAAT_SCHEMA_REGION) {
            append_sections(out, rows[i].of, entry->value, total);
            continue;
        }
        count_row(&t, &rows[i], entry->value);
        if (t.values)
            append_line(out, rows[i].key, &t);
        add(total, &t);
    }
}

void raat_provenance_append(raat_text *out, raat_schema_map map, const raat_yaml *root)
{
    tally total = {0};
    append_head(out);
    append_sections(out, map, root, &total);
    append_line(out, "total", &total);
    append_shares(out, &total);
    if (total.filled)
        raat_text_appendf(out,
                          "%zu of the assumptions stand in no file: reach 1, delay and ramp of a "
                          "horizon\n",
                          total.filled);
}
