/* chart_fan.h: a quantity whose future is uncertain: 95, 80 and 50 % bands one upon the other, the
 * median on top. */
#ifndef RAAT_ANALYSIS_CHART_FAN_H
#define RAAT_ANALYSIS_CHART_FAN_H

#include "analysis/chart.h"
#include "analysis/comparison.h"

/* Makes y cover the widest band of all scenarios in a region, and zero, so that panels compare. */
void raat_chart_fan_cover(raat_chart *chart, const raat_comparison *comparison,
                          raat_comparison_view view, int32_t region);

/* The marks of one scenario; `reference` is the scenario whose median is drawn behind it, -1 for
 * none. */
void raat_chart_fan_append(const raat_chart *chart, const raat_comparison *comparison,
                           raat_comparison_view view, raat_comparison_at at, int32_t reference);

#endif
