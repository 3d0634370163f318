/* check.h: does a tree say what the schema allows? What the file leaves out is filled in, words and
 * numbers take their one spelling, and keys the order of the table: a checked tree is canonical. */
#ifndef RAAT_LANGUAGE_CHECK_H
#define RAAT_LANGUAGE_CHECK_H

#include "scenarios/language/schema.h"
#include "scenarios/language/yaml.h"

typedef struct {
    raat_yaml_store *store;
    raat_vocabulary *words;
    raat_diagnostics *d;
    raat_error *err; /* set when memory has run out; then the tree is not complete */
} raat_check;

/* Checks one map and all below it; `name` is what messages call it, `at` where its key stands. */
void raat_check_map(raat_check *c, raat_schema_map map, raat_yaml *node, const char *name,
                    raat_mark at);

/* Learns the names that files bring; any of the trees may be NULL. A part that is not as it should
 * be stays unknown: check will say so once, and not again for each of its names. */
void raat_check_learn(raat_vocabulary *words, const raat_yaml *study, const raat_yaml *region,
                      const raat_yaml *actions);

/* ---- for values.c and rules.c ---- */

/* `x` is none of words: says so, with the nearest one. */
void raat_check_refuse_word(const raat_check *c, raat_words list, const char *key, const char *word,
                            raat_mark at);
/* A required name is missing, but one that is not known seems to mean it: one message is enough. */
bool raat_check_meant(const raat_yaml *map, const char *missing, const char *const known[],
                      size_t n);
bool raat_check_kind(const raat_check *c, const raat_yaml *node, raat_yaml_kind kind,
                     const char *name, const char *what);
enum { RAAT_CHECK_NAME = 60 };                                             /* letters of a name */
void raat_check_name(const raat_check *c, const char *name, raat_mark at); /* may it be one? */
void raat_check_spell(raat_check *c, raat_yaml *node, const char *text);   /* its one spelling */

/* Brings the entries of a map into the order of keys[n]; others go to the end, in their order. */
void raat_check_reorder(raat_check *c, raat_yaml *map, const char *const keys[], size_t n);

/* The order of the schema's rows. */
void raat_check_order(raat_check *c, raat_schema_map map, raat_yaml *node);

#endif
