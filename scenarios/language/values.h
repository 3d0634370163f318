/* values.h: {unit, value, source}, where value is one number or many: by branch, by age, by study
 * year, by calendar year, as shares of a whole. */
#ifndef RAAT_LANGUAGE_VALUES_H
#define RAAT_LANGUAGE_VALUES_H

#include "scenarios/language/check.h"

/* Checks what stands under the key of an uncertain row. */
void raat_values_check(raat_check *c, const raat_schema_row *row, raat_yaml_entry *entry);

/* The node of `value` in a checked {unit, value, source}. */
const raat_yaml *raat_values_node(const raat_yaml *node);

/* Shares that are written as Dirichlet weights: {dirichlet: ...}. */
bool raat_values_dirichlet(const raat_yaml *shares);

#endif
