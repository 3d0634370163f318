/* lever.h: what actions can move. One table: an action's file, the schema, the reference page and
 * the equations walk its rows. */
#ifndef RAAT_MODEL_LEVER_H
#define RAAT_MODEL_LEVER_H

#include <stdint.h>

#include "engine/model/axis.h"

typedef enum {
    RAAT_LEVER_QUOTE,       /* training places per care FTE of a branch and place type */
    RAAT_LEVER_DROPOUT,     /* factor on the hazard of dropout */
    RAAT_LEVER_EXIT,        /* factor on the hazard of leaving, the part employers can touch */
    RAAT_LEVER_APPLICANTS,  /* applicants a year of a track */
    RAAT_LEVER_DEMAND,      /* factor on demand */
    RAAT_LEVER_FTE,         /* contract FTE per head */
    RAAT_LEVER_ABSENCE,     /* share of contract time */
    RAAT_LEVER_REACH,       /* persons a year of a group whom actions reach */
    RAAT_LEVER_CERTIFICATE, /* share of later dropouts who get a certificate */
    RAAT_LEVER_YIELD,       /* share of graduates who offer themselves to the sector */
    RAAT_LEVER_FILLABLE,    /* share of open posts that can be filled in a quarter */
    RAAT_LEVER_MOVE,        /* factor on the hazard of changing employer within the sector */
    RAAT_LEVER_REENTRY,     /* factor on the hazard that former staff looks for a post */
    RAAT_LEVER_OUTSIDE,     /* factor on candidates from outside */
    RAAT_LEVER_SUPERVISION, /* factor on the places that a branch's staff can supervise */
    RAAT_LEVER_FIXUS,       /* seats a year of a track with a numerus fixus */
    RAAT_LEVER_PRODUCTIVE,  /* share of a contract that a student fills */
    RAAT_LEVER_UPSKILLING,  /* factor on the hazard of staff of starting a path */
    RAAT_LEVER_FURTHER,     /* share of diplomas that studies on */
    RAAT_LEVER_DELAY,       /* share at the nominal end without the diploma */
    RAAT_LEVER_ENTRY,       /* how even starters are over the moments of intake */
    RAAT_N_LEVERS,
} raat_lever_id;

/* Composition is free of order: set and floor first, then the product of the multipliers, then the
 * sum of the additions, then a clamp to the lever's domain. */
typedef enum {
    RAAT_SET,      /* the value becomes the size */
    RAAT_FLOOR,    /* quote only: every employer below the size rises to it */
    RAAT_MULTIPLY, /* the value is multiplied by the size */
    RAAT_ADD,      /* the size is added */
    RAAT_N_OPERATIONS,
} raat_operation;

typedef struct {
    const char *name;                      /* as action files spell it */
    const char *unit;                      /* of the value and of set, floor and add */
    raat_axis_id axes[RAAT_MOST_AXES + 1]; /* ends with RAAT_AXIS_NONE */
    double low, high;                      /* domain */
    unsigned operations;                   /* bit 1 << operation for those it takes */
    const char *doc;                       /* one sentence */
} raat_lever;

/* The row of a lever; static storage. */
const raat_lever *raat_lever_row(raat_lever_id lever);

/* "set", "floor", "multiply", "add". */
const char *raat_lever_operation(raat_operation operation);

/* Cells of a lever, as raat_axis_cells counts them. */
int32_t raat_lever_cells(raat_lever_id lever, const raat_axis axes[RAAT_N_AXES]);

#endif
