/* block.h: one block of 64 replicates in all scenarios and regions; width.h simulates it. The block, not the
 * replicate, is the unit of work, memory and output: wide enough for the vector lanes, small enough for the cache. */
#ifndef RAAT_RUN_BLOCK_H
#define RAAT_RUN_BLOCK_H

#include "engine/run/record.h"

typedef struct raat_block raat_block;

/* Room for one block at a time: one a thread. */
raat_status raat_block_new(const raat_plan *plan, raat_block **out, raat_error *err);
void raat_block_free(raat_block *block); /* NULL is welcome */

/* The block simulated last; areas are the regions and, where there are several, all of them. It stands until the next
 * is simulated. Fails where that did. */
raat_status raat_block_record(const raat_block *block, raat_record *out, raat_error *err);

#endif
