#include "engine/numeric/tally_rows.h"

#ifdef __x86_64__

void raat_tally_avx2_add(const double x[RAAT_LANES], double anchor, raat_tally_rows *out)
{
    add_rows(x, anchor, out);
}

void raat_tally_avx2_pair(const double x[RAAT_LANES], const double pairs[RAAT_LANES], double anchor,
                          raat_tally_rows *out)
{
    pair_rows(x, pairs, anchor, out);
}

void raat_tally_avx2_place(const raat_tally_edges *edges, const double x[RAAT_LANES],
                           int32_t out_at[RAAT_LANES], uint32_t out_one[RAAT_LANES])
{
    place_rows(edges, x, out_at, out_one);
}

#endif
