/* stored.h: the replicates of a results file. A block goes into the file as it comes, so that of the replicates
 * memory keeps no more than where they lie; for the statistics over all of them they are read back some numbers
 * at a time. */
#ifndef RAAT_STORE_STORED_H
#define RAAT_STORE_STORED_H

#include "engine/run/record.h"
#include "engine/store/coordinates.h"
#include "engine/store/cut.h"

typedef struct raat_stored raat_stored;

/* Makes the variables. path: of the file that is nc. All four outlive the series. */
raat_status raat_stored_new(const raat_numbers *numbers, raat_netcdf *nc,
                            const raat_coordinates *coordinates, const char *path,
                            raat_stored **out, raat_error *err);
void raat_stored_free(raat_stored *stored); /* NULL is welcome */

/* Takes the next block; when it returns the system has it. */
raat_status raat_stored_take(raat_stored *stored, const raat_record *record, raat_error *err);

/* Chunks that an indicator has for so many replicates. */
size_t raat_stored_chunks(const raat_numbers *numbers, raat_indicator_id id, int32_t replicates);

/* Where they lie; out[raat_stored_chunks]. After the last block. */
raat_status raat_stored_find(const raat_stored *stored, raat_indicator_id id, int32_t replicates,
                             uint64_t *out, raat_error *err);

/* Reads the numbers of a cut. chunks: where those of its indicator and replicates lie. */
raat_status raat_stored_copy(const raat_stored *stored, const raat_cut *cut, const uint64_t *chunks,
                             raat_number *out, raat_error *err);

#endif
