/* stored.h: the replicates of a results file. A block goes into the file as it comes, a chunk an indicator
 * and scenario, so that memory does not grow with the replicates; for the statistics over all of them they
 * are read back some numbers at a time. */
#ifndef RAAT_STORE_STORED_H
#define RAAT_STORE_STORED_H

#include "engine/store/coordinates.h"
#include "engine/store/number.h"

typedef struct raat_stored raat_stored;

/* Makes the variables. path: of the file that is nc. All four outlive the series. */
raat_status raat_stored_new(const raat_numbers *numbers, raat_netcdf *nc,
                            const raat_coordinates *coordinates, const char *path,
                            raat_stored **out, raat_error *err);
void raat_stored_free(raat_stored *stored); /* NULL is welcome */

/* Takes the next block; when it returns the system has it. */
raat_status raat_stored_take(raat_stored *stored, const raat_record *record, raat_error *err);

/* Numbers k .. k + n - 1 of an indicator in a scenario, of the first `replicates`: out[replicates][n]. */
raat_status raat_stored_read(const raat_stored *stored, raat_indicator_id id, int32_t scenario,
                             size_t k, size_t n, int32_t replicates, raat_number *out,
                             raat_error *err);

#endif
