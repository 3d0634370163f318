/* overtaking.h: which scenario lowers the shortage more than which other from some year on, and less before it. Retention works
 * at once and education years later, so the order of two plans is a matter of the horizon. */
#ifndef RAAT_ANALYSIS_OVERTAKING_H
#define RAAT_ANALYSIS_OVERTAKING_H

#include "engine/store/reader.h"

typedef struct {
    int32_t ahead, behind; /* scenarios */
    int32_t year;          /* calendar year; from it on `ahead` has the lower mean shortage */
} raat_overtaking;

/* Both orders must be clear: two standard errors of the mean difference, replicate by replicate, in a
 * year before and in the last one. */
enum { RAAT_OVERTAKING_CLEAR = 2 };

typedef struct {
    int32_t scenarios, replicates, years, areas;
    int32_t baseline, first_year, area; /* area: the one that is asked of */
    const float *shortage;              /* [scenario][replicate][year][area] */
} raat_overtaking_series;

/* All among the scenarios other than the baseline, by year, into out[scenarios^2]; how many. */
int32_t raat_overtaking_among(const raat_overtaking_series *r, raat_overtaking out[]);

/* Those of one area of a results file; *out is the caller's, and NULL
 * where there are none. The file must hold replicates of shortage_fte. */
raat_status raat_overtaking_find(const raat_reader *reader, int32_t area, raat_overtaking **out,
                                 int32_t *out_n, raat_error *err);

#endif
