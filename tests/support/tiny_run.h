/* tiny_run.h: a plan run into memory, and one region of one block of it stepped by hand. */
#ifndef RAAT_TESTS_TINY_RUN_H
#define RAAT_TESTS_TINY_RUN_H

#include "engine/model/step.h"
#include "engine/run/run.h"

/* A sink that keeps everything. */
typedef struct {
    raat_sink sink; /* the first: the engine sees only this */
    const raat_plan *plan;
    size_t block_size; /* doubles a block */
    int32_t blocks;    /* taken so far */
    int32_t refuse;    /* the block that it fails on; -1: none */
    int32_t last_lanes;
    double *values; /* [block][scenario][area][year][cell][RAAT_LANES], rounded as in a record */
} tiny_results;

/* An empty one, for a test that runs by itself. */
tiny_results tiny_run_sink(const raat_plan *plan);

/* Runs the plan; anything but success aborts. */
tiny_results tiny_run(const raat_plan *plan, const raat_run_options *options);
void tiny_run_clear(tiny_results *r);

/* The lanes of one cell in one year of one scenario of region 0. */
const double *tiny_run_lanes(const tiny_results *r, int32_t block, int32_t scenario, int32_t year,
                             raat_indicator_id id, int32_t cell);

/* All values of one scenario in one block, and how many: to be compared byte for byte. */
const double *tiny_run_scenario(const tiny_results *r, int32_t block, int32_t scenario, size_t *n);

/* The values of one area of it, [year][cell][RAAT_LANES]: a region or, behind the last, all of them. */
const double *tiny_run_area(const tiny_results *r, int32_t block, int32_t scenario, int32_t area,
                            size_t *n);

/* ---- a world of one's own ---- */

typedef struct {
    raat_draws *draws;
    raat_start *start;
    raat_effects *effects;
    raat_state *state;
    raat_flows *flows;
    raat_world w;
    uint32_t block;
} tiny_world;

/* Block `block` of region 0 at the start of the plan. */
tiny_world tiny_world_new(const raat_plan *plan, uint32_t block);
tiny_world tiny_world_of(const raat_plan *plan, uint32_t block, int32_t region);
void tiny_world_free(tiny_world *t);

/* What raat_step_run does before the first process. */
void tiny_world_begin(tiny_world *t, int32_t scenario, int32_t step);

/* The draw that the model page promises at (process, cell, step): Bin(n[l], p), its address spelled from
 * names. */
void tiny_world_draw(const tiny_world *t, const char *process, const char *cell, int32_t step,
                     const int32_t n[RAAT_LANES], double p, int32_t out[RAAT_LANES]);

#endif
