#include "scenarios/language/library.h"

#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* Bytes of a path up to and with its last slash. */
static size_t folder_length(const char *path)
{
    const char *slash = strrchr(path, '/');
    return slash ? (size_t)(slash - path) + 1 : 0;
}

/* Whether a path that begins in the study's folder climbs above the folder that holds it. */
static bool climbs_out(const char *path)
{
    int depth = 1; /* of the study's folder below that one */
    while (*path) {
        const size_t n = strcspn(path, "/");
        if (n == 2 && strncmp(path, "..", 2) == 0)
            depth--;
        else if (n && !(n == 1 && *path == '.'))
            depth++;
        if (depth < 0)
            return true;
        path += n + (path[n] == '/');
    }
    return false;
}

/* A link can lead out too. What does not exist is for reading to report. Where the study's folder lies
 * in the root of the file system, the library is that folder: else it would be everything. */
static bool links_out(const char *folder, const char *file)
{
    char top[PATH_MAX], full[PATH_MAX];
    if (!realpath(*folder ? folder : ".", top) || !realpath(file, full))
        return false;
    const size_t above = folder_length(top);
    const size_t n = above > 1 ? above - 1 : strlen(top); /* without the slash */
    return n > 1 && (strncmp(top, full, n) != 0 || full[n] != '/');
}

static raat_status refuse(raat_mark by, const char *name, raat_diagnostics *d)
{
    raat_diagnostic_add(
        d, by,
        "`%s` lies outside the library; a study reads files in its own folder, below "
        "it, and below the folder that holds it, as ../limburg/region.yaml",
        name);
    return RAAT_USAGE;
}

raat_status raat_library_path(const char *study, raat_mark by, const char *name, raat_text *out,
                              raat_diagnostics *d, raat_error *err)
{
    const char *from = by.line ? by.path : study;
    const size_t top = folder_length(study); /* with which the paths of all its files begin */
    raat_text folder = {0};
    raat_text_append_bytes(out, from, folder_length(from));
    raat_text_append(out, name);
    raat_text_append_bytes(&folder, study, top);
    raat_status status = raat_text_check(out, err);
    if (status == RAAT_OK)
        status = raat_text_check(&folder, err);
    if (status == RAAT_OK && (name[0] == '/' || climbs_out(raat_text_bytes(out) + top) ||
                              links_out(raat_text_bytes(&folder), raat_text_bytes(out))))
        status = refuse(by, name, d);
    raat_text_clear(&folder);
    return status;
}
