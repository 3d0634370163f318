/* draws.h: the speed of one kind of cell, where reference model 1 mixes all kinds. */
#ifndef RAAT_BENCH_DRAWS_H
#define RAAT_BENCH_DRAWS_H

#include "engine/numeric/stream.h"

/* Lanes as replications of one cell are: n within 5 percent, p = 0.1 within 20 percent. */
typedef struct {
    int32_t n[RAAT_LANES];
    float p[RAAT_LANES];
} raat_draws_cell;

void raat_draws_cell_init(raat_draws_cell *cell, double mean);

/* The sum of at least `draws` draws, rounded up to whole blocks. */
int64_t raat_draws_cell_run(const raat_draws_cell *cell, int64_t draws);

#endif
