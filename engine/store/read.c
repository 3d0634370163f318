#include "engine/store/read.h"

#include <errno.h>
#include <unistd.h>

#include "engine/store/failure.h"

ssize_t raat_read_some(int fd, uint64_t at, void *out, size_t n)
{
    size_t done = 0;
    while (done < n) {
        const ssize_t got = pread(fd, (char *)out + done, n - done, (off_t)(at + done));
        if (got < 0 && errno == EINTR)
            continue;
        if (got < 0)
            return -1;
        if (got == 0)
            break;
        done += (size_t)got;
    }
    return (ssize_t)done;
}

raat_status raat_read_at(int fd, const char *path, uint64_t at, void *out, size_t n,
                         raat_error *err)
{
    const ssize_t got = raat_read_some(fd, at, out, n);
    if (got == (ssize_t)n)
        return RAAT_OK;
    if (got >= 0)
        errno = EIO; /* the file has become shorter */
    return raat_failure_system(err, path, "cannot read");
}
