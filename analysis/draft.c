#include "analysis/draft.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "engine/base/memory.h"

struct raat_draft {
    char *path;
    raat_text name; /* of the file while it is written */
    int file;       /* -1: not open */
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

/* A rename would put a plain file in the place of a device or a folder. */
static raat_status refuse_what_is_no_file(const char *path, raat_error *err)
{
    struct stat there;
    if (stat(path, &there) == 0 && !S_ISREG(there.st_mode))
        return raat_error_set(err, RAAT_USAGE, "%s: is there, and is not a regular file", path);
    return RAAT_OK;
}

raat_status raat_draft_new(const char *path, raat_draft **out, raat_error *err)
{
    raat_status status = refuse_what_is_no_file(path, err);
    if (status != RAAT_OK)
        return status;
    raat_draft *draft = raat_memory_new(1, sizeof *draft, err);
    if (!draft)
        return RAAT_FAILED;
    *out = draft;
    draft->file = -1;
    draft->path = raat_memory_text(path, err);
    if (!draft->path)
        return RAAT_FAILED;
    raat_text_appendf(&draft->name, "%s.tmp-XXXXXX", path);
    status = raat_text_check(&draft->name, err);
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
    const char *slash = strrchr(draft->path, '/');
    if (slash)
        raat_text_append_bytes(&folder, draft->path, (size_t)(slash - draft->path) + 1);
    else
        raat_text_append(&folder, ".");
    raat_status status = raat_text_check(&folder, err);
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
    if (draft->name.length > 0 && draft->path)
        unlink(draft->name.bytes);
    errno = cause;
    raat_text_clear(&draft->name);
    raat_memory_free(draft->path);
    raat_memory_free(draft);
}
