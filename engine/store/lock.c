#include "engine/store/lock.h"

#include <errno.h>
#include <fcntl.h>
#include <stdbool.h>
#include <stdio.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include "engine/base/memory.h"
#include "engine/store/failure.h"

/* Whether the name still leads to the file that is open: its last holder may have removed it between
 * our open and our flock, and then we hold a lock that nobody else can see. */
static bool still_there(const raat_lock *lock)
{
    struct stat held, named;
    return fstat(lock->fd, &held) == 0 && stat(lock->path, &named) == 0 &&
           held.st_dev == named.st_dev && held.st_ino == named.st_ino;
}

static raat_status take(const char *path, raat_lock *lock, raat_error *err)
{
    for (;;) {
        lock->fd = open(lock->path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK, 0666);
        if (lock->fd < 0)
            return raat_failure_system(err, lock->path, "cannot make the lock file");
        if (flock(lock->fd, LOCK_EX | LOCK_NB) != 0) {
            const int busy = errno == EWOULDBLOCK;
            if (!busy)
                raat_failure_system(err, lock->path, "cannot lock");
            close(lock->fd);
            lock->fd = -1;
            return raat_error_set(err, RAAT_FAILED,
                                  "%s: another run is writing this file (it holds %s)", path,
                                  lock->path);
        }
        if (still_there(lock))
            return RAAT_OK;
        close(lock->fd);
    }
}

raat_status raat_lock_take(const char *path, raat_lock *out, raat_error *err)
{
    const size_t room = strlen(path) + sizeof ".lock";
    *out = (raat_lock){.fd = -1, .path = raat_memory_new(room, 1, err)};
    if (!out->path)
        return RAAT_FAILED;
    snprintf(out->path, room, "%s.lock", path);
    const raat_status status = take(path, out, err);
    if (status != RAAT_OK)
        raat_lock_release(out);
    return status;
}

void raat_lock_release(raat_lock *lock)
{
    if (lock->path && lock->fd >= 0) {
        unlink(lock->path); /* first, while nobody else can hold it */
        close(lock->fd);
    }
    raat_memory_free(lock->path);
    *lock = (raat_lock){.fd = -1};
}
