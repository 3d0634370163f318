/* seal.h: the last line of a results file says what the whole file should be.
 *
 * libhdf5 trusts what it reads, and crashes on a few damaged files in a thousand. So a reader checks
 * the whole file first: after the HDF5 content follows one line of exactly 128 bytes, its newline
 * included, filled up with spaces,
 *
 *   raat results, layout 2, xxh128 of what precedes this line: 0123...cdef
 *
 * which `head -c -128 FILE | xxh128sum` checks by hand. It stands at the end because HDF5 readers
 * ignore what follows their content, while at least one (xarray, when it guesses the format) does not
 * recognise a file that begins with anything else. A seal tells damage, not forgery. */
#ifndef RAAT_STORE_SEAL_H
#define RAAT_STORE_SEAL_H

#include "engine/base/error.h"

enum { RAAT_SEAL_BYTES = 128 };

/* Appends the line to a file that is complete, and has the disk confirm all of it (fsync). */
raat_status raat_seal_close(const char *path, raat_error *err);

/* Refuses what is no regular file (nothing is read from it then), what does not begin and end as a
 * results file or has another layout version (RAAT_USAGE), and what has changed since it was sealed
 * (RAAT_FAILED). */
raat_status raat_seal_check(const char *path, raat_error *err);

/* Refuses to have a file that is there replaced by results when it is none itself, such as the study
 * that was simulated (RAAT_USAGE). An empty or a damaged results file may be replaced. */
raat_status raat_seal_may_replace(const char *path, raat_error *err);

#endif
