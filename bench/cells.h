/* cells.h: the speed of one kind of cell, where reference model 1 mixes all kinds. */
#ifndef RAAT_BENCH_CELLS_H
#define RAAT_BENCH_CELLS_H

#include "engine/numeric/stream.h"

/* Lanes as replications of one cell are: n within 5 percent, p = 0.1 within 20 percent. */
typedef struct {
    int32_t n[RAAT_LANES];
    float p[RAAT_LANES];
} raat_cells;

void raat_cells_init(raat_cells *cell, double mean);

/* The sum of at least `draws` draws, rounded up to whole blocks. */
int64_t raat_cells_run(const raat_cells *cell, int64_t draws);

#endif
