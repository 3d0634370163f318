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

/* Reads a cell; false when diagnostics say what is wrong with it. A normal distribution without
 * bounds of its own is cut at those of the rule. */
bool raat_uncertain_read(const raat_yaml *cell, const raat_uncertain_rule *rule, raat_dist *out,
                         raat_diagnostics *d);

/* Reads a scalar that is a plain number of [low, high]. */
bool raat_uncertain_number(const raat_yaml *cell, const raat_uncertain_rule *rule, double *out,
                           raat_diagnostics *d);

/* A family as a file spells it, for the reference: NULL past the last. */
typedef struct {
    const char *name, *arguments;
    raat_dist_family family;
    size_t least, most; /* numbers in its list */
} raat_uncertain_family;
const raat_uncertain_family *raat_uncertain_row(size_t i);

#endif
