/* jsonschema.h: the table of keys as JSON Schema (draft 2020-12), for editors and other programs. It
 * says what each file may hold; what several files must agree on only `raat check` can say. */
#ifndef RAAT_LANGUAGE_JSONSCHEMA_H
#define RAAT_LANGUAGE_JSONSCHEMA_H

#include "engine/base/text.h"
#include "scenarios/language/schema.h"

/* Of RAAT_SCHEMA_STUDY, _REGION or _ACTIONS. */
void raat_jsonschema_write(raat_schema_map file, const raat_vocabulary *words, raat_text *out);

#endif
