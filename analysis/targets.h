/* targets.h: whether the study's targets are met. A target is never an effect: it is counted. */
#ifndef RAAT_ANALYSIS_TARGETS_H
#define RAAT_ANALYSIS_TARGETS_H

#include <stdbool.h>
#include <stdint.h>

#include "analysis/figure.h"
#include "engine/store/reader.h"

typedef struct {
    const raat_reader_target *rows; /* [n]; the reader's */
    int32_t n;
    int32_t n_years, first_year, n_regions;
    int32_t first_projected; /* the first year that can still be influenced */
    double *share, *se;      /* [scenario][target][year][region] */
} raat_targets;

raat_status raat_targets_load(raat_targets *out, const raat_reader *reader, raat_error *err);
void raat_targets_clear(raat_targets *targets);

/* Probability that a scenario meets a target's condition in a year (index from the first one), and
 * its Monte Carlo standard error. */
double raat_targets_share(const raat_targets *targets, int32_t scenario, int32_t target,
                          int32_t year, int32_t region);
double raat_targets_se(const raat_targets *targets, int32_t scenario, int32_t target, int32_t year,
                       int32_t region);

/* Whether the threshold says something of a region of several: a share does, a number of persons, FTE or
 * euro is one of the whole. */
bool raat_targets_of_part(const raat_targets *targets, int32_t target);

/* Index of the target's own year, moved into the years of the file. */
int32_t raat_targets_year(const raat_targets *targets, int32_t target);

/* The first calendar year after the record in which at least half of the replicates meet the
 * condition; 0 when there is none. Recorded years do not count: no scenario can change them. */
int32_t raat_targets_first_met(const raat_targets *targets, int32_t scenario, int32_t target,
                               int32_t region);

/* What a table says of that year: "2026", "not by 2030". */
raat_figure_text raat_targets_met_text(const raat_targets *targets, int32_t first_met,
                                       raat_language language);

#endif
