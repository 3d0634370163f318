/* band.h: the probability bands that comparison and report show. One table. */
#ifndef RAAT_ANALYSIS_BAND_H
#define RAAT_ANALYSIS_BAND_H

#include "engine/store/layout.h"

enum { RAAT_N_BANDS = 3 };

typedef struct {
    int percent; /* share of the replicates that lies inside */
    raat_layout_statistic low, high;
} raat_band;

/* Band i, from narrow to wide: 50, 80, 95 %. */
const raat_band *raat_band_row(int i);

#endif
