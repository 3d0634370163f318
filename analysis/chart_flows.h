/* chart_flows.h: who comes and who goes: a bar a year, hires by source above zero and exits by
 * reason below it. Means, because only means add up. */
#ifndef RAAT_ANALYSIS_CHART_FLOWS_H
#define RAAT_ANALYSIS_CHART_FLOWS_H

#include <assert.h>

#include "analysis/chart.h"
#include "analysis/comparison.h"

/* Colours of parts, from the zero line outwards; parts beyond them begin again with the first. As many as
 * the engine has sources and reasons, and some to spare. */
enum { RAAT_CHART_FLOWS_IN = 8, RAAT_CHART_FLOWS_OUT = 4 };
static_assert(RAAT_CHART_FLOWS_IN >= (int)RAAT_N_SOURCES &&
                  RAAT_CHART_FLOWS_OUT >= (int)RAAT_N_REASONS,
              "a new source or reason wants a colour in page.c");

typedef enum { RAAT_CHART_COMING, RAAT_CHART_LEAVING } raat_chart_flows_side;

/* The class of a part, also for the legend. */
void raat_chart_flows_class(char out[16], raat_chart_flows_side side, int32_t cell);

void raat_chart_flows_cover(raat_chart *chart, const raat_comparison *in,
                            const raat_comparison *out, raat_comparison_at at);
void raat_chart_flows_append(const raat_chart *chart, const raat_comparison *in,
                             const raat_comparison *out, raat_comparison_at at);

#endif
