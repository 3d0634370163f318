#include "bench/rm1_flows_lanes.h"

const raat_rm1_flows raat_rm1_flows_portable = {leave, move};
