#include "scenarios/language/compiler.h"

#include <assert.h>
#include <math.h>
#include <search.h>
#include <stdio.h>
#include <string.h>

#include "engine/base/memory.h"
#include "scenarios/language/decimal.h"
#include "scenarios/language/uncertain.h"
#include "scenarios/language/values.h"

bool raat_compiler_failed(const raat_compiler *c)
{
    return c->err->status != RAAT_OK;
}

/* ---- the tree: checked, so what is looked for is there ---- */

const raat_yaml *raat_compiler_below(const raat_yaml *map, const char *key)
{
    return raat_yaml_find(map, key)->value;
}

int32_t raat_compiler_whole(const raat_yaml *node)
{
    int64_t number = 0;
    const bool read = raat_decimal_whole(node->text, &number);
    assert(read);
    (void)read;
    return (int32_t)number;
}

double raat_compiler_decimal(const raat_yaml *node)
{
    double number = 0;
    const bool read = raat_decimal_read(node->text, &number);
    assert(read);
    (void)read;
    return number;
}

char *raat_compiler_copy(const raat_compiler *c, const char *text)
{
    return raat_memory_text(text, c->err);
}

void *raat_compiler_array(const raat_compiler *c, size_t n, size_t size)
{
    return raat_memory_new(n, size, c->err);
}

/* ---- quantities ---- */

/* A variant of an action draws anew only what its levels change: what it has in common with the action,
 * or with another variant, is the same quantity, so the two stay paired. */
static raat_value add_variant(raat_compiler *c, const char *name, const raat_dist *dist)
{
    const size_t n = strlen(name);
    char own[2 * RAAT_COMPILER_NAME];
    for (raat_value i = 0; i < c->plan->n_quantities; i++) {
        const raat_quantity *known = &c->plan->quantities[i];
        if (strncmp(known->name, name, n) == 0 &&
            (known->name[n] == '\0' || known->name[n] == '@') && raat_dist_same(&known->dist, dist))
            return i;
    }
    snprintf(own, sizeof own, "%s@%s", name, c->levels);
    return raat_plan_add(c->plan, own, *dist, c->err);
}

typedef struct {
    char *name; /* of the plan */
    raat_value value;
} named_value;

static int by_name(const void *a, const void *b)
{
    return strcmp(((const named_value *)a)->name, ((const named_value *)b)->name);
}

/* The quantity of that name, -1 when there is none. */
static raat_value find_named(const raat_compiler *c, char *name)
{
    const named_value key = {name, -1};
    void *const *found = tfind(&key, &c->named, by_name);
    return found ? ((const named_value *)*found)->value : -1;
}

static raat_value remember(raat_compiler *c, raat_value value)
{
    named_value *row = value < 0 ? NULL : raat_memory_new(1, sizeof *row, c->err);
    if (!row)
        return -1;
    *row = (named_value){c->plan->quantities[value].name, value};
    if (tsearch(row, &c->named, by_name))
        return value;
    raat_memory_free(row);
    raat_error_set(c->err, RAAT_FAILED, "out of memory");
    return -1;
}

/* A value that a region takes over from another is one quantity in both. */
static raat_value add_owned(raat_compiler *c, const char *name, const raat_dist *dist)
{
    char full[RAAT_COMPILER_NAME];
    const int n = snprintf(full, sizeof full, "%s/%s", c->owner, name);
    assert(n > 0 && n < RAAT_COMPILER_NAME); /* names have at most 60 letters */
    (void)n;
    const raat_value known = find_named(c, full);
    if (known < 0)
        return remember(c, raat_plan_add(c->plan, full, *dist, c->err));
    if (!raat_dist_same(&c->plan->quantities[known].dist, dist))
        raat_diagnostic_add(c->d, c->value->at,
                            "this is not the same as in region `%s`, or in another that takes it "
                            "over from there; leave `same_as` out",
                            c->owner);
    return known;
}

static raat_value add(raat_compiler *c, const char *name, raat_dist dist)
{
    if (c->owner)
        return add_owned(c, name, &dist);
    if (c->levels)
        return add_variant(c, name, &dist);
    return raat_plan_add(c->plan, name, dist, c->err);
}

static raat_value add_number(raat_compiler *c, const char *name, double number)
{
    return add(c, name, (raat_dist){.family = RAAT_DIST_FIXED, .a = number});
}

raat_value raat_compiler_add_cell(raat_compiler *c, const raat_schema_row *row,
                                  const raat_yaml *cell, const char *name)
{
    const raat_uncertain_rule rule = {row->key, row->low, row->high};
    raat_dist dist;
    double table[2 * RAAT_UNCERTAIN_MOST];
    const bool read = raat_uncertain_read(cell, &rule, &dist, table, c->d);
    assert(read);
    (void)read;
    return add(c, name, dist);
}

