#include "engine/store/view.h"

#include <errno.h>
#include <setjmp.h>
#include <signal.h>
#include <stdbool.h>
#include <sys/mman.h>

#include "engine/store/failure.h"

raat_status raat_view_open(int fd, const char *path, uint64_t at, size_t n, raat_view *out,
                           raat_error *err)
{
    void *bytes = mmap(NULL, n, PROT_READ, MAP_SHARED, fd, (off_t)at);
    if (bytes == MAP_FAILED)
        return raat_failure_system(err, path, "cannot read");
    *out = (raat_view){bytes, n};
    return RAAT_OK;
}

void raat_view_close(raat_view *view)
{
    if (view->bytes)
        munmap(view->bytes, view->n);
    *view = (raat_view){NULL, 0};
}

void raat_view_forget(const raat_view *view)
{
    madvise(view->bytes, view->n, MADV_DONTNEED);
}

static _Thread_local sigjmp_buf way_out;

static void leave(int signal)
{
    (void)signal;
    siglongjmp(way_out, 1);
}

raat_status raat_view_read(void (*act)(void *with), void *with, const char *path, raat_error *err)
{
    struct sigaction mine = {.sa_handler = leave}, before;
    sigemptyset(&mine.sa_mask);
    sigaction(SIGBUS, &mine, &before);
    const bool lost = sigsetjmp(way_out, 1) != 0;
    if (!lost)
        act(with);
    sigaction(SIGBUS, &before, NULL);
    errno = EIO;
    return lost ? raat_failure_system(err, path, "cannot read") : RAAT_OK;
}
