#include "engine/numeric/network.h"

#ifdef __x86_64__

#include <immintrin.h>
#include <math.h>

enum { LANES = RAAT_NETWORK_LANES };
typedef double element;
static const element last = INFINITY;

typedef __m256d pack;
/* The instruction gives its second argument where the two are equal. */
#define pack_less(a, b) _mm256_min_pd(b, a)
#define pack_more(a, b) _mm256_max_pd(b, a)

#include "engine/numeric/network_rows.h"

void raat_network_avx2(double *x, size_t n)
{
    network(x, n);
}

#endif
