/* chart_worth.h: the acceptability curve: how probable it is that a scenario is worth it, over what an
 * FTE-year is thought to be worth; a line a scenario, in the classes of chart_lines.h. */
#ifndef RAAT_ANALYSIS_CHART_WORTH_H
#define RAAT_ANALYSIS_CHART_WORTH_H

#include "analysis/figure.h"
#include "analysis/worth.h"

typedef struct {
    const char *title, *description, *axis, *share; /* `axis` names the prices, `share` the lines */
    raat_language language;
    int id; /* of the picture on its page */
} raat_chart_worth_words;

/* Prices from 0 to `most` EUR an FTE-year. */
void raat_chart_worth_append(raat_text *out, const raat_chart_worth_words *words,
                             const raat_worth *worth, int32_t baseline, double most);

#endif
