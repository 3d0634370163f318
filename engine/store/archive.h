/* archive.h: reading an HDF5 file that somebody else may have made.
 *
 * Objects are found by fixed paths along hard links only; soft and external links, external storage,
 * virtual datasets and filters are refused, so a file cannot make us read another file or load a
 * plug-in. Every type, rank and size is checked before anything is read, and no more memory is asked
 * for than the file itself has bytes. All failures are RAAT_FAILED: "path: damaged: what". */
#ifndef RAAT_STORE_ARCHIVE_H
#define RAAT_STORE_ARCHIVE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "engine/base/error.h"

typedef struct raat_archive raat_archive;

typedef enum {
    RAAT_ARCHIVE_INT8,
    RAAT_ARCHIVE_INT32,
    RAAT_ARCHIVE_FLOAT,
    RAAT_ARCHIVE_DOUBLE,
    RAAT_ARCHIVE_TEXT, /* of any length */
} raat_archive_type;

enum { RAAT_ARCHIVE_MOST_AXES = 8 };

raat_status raat_archive_open(const char *path, raat_archive **out, raat_error *err);
void raat_archive_free(raat_archive *archive); /* NULL is welcome */

/* "path: damaged: what". */
__attribute__((format(printf, 3, 4))) raat_status
raat_archive_damaged(const raat_archive *archive, raat_error *err, const char *format, ...);

/* Whether there is something of that name, reached by hard links. */
bool raat_archive_has(const raat_archive *archive, const char *name);

/* The lengths of a variable's axes; refuses another type or rank. */
raat_status raat_archive_shape(const raat_archive *archive, const char *name,
                               raat_archive_type type, int rank, int32_t *out, raat_error *err);

/* All n values of a variable of numbers, in memory of that type. */
raat_status raat_archive_numbers(const raat_archive *archive, const char *name,
                                 raat_archive_type type, size_t n, void *out, raat_error *err);

/* All n texts of a variable, each of them new (raat_memory_free). On failure out[] is all NULL. */
raat_status raat_archive_texts(const raat_archive *archive, const char *name, size_t n, char **out,
                               raat_error *err);

/* Attributes of a group or variable. The text is new (raat_memory_free). */
raat_status raat_archive_text(const raat_archive *archive, const char *object, const char *name,
                              char **out, raat_error *err);
raat_status raat_archive_integer(const raat_archive *archive, const char *object, const char *name,
                                 int32_t *out, raat_error *err);

#endif
