#include "bench/rm1_flows.h"

#ifdef __x86_64__

#include "bench/rm1_flows_lanes.h"

const raat_rm1_flows raat_rm1_flows_avx512 = {leave, move};

#endif
