#include "engine/numeric/network16.h"

#ifdef __x86_64__

#include <immintrin.h>

enum { LANES = 2 * RAAT_NETWORK_LANES };
typedef int16_t element;
static const element last = INT16_MAX;

typedef __m256i pack;
#define pack_less _mm256_min_epi16
#define pack_more _mm256_max_epi16

#include "engine/numeric/network16_rows.h"

void raat_network16_avx2(int16_t *x, size_t p)
{
    both_halves(x, p);
}

#endif
