/* pack.h: from values as they are computed, doubles lane by lane, to numbers as a record has them, replicate by
 * replicate. */
#ifndef RAAT_RUN_PACK_H
#define RAAT_RUN_PACK_H

#include "engine/run/number.h"

/* Values of an indicator, [cells][RAAT_LANES], of the block whose first replicate that is; out likewise, rounded. Also
 * in lanes of replicates that nobody asked for. Fails (RAAT_FAILED, naming indicator and replicate) for a count that
 * int32 does not hold. */
raat_status raat_pack_round(const raat_plan *plan, raat_indicator_id id, const double *values,
                            size_t cells, int32_t first_replicate, raat_number *out,
                            raat_error *err);

/* from[n]: each a number in all lanes, aligned to 64 bytes; out[lanes][n]. */
void raat_pack_turn(const raat_number *const *from, size_t n, int32_t lanes, raat_number *out);

#endif
