#include "scenarios/language/uncertain.h"

#include <assert.h>
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "engine/base/suggest.h"
#include "scenarios/language/decimal.h"

enum { MOST_NUMBERS = 4, N_FAMILIES = 6 };

static const raat_uncertain_family families[N_FAMILIES] = {
    {"uniform", "[lowest, highest]", RAAT_DIST_UNIFORM, 2, 2},
    {"triangular", "[lowest, likeliest, highest]", RAAT_DIST_TRIANGULAR, 3, 3},
    {"pert", "[lowest, likeliest, highest]", RAAT_DIST_PERT, 3, 3},
    {"normal", "[mean, sd] or [mean, sd, lowest, highest]", RAAT_DIST_NORMAL, 2, 4},
    {"lognormal", "[median, sd of the logarithm]", RAAT_DIST_LOGNORMAL, 2, 2},
    {"beta", "[a, b]", RAAT_DIST_BETA, 2, 2},
};

const raat_uncertain_family *raat_uncertain_row(size_t i)
{
    return i < N_FAMILIES ? &families[i] : NULL;
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
                            "lognormal, beta",
                            entry->key);
    return NULL;
}

static bool read_numbers(const raat_yaml_entry *entry, const raat_uncertain_family *family,
                         const raat_uncertain_rule *rule, double numbers[MOST_NUMBERS],
                         raat_diagnostics *d)
{
    const raat_yaml *list = entry->value;
    if (list->kind != RAAT_YAML_LIST || (list->n != family->least && list->n != family->most)) {
        raat_diagnostic_add(d, list->at, "%s wants %s", family->name, family->arguments);
        return false;
    }
    bool good = true;
    for (size_t i = 0; i < list->n; i++)
        good = read_scalar(list->entries[i].value, rule, &numbers[i], d) && good;
    return good;
}

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
    default:
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

static bool read_distribution(const raat_yaml *cell, const raat_uncertain_rule *rule,
                              raat_dist *out, raat_diagnostics *d)
{
    if (cell->n != 1) {
        raat_diagnostic_add(d, cell->at,
                            "`%s` wants one number or one distribution, as {uniform: [0, 1]}",
                            rule->key);
        return false;
    }
    const raat_yaml_entry *entry = &cell->entries[0];
    const raat_uncertain_family *family = find_family(entry, rule, d);
    double x[MOST_NUMBERS] = {0};
    if (!family || !read_numbers(entry, family, rule, x, d))
        return false;
    *out = (raat_dist){family->family, x[0], x[1], x[2], x[3]};
    if (family->family == RAAT_DIST_NORMAL && entry->value->n == 2) {
        if (!check_range(entry->value, rule, x[0], "mean", d))
            return false;
        out->c = rule->low;
        out->d = rule->high;
    }
    char text[200];
    const char *complaint = raat_dist_complaint(out, text, sizeof text);
    if (complaint) {
        raat_diagnostic_add(d, entry->value->at, "`%s`: %s (%s is written %s)", rule->key,
                            complaint, family->name, family->arguments);
        return false;
    }
    return check_support(entry->value, rule, family, out, d);
}

bool raat_uncertain_read(const raat_yaml *cell, const raat_uncertain_rule *rule, raat_dist *out,
                         raat_diagnostics *d)
{
    if (cell->kind == RAAT_YAML_MAP)
        return read_distribution(cell, rule, out, d);
    *out = (raat_dist){.family = RAAT_DIST_FIXED};
    return raat_uncertain_number(cell, rule, &out->a, d);
}
