/* schema.h: what region, actions and study files may say. One table of keys, one row each: reading,
 * checking, compiling, the resolved study, `raat schema` and its reference page walk its rows.
 * New key? A row in schema.c, its field in plan.h. */
#ifndef RAAT_LANGUAGE_SCHEMA_H
#define RAAT_LANGUAGE_SCHEMA_H

#include <stddef.h>
#include <stdint.h>

#include "scenarios/language/vocabulary.h"

/* The kinds of map that files are made of; a row belongs to one. */
typedef enum {
    RAAT_SCHEMA_STUDY,
    RAAT_SCHEMA_SCENARIO,
    RAAT_SCHEMA_DIMENSION,
    RAAT_SCHEMA_TARGET,
    RAAT_SCHEMA_REGION,
    RAAT_SCHEMA_MEMBER,
    RAAT_SCHEMA_LABELS,
    RAAT_SCHEMA_ROUTE,
    RAAT_SCHEMA_WORKFORCE,
    RAAT_SCHEMA_EXITS,
    RAAT_SCHEMA_DEMAND,
    RAAT_SCHEMA_HIRING,
    RAAT_SCHEMA_PLACES,
    RAAT_SCHEMA_EMPLOYER,
    RAAT_SCHEMA_INTAKE,
    RAAT_SCHEMA_STREAM,
    RAAT_SCHEMA_TRACK,
    RAAT_SCHEMA_GROUP,
    RAAT_SCHEMA_PATH,
    RAAT_SCHEMA_CERTIFICATES,
    RAAT_SCHEMA_MOBILITY,
    RAAT_SCHEMA_COSTS,
    RAAT_SCHEMA_ACTIONS,
    RAAT_SCHEMA_ACTION,
    RAAT_SCHEMA_ACTION_COST,
    RAAT_SCHEMA_EFFECT,
    RAAT_SCHEMA_WHERE,
    RAAT_SCHEMA_VALUE,
    RAAT_SCHEMA_SOURCE,
    RAAT_N_SCHEMA_MAPS,
} raat_schema_map;

typedef enum {
    RAAT_SCHEMA_TEXT,     /* a sentence or a phrase */
    RAAT_SCHEMA_NAME,     /* [A-Za-z0-9][A-Za-z0-9_.-]*: a part of an address */
    RAAT_SCHEMA_WHOLE,    /* a whole number in [low, high] */
    RAAT_SCHEMA_SEED,     /* a whole number from 0 to 2^64 - 1 */
    RAAT_SCHEMA_DECIMAL,  /* a number in [low, high] */
    RAAT_SCHEMA_WORD,     /* one of words */
    RAAT_SCHEMA_WORDS,    /* one of words, or a list of them */
    RAAT_SCHEMA_NUMBERS,  /* a whole number in [low, high], or a list of them */
    RAAT_SCHEMA_DECIMALS, /* a number in [low, high], or a list of them, in its order */
    RAAT_SCHEMA_LEVELS,   /* a list of numbers, or names of one's own, each with anything */
    RAAT_SCHEMA_FILE,     /* a path beside the study, or the map `of` itself */
    RAAT_SCHEMA_FILES, /* names of one's own, each with such a path or map; at most `high`: files.c */
    RAAT_SCHEMA_BASE,  /* the path of a file that this one changes: extends.c */
    RAAT_SCHEMA_DROPS, /* paths of what is taken out of it, one or a list */
    RAAT_SCHEMA_ONE,   /* a map `of` */
    RAAT_SCHEMA_NAMED, /* names of one's own, each with a map `of`; at most `high` */
    RAAT_SCHEMA_LIST,  /* a list of maps `of`; at most `high` */
    /* ---- uncertain values: {unit, value, source} ---- */
    RAAT_SCHEMA_CELLS,  /* a value, or one for each word of by[0], each word of by[1] */
    RAAT_SCHEMA_SHARES, /* as cells; over the last `by` they are shares of one whole */
    RAAT_SCHEMA_SOME,   /* shares of one whole over some of the words of by[0] */
    RAAT_SCHEMA_WEIGHT, /* a share; the whole is that of all with the same stream */
    RAAT_SCHEMA_YEARLY, /* a list with one value a study year */
    RAAT_SCHEMA_SERIES, /* numbers by calendar year; gaps are interpolated */
    RAAT_SCHEMA_YEARS,  /* a certain number of years that is a whole number of steps */
    RAAT_SCHEMA_SIZE,   /* of an effect: unit and range follow from lever and operation */
    /* ---- the parts of an uncertain value, which its own row checks ---- */
    RAAT_SCHEMA_UNIT,
    RAAT_SCHEMA_NUMBER,
} raat_schema_kind;

enum {
    RAAT_SCHEMA_REQUIRED = 1, /* no default, and the plan needs it */
    RAAT_SCHEMA_ASIDE = 2,    /* not part of what the resolved study and its digest name */
};

#define RAAT_SCHEMA_NOWHERE SIZE_MAX /* the plan has no field of its own for it */

typedef struct {
    raat_schema_map in;
    const char *key;
    raat_schema_kind kind;
    unsigned flags;
    raat_schema_map of;
    raat_words words;     /* of words */
    raat_words by[2];     /* of values */
    const char *unit;     /* of values */
    double low, high;     /* values, and all that their distributions can draw */
    const char *fallback; /* YAML for what stands there when the file says nothing, or NULL */
    size_t offset;        /* in the struct of its map: see compiler.c */
    const char *doc;      /* half a sentence */
} raat_schema_row;

/* The rows of one map, [*out_n], in the order in which a resolved study has them. */
const raat_schema_row *raat_schema_rows(raat_schema_map map, size_t *out_n);

/* The row of a key, or NULL. */
const raat_schema_row *raat_schema_find(raat_schema_map map, const char *key);

/* "study file", "track", ...; and half a sentence on it. */
const char *raat_schema_name(raat_schema_map map);
const char *raat_schema_doc(raat_schema_map map);

/* Its value is {unit, value, source}. */
int raat_schema_uncertain(raat_schema_kind kind);

#endif
