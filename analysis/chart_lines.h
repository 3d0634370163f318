/* chart_lines.h: one statistic of an indicator, a line a scenario, with the baseline's 80 % band
 * behind them. */
#ifndef RAAT_ANALYSIS_CHART_LINES_H
#define RAAT_ANALYSIS_CHART_LINES_H

#include "analysis/chart.h"
#include "analysis/comparison.h"

/* Lines that differ in colour and dashes; scenarios beyond them begin again with the first. */
enum { RAAT_CHART_LINES_STYLES = 9 };

/* Makes y cover all lines, and the band where it is shown (banded). */
void raat_chart_lines_cover(raat_chart *chart, const raat_comparison *comparison,
                            raat_layout_statistic statistic, int32_t region, bool banded);

/* A scenario that lies on the baseline in every year gets no line. */
void raat_chart_lines_append(const raat_chart *chart, const raat_comparison *comparison,
                             raat_layout_statistic statistic, int32_t region, bool banded);

/* The class of a scenario's line, also for the legend: the baseline's is its own. */
void raat_chart_lines_class(char out[16], int32_t scenario, int32_t baseline);

#endif
