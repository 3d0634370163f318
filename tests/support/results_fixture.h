/* results_fixture.h: a results file of the made-up plan. */
#ifndef RAAT_TESTS_RESULTS_FIXTURE_H
#define RAAT_TESTS_RESULTS_FIXTURE_H

#include "engine/base/error.h"
#include "engine/store/layout.h"

/* Plans `planned` replicates, has `taken` of them and commits those. */
raat_status results_fixture_write(const char *path, int32_t planned, int32_t taken,
                                  raat_layout_store store, raat_error *err);

#endif
