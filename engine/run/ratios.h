/* ratios.h: indicators that are the ratio of two others, once these have their value of the year. */
#ifndef RAAT_RUN_RATIOS_H
#define RAAT_RUN_RATIOS_H

#include "engine/model/indicator.h"

/* Enters every indicator of rule RAAT_YEAR_RATIO into a row [cell][RAAT_LANES] of one region and year that has
 * all others; NaN where the denominator is 0. */
void raat_ratios_enter(const raat_axis axes[RAAT_N_AXES], double *row);

#endif
