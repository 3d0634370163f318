/* indicator.h: what a run records. One table: the recorder, the results file, comparison, report and
 * reference page walk its rows. New indicator? A row in indicator.c and its line in recorder.c. */
#ifndef RAAT_MODEL_INDICATOR_H
#define RAAT_MODEL_INDICATOR_H

#include <stdint.h>

#include "engine/model/axis.h"

typedef enum {
    /* ---- the labour market ---- */
    RAAT_SHORTAGE_FTE, /* yearly mean of unfilled demand */
    RAAT_SHORTAGE_SHARE,
    RAAT_SHORTAGE_END_FTE,
    RAAT_SHORTAGE_STRUCTURAL_FTE,
    RAAT_SHORTAGE_EXCL_STUDENTS_FTE,
    RAAT_SURPLUS_FTE,
    RAAT_DEMAND_FTE,
    RAAT_FTE,
    RAAT_NET_FTE,
    RAAT_HEADS,
    RAAT_STUDENT_FTE,
    RAAT_POOL,
    RAAT_EXITS,
    RAAT_HIRES,
    RAAT_JOB_CHANGES,
    RAAT_DEPARTURES,
    RAAT_ARRIVALS,
    RAAT_FORMER,
    RAAT_SHORTAGE_BRANCH_FTE,
    RAAT_SHORTAGE_QUALIFICATION_FTE,
    RAAT_HEADS_BRANCH,
    RAAT_EXITS_REASON,
    RAAT_HIRES_SOURCE,
    RAAT_REACHED_GROUP,
    RAAT_RESERVOIR_GROUP,
    /* ---- training ---- */
    RAAT_STARTERS,
    RAAT_REFUSED,
    RAAT_STUDENTS,
    RAAT_DROPOUTS,
    RAAT_DIPLOMAS,
    RAAT_DIPLOMA_SHARE,
    RAAT_YIELD_PLUS1,
    RAAT_YIELD_EVENTUAL,
    RAAT_QUOTE,
    RAAT_PLACES_BIND,
    RAAT_STARTERS_TRACK,
    RAAT_REFUSED_TRACK,
    RAAT_STUDENTS_TRACK,
    RAAT_DROPOUTS_TRACK,
    RAAT_DIPLOMAS_TRACK,
    RAAT_DIPLOMA_SHARE_TRACK,
    RAAT_COHORT_TRACK,
    RAAT_YIELD_PLUS1_TRACK,
    RAAT_YIELD_EVENTUAL_TRACK,
    RAAT_PLACES_FTE,
    RAAT_PLACES_USED_FTE,
    RAAT_PLACES_BIND_BRANCH,
    RAAT_SUPERNUMERARY_QUOTE,
    RAAT_SUPERVISION_FTE,
    RAAT_SUPERVISION_BINDS_BRANCH,
    RAAT_EMPLOYERS_AT_QUOTE,
    RAAT_PLACES_OWED_FTE,
    RAAT_PLACES_OWED_EMPLOYER_FTE,
    /* ---- money ---- */
    RAAT_COST,
    RAAT_COST_PAYER,
    RAAT_COST_TRAINING_PAYER,
    RAAT_COST_SUBSIDY_PAYER,
    RAAT_COST_ACTIONS_PAYER,
    RAAT_COST_TURNOVER,
    RAAT_COST_WAGES,
    RAAT_COST_ROUTE,
    /* ---- the run itself ---- */
    RAAT_CLAMPS,
    /* ---- in detail, only in full stores ---- */
    RAAT_REFUSED_FIXUS_TRACK,
    RAAT_REDIRECTED_TRACK,
    RAAT_SWITCHED_TRACK,
    RAAT_QUOTE_EMPLOYER,
    RAAT_AT_QUOTE_EMPLOYER,
    RAAT_WORKFORCE,
    RAAT_N_INDICATORS,
} raat_indicator_id;

/* How the steps of a year make one value. */
typedef enum {
    RAAT_YEAR_END,    /* at 31 December */
    RAAT_YEAR_MEAN,   /* mean over the steps of the year */
    RAAT_YEAR_SUM,    /* sum over the steps of the year */
    RAAT_YEAR_MOST,   /* highest over the steps of the year */
    RAAT_YEAR_RATIO,  /* of two of the others: computed when the year is complete */
    RAAT_YEAR_COHORT, /* of who started in the school year: written when they reach the nominal end;
                         NaN until then */
} raat_year_rule;

typedef struct {
    const char *name;                      /* of the variable in the results: "shortage_fte" */
    const char *unit;                      /* "1" for counts of persons and for shares */
    const char *title;                     /* long_name, English */
    const char *title_nl;                  /* Dutch */
    raat_axis_id axes[RAAT_MOST_AXES + 1]; /* beyond scenario, replicate, year, region */
    raat_year_rule rule;
    int count; /* 1: whole numbers (int32 in the file), else float32 */
    int full;  /* 1: only with --store full; behind all others in the table */
} raat_indicator;

const raat_indicator *raat_indicator_row(raat_indicator_id id);

/* Cells of one indicator (1 without axes), last axis fastest. */
int32_t raat_indicator_cells(raat_indicator_id id, const raat_axis axes[RAAT_N_AXES]);

/* First cell of an indicator when all are laid end to end in the order of the table;
 * raat_indicator_offset(RAAT_N_INDICATORS, axes) is the number of cells in all. */
int32_t raat_indicator_offset(raat_indicator_id id, const raat_axis axes[RAAT_N_AXES]);

/* The indicator of that name, or RAAT_N_INDICATORS. */
raat_indicator_id raat_indicator_find(const char *name);

#endif
