/* cut.h: some numbers of an indicator in a scenario, of the first replicates of a run, eight of them side by side:
 * [(n + 7) / 8][rows][8]. */
#ifndef RAAT_STORE_CUT_H
#define RAAT_STORE_CUT_H

#include "engine/run/number.h"

typedef struct {
    raat_indicator_id id;
    int32_t scenario;
    size_t k, n; /* numbers k .. k + n - 1 */
    int32_t replicates;
    size_t rows; /* replicates, or more */
} raat_cut;

#endif