raat_value raat_compiler_add_weight(raat_compiler *c, const raat_yaml *node, bool dirichlet,
                                    const char *name)
{
    if (!dirichlet)
        return add_number(c, name, raat_compiler_decimal(node));
    const double weight = raat_compiler_decimal(node);
    if (weight == 0)
        return add_number(c, name, 0);
    return add(c, name, (raat_dist){.family = RAAT_DIST_GAMMA, .a = weight});
}

const char *raat_compiler_join(char out[RAAT_COMPILER_NAME], const char *name, const char *part)
{
    const int n = snprintf(out, RAAT_COMPILER_NAME, "%s/%s", name, part);
    assert(n > 0 && n < RAAT_COMPILER_NAME); /* names have at most 60 letters */
    (void)n;
    return out;
}

/* Cells of the axes from `by` on, end to end, from `at` on. */
raat_value *raat_compiler_add_cells(raat_compiler *c, const raat_schema_row *row,
                                    const raat_words *by, const raat_yaml *node, const char *name,
                                    raat_value *at)
{
    if (by == row->by + 2 || *by == RAAT_WORDS_NONE) {
        *at = raat_compiler_add_cell(c, row, node, name);
        return at + 1;
    }
    for (size_t i = 0; i < node->n; i++) {
        char longer[RAAT_COMPILER_NAME];
        at = raat_compiler_add_cells(c, row, by + 1, node->entries[i].value,
                                     raat_compiler_join(longer, name, node->entries[i].key), at);
    }
    return at;
}

/* n quantities from `first` on are shares of one whole, unless they were so before in another region. */
void raat_compiler_make_whole(raat_compiler *c, raat_value first, int32_t n)
{
    if (raat_compiler_failed(c) || first < c->whole)
        return;
    raat_plan_add_shares(c->plan, first, n, c->err);
    c->whole = first + n;
}

/* One vector of shares; the quantities stand side by side. */
raat_value *raat_compiler_add_shares(raat_compiler *c, const raat_yaml *node, const char *name,
                                     raat_value *at)
{
    const bool dirichlet = raat_values_dirichlet(node);
    const raat_yaml *map = dirichlet ? node->entries[0].value : node;
    raat_value first = -1;
    for (size_t i = 0; i < map->n; i++) {
        char longer[RAAT_COMPILER_NAME];
        at[i] = raat_compiler_add_weight(c, map->entries[i].value, dirichlet,
                                         raat_compiler_join(longer, name, map->entries[i].key));
        first = i ? first : at[i];
    }
    if (map->n)
        raat_compiler_make_whole(c, first, (int32_t)map->n);
    return at + map->n;
}

size_t raat_compiler_length(const raat_compiler *c, raat_words by)
{
    return by == RAAT_WORDS_NONE ? 1 : (size_t)c->words->lists[by].n;
}

static raat_value *compile_array(raat_compiler *c, const raat_schema_row *row,
                                 const raat_yaml *value, const char *name)
{
    raat_value *const cells = raat_compiler_array(
        c, raat_compiler_length(c, row->by[0]) * raat_compiler_length(c, row->by[1]),
        sizeof *cells);
    if (!cells)
        return NULL;
    raat_value *at = cells;
    if (row->kind == RAAT_SCHEMA_CELLS)
        raat_compiler_add_cells(c, row, row->by, value, name, at);
    else if (row->by[1] == RAAT_WORDS_NONE)
        raat_compiler_add_shares(c, value, name, at);
    else
        for (size_t i = 0; i < value->n; i++) {
            char longer[RAAT_COMPILER_NAME];
            at = raat_compiler_add_shares(c, value->entries[i].value,
                                          raat_compiler_join(longer, name, value->entries[i].key),
                                          at);
        }
    return cells;
}

static raat_value *compile_yearly(raat_compiler *c, const raat_schema_row *row,
                                  const raat_yaml *list, const char *name)
{
    raat_value *const values = raat_compiler_array(c, list->n, sizeof *values);
    for (size_t i = 0; values && i < list->n; i++) {
        char longer[RAAT_COMPILER_NAME], year[24];
        snprintf(year, sizeof year, "%zu", i + 1);
        values[i] = raat_compiler_add_cell(c, row, list->entries[i].value,
                                           raat_compiler_join(longer, name, year));
    }
    return values;
}

/* Years that the file leaves out lie on the straight line between their neighbours. */
static double interpolate(const raat_yaml *map, size_t entry, int32_t first, int32_t year,
                          int32_t next)
{
    const double from = raat_compiler_decimal(map->entries[entry].value);
    if (year == first)
        return from;
    const double to = raat_compiler_decimal(map->entries[entry + 1].value);
    return from + (to - from) * (year - first) / (next - first);
}

static int32_t year_of(const raat_yaml *series, size_t entry)
{
    int64_t year = 0;
    raat_decimal_whole(series->entries[entry].key, &year);
    return (int32_t)year;
}

