#include "scenarios/language/uncertain.h"

#include <assert.h>
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "engine/base/suggest.h"
#include "scenarios/language/decimal.h"

enum { MOST_NUMBERS = 4, N_FAMILIES = 8, MOST = RAAT_UNCERTAIN_MOST };

static const raat_uncertain_family families[N_FAMILIES] = {
    {"uniform", "[lowest, highest]", RAAT_DIST_UNIFORM, RAAT_UNCERTAIN_LIST, 2, 2},
    {"triangular", "[lowest, likeliest, highest]", RAAT_DIST_TRIANGULAR, RAAT_UNCERTAIN_LIST, 3, 3},
    {"pert", "[lowest, likeliest, highest]", RAAT_DIST_PERT, RAAT_UNCERTAIN_LIST, 3, 3},
    {"normal", "[mean, sd] or [mean, sd, lowest, highest]", RAAT_DIST_NORMAL, RAAT_UNCERTAIN_LIST,
     2, 4},
    {"lognormal", "[median, sd of the logarithm]", RAAT_DIST_LOGNORMAL, RAAT_UNCERTAIN_LIST, 2, 2},
    {"beta", "[a, b] or {mean: m, n: observations that it is worth}", RAAT_DIST_BETA,
     RAAT_UNCERTAIN_LIST, 2, 2},
    {"discrete", "{value: weight, ...}, weights of any sum", RAAT_DIST_DISCRETE,
     RAAT_UNCERTAIN_WEIGHTS, 2, MOST},
    {"empirical", "[value, value, ...], each as likely as the others", RAAT_DIST_EMPIRICAL,
     RAAT_UNCERTAIN_VALUES, 2, MOST},
};

const raat_uncertain_family *raat_uncertain_row(size_t i)
{
    return i < N_FAMILIES ? &families[i] : NULL;
}

bool raat_uncertain_is_family(const char *key)
{
    for (size_t i = 0; i < N_FAMILIES; i++)
        if (strcmp(families[i].name, key) == 0)
            return true;
    return strcmp(key, "dirichlet") == 0; /* of several numbers at once: values.c */
}

bool raat_uncertain_any(const raat_yaml *value)
{
    for (size_t i = 0; value->kind != RAAT_YAML_SCALAR && i < value->n; i++) {
        const raat_yaml_entry *entry = &value->entries[i];
        if ((entry->key && raat_uncertain_is_family(entry->key)) ||
            raat_uncertain_any(entry->value))
            return true;
    }
    return false;
}

/* ---- ranges ---- */

/* "from 0 to 1", "at least 0", "any number": what the rule asks for. */
static const char *range(const raat_uncertain_rule *rule, char *text, size_t size)
{
    char low[RAAT_DECIMAL_TEXT], high[RAAT_DECIMAL_TEXT];
    raat_decimal_write(rule->low, low);
    raat_decimal_write(rule->high, high);
    if (isinf(rule->low))
        snprintf(text, size, isinf(rule->high) ? "any number" : "at most %s", high);
    else if (isinf(rule->high))
        snprintf(text, size, "at least %s", low);
    else
        snprintf(text, size, "from %s to %s", low, high);
    return text;
}

static bool inside(const raat_uncertain_rule *rule, double x)
{
    return x >= rule->low && x <= rule->high;
}

static bool check_range(const raat_yaml *cell, const raat_uncertain_rule *rule, double x,
                        const char *what, raat_diagnostics *d)
{
    char wants[80], written[RAAT_DECIMAL_TEXT];
    if (inside(rule, x))
        return true;
    raat_decimal_write(x, written);
    raat_diagnostic_add(d, cell->at, "%s %s of `%s` lies outside its range, %s", what, written,
                        rule->key, range(rule, wants, sizeof wants));
    return false;
}

/* ---- numbers ---- */

static bool read_scalar(const raat_yaml *cell, const raat_uncertain_rule *rule, double *out,
                        raat_diagnostics *d)
{
    if (cell->kind == RAAT_YAML_SCALAR && !cell->quoted && raat_decimal_read(cell->text, out))
        return true;
    if (cell->kind != RAAT_YAML_SCALAR)
        raat_diagnostic_add(d, cell->at, "`%s` wants a number here, not a %s", rule->key,
                            cell->kind == RAAT_YAML_LIST ? "list" : "map");
    else if (cell->quoted && raat_decimal_read(cell->text, out))
        raat_diagnostic_add(d, cell->at, "\"%s\" is text; `%s` wants a number without quotes",
                            cell->text, rule->key);
    else
        raat_diagnostic_add(d, cell->at, "`%s` is not a number, and `%s` wants one%s", cell->text,
                            rule->key, raat_decimal_hint(cell->text));
    return false;
}

