/* resolved.h: the complete study as one text: region, actions, all that files left out and options
 * changed. It goes into the results, its SHA-256 names the study, and it is itself a study file: what
 * it loads as has the same text.
 *
 * Number of replicates and seed are not in it. They say how often and with which dice a study is
 * simulated, not what is studied, and stand beside it in the results: so a run of 256 and the first
 * 256 of a run of 1,000 carry one name. */
#ifndef RAAT_LANGUAGE_RESOLVED_H
#define RAAT_LANGUAGE_RESOLVED_H

#include "engine/base/text.h"
#include "scenarios/language/yaml.h"

/* The text of a checked study, with region and actions in place; the caller frees it. NULL with err
 * set when there is no memory. */
char *raat_resolved_text(const raat_yaml *study, raat_error *err);

/* The same for people, with number of replicates and seed, and behind each line a comment: the file and
 * the line where it stands, the --set that changed it, or `filled in`. As a study it has the same
 * digest and gives the same numbers. */
void raat_resolved_append(raat_text *out, const raat_yaml *study);

/* One value as it stands in a line of that: `{uniform: [0.3, 1]}`. */
void raat_resolved_append_value(raat_text *out, const raat_yaml *value);

#endif
