/* uncertain.h: one uncertain number as a file writes it: `0.4`, or `{triangular: [1, 3, 6]}`. */
#ifndef RAAT_LANGUAGE_UNCERTAIN_H
#define RAAT_LANGUAGE_UNCERTAIN_H

#include <stdbool.h>
#include <stddef.h>

#include "engine/numeric/dist.h"
#include "scenarios/language/yaml.h"

/* What a number has to be. */
typedef struct {
    const char *key;  /* as messages name it */
    double low, high; /* of it and of all that its distribution can draw */
} raat_uncertain_rule;

enum { RAAT_UNCERTAIN_MOST = 1000 }; /* values of a discrete or empirical distribution */

/* Reads a cell; false when diagnostics say what is wrong with it. A normal distribution without
 * bounds of its own is cut at those of the rule. What a discrete or an empirical one draws from goes
 * to table, which *out then points to. */
bool raat_uncertain_read(const raat_yaml *cell, const raat_uncertain_rule *rule, raat_dist *out,
                         double table[2 * RAAT_UNCERTAIN_MOST], raat_diagnostics *d);

/* Reads a scalar that is a plain number of [low, high]. */
bool raat_uncertain_number(const raat_yaml *cell, const raat_uncertain_rule *rule, double *out,
                           raat_diagnostics *d);

/* How a family's numbers are written. */
typedef enum {
    RAAT_UNCERTAIN_LIST,    /* [number, ...]: each has its place */
    RAAT_UNCERTAIN_VALUES,  /* [value, ...] in any order */
    RAAT_UNCERTAIN_WEIGHTS, /* {value: weight, ...} */
} raat_uncertain_form;

/* A family as a file spells it, for the reference: NULL past the last. */
typedef struct {
    const char *name, *arguments;
    raat_dist_family family;
    raat_uncertain_form form;
    size_t least, most; /* numbers in its list, values of its map */
} raat_uncertain_family;
const raat_uncertain_family *raat_uncertain_row(size_t i);

/* A cell or a part of it is a distribution: the key that says so is one of the families'. */
bool raat_uncertain_is_family(const char *key);

/* A value, or one of a table of values, is a distribution. */
bool raat_uncertain_any(const raat_yaml *value);

/* In {value: 0,02} a comma ends the value and begins the key `02`, which says nothing. Whether entry i
 * of a map is such a rest; and says what is wrong with all that a map has, false when it has none. */
bool raat_uncertain_is_rest(const raat_yaml *map, size_t i);
bool raat_uncertain_commas(const raat_yaml *map, raat_diagnostics *d);

/* Gives the values of a {discrete: ...} that has been checked their one order, ascending, and their
 * one spelling. */
void raat_uncertain_order(raat_yaml_store *store, raat_yaml *weights, raat_error *err);

#endif
