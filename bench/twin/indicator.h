/* indicator.h: what the twin records each year; names and meanings as engine/model/model.md has them. */
#ifndef BENCH_TWIN_INDICATOR_H
#define BENCH_TWIN_INDICATOR_H

#include "bench/twin/study.h"

typedef enum {
    SHORTAGE_FTE,
    SHORTAGE_SHARE,
    SHORTAGE_END_FTE,
    SHORTAGE_STRUCTURAL_FTE,
    SHORTAGE_EXCL_STUDENTS_FTE,
    SURPLUS_FTE,
    DEMAND_FTE,
    FTE,
    NET_FTE,
    HEADS,
    STUDENT_FTE,
    POOL,
    EXITS,
    HIRES,
    JOB_CHANGES,
    DEPARTURES,
    ARRIVALS,
    FORMER,
    SHORTAGE_BRANCH_FTE,
    SHORTAGE_QUALIFICATION_FTE,
    HEADS_BRANCH,
    EXITS_REASON,
    HIRES_SOURCE,
    REACHED_GROUP,
    RESERVOIR_GROUP,
    STARTERS,
    REFUSED,
    STUDENTS,
    DROPOUTS,
    DIPLOMAS,
    DIPLOMA_SHARE,
    YIELD_PLUS1,
    YIELD_EVENTUAL,
    TRAINING_QUOTE,
    PLACES_BIND,
    STARTERS_TRACK,
    REFUSED_TRACK,
    STUDENTS_TRACK,
    DROPOUTS_TRACK,
    DIPLOMAS_TRACK,
    DIPLOMA_SHARE_TRACK,
    COHORT_TRACK,
    YIELD_PLUS1_TRACK,
    YIELD_EVENTUAL_TRACK,
    PLACES_FTE,
    PLACES_USED_FTE,
    PLACES_BIND_BRANCH,
    COST,
    COST_PAYER,
    COST_TRAINING_PAYER,
    COST_SUBSIDY_PAYER,
    COST_ACTIONS_PAYER,
    COST_TURNOVER,
    COST_WAGES,
    COST_ROUTE,
    CLAMPS,
    INDICATORS
} indicator;

enum { OTHER_SECTOR, RETIREMENT, OTHER_REASON, REASONS };
enum { WORK_BASED, SCHOOL, WAITING, REACHED, CERTIFIED, RETURNER, OUTSIDE, SOURCES };

/* Cells of one indicator, and of all of them: the numbers of one year. */
int indicator_cells(const study *s, indicator i);
int indicator_offset(const study *s, indicator i);

const char *indicator_name(indicator i);

/* The labels of a cell, joined by "/"; "" for an indicator of the whole region. */
void indicator_cell(const study *s, indicator i, int cell, char *out, size_t size);

#endif