bool raat_uncertain_number(const raat_yaml *cell, const raat_uncertain_rule *rule, double *out,
                           raat_diagnostics *d)
{
    return read_scalar(cell, rule, out, d) && check_range(cell, rule, *out, "value", d);
}

/* ---- distributions ---- */

static const raat_uncertain_family *
find_family(const raat_yaml_entry *entry, const raat_uncertain_rule *rule, raat_diagnostics *d)
{
    const char *names[N_FAMILIES];
    for (size_t i = 0; i < N_FAMILIES; i++) {
        names[i] = families[i].name;
        if (strcmp(entry->key, names[i]) == 0)
            return &families[i];
    }
    const char *near = raat_suggest_nearest(entry->key, names, N_FAMILIES);
    if (strcmp(entry->key, "dirichlet") == 0)
        raat_diagnostic_add(d, entry->at, "dirichlet is for shares of one whole; `%s` is a number",
                            rule->key);
    else if (near)
        raat_diagnostic_add(d, entry->at, "no distribution `%s`; did you mean `%s`?", entry->key,
                            near);
    else
        raat_diagnostic_add(d, entry->at,
                            "no distribution `%s`; there are uniform, triangular, pert, normal, "
                            "lognormal, beta, discrete, empirical",
                            entry->key);
    return NULL;
}

bool raat_uncertain_is_rest(const raat_yaml *map, size_t i)
{
    const raat_yaml_entry *rest = &map->entries[i], *before = i ? rest - 1 : NULL;
    double number;
    return map->kind == RAAT_YAML_MAP && before && *rest->key &&
           rest->key[strspn(rest->key, "0123456789")] == '\0' &&
           rest->value->kind == RAAT_YAML_SCALAR && !rest->value->quoted && !*rest->value->text &&
           before->value->kind == RAAT_YAML_SCALAR &&
           raat_decimal_read(before->value->text, &number);
}

bool raat_uncertain_commas(const raat_yaml *map, raat_diagnostics *d)
{
    bool found = false;
    for (size_t i = 0; i < map->n; i++) {
        if (!raat_uncertain_is_rest(map, i))
            continue;
        const raat_yaml *before = map->entries[i - 1].value;
        raat_diagnostic_add(d, before->at, "the decimal mark is a point: %s.%s, not %s,%s",
                            before->text, map->entries[i].key, before->text, map->entries[i].key);
        found = true;
    }
    return found;
}

/* [0,02, 0,05] has four elements. No blank stands after a comma that is meant as a decimal mark. */
static bool has_decimal_comma(const raat_yaml *list)
{
    for (size_t i = 1; i < list->n; i++) {
        const raat_yaml *before = list->entries[i - 1].value, *node = list->entries[i].value;
        if (before->kind == RAAT_YAML_SCALAR && node->kind == RAAT_YAML_SCALAR && before->at.line &&
            before->at.line == node->at.line &&
            before->at.column + (int32_t)strlen(before->text) + 1 == node->at.column)
            return true;
    }
    return false;
}

static const char *comma_hint(const raat_yaml *list)
{
    return has_decimal_comma(list)
               ? "; the decimal mark is a point, and a blank stands after a comma between numbers"
               : "";
}

static bool refuse_form(const raat_uncertain_family *family, const raat_yaml *node,
                        raat_diagnostics *d)
{
    raat_diagnostic_add(d, node->at, "%s wants %s%s", family->name, family->arguments,
                        comma_hint(node));
    return false;
}

static bool refuse_number_of_values(const raat_uncertain_family *family, const raat_yaml *node,
                                    raat_diagnostics *d)
{
    if (node->n < family->least)
        raat_diagnostic_add(
            d, node->at, "%s wants %zu values at least; a certain value is written as one number",
            family->name, family->least);
    else
        raat_diagnostic_add(d, node->at, "%s has %zu values; at most %zu are possible",
                            family->name, node->n, family->most);
    return false;
}

