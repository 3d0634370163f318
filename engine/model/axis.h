/* axis.h: the dimensions of the model. All of them are data: a plan brings its own labels. Only the
 * axes that a process itself defines (tenure, place, reason, source, payer) have labels of the engine's. */
#ifndef RAAT_MODEL_AXIS_H
#define RAAT_MODEL_AXIS_H

#include <stddef.h>
#include <stdint.h>

typedef enum {
    RAAT_AXIS_NONE = 0, /* ends a list of axes */
    RAAT_AXIS_BRANCH,
    RAAT_AXIS_QUALIFICATION, /* from low to high */
    RAAT_AXIS_ROUTE,
    RAAT_AXIS_TRACK,
    RAAT_AXIS_AGE,        /* from young to old */
    RAAT_AXIS_GROUP,      /* people outside the sector whom actions can reach */
    RAAT_AXIS_PATH,       /* ways of staff to a higher qualification */
    RAAT_AXIS_STREAM,     /* recorded series of starters, each shared out over tracks */
    RAAT_AXIS_EMPLOYER,   /* classes of employers, from the lowest quote to the highest */
    RAAT_AXIS_STUDY_YEAR, /* first, second, ... year since intake; as many as the longest track has */
    RAAT_AXIS_STUDY_STEP, /* steps since intake; as many as the longest track has */
    RAAT_AXIS_TENURE,     /* enum raat_tenure */
    RAAT_AXIS_PLACE,      /* enum raat_place */
    RAAT_AXIS_REASON,     /* enum raat_reason */
    RAAT_AXIS_SOURCE,     /* enum raat_source */
    RAAT_AXIS_PAYER,      /* enum raat_payer */
    RAAT_AXIS_REGION,     /* regions of the study: where people come from or go to */
    RAAT_N_AXES,
} raat_axis_id;

enum { RAAT_MOST_AXES = 4 }; /* that one lever, process or indicator has, region and year aside */

enum raat_tenure { RAAT_NEW, RAAT_SETTLED, RAAT_N_TENURES };  /* under two years; longer */
enum raat_place { RAAT_STAGE, RAAT_LEERBAAN, RAAT_N_PLACES }; /* internship; work-based place */
enum raat_reason { RAAT_OTHER_SECTOR, RAAT_RETIREMENT, RAAT_OTHER_REASON, RAAT_N_REASONS };
enum raat_source {
    RAAT_FROM_WORK_BASED,
    RAAT_FROM_SCHOOL,
    RAAT_FROM_POOL,
    RAAT_FROM_GROUP,
    RAAT_FROM_CERTIFICATE,
    RAAT_FROM_RETURN,
    RAAT_FROM_OUTSIDE,
    RAAT_N_SOURCES
};
enum raat_payer { RAAT_EMPLOYER, RAAT_STATE, RAAT_N_PAYERS };

enum {
    RAAT_LONGEST_AXIS = 64
}; /* branches, qualifications, ages, tracks, regions: raat_plan_seal refuses more */

/* What a file or a report calls one thing. */
typedef struct {
    char *name;     /* [a-z0-9_.-]+: in files, addresses and options */
    char *title;    /* English */
    char *title_nl; /* Dutch; NULL where the file gives none */
} raat_label;

typedef struct {
    int32_t n;
    raat_label *labels; /* [n] */
} raat_axis;

/* For people: the name where there is no title, and the English title where there is no Dutch one. */
const char *raat_axis_title(const raat_label *label);
const char *raat_axis_title_nl(const raat_label *label);

/* "branch", "qualification", ...: as files and results spell the axis. */
const char *raat_axis_name(raat_axis_id axis);

/* Labels of the five axes that the engine defines; n = 0 for the others. Static storage. */
raat_axis raat_axis_fixed(raat_axis_id axis);

/* Cells of an array over `list` (ends with RAAT_AXIS_NONE): the product of the lengths, 1 for an
 * empty list. The last axis of a list is always the fastest. */
int32_t raat_axis_cells(const raat_axis_id *list, const raat_axis axes[RAAT_N_AXES]);

#endif
