#include "engine/numeric/abreast.h"

#ifdef __x86_64__

enum { WIDTH = 4 };

#include "engine/numeric/abreast_paired.h"
#include "engine/numeric/abreast_statistics.h"

void raat_abreast_avx2_counts(const int32_t *x, size_t n, double *scratch,
                              raat_statistics out[RAAT_ABREAST_LANES])
{
    statistics((rows){COUNTS, x}, n, scratch, out);
}

void raat_abreast_avx2_reals(const float *x, size_t n, double *scratch,
                             raat_statistics out[RAAT_ABREAST_LANES])
{
    statistics((rows){REALS, x}, n, scratch, out);
}

void raat_abreast_avx2_count_differences(const int32_t *a, const int32_t *b, size_t n,
                                         const raat_statistics of_a[RAAT_ABREAST_LANES],
                                         const raat_statistics of_b[RAAT_ABREAST_LANES],
                                         double *scratch, raat_paired out[RAAT_ABREAST_LANES])
{
    difference((side){{COUNTS, a}, of_a}, (side){{COUNTS, b}, of_b}, n, scratch, out);
}

void raat_abreast_avx2_real_differences(const float *a, const float *b, size_t n,
                                        const raat_statistics of_a[RAAT_ABREAST_LANES],
                                        const raat_statistics of_b[RAAT_ABREAST_LANES],
                                        double *scratch, raat_paired out[RAAT_ABREAST_LANES])
{
    difference((side){{REALS, a}, of_a}, (side){{REALS, b}, of_b}, n, scratch, out);
}

#endif
