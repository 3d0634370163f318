/* content.h: what a results file says, from the coordinates to the provenance, written in one go. */
#ifndef RAAT_STORE_CONTENT_H
#define RAAT_STORE_CONTENT_H

#include "engine/model/plan.h"
#include "engine/store/kept.h"
#include "engine/store/layout.h"

/* Refuses, before a run and not after it, names and titles that a results file cannot hold
 * (RAAT_USAGE). */
raat_status raat_content_check(const raat_plan *plan, raat_error *err);

/* Writes all of it to `path`, which is overwritten. */
raat_status raat_content_write(const raat_plan *plan, raat_layout_store store,
                               const raat_kept *kept, const char *path, raat_error *err);

#endif
