/* plan_fixture.h: a small plan by hand and made-up results of it, for tests of what lies behind a run.
 *
 * Three scenarios, 2012 to 2015, two regions, three branches, two qualifications, two routes, three
 * tracks, two age bands, two targets; one track, one branch and one scenario have no Dutch title. The
 * values are a function of where they stand, so a reader can be asked for any of them. */
#ifndef RAAT_TESTS_PLAN_FIXTURE_H
#define RAAT_TESTS_PLAN_FIXTURE_H

#include "engine/model/plan.h"
#include "engine/run/sink.h"

/* NULL where there is no memory. raat_plan_free takes it down. It is not sealed: it has labels and
 * shapes, and no quantities. */
raat_plan *plan_fixture_new(int32_t n_replicates);

/* What replicate i of a scenario has; -0.0 and NaN (ratios only) are among them. */
double plan_fixture_value(raat_indicator_id id, int32_t scenario, int32_t region, int32_t year,
                          int32_t cell, int32_t replicate);

/* Hands a sink one block of values, [scenario][area][year][cell][RAAT_LANES], cells as raat_plan_cells lays them. */
raat_status plan_fixture_give(const raat_plan *plan, raat_sink *sink, int32_t block,
                              const double *values, raat_error *err);

/* Hands a sink the blocks of replicates 0 .. n - 1. */
raat_status plan_fixture_feed(const raat_plan *plan, raat_sink *sink, int32_t n, raat_error *err);

#endif
