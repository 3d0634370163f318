#include "engine/store/spool.h"

#include <assert.h>
#include <errno.h>
#include <stdint.h>
#include <string.h>
#include <unistd.h>

#include "engine/base/memory.h"
#include "engine/store/failure.h"

enum { BUFFER = 1 << 17 };

struct raat_spool {
    int fd;
    const char *path;
    size_t used; /* of the buffer */
    _Alignas(64) uint8_t buffer[BUFFER];
};

raat_status raat_spool_new(int fd, const char *path, raat_spool **out, raat_error *err)
{
    raat_spool *spool = raat_memory_new(1, sizeof *spool, err);
    if (!spool) {
        close(fd);
        return RAAT_FAILED;
    }
    spool->fd = fd;
    spool->path = path;
    *out = spool;
    return RAAT_OK;
}

void raat_spool_free(raat_spool *spool)
{
    if (spool)
        close(spool->fd);
    raat_memory_free(spool);
}

raat_status raat_spool_flush(raat_spool *spool, raat_error *err)
{
    const uint8_t *from = spool->buffer;
    while (spool->used > 0) {
        const ssize_t put = write(spool->fd, from, spool->used);
        if (put < 0 && errno != EINTR)
            return raat_failure_system(err, spool->path, "cannot keep the replicates beside it");
        if (put > 0) {
            from += put;
            spool->used -= (size_t)put;
        }
    }
    return RAAT_OK;
}

raat_status raat_spool_extend(raat_spool *spool, size_t n, void **out, raat_error *err)
{
    assert(n <= RAAT_SPOOL_MOST);
    if (BUFFER - spool->used < n) {
        const raat_status status = raat_spool_flush(spool, err);
        if (status != RAAT_OK)
            return status;
    }
    *out = spool->buffer + spool->used;
    spool->used += n;
    return RAAT_OK;
}

raat_status raat_spool_read(const raat_spool *spool, size_t at, void *out, size_t n,
                            raat_error *err)
{
    uint8_t *to = out;
    while (n > 0) {
        const ssize_t got = pread(spool->fd, to, n, (off_t)at);
        if (got < 0 && errno != EINTR)
            return raat_failure_system(err, spool->path,
                                       "cannot read the replicates kept beside it");
        if (got == 0)
            return raat_error_set(err, RAAT_FAILED,
                                  "%s: the replicates kept beside it end too early", spool->path);
        if (got > 0) {
            to += got;
            at += (size_t)got;
            n -= (size_t)got;
        }
    }
    return RAAT_OK;
}
