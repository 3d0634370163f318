/* writer.h: the sink that becomes a results file.
 *
 * It is written under a temporary name from the first block on; commit adds what is said of all replicates
 * together. Memory hardly grows with them (kept.h), and a run that was stopped after 640 replicates leaves
 * the bytes of a run that asked for 640.
 *
 * After a failed write HDF5 is in no state to be used again in this process. It need not be: it has no
 * exit handler (failure.h), so the program may end as any other, by return from main or exit. A limit
 * on the size of files (ulimit -f) is a failure like a full disk where the program ignores SIGXFSZ, and
 * its death where it does not. */
#ifndef RAAT_STORE_WRITER_H
#define RAAT_STORE_WRITER_H

#include "engine/model/plan.h"
#include "engine/run/sink.h"
#include "engine/store/layout.h"

typedef struct raat_writer raat_writer;

/* Takes the lock (path.lock) and begins path.tmp, so that a folder that cannot be written is found
 * before the run and not after it; `path` itself is not touched before commit. Refuses a second
 * writer to the same path at once (RAAT_FAILED), a folder that is not there, a path that
 * is there and no regular file, and titles with control characters (RAAT_USAGE). A symbolic link is
 * followed. What a killed run left at path.tmp is replaced. The plan is sealed and outlives the writer. */
raat_status raat_writer_new(const raat_plan *plan, const char *path, raat_layout_store store,
                            raat_writer **out, raat_error *err);

/* The writer as a sink for raat_run_execute. */
raat_sink *raat_writer_sink(raat_writer *writer);

/* Computes the summaries of the n_replicates that were taken, completes and closes the file, reopens and
 * checks, seals and fsyncs it, renames it to `path` (the one of raat_writer_new, or `instead` when not NULL:
 * what a stopped run saves beside the output it must not replace), fsyncs the folder. Once a writer. After a
 * failure the old `path` is as it was. */
raat_status raat_writer_commit(raat_writer *writer, int32_t n_replicates, const char *instead,
                               raat_error *err);

/* Removes what was not committed, and the lock. NULL is welcome. */
void raat_writer_free(raat_writer *writer);

#endif