static bool read_numbers(const raat_uncertain_family *family, const raat_yaml *list,
                         const raat_uncertain_rule *rule, double numbers[], raat_diagnostics *d)
{
    bool good = true;
    double number;
    for (size_t i = 0; has_decimal_comma(list) && i < list->n; i++) /* 0,02: 0 and 02 */
        if (!raat_decimal_read(list->entries[i].value->text, &number))
            return refuse_form(family, list, d);
    for (size_t i = 0; i < list->n; i++)
        good = read_scalar(list->entries[i].value, rule, &numbers[i], d) && good;
    return good;
}

/* ---- values and weights ---- */

static bool read_values(const raat_yaml *list, const raat_uncertain_rule *rule, raat_dist *out,
                        double table[], raat_diagnostics *d)
{
    bool good = true;
    for (size_t i = 0; i < list->n; i++)
        good = raat_uncertain_number(list->entries[i].value, rule, &table[i], d) && good;
    if (good)
        *out = raat_dist_empirical(table, list->n);
    return good;
}

static bool read_weight(const raat_yaml_entry *entry, double *out, raat_diagnostics *d)
{
    const raat_uncertain_rule rule = {"discrete", 1e-6, 1e9};
    return raat_uncertain_number(entry->value, &rule, out, d);
}

/* The value is the key, a number as any other. */
static bool read_key(const raat_yaml_entry *entry, const raat_uncertain_rule *rule, double *out,
                     raat_diagnostics *d)
{
    const raat_yaml key = {.kind = RAAT_YAML_SCALAR, .at = entry->at, .text = entry->key};
    return raat_uncertain_number(&key, rule, out, d);
}

/* 1 and 1.0 are two keys and one number. */
static bool refuse_equal_values(const raat_yaml *map, const raat_dist *dist, raat_diagnostics *d)
{
    char text[200];
    const char *complaint = raat_dist_complaint(dist, text, sizeof text);
    if (complaint)
        raat_diagnostic_add(d, map->at, "discrete: %s", complaint);
    return !complaint;
}

static bool read_weights(const raat_yaml *map, const raat_uncertain_rule *rule, raat_dist *out,
                         double table[], raat_diagnostics *d)
{
    if (raat_uncertain_commas(map, d))
        return false;
    bool good = true;
    for (size_t i = 0; i < map->n; i++) {
        good = read_key(&map->entries[i], rule, &table[i], d) && good;
        good = read_weight(&map->entries[i], &table[map->n + i], d) && good;
    }
    if (!good)
        return false;
    *out = raat_dist_discrete(table, map->n);
    return refuse_equal_values(map, out, d);
}

static double value_of(const raat_yaml_entry *entry)
{
    double value = 0;
    raat_decimal_read(entry->key, &value);
    return value;
}

void raat_uncertain_order(raat_yaml_store *store, raat_yaml *weights, raat_error *err)
{
    for (size_t i = 0; i < weights->n; i++) {
        char text[RAAT_DECIMAL_TEXT];
        const raat_yaml_entry entry = weights->entries[i];
        size_t to = i;
        for (; to > 0 && value_of(&weights->entries[to - 1]) > value_of(&entry); to--)
            weights->entries[to] = weights->entries[to - 1];
        weights->entries[to] = entry;
        raat_decimal_write(value_of(&entry), text);
        const char *copy = strcmp(text, entry.key) == 0 ? NULL : raat_yaml_copy(store, text, err);
        if (copy)
            weights->entries[to].key = copy;
    }
}

/* ---- {mean: 0.3, n: 60} ---- */

static bool read_part(const raat_yaml *map, const char *key, double low, double high, double *out,
                      raat_diagnostics *d)
{
    const raat_uncertain_rule rule = {key, low, high};
    const raat_yaml_entry *entry = raat_yaml_find(map, key);
    return entry && raat_uncertain_number(entry->value, &rule, out, d);
}

static bool read_mean_and_n(const raat_uncertain_family *family, const raat_yaml *map,
                            raat_dist *out, raat_diagnostics *d)
{
    double mean = 0, n = 0;
    if (map->n != 2 || !raat_yaml_find(map, "mean") || !raat_yaml_find(map, "n"))
        return refuse_form(family, map, d);
    const bool good = read_part(map, "mean", 1e-6, 1 - 1e-6, &mean, d);
    if (!read_part(map, "n", 1e-3, 1e9, &n, d) || !good)
        return false;
    *out = raat_dist_beta(mean, n);
    return true;
}

