/* chart_bar.h: pictures that stand in a row of a table, one under the other on one scale: a bar for
 * a probability, a point with its bands for a difference. The numbers stand in the same row. */
#ifndef RAAT_ANALYSIS_CHART_BAR_H
#define RAAT_ANALYSIS_CHART_BAR_H

#include "analysis/comparison.h"
#include "analysis/figure.h"
#include "analysis/scale.h"

/* Ticks with numbers, for the head of the column. */
void raat_chart_bar_axis(raat_text *out, const raat_scale *scale, const raat_figure_style *style);

/* From 0 to share, with its standard error twice to both sides. */
void raat_chart_bar_share(raat_text *out, int id, const char *title, const char *description,
                          const raat_scale *scale, double share, double se);

/* 95 % band, 50 % band and mean of one place. */
void raat_chart_bar_interval(raat_text *out, int id, const char *title, const char *description,
                             const raat_scale *scale, const raat_comparison *comparison,
                             raat_comparison_view view, raat_comparison_at at);

/* Mean and 80 % band of one place, and below them those of another scenario there; -1 for none. */
void raat_chart_bar_pair(raat_text *out, int id, const char *title, const char *description,
                         const raat_scale *scale, const raat_comparison *comparison,
                         raat_comparison_at at, int32_t other);

#endif
