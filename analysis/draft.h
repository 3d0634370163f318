/* draft.h: a file that appears whole or not at all. It is written under another name beside its
 * place, and takes its place only when it is complete and on the disk. What stands there is replaced
 * only when it is empty or of the same kind: a slip of the hand must not cost a study or its results. */
#ifndef RAAT_ANALYSIS_DRAFT_H
#define RAAT_ANALYSIS_DRAFT_H

#include "engine/base/text.h"

typedef struct raat_draft raat_draft;

typedef struct {
    const char *beginning; /* every file of this kind begins so */
    const char *name;      /* "a page of raat report" */
} raat_draft_kind;

/* Begins the file; what stands at `path` is not touched before the commit. A symbolic link is
 * followed. RAAT_USAGE when the folder is not there, and when the file is one of another kind, a
 * device or anything but a regular file. */
raat_status raat_draft_new(const char *path, const raat_draft_kind *kind, raat_draft **out,
                           raat_error *err);

/* Appends what text holds and empties it, so that a long file is never in memory at once. */
raat_status raat_draft_take(raat_draft *draft, raat_text *text, raat_error *err);

/* Writes all to the disk and puts the file in its place. */
raat_status raat_draft_commit(raat_draft *draft, raat_error *err);

/* Removes what was not committed. NULL is welcome. */
void raat_draft_free(raat_draft *draft);

#endif
