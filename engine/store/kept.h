/* kept.h: the replicates' values until the file is written, as the file rounds them (int32, float32),
 * so that every statistic can be computed again from the file, exactly.
 *
 * Memory: 4 bytes x scenarios x years x regions x cells of the indicators that the file holds x
 * replicates (rounded up to 64). A thousand replicates of five scenarios, 19 years, one region and
 * 150 cells take 58 MB. */
#ifndef RAAT_STORE_KEPT_H
#define RAAT_STORE_KEPT_H

#include "engine/model/plan.h"
#include "engine/run/sink.h"
#include "engine/store/layout.h"

typedef struct raat_kept raat_kept;

/* Room for all replicates of the plan. The plan outlives it. */
raat_status raat_kept_new(const raat_plan *plan, raat_layout_store store, raat_kept **out,
                          raat_error *err);
void raat_kept_free(raat_kept *kept); /* NULL is welcome */

/* Takes the next block. */
raat_status raat_kept_take(raat_kept *kept, const raat_record *record, raat_error *err);

int32_t raat_kept_replicates(const raat_kept *kept); /* taken so far */

/* Replicates first .. first + n - 1 (of one block) as the file has them: int32 or float32
 * out[n][year][region][cell]. */
void raat_kept_block(const raat_kept *kept, raat_indicator_id id, int32_t scenario, int32_t first,
                     int32_t n, void *out);

/* The first n replicates of one number: out[n]. */
void raat_kept_series(const raat_kept *kept, raat_indicator_id id, int32_t scenario, int32_t year,
                      int32_t region, int32_t cell, int32_t n, double *out);

#endif
