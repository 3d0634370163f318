#include "scenarios/language/values.h"

#include <assert.h>
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "scenarios/language/decimal.h"
#include "scenarios/language/uncertain.h"

#define SHARE_TOLERANCE 1e-9 /* by which written shares may miss a sum of one */

static raat_uncertain_rule rule_of(const raat_schema_row *row)
{
    return (raat_uncertain_rule){row->key, row->low, row->high};
}

/* Every number below takes its one spelling. */
static void spell_numbers(raat_check *c, raat_yaml *node)
{
    double number;
    char text[RAAT_DECIMAL_TEXT];
    if (node->kind == RAAT_YAML_SCALAR && raat_decimal_read(node->text, &number)) {
        raat_decimal_write(number, text);
        raat_check_spell(c, node, text);
    }
    for (size_t i = 0; i < node->n; i++) {
        const raat_yaml_entry *entry = &node->entries[i];
        if (node->kind == RAAT_YAML_MAP && strcmp(entry->key, "discrete") == 0 &&
            entry->value->kind == RAAT_YAML_MAP && entry->value->n <= RAAT_UNCERTAIN_MOST)
            raat_uncertain_order(c->store, entry->value, c->err);
        spell_numbers(c, entry->value);
    }
}

/* ---- one cell ---- */

static void check_cell(raat_check *c, const raat_schema_row *row, const raat_yaml *cell)
{
    const raat_uncertain_rule rule = rule_of(row);
    raat_dist dist;
    double table[2 * RAAT_UNCERTAIN_MOST];
    raat_uncertain_read(cell, &rule, &dist, table, c->d);
}

/* ---- a map with a key for each word of a list ---- */

/* Keys are words of the list, and unless some will do, all of them; false: not even a map, or one that
 * decimal commas tore apart. */
static bool check_words(raat_check *c, const raat_schema_row *row, raat_words list, raat_yaml *map,
                        bool all)
{
    const raat_vocabulary_list *known = &c->words->lists[list];
    if (map->kind != RAAT_YAML_MAP) {
        raat_diagnostic_add(c->d, map->at, "`%s` wants a map with a value for each %s", row->key,
                            raat_vocabulary_name(list));
        return false;
    }
    if (raat_uncertain_commas(map, c->d))
        return false;
    if (known->n < 0)
        return true;
    for (size_t i = 0; i < map->n; i++)
        if (raat_vocabulary_find(c->words, list, map->entries[i].key) < 0)
            raat_check_refuse_word(c, list, row->key, map->entries[i].key, map->entries[i].at);
    for (int32_t i = 0; all && i < known->n; i++)
        if (!raat_yaml_find(map, known->words[i]) &&
            !raat_check_meant(map, known->words[i], known->words, (size_t)known->n))
            raat_diagnostic_add(c->d, map->at, "`%s` has no value for %s `%s`", row->key,
                                raat_vocabulary_name(list), known->words[i]);
    raat_check_reorder(c, map, known->words, (size_t)known->n);
    return true;
}

static void check_cells(raat_check *c, const raat_schema_row *row, const raat_words *by,
                        raat_yaml *node)
{
    if (by == row->by + 2 || *by == RAAT_WORDS_NONE) {
        check_cell(c, row, node);
        return;
    }
    if (!check_words(c, row, *by, node, true))
        return;
    for (size_t i = 0; i < node->n; i++)
        check_cells(c, row, by + 1, node->entries[i].value);
}

/* ---- shares of one whole ---- */

bool raat_values_dirichlet(const raat_yaml *shares)
{
    return shares->kind == RAAT_YAML_MAP && shares->n == 1 &&
           strcmp(shares->entries[0].key, "dirichlet") == 0;
}

/* A weight of a Dirichlet distribution: the larger, the nearer to its mean a share stays. 0 is for what a region does
 * not have: its share is 0. */
static void check_weight(raat_check *c, const raat_yaml *cell)
{
    const raat_uncertain_rule rule = {"dirichlet", 0, 1e9};
    double weight;
    if (!raat_uncertain_number(cell, &rule, &weight, c->d) || weight == 0 || weight >= 1e-6)
        return;
    raat_diagnostic_add(c->d, cell->at,
                        "weight %s of `dirichlet` is 0 or from 0.000001 to 1000000000", cell->text);
}

static bool all_zero(const raat_yaml *weights)
{
    double weight = 0;
    for (size_t i = 0; i < weights->n; i++)
        if (weights->entries[i].value->kind != RAAT_YAML_SCALAR ||
            !raat_decimal_read(weights->entries[i].value->text, &weight) || weight != 0)
            return false;
    return true;
}

static void check_sum(raat_check *c, const raat_schema_row *row, const raat_yaml *map)
{
    const raat_uncertain_rule rule = rule_of(row);
    double sum = 0, share;
    bool good = true;
    for (size_t i = 0; i < map->n; i++) {
        good = raat_uncertain_number(map->entries[i].value, &rule, &share, c->d) && good;
        sum += good ? share : 0;
    }
    if (!good || fabs(sum - 1) <= SHARE_TOLERANCE)
        return;
    char text[RAAT_DECIMAL_TEXT];
    raat_decimal_write(nearbyint(sum * 1e12) / 1e12, text);
    raat_diagnostic_add(c->d, map->at, "shares of `%s` sum to %s, not to 1", row->key, text);
}

