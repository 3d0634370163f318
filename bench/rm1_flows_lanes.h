/* rm1_flows_lanes.h: the loops behind rm1_flows.h, compiled once an instruction set. */
#ifndef RAAT_BENCH_RM1_FLOWS_LANES_H
#define RAAT_BENCH_RM1_FLOWS_LANES_H

#include "bench/rm1_flows.h"

static void leave(int32_t *restrict n, const int32_t *restrict gone)
{
    for (int i = 0; i < RAAT_LANES; i++)
        n[i] -= gone[i];
}

static void move(int32_t *restrict n, const int32_t *restrict gone, int32_t *restrict inflow)
{
    for (int i = 0; i < RAAT_LANES; i++) {
        n[i] += inflow[i] - gone[i];
        inflow[i] = gone[i];
    }
}

#endif
