/* comparison.h: what is compared: the numbers of one indicator in every scenario, as levels and as
 * differences to the baseline, replicate by replicate. */
#ifndef RAAT_ANALYSIS_COMPARISON_H
#define RAAT_ANALYSIS_COMPARISON_H

#include <stdbool.h>
#include <stdint.h>

#include "engine/store/reader.h"

/* Scenario minus baseline is taken replicate by replicate: both saw the same random numbers, so most
 * of the noise cancels, and the bands of a difference are far narrower than the difference of two
 * bands would suggest. */
typedef enum { RAAT_LEVEL, RAAT_DIFFERENCE, RAAT_N_VIEWS } raat_comparison_view;

typedef struct {
    raat_indicator_id id;
    const raat_indicator *row;
    int32_t n_scenarios, baseline;
    int32_t n_years, first_year;
    int32_t n_regions;
    int32_t n_cells;
    double *values[RAAT_N_VIEWS]; /* each [scenario][RAAT_N_STATS][year][region][cell] */
} raat_comparison;

/* Where a number stands; year counts from the first one of the file. */
typedef struct {
    int32_t scenario, year, region, cell;
} raat_comparison_at;

/* Reads one indicator; clear it whatever comes of it. */
raat_status raat_comparison_load(raat_comparison *out, const raat_reader *reader,
                                 raat_indicator_id id, raat_error *err);
void raat_comparison_clear(raat_comparison *comparison);

double raat_comparison_value(const raat_comparison *comparison, raat_comparison_view view,
                             raat_comparison_at at, raat_layout_statistic statistic);

/* The next place: year, then scenario, region, cell; false after the last one. A walk starts at {0}. */
bool raat_comparison_next(const raat_comparison *comparison, raat_comparison_at *at);

/* The scenario whose mean in the last year lies furthest below the baseline's; the baseline when none
 * does. Of a cell of one number. */
int32_t raat_comparison_lowest(const raat_comparison *comparison, int32_t region);

/* The labels of a cell, one an axis of the indicator; how many there are. */
int raat_comparison_labels(const raat_comparison *comparison, const raat_reader *reader,
                           int32_t cell, const raat_label *out[RAAT_MOST_AXES]);

#endif
