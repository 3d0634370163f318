/* Every system call with which the writer changes the disk fails once, and from some call on for good;
 * every allocation fails. The old file stays or the right one takes its place; the process ends by
 * itself, its exit handlers included, and says why. */
#include "tests/check.h"

#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <sys/types.h>
#include <sys/wait.h>
#include <unistd.h>

#include "engine/store/reader.h"
#include "tests/support/folder.h"
#include "tests/support/plan_fixture.h"
#include "tests/support/results_fixture.h"

/* ---- calls that fail on purpose ---- */

typedef struct {
    long calls, fail_at; /* fail_at 0: never */
    bool lasting;
    int error;
} trap;

static trap disk, readings, shrinkings, memory;

static bool trips(trap *t)
{
    t->calls++;
    if (t->fail_at == 0 || t->calls < t->fail_at || (!t->lasting && t->calls > t->fail_at))
        return false;
    errno = t->error;
    return true;
}

/* The same function further on: libc's, or the sanitizer's around it. */
#define REAL(type, name, ...)                                                                      \
    type (*real)(__VA_ARGS__);                                                                     \
    *(void **)&real = dlsym(RTLD_NEXT, name)

ssize_t pwrite(int fd, const void *bytes, size_t n, off_t at)
{
    REAL(ssize_t, "pwrite", int, const void *, size_t, off_t);
    return trips(&disk) ? -1 : real(fd, bytes, n, at);
}

/* What HDF5 reads is not the writer's own, and HDF5 says less of it: only ours is closed in a child. */
static bool our_own(int fd)
{
    return (fcntl(fd, F_GETFD) & FD_CLOEXEC) != 0;
}

/* What was there before is looked at without waiting, and may be anything. */
static bool was_there(int fd)
{
    return (fcntl(fd, F_GETFL) & O_NONBLOCK) != 0;
}

ssize_t pread(int fd, void *bytes, size_t n, off_t at)
{
    REAL(ssize_t, "pread", int, void *, size_t, off_t);
    if (!our_own(fd))
        return real(fd, bytes, n, at);
    if (trips(&readings))
        return -1;
    char name[64];
    snprintf(name, sizeof name, "/proc/self/fd/%d", fd);
    if (!was_there(fd) && trips(&shrinkings) && truncate(name, 0) != 0)
        abort();
    return real(fd, bytes, n, at);
}

ssize_t write(int fd, const void *bytes, size_t n)
{
    REAL(ssize_t, "write", int, const void *, size_t);
    return fd > 2 && trips(&disk) ? -1 : real(fd, bytes, n);
}

int fsync(int fd)
{
    REAL(int, "fsync", int);
    return trips(&disk) ? -1 : real(fd);
}

int rename(const char *from, const char *to)
{
    REAL(int, "rename", const char *, const char *);
    return trips(&disk) ? -1 : real(from, to);
}

int ftruncate(int fd, off_t bytes)
{
    REAL(int, "ftruncate", int, off_t);
    return trips(&disk) ? -1 : real(fd, bytes);
}

void *aligned_alloc(size_t alignment, size_t bytes)
{
    REAL(void *, "aligned_alloc", size_t, size_t);
    return trips(&memory) ? NULL : real(alignment, bytes);
}

/* ---- one run, with one thing that goes wrong ---- */

static const char old[] = "\211HDF\r\n\032\nwhat an earlier run left\n";

static bool is_old(const char *path)
{
    char *content = folder_read(path, NULL);
    const bool same = content && strcmp(content, old) == 0;
    free(content);
    return same;
}

/* In a child: after a failed write HDF5 is in no state to be used again. */
static int run_child(const char *path, raat_layout_store store, trap *which, trap what)
{
    fflush(NULL);
    const pid_t child = fork();
    if (child == 0) {
        raat_error err = {0};
        *which = what;
        const raat_status status = results_fixture_write(path, 3, 3, store, &err);
        if (status == RAAT_FAILED && !strstr(err.message, strerror(what.error)))
            exit(99);
        exit((int)status);
    }
    int status = 0;
    waitpid(child, &status, 0);
    return status;
}

