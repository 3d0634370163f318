/* spool.h: bytes that wait on the disk for the end of a run, in a file without a name: whatever ends the
 * process takes it away. It is written from front to back, and read anywhere. */
#ifndef RAAT_STORE_SPOOL_H
#define RAAT_STORE_SPOOL_H

#include <stddef.h>

#include "engine/base/error.h"

typedef struct raat_spool raat_spool;

/* Takes over `fd`, open for reading and writing on an empty file that is unlinked already; it is closed
 * also when this fails. `path`: what messages call it; outlives it. */
raat_status raat_spool_new(int fd, const char *path, raat_spool **out, raat_error *err);
void raat_spool_free(raat_spool *spool); /* NULL is welcome */

enum { RAAT_SPOOL_MOST = 4096 }; /* bytes of one call */

/* Room for the next n bytes, to be filled before the next call. They are written through a buffer that fits
 * the cache; a disk that is full is told by the call that fills it, or by a later one. */
raat_status raat_spool_extend(raat_spool *spool, size_t n, void **out, raat_error *err);

/* Writes out what is in the buffer: to be called before reading, and where a full disk must be told. */
raat_status raat_spool_flush(raat_spool *spool, raat_error *err);

/* n bytes from `at` on, all of which are written out. */
raat_status raat_spool_read(const raat_spool *spool, size_t at, void *out, size_t n,
                            raat_error *err);

#endif
