/* overview.h: a comparison as a few tables for a terminal. Parts are appended one after the other. */
#ifndef RAAT_ANALYSIS_OVERVIEW_H
#define RAAT_ANALYSIS_OVERVIEW_H

#include "analysis/comparison.h"
#include "analysis/selection.h"
#include "analysis/targets.h"
#include "analysis/texts.h"

typedef struct {
    const raat_reader *reader;
    raat_language language;
    raat_text *out;
    const bool *area; /* [areas of the file] which are shown; NULL: all */
} raat_overview;

/* Which study this is, how many replicates, which baseline. */
void raat_overview_begin(const raat_overview *overview);

/* One indicator: levels with their bands, then differences to the baseline, for the years chosen. */
raat_status raat_overview_indicator(const raat_overview *overview,
                                    const raat_comparison *comparison,
                                    const raat_selection *selection, raat_error *err);

/* The other main indicators in the last year, each scenario a line. */
raat_status raat_overview_glance(const raat_overview *overview, raat_error *err);

raat_status raat_overview_targets(const raat_overview *overview, const raat_targets *targets,
                                  raat_error *err);

/* What the columns mean, and where the rest is. */
void raat_overview_end(const raat_overview *overview);

/* Which areas are not shown, and how to see them; nothing where all are. */
void raat_overview_others(const raat_overview *overview);

#endif