/* Every call that `which` looks at, more than `least`, fails in its turn; `what` says how. */
static void fail_everywhere(raat_layout_store store, trap *which, trap what, long least)
{
    raat_error err = {0};
    const char *path = folder_path("out.h5"), *right = folder_path("right.h5");
    *which = (trap){0};
    assert_int_equal(results_fixture_write(right, 3, 3, store, &err), RAAT_OK);
    const long calls = which->calls;
    *which = (trap){0};
    assert_true(calls > least);
    for (long n = 1; n <= calls; n++) {
        /* The same kind of call again and again: the first, the last and some between. */
        if (n > 10 && n < calls - 10 && n % 29 != 0)
            continue;
        folder_write(path, old, strlen(old));
        what.fail_at = n;
        const int status = run_child(path, store, which, what);
        if (!WIFEXITED(status) || WEXITSTATUS(status) != RAAT_FAILED)
            fail_msg("call %ld of %ld: wait status %#x", n, calls, (unsigned)status);
        assert_true(is_old(path) || folder_same(path, right));
        assert_int_equal(folder_entries(), 2);
    }
}

/* Of summaries alone, and with replicates, which are written while the run lasts. */
static void a_call_that_fails_once_is_told(void **state)
{
    fail_everywhere(RAAT_STORE_SUMMARY, &disk, (trap){.error = EIO}, 20);
    fail_everywhere(RAAT_STORE_REPLICATES, &disk, (trap){.error = EIO}, 20);
}

static void a_disk_that_stays_full_is_told(void **state)
{
    fail_everywhere(RAAT_STORE_SUMMARY, &disk, (trap){.lasting = true, .error = ENOSPC}, 20);
    fail_everywhere(RAAT_STORE_REPLICATES, &disk, (trap){.lasting = true, .error = ENOSPC}, 20);
}

static void replicates_that_cannot_be_read_back_are_told(void **state)
{
    fail_everywhere(RAAT_STORE_REPLICATES, &readings, (trap){.error = EIO}, 1);
}

/* From then on there is nothing of it. */
static void a_file_that_shrinks_while_it_is_read_is_told(void **state)
{
    fail_everywhere(RAAT_STORE_SUMMARY, &shrinkings, (trap){.error = EIO}, 0);
    fail_everywhere(RAAT_STORE_REPLICATES, &shrinkings, (trap){.error = EIO}, 1);
}

static void fail_allocations(raat_layout_store store)
{
    raat_error err = {0};
    const char *path = folder_path("out.h5");
    memory = (trap){0};
    disk = (trap){0};
    assert_int_equal(results_fixture_write(path, 3, 3, store, &err), RAAT_OK);
    const long calls = memory.calls;
    memory.calls = 0;
    raat_reader *reader = NULL;
    assert_int_equal(raat_reader_open(path, &reader, &err), RAAT_OK);
    raat_reader_free(reader);
    const long reads = memory.calls;
    assert_true(calls > reads && reads > 50);

    /* Reading: each. */
    for (long n = 1; n <= reads; n++) {
        memory = (trap){.fail_at = n};
        reader = NULL;
        err = (raat_error){0};
        assert_int_equal(raat_reader_open(path, &reader, &err), RAAT_FAILED);
        CHECK_CONTAINS(err.message, "out of memory");
    }
    /* Writing: from the writer's first on; before it the fixture makes its plan without asking. */
    long planned = 0;
    memory = (trap){0};
    raat_plan_free(plan_fixture_new(3));
    planned = memory.calls;
    folder_write(path, old, strlen(old));
    for (long n = planned + 1; n <= calls; n++) {
        if (n > planned + 30 && n < calls - 30 && n % 29 != 0)
            continue;
        memory = (trap){.fail_at = n};
        err = (raat_error){0};
        assert_int_equal(results_fixture_write(path, 3, 3, store, &err), RAAT_FAILED);
        CHECK_CONTAINS(err.message, "out of memory");
        assert_true(is_old(path));
    }
    memory = (trap){0};
    unlink(path);
}

static void an_allocation_that_fails_is_told(void **state)
{
    fail_allocations(RAAT_STORE_SUMMARY);
    fail_allocations(RAAT_STORE_REPLICATES);
}

static int set_up(void **state)
{
    folder_make();
    return 0;
}

static int take_down(void **state)
{
    folder_remove();
    return 0;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_call_that_fails_once_is_told),
        cmocka_unit_test(a_disk_that_stays_full_is_told),
        cmocka_unit_test(replicates_that_cannot_be_read_back_are_told),
        cmocka_unit_test(a_file_that_shrinks_while_it_is_read_is_told),
        cmocka_unit_test(an_allocation_that_fails_is_told),
    };
    return cmocka_run_group_tests_name("store faults", tests, set_up, take_down);
}
