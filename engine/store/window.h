/* window.h: what the statistics look at: numbers of an indicator in one scenario and in the baseline, of all
 * replicates, eight of them side by side. One window serves all indicators, because the system clears fresh memory
 * page by page. */
#ifndef RAAT_STORE_WINDOW_H
#define RAAT_STORE_WINDOW_H

#include <stdbool.h>

#include "engine/numeric/abreast.h"
#include "engine/store/stored.h"
#include "engine/store/tallied.h"

/* Bytes of series that it holds of one scenario. */
enum { RAAT_WINDOW_BYTES = 16 << 20 };

/* Where series come from: one of the two, the other is NULL. */
typedef struct {
    const raat_numbers *numbers;
    const raat_stored *stored;
    const raat_tallied *tallied;
    int32_t replicates;
} raat_window_source;

typedef struct {
    raat_window_source source;
    raat_indicator_id id; /* RAAT_N_INDICATORS: none yet */
    int32_t scenario;
    size_t k, n, most; /* numbers k .. k + n - 1 are looked at, of most at a time */
    size_t
        rows; /* replicates, and some behind them that are 0, so that all of what follows is aligned */
    uint64_t *chunks; /* where those of the indicator lie */
    raat_number *a,
        *b; /* of the scenario, of the baseline: [groups of eight][rows][RAAT_ABREAST_LANES] */
    double *scratch;              /* [rows][2 RAAT_ABREAST_LANES] */
    raat_statistics *of_baseline; /* [most] */
} raat_window;

/* Finds the memory. The source outlives the window; after its last replicate. */
raat_status raat_window_open(const raat_window_source *source, raat_window *out, raat_error *err);
void raat_window_close(raat_window *window); /* one that was never opened, of zeros, is welcome */

/* Goes to the numbers before the first of an indicator. Going to one for the first time takes long: the file is asked
 * where its chunks lie. */
raat_status raat_window_turn(raat_window *window, raat_indicator_id id, raat_error *err);

/* Goes on to the next numbers; false: those were the last. */
bool raat_window_next(raat_window *window);

/* Reads them in a scenario, to a, and where it is the baseline to b. Behind the last number of a group it stands
 * again, for lanes that nobody looks at. */
raat_status raat_window_read(raat_window *window, int32_t scenario, raat_error *err);

/* Bytes that it takes at most, of so many replicates. */
double raat_window_memory(const raat_numbers *numbers, int32_t replicates);

#endif
