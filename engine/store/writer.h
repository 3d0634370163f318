/* writer.h: the sink that becomes a results file. */
#ifndef RAAT_STORE_WRITER_H
#define RAAT_STORE_WRITER_H

#include "engine/model/plan.h"
#include "engine/run/sink.h"
#include "engine/store/layout.h"

typedef struct raat_writer raat_writer;

/* Prepares path.tmp-XXXX beside `path` (O_EXCL); `path` itself is not touched before commit. A second
 * writer to the same path is refused (flock on a lock file of its own). */
raat_status raat_writer_new(const raat_plan *plan, const char *path, raat_layout_store store,
                            raat_writer **out, raat_error *err);

/* The writer as a sink for raat_run_execute. */
raat_sink *raat_writer_sink(raat_writer *writer);

/* Computes summaries over the n_replicates that were taken, writes them, closes, fsyncs, reopens and
 * checks, renames to `path` (the one of raat_writer_new, or `instead` when not NULL: what a stopped run
 * saves beside the output it must not replace), fsyncs the folder. */
raat_status raat_writer_commit(raat_writer *writer, int32_t n_replicates, const char *instead,
                               raat_error *err);

/* Removes what was not committed. NULL is welcome. */
void raat_writer_free(raat_writer *writer);

#endif
