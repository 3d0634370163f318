#include "engine/numeric/network16.h"

#include "engine/numeric/isa.h"

enum { LANES = 2 * RAAT_NETWORK_LANES };
typedef int16_t element;
static const element last = INT16_MAX;

/* Every x86-64 has these eight lanes; elsewhere plain C does the same. */
#ifdef __x86_64__
#include <emmintrin.h>
typedef __m128i pack;
#define pack_less _mm_min_epi16
#define pack_more _mm_max_epi16
#else
#include "engine/numeric/network_plain.h"
#endif

#include "engine/numeric/network16_rows.h"

void raat_network16_portable(int16_t *x, size_t p)
{
    both_halves(x, p);
}

void raat_network16_sort(int16_t *x, size_t p)
{
#ifdef __x86_64__
    if (raat_isa_current() != RAAT_ISA_PORTABLE) {
        raat_network16_avx2(x, p);
        return;
    }
#endif
    both_halves(x, p);
}
