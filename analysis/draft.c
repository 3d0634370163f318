#include "analysis/draft.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "engine/base/memory.h"

struct raat_draft {
    char path[PATH_MAX]; /* links followed */
    raat_text name;      /* of the file while it is written */
    int file;            /* -1: not open */
};

static raat_status failed(const raat_draft *draft, raat_error *err)
{
    return raat_error_set(err, RAAT_FAILED, "%s: %s", draft->path, strerror(errno));
}

/* mkstemp makes the file private; a result is as readable as any file its writer makes. */
static void make_readable(int file)
{
    const mode_t mask = umask(0);
    umask(mask);
    (void)fchmod(file, 0666 & ~mask);
}

/* ---- what stands there ---- */

/* The file that the path means: a rename onto a link would replace the link. */
static raat_status find_path(raat_draft *draft, const char *path, raat_error *err)
{
    struct stat link;
    char real[PATH_MAX];
    const bool there = realpath(path, real);
    if (!there && lstat(path, &link) == 0 && S_ISLNK(link.st_mode))
        return raat_error_set(err, RAAT_USAGE, "%s: is a symbolic link that leads nowhere", path);
    const int n = snprintf(draft->path, sizeof draft->path, "%s", there ? real : path);
    if (n >= (int)sizeof draft->path)
        return raat_error_set(err, RAAT_USAGE, "%.60s...: this name is too long", path);
    return RAAT_OK;
}

/* "folder" of "folder/file", "/" of "/file", "." where there is none. */
static raat_status folder_of(const raat_draft *draft, raat_text *out, raat_error *err)
{
    const char *slash = strrchr(draft->path, '/');
    if (slash)
        raat_text_append_bytes(out, draft->path,
                               (size_t)(slash - draft->path) + (slash == draft->path));
    else
        raat_text_append(out, ".");
    return raat_text_check(out, err);
}

static raat_status find_folder(const raat_draft *draft, raat_error *err)
{
    raat_text folder = {0};
    struct stat there;
    raat_status status = folder_of(draft, &folder, err);
    const char *path = raat_text_bytes(&folder);
    if (status == RAAT_OK && (stat(path, &there) != 0 || !S_ISDIR(there.st_mode)))
        status = raat_error_set(err, RAAT_USAGE, "%s: no such folder", path);
    raat_text_clear(&folder);
    return status;
}

/* Whether the file begins as its kind does; an empty one may become anything. */
static raat_status compare_beginning(const raat_draft *draft, FILE *file,
                                     const raat_draft_kind *kind, raat_error *err)
{
    for (const char *c = kind->beginning; *c; c++) {
        const int found = getc(file);
        if (found == EOF && ferror(file))
            return failed(draft, err);
        if (found == EOF && c == kind->beginning)
            return RAAT_OK;
        if (found != (unsigned char)*c)
            return raat_error_set(err, RAAT_USAGE,
                                  "%s: is there, and is not %s: it stays; give another name",
                                  draft->path, kind->name);
    }
    return RAAT_OK;
}

/* A rename would put a plain file in the place of a device or a folder. */
static raat_status look_at_the_old(const raat_draft *draft, const raat_draft_kind *kind,
                                   raat_error *err)
{
    struct stat there;
    if (stat(draft->path, &there) != 0)
        return RAAT_OK;
    if (!S_ISREG(there.st_mode))
        return raat_error_set(err, RAAT_USAGE, "%s: is there, and is not a regular file",
                              draft->path);
    FILE *file = fopen(draft->path, "rbe");
    if (!file)
        return failed(draft, err);
    const raat_status status = compare_beginning(draft, file, kind, err);
    fclose(file);
    return status;
}

/* ---- the draft ---- */

static raat_status begin(raat_draft *draft, raat_error *err)
{
    raat_text_appendf(&draft->name, "%s.tmp-XXXXXX", draft->path);
    const raat_status status = raat_text_check(&draft->name, err);
    if (status != RAAT_OK)
        return status;
    draft->file = mkostemp(draft->name.bytes, O_CLOEXEC);
    if (draft->file < 0) {
        raat_text_clear(&draft->name); /* nothing to remove */
        return failed(draft, err);
    }
    make_readable(draft->file);
    return RAAT_OK;
}

raat_status raat_draft_new(const char *path, const raat_draft_kind *kind, raat_draft **out,
                           raat_error *err)
{
    raat_draft *draft = raat_memory_new(1, sizeof *draft, err);
    if (!draft)
        return RAAT_FAILED;
    *out = draft;
    draft->file = -1;
    raat_status status = find_path(draft, path, err);
    if (status == RAAT_OK)
        status = find_folder(draft, err);
    if (status == RAAT_OK)
        status = look_at_the_old(draft, kind, err);
    return status == RAAT_OK ? begin(draft, err) : status;
}

raat_status raat_draft_take(raat_draft *draft, raat_text *text, raat_error *err)
{
    const raat_status status = raat_text_check(text, err);
    if (status != RAAT_OK)
        return status;
    for (size_t done = 0; done < text->length;) {
        const ssize_t n = write(draft->file, text->bytes + done, text->length - done);
        if (n < 0 && errno != EINTR)
            return failed(draft, err);
        done += n > 0 ? (size_t)n : 0;
    }
    raat_text_clear(text);
    return RAAT_OK;
}

/* A rename is on the disk when the folder is. Some file systems cannot say so (EINVAL): then the
 * file's own fsync must do. */
static raat_status sync_folder(const raat_draft *draft, raat_error *err)
{
    raat_text folder = {0};
    raat_status status = folder_of(draft, &folder, err);
    if (status == RAAT_OK) {
        const int handle = open(raat_text_bytes(&folder), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
        if (handle < 0 || (fsync(handle) != 0 && errno != EINVAL))
            status = failed(draft, err);
        if (handle >= 0)
            close(handle);
    }
    raat_text_clear(&folder);
    return status;
}

raat_status raat_draft_commit(raat_draft *draft, raat_error *err)
{
    if (fsync(draft->file) != 0 && errno != EINVAL)
        return failed(draft, err);
    const int closed = close(draft->file);
    draft->file = -1;
    if (closed != 0 || rename(draft->name.bytes, draft->path) != 0)
        return failed(draft, err);
    raat_text_clear(&draft->name);
    return sync_folder(draft, err);
}

void raat_draft_free(raat_draft *draft)
{
    if (!draft)
        return;
    const int cause = errno; /* of the failure that brought us here */
    if (draft->file >= 0)
        close(draft->file);
    if (draft->name.length > 0)
        unlink(draft->name.bytes);
    errno = cause;
    raat_text_clear(&draft->name);
    raat_memory_free(draft);
}
