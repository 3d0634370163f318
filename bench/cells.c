#include "bench/cells.h"

#include <math.h>

#include "engine/numeric/binomial.h"

void raat_cells_init(raat_cells *cell, double mean)
{
    const double p = mean < 0.1 ? mean : 0.1; /* one person at least */
    for (int i = 0; i < RAAT_LANES; i++) {
        const double shift = (i * 29 % RAAT_LANES + 0.5) / RAAT_LANES - 0.5; /* -1/2 to 1/2 */
        cell->n[i] = (int32_t)lround(mean / p * (1 + 0.1 * shift));
        cell->p[i] = (float)(p * (1 + 0.4 * (i * 37 % RAAT_LANES + 0.5 - 32) / RAAT_LANES));
    }
}

int64_t raat_cells_run(const raat_cells *cell, int64_t draws)
{
    int64_t total = 0;
    for (int64_t block = 0; block * RAAT_LANES < draws; block++) {
        const raat_stream s = {1, (uint64_t)(block >> 28), 0, (uint32_t)block & 0xfffffff};
        int32_t x[RAAT_LANES];
        raat_binomial_lanes(&s, cell->n, cell->p, x);
        for (int i = 0; i < RAAT_LANES; i++)
            total += x[i];
    }
    return total;
}
