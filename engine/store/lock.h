/* lock.h: one writer a results file.
 *
 * The lock is flock() on a file of its own, path.lock: the kernel releases it when the process dies,
 * however it dies, so a lock file left behind stops nobody. Releasing removes the file again. */
#ifndef RAAT_STORE_LOCK_H
#define RAAT_STORE_LOCK_H

#include "engine/base/error.h"

typedef struct {
    int fd; /* -1: not held */
    char *path;
} raat_lock;

/* RAAT_FAILED at once, without waiting, when another process or another writer of this one holds it. */
raat_status raat_lock_take(const char *path, raat_lock *out, raat_error *err);

/* A lock that is not held is welcome. */
void raat_lock_release(raat_lock *lock);

#endif
