#include "engine/store/writer.h"

#include <assert.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "engine/base/memory.h"
#include "engine/store/content.h"
#include "engine/store/coordinates.h"
#include "engine/store/failure.h"
#include "engine/store/lock.h"
#include "engine/store/reader.h"
#include "engine/store/seal.h"

struct raat_writer {
    raat_sink sink;           /* first, so that the sink is the writer */
    char path[PATH_MAX];      /* of the file itself, links followed */
    char temporary[PATH_MAX]; /* path.tmp; "": not ours, or renamed already */
    raat_lock lock;
    raat_content *content;
};

static raat_status take(raat_sink *sink, const raat_record *record, raat_error *err)
{
    return raat_content_take(((raat_writer *)sink)->content, record, err);
}

/* ---- the path and its neighbours ---- */

static raat_status find_path(raat_writer *writer, const char *path, raat_error *err)
{
    struct stat there;
    char real[PATH_MAX];
    if (stat(path, &there) == 0 && !S_ISREG(there.st_mode))
        return raat_error_set(err, RAAT_USAGE, "%s: is there, and is not a regular file", path);
    const char *file = realpath(path, real) ? real : path;
    const int n = snprintf(writer->path, sizeof writer->path, "%s", file);
    if (n + (int)sizeof ".lock" > PATH_MAX)
        return raat_error_set(err, RAAT_USAGE, "%.60s...: this name is too long", path);
    return raat_seal_may_replace(writer->path, err);
}

/* The folder of a path, as a path. */
static void folder_of(const char *path, char out[PATH_MAX])
{
    snprintf(out, PATH_MAX, "%s", path);
    char *slash = strrchr(out, '/');
    if (slash)
        slash[slash == out] = '\0'; /* "/" stays */
    else
        memcpy(out, ".", 2);
}

static raat_status find_folder(const raat_writer *writer, raat_error *err)
{
    struct stat there;
    char folder[PATH_MAX];
    folder_of(writer->path, folder);
    if (stat(folder, &there) != 0 || !S_ISDIR(there.st_mode))
        return raat_error_set(err, RAAT_USAGE, "%s: no such folder", folder);
    return RAAT_OK;
}

/* The lock is ours, so whatever bears the temporary name belongs to a run that died. */
static raat_status make_temporary(raat_writer *writer, raat_error *err)
{
    char name[PATH_MAX + sizeof ".tmp"];
    snprintf(name, sizeof name, "%s.tmp", writer->path);
    unlink(name);
    const int fd = open(name, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
    if (fd < 0)
        return raat_failure_system(err, name, "cannot make the file");
    close(fd);
    memcpy(writer->temporary, name, strlen(name) + 1);
    return RAAT_OK;
}

static raat_status sync_folder(const char *path, raat_error *err)
{
    char folder[PATH_MAX];
    folder_of(path, folder);
    const int fd = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (fd < 0)
        return raat_failure_system(err, folder, "cannot open");
    raat_status status = RAAT_OK;
    if (fsync(fd) != 0 && errno != EINVAL) /* some file systems cannot, and need not */
        status = raat_failure_system(err, folder, "cannot confirm the renamed results");
    close(fd);
    return status;
}

/* ---- the writer ---- */

raat_status raat_writer_new(const raat_plan *plan, const char *path, raat_layout_store store,
                            raat_writer **out, raat_error *err)
{
    assert(plan->n_replicates > 0 && store < RAAT_N_STORES);
    raat_writer *writer = raat_memory_new(1, sizeof *writer, err);
    if (!writer)
        return RAAT_FAILED;
    writer->sink.take = take;
    writer->lock.fd = -1;
    raat_status status = raat_coordinates_check(plan, err);
    if (status == RAAT_OK)
        status = find_path(writer, path, err);
    if (status == RAAT_OK)
        status = find_folder(writer, err);
    if (status == RAAT_OK)
        status = raat_lock_take(writer->path, &writer->lock, err);
    if (status == RAAT_OK)
        status = make_temporary(writer, err);
    if (status == RAAT_OK)
        status = raat_content_new(plan, store, writer->temporary, &writer->content, err);
    if (status == RAAT_OK)
        *out = writer;
    else
        raat_writer_free(writer);
    return status;
}

raat_sink *raat_writer_sink(raat_writer *writer)
{
    return &writer->sink;
}

void raat_writer_free(raat_writer *writer)
{
    if (!writer)
        return;
    raat_content_free(writer->content);
    if (writer->temporary[0])
        unlink(writer->temporary);
    raat_lock_release(&writer->lock);
    raat_memory_free(writer);
}

/* ---- commit ---- */

/* What was written is opened as a user's program will open it, before it is sealed and anything is replaced
 * by it. The seal reads every byte of it, so the check need not. */
static raat_status check(const raat_writer *writer, raat_error *err)
{
    const int32_t n_replicates = raat_content_replicates(writer->content);
    raat_reader *reader = NULL;
    raat_status status = raat_reader_open_unsealed(writer->temporary, &reader, err);
    if (status == RAAT_OK && raat_reader_replicates(reader) != n_replicates)
        status = raat_error_set(err, RAAT_FAILED, "%s: holds %d replicates, not the %d written",
                                writer->temporary, raat_reader_replicates(reader), n_replicates);
    raat_reader_free(reader);
    return status == RAAT_OK ? RAAT_OK : RAAT_FAILED;
}

static raat_status put_in_place(raat_writer *writer, const char *path, raat_error *err)
{
    if (rename(writer->temporary, path) != 0)
        return raat_failure_system(err, path, "cannot put the results in place");
    writer->temporary[0] = '\0';
    return sync_folder(path, err);
}

raat_status raat_writer_commit(raat_writer *writer, int32_t n_replicates, const char *instead,
                               raat_error *err)
{
    assert(writer->temporary[0] && n_replicates == raat_content_replicates(writer->content));
    if (n_replicates < 1)
        return raat_error_set(err, RAAT_FAILED, "%s: no replicate was complete: nothing to write",
                              writer->path);
    raat_status status = raat_content_close(writer->content, err);
    if (status == RAAT_OK)
        status = check(writer, err);
    if (status == RAAT_OK)
        status = raat_seal_close(writer->temporary, err);
    if (status == RAAT_OK)
        status = put_in_place(writer, instead ? instead : writer->path, err);
    return status;
}