static raat_series compile_series(raat_compiler *c, const raat_yaml *map, const char *name)
{
    const int32_t first = year_of(map, 0), last = year_of(map, map->n - 1);
    raat_series series = {.first_year = first, .n = last - first + 1};
    series.at = raat_compiler_array(c, (size_t)series.n, sizeof *series.at);
    size_t entry = 0;
    for (int32_t year = first; series.at && year <= last; year++) {
        char longer[RAAT_COMPILER_NAME], text[16];
        if (entry + 1 < map->n && year == year_of(map, entry + 1))
            entry++;
        const int32_t next = entry + 1 < map->n ? year_of(map, entry + 1) : year;
        snprintf(text, sizeof text, "%d", year);
        series.at[year - first] =
            add_number(c, raat_compiler_join(longer, name, text),
                       interpolate(map, entry, year_of(map, entry), year, next));
    }
    return series;
}

/* ---- fields: a row of the schema says what is where ---- */

/* The region whose value it is. */
const char *raat_compiler_owner_of(const raat_compiler *c, const raat_yaml *node)
{
    const raat_yaml_entry *same = raat_yaml_find(node, "same_as");
    return c->region && same ? same->value->text : c->region;
}

void raat_compiler_own(raat_compiler *c, const raat_yaml *node)
{
    c->owner = raat_compiler_owner_of(c, node);
    c->value = node;
}

static void compile_value(raat_compiler *c, const raat_schema_row *row, const raat_yaml *node,
                          char *field, const char *name)
{
    const raat_yaml *value = raat_values_node(node);
    raat_compiler_own(c, node);
    raat_value one, *many;
    raat_series series;
    int32_t steps;
    switch (row->kind) {
    case RAAT_SCHEMA_YEARLY:
        many = compile_yearly(c, row, value, name);
        memcpy(field, &many, sizeof many);
        break;
    case RAAT_SCHEMA_SERIES:
        series = compile_series(c, value, name);
        memcpy(field, &series, sizeof series);
        break;
    case RAAT_SCHEMA_YEARS:
        steps = (int32_t)lrint(raat_compiler_decimal(value) * c->plan->steps_per_year);
        memcpy(field, &steps, sizeof steps);
        break;
    case RAAT_SCHEMA_WEIGHT: /* the tracks of a stream are one whole: compile_region.c */
    case RAAT_SCHEMA_SIZE:   /* its range follows from the lever: compile_action.c */
        break;
    case RAAT_SCHEMA_CELLS:
    case RAAT_SCHEMA_SHARES:
        if (row->by[0] != RAAT_WORDS_NONE) {
            many = compile_array(c, row, value, name);
            memcpy(field, &many, sizeof many);
            break;
        } /* fallthrough: one number */
        __attribute__((fallthrough));
    default:
        one = raat_compiler_add_cell(c, row, value, name);
        memcpy(field, &one, sizeof one);
        break;
    }
}

static void compile_field(raat_compiler *c, const raat_schema_row *row, const raat_yaml *node,
                          char *field, const char *name)
{
    char longer[RAAT_COMPILER_NAME];
    char *text;
    int32_t number;
    double real;
    uint64_t seed = 0;
    switch (row->kind) {
    case RAAT_SCHEMA_TEXT:
    case RAAT_SCHEMA_NAME:
        text = raat_compiler_copy(c, node->text);
        memcpy(field, &text, sizeof text);
        break;
    case RAAT_SCHEMA_WHOLE:
        number = raat_compiler_whole(node);
        memcpy(field, &number, sizeof number);
        break;
    case RAAT_SCHEMA_WORD:
        number = raat_vocabulary_find(c->words, row->words, node->text);
        memcpy(field, &number, sizeof number);
        break;
    case RAAT_SCHEMA_DECIMAL:
        real = raat_compiler_decimal(node);
        memcpy(field, &real, sizeof real);
        break;
    case RAAT_SCHEMA_SEED:
        raat_decimal_unsigned(node->text, &seed);
        memcpy(field, &seed, sizeof seed);
        break;
    default:
        compile_value(c, row, node, field, raat_compiler_join(longer, name, row->key));
        break;
    }
}

/* The keys of a map that have a field in the struct at `base`. */
void raat_compiler_fields(raat_compiler *c, raat_schema_map map, const raat_yaml *node, void *base,
                          const char *name)
{
    size_t n;
    const raat_schema_row *rows = raat_schema_rows(map, &n);
    for (size_t i = 0; i < n && !raat_compiler_failed(c); i++) {
        const raat_yaml_entry *entry = raat_yaml_find(node, rows[i].key);
        if (entry && rows[i].offset != RAAT_SCHEMA_NOWHERE)
            compile_field(c, &rows[i], entry->value, (char *)base + rows[i].offset, name);
    }
}
