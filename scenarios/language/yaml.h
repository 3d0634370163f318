/* yaml.h: YAML text as a tree that knows where everything stands.
 *
 * The part of YAML that scenario files need: maps, lists, scalars, comments, flow and block style.
 * Refused, each with its place: anchors, aliases, merge keys, tags, a second document, a key twice in
 * one map, nesting deeper than 16, files over 1 MB, what is not UTF-8 or not text. Lines may end in
 * LF or CRLF, and a UTF-8 byte order mark is skipped. A scalar stays the text that was written: what
 * it means (`no`, `010`, `1:30`) is for the schema to say. */
#ifndef RAAT_LANGUAGE_YAML_H
#define RAAT_LANGUAGE_YAML_H

#include <stdbool.h>

#include "engine/base/error.h"
#include "scenarios/language/diagnostic.h"

typedef enum { RAAT_YAML_SCALAR, RAAT_YAML_LIST, RAAT_YAML_MAP } raat_yaml_kind;

typedef struct raat_yaml raat_yaml;

typedef struct {
    const char *key; /* NULL in a list */
    raat_mark at;    /* of the key, in a list of the element */
    raat_yaml *value;
} raat_yaml_entry;

struct raat_yaml {
    raat_yaml_kind kind;
    raat_mark at;
    const char *text; /* of a scalar */
    bool quoted;      /* a scalar that is written in quotes */
    bool filled;      /* no file says it: check has filled it in */
    size_t n, capacity;
    raat_yaml_entry *entries; /* [n] of a list or a map, in the order of the file */
};

/* Owns the nodes of any number of files; they live until it is freed. */
typedef struct raat_yaml_store raat_yaml_store;

raat_yaml_store *raat_yaml_store_new(raat_error *err);
void raat_yaml_store_free(raat_yaml_store *store); /* NULL is welcome */

/* Reads a file. RAAT_USAGE with diagnostics when it cannot be read or is not the YAML above; `by` is
 * where it is named (its path alone when by.path is NULL). A key that stands twice is reported, and
 * the tree holds the first; then the status is RAAT_OK, for the rest can be checked. */
raat_status raat_yaml_read(raat_yaml_store *store, const char *path, raat_mark by, raat_yaml **out,
                           raat_diagnostics *d, raat_error *err);

/* Reads one value from a text that is in no file; all of its nodes stand at `at`. */
raat_status raat_yaml_parse(raat_yaml_store *store, const char *text, raat_mark at, raat_yaml **out,
                            raat_diagnostics *d, raat_error *err);

/* ---- the tree; NULL or false where there is no memory, err set ---- */

raat_yaml_entry *raat_yaml_find(const raat_yaml *map, const char *key); /* NULL: not there */
raat_yaml *raat_yaml_new(raat_yaml_store *store, raat_yaml_kind kind, raat_mark at,
                         raat_error *err);
raat_yaml *raat_yaml_scalar(raat_yaml_store *store, const char *text, raat_mark at,
                            raat_error *err);
raat_yaml *raat_yaml_clone(raat_yaml_store *store, const raat_yaml *node, raat_error *err);
void raat_yaml_fill(raat_yaml *node); /* it and all below it are what no file says */
char *raat_yaml_copy(raat_yaml_store *store, const char *text, raat_error *err);
bool raat_yaml_append(raat_yaml_store *store, raat_yaml *to, const char *key, raat_mark at,
                      raat_yaml *value, raat_error *err); /* key is kept, not copied */

#endif
