/* band.h: the probability bands that comparison and report show. One table. */
#ifndef RAAT_ANALYSIS_BAND_H
#define RAAT_ANALYSIS_BAND_H

#include <stdbool.h>
#include <stdint.h>

#include "engine/store/layout.h"

enum { RAAT_N_BANDS = 3 };

typedef struct {
    int percent; /* share of the replicates that lies inside */
    raat_layout_statistic low, high;
} raat_band;

/* Band i, from narrow to wide: 50, 80, 95 %. */
const raat_band *raat_band_row(int i);

/* Below this number of replicates the outer quantiles are the replicates themselves: a 95 % band
 * wants one of them outside on each side, 2 of 40. */
enum { RAAT_BAND_LEAST_REPLICATES = 40 };

/* Whether so many replicates make bands and probabilities that words may claim. */
bool raat_band_holds(int32_t replicates);

#endif
