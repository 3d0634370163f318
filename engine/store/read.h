/* read.h: bytes of a file from where they stand. A read that a signal has cut short goes on. */
#ifndef RAAT_STORE_READ_H
#define RAAT_STORE_READ_H

#include <stddef.h>
#include <stdint.h>
#include <sys/types.h>

#include "engine/base/error.h"

/* n bytes, or as many as there are; how many these were, -1 with errno set where the system fails. */
ssize_t raat_read_some(int fd, uint64_t at, void *out, size_t n);

/* n bytes. Fails where there are fewer. path: what messages call the file. */
raat_status raat_read_at(int fd, const char *path, uint64_t at, void *out, size_t n,
                         raat_error *err);

#endif
