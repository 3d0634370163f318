/* fans.h: an indicator as fan charts, a panel a scenario on one common scale, and the same numbers
 * in tables: a few years in sight, all years to be opened. */
#ifndef RAAT_ANALYSIS_FANS_H
#define RAAT_ANALYSIS_FANS_H

#include "analysis/section.h"

/* Levels of all scenarios, or differences of all but the baseline. */
void raat_fans_append(raat_section *section, const raat_comparison *comparison,
                      raat_comparison_view view);

/* The pictures alone, of the baseline and one scenario, in levels. */
void raat_fans_pair(raat_section *section, const raat_comparison *comparison, int32_t scenario);

#endif