/* ---- any of them ---- */

/* The least and the most that can be drawn. */
static void support(const raat_dist *dist, double *low, double *high)
{
    switch (dist->family) {
    case RAAT_DIST_UNIFORM:
        *low = dist->a, *high = dist->b;
        break;
    case RAAT_DIST_TRIANGULAR:
    case RAAT_DIST_PERT:
        *low = dist->a, *high = dist->c;
        break;
    case RAAT_DIST_NORMAL:
        *low = dist->c, *high = dist->d;
        break;
    case RAAT_DIST_LOGNORMAL:
        *low = 0, *high = INFINITY;
        break;
    case RAAT_DIST_BETA:
        *low = 0, *high = 1;
        break;
    default: /* of the others each value has been looked at */
        *low = *high = dist->a;
        break;
    }
}

static bool check_support(const raat_yaml *cell, const raat_uncertain_rule *rule,
                          const raat_uncertain_family *family, const raat_dist *dist,
                          raat_diagnostics *d)
{
    double low, high;
    char wants[80];
    support(dist, &low, &high);
    if (isinf(high) && !isinf(rule->high)) {
        raat_diagnostic_add(d, cell->at,
                            "%s has no upper end, and `%s` is %s; a distribution with bounds is "
                            "right here",
                            family->name, rule->key, range(rule, wants, sizeof wants));
        return false;
    }
    return check_range(cell, rule, low, "lowest value", d) &&
           check_range(cell, rule, high, "highest value", d);
}

/* A family whose numbers stand in a list, each at its place. */
static bool read_list(const raat_uncertain_family *family, const raat_yaml *list,
                      const raat_uncertain_rule *rule, raat_dist *out, raat_diagnostics *d)
{
    double x[MOST_NUMBERS] = {0};
    if (list->kind != RAAT_YAML_LIST || (list->n != family->least && list->n != family->most))
        return refuse_form(family, list, d);
    if (!read_numbers(family, list, rule, x, d))
        return false;
    *out = (raat_dist){
        .family = family->family, .a = x[0], .b = x[1], .c = x[2], .d = x[3], .table = NULL};
    if (family->family == RAAT_DIST_NORMAL && list->n == 2) {
        if (!check_range(list, rule, x[0], "mean", d))
            return false;
        out->c = rule->low;
        out->d = rule->high;
    }
    char text[200];
    const char *complaint = raat_dist_complaint(out, text, sizeof text);
    if (complaint)
        raat_diagnostic_add(d, list->at, "`%s`: %s (%s is written %s)", rule->key, complaint,
                            family->name, family->arguments);
    return !complaint;
}

static bool read_distribution(const raat_yaml *cell, const raat_uncertain_rule *rule,
                              raat_dist *out, double table[], raat_diagnostics *d)
{
    if (cell->n != 1) {
        raat_diagnostic_add(d, cell->at,
                            "`%s` wants one number or one distribution, as {uniform: [0, 1]}",
                            rule->key);
        return false;
    }
    const raat_uncertain_family *family = find_family(&cell->entries[0], rule, d);
    const raat_yaml *node = cell->entries[0].value;
    if (!family)
        return false;
    if (family->family == RAAT_DIST_BETA && node->kind == RAAT_YAML_MAP)
        return read_mean_and_n(family, node, out, d) && check_support(node, rule, family, out, d);
    if (family->form == RAAT_UNCERTAIN_LIST)
        return read_list(family, node, rule, out, d) && check_support(node, rule, family, out, d);
    const bool weights = family->form == RAAT_UNCERTAIN_WEIGHTS;
    if (node->kind != (weights ? RAAT_YAML_MAP : RAAT_YAML_LIST))
        return refuse_form(family, node, d);
    if (node->n < family->least || node->n > family->most)
        return refuse_number_of_values(family, node, d);
    return weights ? read_weights(node, rule, out, table, d)
                   : read_values(node, rule, out, table, d);
}

bool raat_uncertain_read(const raat_yaml *cell, const raat_uncertain_rule *rule, raat_dist *out,
                         double table[2 * RAAT_UNCERTAIN_MOST], raat_diagnostics *d)
{
    if (cell->kind == RAAT_YAML_MAP)
        return read_distribution(cell, rule, out, table, d);
    *out = (raat_dist){.family = RAAT_DIST_FIXED};
    return raat_uncertain_number(cell, rule, &out->a, d);
}
