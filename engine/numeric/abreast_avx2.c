#include "engine/numeric/abreast.h"

#ifdef __x86_64__

enum { WIDTH = 4 };

#include "engine/numeric/abreast_rows.h"

void raat_abreast_avx2_statistics(const double *x, size_t n, double *scratch,
                                  raat_statistics out[RAAT_ABREAST_LANES])
{
    statistics(x, n, scratch, out);
}

void raat_abreast_avx2_difference(const double *a, const double *b, size_t n, double *scratch,
                                  raat_paired out[RAAT_ABREAST_LANES])
{
    paired(a, b, n, scratch, out);
}

#endif
