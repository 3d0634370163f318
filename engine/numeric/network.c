#include "engine/numeric/network.h"

#include "engine/numeric/isa.h"

#include <math.h>

enum { LANES = RAAT_NETWORK_LANES };
typedef double element;
static const element last = INFINITY;

/* Every x86-64 has these two lanes; elsewhere plain C does the same. */
#ifdef __x86_64__
#include <emmintrin.h>
typedef __m128d pack;
/* The instruction gives its second argument where the two are equal. */
#define pack_less(a, b) _mm_min_pd(b, a)
#define pack_more(a, b) _mm_max_pd(b, a)
#else
#include "engine/numeric/network_plain.h"
#endif

#include "engine/numeric/network_rows.h"

void raat_network_portable(double *x, size_t n)
{
    network(x, n);
}

void raat_network_sort(double *x, size_t n)
{
#ifdef __x86_64__
    if (raat_isa_current() != RAAT_ISA_PORTABLE) {
        raat_network_avx2(x, n);
        return;
    }
#endif
    network(x, n);
}
