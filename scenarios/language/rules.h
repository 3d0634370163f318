/* rules.h: what no single row of the schema can say: of two keys exactly one, a list as long as the
 * programme, shares of several tracks that make one whole. One rule a kind of map. */
#ifndef RAAT_LANGUAGE_RULES_H
#define RAAT_LANGUAGE_RULES_H

#include "engine/model/lever.h"
#include "scenarios/language/check.h"

/* The rule of a kind of map whose keys have been checked. */
void raat_rules_apply(raat_check *c, raat_schema_map map, raat_yaml *node, const char *name,
                      raat_mark at);

/* What `size` has to be in an effect with this lever and operation. */
raat_schema_row raat_rules_size(raat_lever_id lever, raat_operation operation);

#endif
