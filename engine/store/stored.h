/* stored.h: the series of a file that has its replicates, kept on the disk until it is written.
 *
 * A block goes to the spool (spool.h) as it comes, so memory does not grow with the replicates; the disk
 * holds 4 bytes x scenarios x numbers of a scenario x replicates (rounded up to 64), and as much again
 * while the file is written. A block on the spool: [indicator][scenario][number][RAAT_LANES] of
 * raat_number. */
#ifndef RAAT_STORE_STORED_H
#define RAAT_STORE_STORED_H

#include "engine/store/number.h"
#include "engine/store/spool.h"

typedef struct raat_stored raat_stored;

/* Takes over the spool, also when this fails. `numbers` outlive it. */
raat_status raat_stored_new(const raat_numbers *numbers, raat_spool *spool, raat_stored **out,
                            raat_error *err);
void raat_stored_free(raat_stored *stored); /* NULL is welcome */

/* Takes the next block; when it returns the disk has it, or has been asked to. */
raat_status raat_stored_take(raat_stored *stored, const raat_record *record, raat_error *err);

/* Numbers k .. k + n - 1 of an indicator in a scenario, from `blocks` blocks from `first` on:
 * out[blocks][n][RAAT_LANES]. */
raat_status raat_stored_read(const raat_stored *stored, raat_indicator_id id, int32_t scenario,
                             size_t k, size_t n, int32_t first, int32_t blocks, raat_number *out,
                             raat_error *err);

#endif
