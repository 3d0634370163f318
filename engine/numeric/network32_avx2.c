#include "engine/numeric/network32.h"

#ifdef __x86_64__

#include <immintrin.h>

enum { LANES = RAAT_NETWORK_LANES };
typedef int32_t element;
static const element last = INT32_MAX;

typedef __m256i pack;
#define pack_less _mm256_min_epi32
#define pack_more _mm256_max_epi32

#include "engine/numeric/network_rows.h"

void raat_network32_avx2(int32_t *x, size_t n)
{
    network(x, n);
}

#endif
