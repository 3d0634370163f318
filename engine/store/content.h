/* content.h: what a results file says, from the coordinates to the provenance: begun before the run, with the
 * replicates as they come, and completed after it. */
#ifndef RAAT_STORE_CONTENT_H
#define RAAT_STORE_CONTENT_H

#include "engine/model/plan.h"
#include "engine/store/kept.h"
#include "engine/store/layout.h"

typedef struct raat_content raat_content;

/* Begins the file `path`, which is overwritten. Plan and path outlive it. */
raat_status raat_content_new(const raat_plan *plan, raat_layout_store store, const char *path,
                             raat_content **out, raat_error *err);

/* Takes the next block. After a failure nothing may follow but raat_content_free. */
raat_status raat_content_take(raat_content *content, const raat_record *record, raat_error *err);

int32_t raat_content_replicates(const raat_content *content); /* taken so far */

/* Writes the rest and closes the file; once. */
raat_status raat_content_close(raat_content *content, raat_error *err);

void raat_content_free(raat_content *content); /* NULL is welcome */

#endif