static void check_shares(raat_check *c, const raat_schema_row *row, raat_words list,
                         raat_yaml *node, bool all)
{
    if (raat_values_dirichlet(node)) {
        raat_yaml *weights = node->entries[0].value;
        if (!check_words(c, row, list, weights, all))
            return;
        for (size_t i = 0; i < weights->n; i++)
            check_weight(c, weights->entries[i].value);
        if (all_zero(weights))
            raat_diagnostic_add(c->d, weights->at,
                                "all weights of `%s` are 0, and they are shares "
                                "of one whole",
                                row->key);
    } else if (check_words(c, row, list, node, all)) {
        check_sum(c, row, node);
    }
}

static void check_shares_by(raat_check *c, const raat_schema_row *row, raat_yaml *node)
{
    if (row->by[1] == RAAT_WORDS_NONE) {
        check_shares(c, row, row->by[0], node, true);
        return;
    }
    if (!check_words(c, row, row->by[0], node, true))
        return;
    for (size_t i = 0; i < node->n; i++)
        check_shares(c, row, row->by[1], node->entries[i].value, true);
}

static void check_share(raat_check *c, const raat_schema_row *row, const raat_yaml *node)
{
    if (raat_values_dirichlet(node)) {
        check_weight(c, node->entries[0].value);
        return;
    }
    const raat_uncertain_rule rule = rule_of(row);
    double share;
    if (node->kind == RAAT_YAML_MAP)
        raat_diagnostic_add(c->d, node->at, "`%s` wants a number or {dirichlet: weight}", row->key);
    else
        raat_uncertain_number(node, &rule, &share, c->d);
}

/* ---- by study year, by calendar year ---- */

static void check_yearly(raat_check *c, const raat_schema_row *row, const raat_yaml *node)
{
    if (!raat_check_kind(c, node, RAAT_YAML_LIST, row->key, "a list with a value a study year"))
        return;
    for (size_t i = 0; i < node->n; i++)
        check_cell(c, row, node->entries[i].value);
}

static void check_series(raat_check *c, const raat_schema_row *row, const raat_yaml *node)
{
    const raat_uncertain_rule rule = rule_of(row);
    int64_t last = 0;
    if (!raat_check_kind(c, node, RAAT_YAML_MAP, row->key, "a map of calendar years"))
        return;
    if (raat_uncertain_commas(node, c->d))
        return;
    if (node->n == 0)
        raat_diagnostic_add(c->d, node->at, "`%s` records no year", row->key);
    for (size_t i = 0; i < node->n; i++) {
        const raat_yaml_entry *entry = &node->entries[i];
        int64_t year;
        double number;
        if (!raat_decimal_whole(entry->key, &year) || year < 1900 || year > 2200)
            raat_diagnostic_add(c->d, entry->at, "`%s` is not a calendar year from 1900 to 2200",
                                entry->key);
        else if (i && year <= last)
            raat_diagnostic_add(c->d, entry->at, "year %s of `%s` stands after %lld; years ascend",
                                entry->key, row->key, (long long)last);
        else
            last = year;
        raat_uncertain_number(entry->value, &rule, &number, c->d);
    }
}

static void check_years(raat_check *c, const raat_schema_row *row, const raat_yaml *node)
{
    const raat_uncertain_rule rule = rule_of(row);
    double years;
    raat_uncertain_number(node, &rule, &years, c->d);
}

/* ---- {unit, value, source} ---- */

const raat_yaml *raat_values_node(const raat_yaml *node)
{
    const raat_yaml_entry *entry = raat_yaml_find(node, "value");
    return entry ? entry->value : NULL;
}

static void check_unit(raat_check *c, const raat_schema_row *row, const raat_yaml *node)
{
    const raat_yaml_entry *unit = raat_yaml_find(node, "unit");
    if (!unit || unit->value->kind != RAAT_YAML_SCALAR || strcmp(unit->value->text, row->unit) == 0)
        return;
    raat_diagnostic_add(c->d, unit->value->at, "unit of `%s` is \"%s\", not \"%s\"", row->key,
                        row->unit, unit->value->text);
}

static void check_value(raat_check *c, const raat_schema_row *row, raat_yaml *value)
{
    switch (row->kind) {
    case RAAT_SCHEMA_CELLS:
    case RAAT_SCHEMA_SIZE:
        check_cells(c, row, row->by, value);
        break;
    case RAAT_SCHEMA_SHARES:
        check_shares_by(c, row, value);
        break;
    case RAAT_SCHEMA_SOME:
        check_shares(c, row, row->by[0], value, false);
        break;
    case RAAT_SCHEMA_WEIGHT:
        check_share(c, row, value);
        break;
    case RAAT_SCHEMA_YEARLY:
        check_yearly(c, row, value);
        break;
    case RAAT_SCHEMA_SERIES:
        check_series(c, row, value);
        break;
    default:
        assert(row->kind == RAAT_SCHEMA_YEARS);
        check_years(c, row, value);
        break;
    }
    spell_numbers(c, value);
}

void raat_values_check(raat_check *c, const raat_schema_row *row, raat_yaml_entry *entry)
{
    raat_yaml *node = entry->value;
    if (node->kind != RAAT_YAML_MAP) {
        raat_diagnostic_add(c->d, node->at,
                            "`%s` wants {unit: \"%s\", value: ..., source: {...}}: a number never "
                            "travels alone",
                            row->key, row->unit);
        return;
    }
    char name[80];
    snprintf(name, sizeof name, "`%s`", row->key);
    raat_check_map(c, RAAT_SCHEMA_VALUE, node, name, entry->at);
    check_unit(c, row, node);
    const raat_yaml_entry *value = raat_yaml_find(node, "value");
    const bool torn = value && (size_t)(value - node->entries) + 1 < node->n &&
                      raat_uncertain_is_rest(node, (size_t)(value - node->entries) + 1);
    if (value && !torn)
        check_value(c, row, value->value);
}
