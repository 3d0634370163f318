/* provenance.h: what the numbers of a study rest on, counted.
 *
 * A value is one {unit, value, source}; a table of numbers under one source counts once, and so does one
 * that raat fills in (an effect's reach of 1, delay and ramp of its horizon), as the assumption that it
 * is. Targets and actions have sources and are no values. A value is uncertain when it is a
 * distribution or holds one. */
#ifndef RAAT_LANGUAGE_PROVENANCE_H
#define RAAT_LANGUAGE_PROVENANCE_H

#include "engine/base/text.h"
#include "scenarios/language/schema.h"
#include "scenarios/language/yaml.h"

/* Appends a table: a line a section, the total, its shares. The tree, a file of the kind `map`, has
 * been checked. */
void raat_provenance_append(raat_text *out, raat_schema_map map, const raat_yaml *root);

#endif
