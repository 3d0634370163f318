/* stored.h: the replicates of a results file. A block goes into the file as it comes, a chunk an indicator
 * and scenario, so that of the replicates memory keeps no more than where they lie; for the statistics over all
 * of them they are read back some numbers at a time, by looking at the file (view.h). */
#ifndef RAAT_STORE_STORED_H
#define RAAT_STORE_STORED_H

#include "engine/numeric/abreast.h"
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

/* Bytes of one series that are passed before their pages are given back. */
enum { RAAT_STORED_SPAN = 16 << 20 };

/* Where an indicator's chunks of a scenario lie, [blocks of RAAT_LANES] of the first `replicates`. */
raat_status raat_stored_find(const raat_stored *stored, raat_indicator_id id, int32_t scenario,
                             int32_t replicates, uint64_t *out, raat_error *err);

/* act(with), which copies; after the last block only. A file that cannot be read is a failure. */
raat_status raat_stored_look(raat_stored *stored, void (*act)(void *with), void *with,
                             raat_error *err);

/* Numbers of the scenario whose chunks these are. Inside raat_stored_look. */
void raat_stored_copy(const raat_stored *stored, const raat_cut *cut, const uint64_t *chunks,
                      raat_number *out);

/* Bytes of memory that one series of that length takes at most while it is copied. */
double raat_stored_reading(const raat_numbers *numbers, int32_t replicates);

#endif
