/* compiler.h: what compiling a region, an action and a study have in common: the tree that has been checked, quantities and
 * their names, and the fields of structs that rows of the schema say where to find. */
#ifndef RAAT_LANGUAGE_COMPILER_H
#define RAAT_LANGUAGE_COMPILER_H

#include <stdbool.h>

#include "engine/model/plan.h"
#include "scenarios/language/diagnostic.h"
#include "scenarios/language/schema.h"
#include "scenarios/language/yaml.h"

enum { RAAT_COMPILER_NAME = 512 }; /* of a quantity, and of what leads to it */

/* Whatever fails sets err; the steps below go on over what is there and the end looks once. */
typedef struct {
    raat_plan *plan;
    const raat_vocabulary *words;
    raat_diagnostics *d;
    raat_error *err;
    raat_training *training; /* of the region that is compiled now */
    const char *region;      /* its name */
    const char *owner;       /* region with which names of quantities begin; NULL: of an action */
    const raat_yaml *value;  /* that is compiled now: where messages point */
    void *named;             /* tsearch: the quantities of regions by name */
    raat_value whole;        /* shares before this quantity belong to their whole */
    const char *levels;      /* of the variant of an action that is compiled now, or NULL */
} raat_compiler;

bool raat_compiler_failed(const raat_compiler *c);

/* ---- the tree: checked, so what is looked for is there ---- */

const raat_yaml *raat_compiler_below(const raat_yaml *map, const char *key);
int32_t raat_compiler_whole(const raat_yaml *node);
double raat_compiler_decimal(const raat_yaml *node);

/* ---- memory of the plan ---- */

char *raat_compiler_copy(const raat_compiler *c, const char *text);
void *raat_compiler_array(const raat_compiler *c, size_t n, size_t size);

/* ---- quantities ---- */

/* name/part, in out. */
const char *raat_compiler_join(char out[RAAT_COMPILER_NAME], const char *name, const char *part);

/* Words of a list; 1 for none. */
size_t raat_compiler_length(const raat_compiler *c, raat_words by);

/* The region whose value a node is; and the quantities that follow are that region's, from this node. */
const char *raat_compiler_owner_of(const raat_compiler *c, const raat_yaml *node);
void raat_compiler_own(raat_compiler *c, const raat_yaml *node);

/* One number or distribution; one share, a number or a weight; a table of them, end to end, and the next
 * place behind it; shares of one whole, likewise. */
raat_value raat_compiler_add_cell(raat_compiler *c, const raat_schema_row *row,
                                  const raat_yaml *cell, const char *name);
raat_value raat_compiler_add_weight(raat_compiler *c, const raat_yaml *node, bool dirichlet,
                                    const char *name);
raat_value *raat_compiler_add_cells(raat_compiler *c, const raat_schema_row *row,
                                    const raat_words *by, const raat_yaml *node, const char *name,
                                    raat_value *at);
raat_value *raat_compiler_add_shares(raat_compiler *c, const raat_yaml *node, const char *name,
                                     raat_value *at);

/* n quantities from `first` on are shares of one whole, unless they were so before in another region. */
void raat_compiler_make_whole(raat_compiler *c, raat_value first, int32_t n);

/* The keys of a map that have a field in the struct at `base`. */
void raat_compiler_fields(raat_compiler *c, raat_schema_map map, const raat_yaml *node, void *base,
                          const char *name);

#endif
