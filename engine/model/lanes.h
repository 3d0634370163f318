/* lanes.h: arrays of cells whose 64 replicates lie side by side, [cell][RAAT_LANES]. */
#ifndef RAAT_MODEL_LANES_H
#define RAAT_MODEL_LANES_H

#include <stddef.h>
#include <stdint.h>

#include "engine/numeric/stream.h"

#define FOR_LANES(lane) for (int lane = 0; lane < RAAT_LANES; lane++)

/* The lanes of one cell: persons. */
static inline int32_t *raat_lanes_heads(int32_t *array, int32_t cell)
{
    return array + (size_t)cell * RAAT_LANES;
}

/* The lanes of one cell: real numbers. */
static inline double *raat_lanes_reals(double *array, int32_t cell)
{
    return array + (size_t)cell * RAAT_LANES;
}

/* Nobody in this cell in the whole block: its draws are all 0 and can be left out, which moves no
 * other draw because every draw has an address of its own. */
static inline int raat_lanes_empty(const int32_t n[RAAT_LANES])
{
    int32_t any = 0;
    FOR_LANES (l)
        any |= n[l];
    return any == 0;
}

static inline void raat_lanes_add(int32_t to[RAAT_LANES], const int32_t n[RAAT_LANES])
{
    FOR_LANES (l)
        to[l] += n[l];
}

static inline void raat_lanes_move(int32_t from[RAAT_LANES], int32_t to[RAAT_LANES],
                                   const int32_t n[RAAT_LANES])
{
    FOR_LANES (l) {
        from[l] -= n[l];
        to[l] += n[l];
    }
}

#endif
