/* kind.h: what a scenario file is, told by a key that only its kind has. */
#ifndef RAAT_LANGUAGE_KIND_H
#define RAAT_LANGUAGE_KIND_H

#include "scenarios/language/schema.h"
#include "scenarios/language/yaml.h"

typedef struct {
    const char *name, *key; /* "study", ...; the key that says so */
    raat_schema_map map;
} raat_kind;

/* The kind of a complete file; NULL when nothing says it. Static storage. */
const raat_kind *raat_kind_of(const raat_yaml *root);

#endif
