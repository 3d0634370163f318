/* outline.h: the resolved study that a results file carries, read again as a tree: what its scenarios
 * do and where its numbers come from. Nothing here says what a key means; a part that is not there is
 * NULL, and an old file or a forged one is shown as far as it goes. */
#ifndef RAAT_ANALYSIS_OUTLINE_H
#define RAAT_ANALYSIS_OUTLINE_H

#include "analysis/texts.h"
#include "engine/store/reader.h"
#include "scenarios/language/yaml.h"

typedef struct {
    raat_yaml_store *store;
    raat_yaml *study;
} raat_outline;

/* Clear it whatever comes of it. RAAT_FAILED when what the file carries is not YAML. */
raat_status raat_outline_load(raat_outline *out, const raat_reader *reader, raat_error *err);
void raat_outline_clear(raat_outline *outline);

/* What a map has under a key; NULL where there is none, and of what is NULL or no map. */
const raat_yaml *raat_outline_at(const raat_yaml *map, const char *key);

/* Its text; "" where there is none. */
const char *raat_outline_text(const raat_yaml *map, const char *key);

/* The title that fits the language, else the English one, else `name`. */
const char *raat_outline_title(const raat_yaml *map, const char *name, raat_language language);

/* A value as the study writes it, on one line: "triangular [0.65, 0.85, 1]", "2012: 6773, 2016: 7215". */
void raat_outline_append(raat_text *out, const raat_yaml *value);

/* Classes of sources, from the best known to the least, and how a number's source is called in the
 * study: "seed", "public", "derived", "assumption". */
typedef enum {
    RAAT_OUTLINE_SEED,
    RAAT_OUTLINE_PUBLIC,
    RAAT_OUTLINE_DERIVED,
    RAAT_OUTLINE_ASSUMPTION,
    RAAT_OUTLINE_CLASSES,
} raat_outline_class;

/* The class of {unit, value, source} and its text; RAAT_OUTLINE_CLASSES and "" when it has none. */
raat_outline_class raat_outline_source(const raat_yaml *value, const char **out_text);

typedef struct {
    int32_t numbers[RAAT_OUTLINE_CLASSES];   /* that have a source; a table of them counts once */
    int32_t uncertain[RAAT_OUTLINE_CLASSES]; /* of these, drawn from a distribution */
} raat_outline_tally;

/* The way from the root to a node, the last step first. */
typedef struct raat_outline_step {
    const struct raat_outline_step *up; /* NULL at the root */
    const char *key;                    /* NULL at the root and in a list */
    const raat_yaml *node;
} raat_outline_step;

/* Told of each number that has a source, in the order of the study; one that several regions share is one
 * number. */
typedef void raat_outline_visitor(void *to, const raat_outline_step *at, raat_outline_class class,
                                  const char *source);
void raat_outline_visit(const raat_outline *outline, raat_outline_visitor *visitor, void *to);

/* Told of it in each of these regions. */
void raat_outline_visit_all(const raat_outline *outline, raat_outline_visitor *visitor, void *to);

/* The region of several that a number belongs to; NULL when it belongs to none. */
const char *raat_outline_region(const raat_outline_step *at);

/* Whether another region has that very number in the same place: an uncertain one by `same_as`, a fixed one,
 * which nobody marks, when value and source are the same. */
bool raat_outline_is_in(const raat_outline_step *at, const char *region);

/* Whether any has. */
bool raat_outline_is_shared(const raat_outline_step *at);

/* Counts the numbers of the whole study. */
raat_outline_tally raat_outline_count(const raat_outline *outline);

/* The scenario with most actions, of equal ones that with the furthest reach; the baseline when the study
 * lists none of the file's scenarios. */
int32_t raat_outline_fullest(const raat_outline *outline, const raat_reader *reader);

#endif
