/* kept.h: the numbers that a run leaves, as the file rounds them (int32, float32), and what is said of all of
 * them together: series in the file where it has the replicates (stored.h), else summaries in memory
 * (tallied.h). Either way the memory does not grow with the replicates beyond the first 256, but for what HDF5
 * keeps of where they lie (raat_kept_index).
 *
 * For the statistics series are read back, of one scenario and the baseline at a time: up to 32 MB, and 192 bytes a
 * replicate, however many numbers there are. */
#ifndef RAAT_STORE_KEPT_H
#define RAAT_STORE_KEPT_H

#include <stdbool.h>

#include "engine/run/record.h"
#include "engine/store/coordinates.h"
#include "engine/store/layout.h"

typedef struct raat_kept raat_kept;

/* The file that replicates go to; outlives what is kept. */
typedef struct {
    raat_netcdf *nc;
    const char *path;
    const raat_coordinates *coordinates;
} raat_kept_file;

/* The plan outlives it, and is lean unless the store is full. */
raat_status raat_kept_new(const raat_plan *plan, raat_layout_store store,
                          const raat_kept_file *file, raat_kept **out, raat_error *err);
void raat_kept_free(raat_kept *kept); /* NULL is welcome */

/* Takes the next block. After a failure nothing may be asked any more. */
raat_status raat_kept_take(raat_kept *kept, const raat_record *record, raat_error *err);

int32_t raat_kept_replicates(const raat_kept *kept); /* taken so far */

/* Whether quantiles come from bins (tally.h), not from the series. */
bool raat_kept_binned(const raat_kept *kept);

/* Statistics of an indicator, [scenario][RAAT_N_STATS][year][region][cell]: of the levels, and of the
 * differences to the baseline. */
raat_status raat_kept_summarise(raat_kept *kept, raat_indicator_id id, double *out_level,
                                double *out_paired, raat_error *err);

/* Share of replicates that meet a target, and its standard error, [year][region] of a scenario. */
raat_status raat_kept_judge(raat_kept *kept, int32_t target, int32_t scenario, double *out_met,
                            double *out_se, raat_error *err);

/* Bytes that HDF5 takes to know where the chunks of n replicates are: some 350 a chunk, measured, up to the 32 MB of
 * its cache. 0 for a store without replicates. */
double raat_kept_index(const raat_plan *plan, raat_layout_store store, int32_t n);

/* Bytes that reading the series of n replicates back takes at most, where the file has them. */
double raat_kept_reading(const raat_plan *plan, int32_t n);

#endif
