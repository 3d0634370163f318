/* chart_flows.h: who comes and who goes: a bar a year, hires by source above zero and exits by
 * reason below it. Means, because only means add up. */
#ifndef RAAT_ANALYSIS_CHART_FLOWS_H
#define RAAT_ANALYSIS_CHART_FLOWS_H

#include "analysis/chart.h"
#include "analysis/comparison.h"

void raat_chart_flows_cover(raat_chart *chart, const raat_comparison *in,
                            const raat_comparison *out, raat_comparison_at at);
void raat_chart_flows_append(const raat_chart *chart, const raat_comparison *in,
                             const raat_comparison *out, raat_comparison_at at);

#endif
