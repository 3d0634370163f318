#include "engine/numeric/network16.h"

#ifdef __x86_64__

#include <immintrin.h>

enum { HALF = RAAT_NETWORK_LANES, LANES = 2 * HALF };
typedef int16_t element;
static const element last = INT16_MAX;

enum { WIDTH = 16 };
typedef __m256i pack;
#define pack_less _mm256_min_epi16
#define pack_more _mm256_max_epi16

static inline pack pack_load(const element *at)
{
    return _mm256_load_si256((const pack *)(const void *)at);
}

static inline void pack_store(element *at, pack value)
{
    _mm256_store_si256((pack *)(void *)at, value);
}

#include "engine/numeric/network_rows.h"

static inline void exchange_halves(element *a, element *b)
{
    __m128i *low = (__m128i *)(void *)a, *high = (__m128i *)(void *)b;
    const __m128i x = _mm_load_si128(low), y = _mm_load_si128(high);
    _mm_store_si128(low, _mm_min_epi16(x, y));
    _mm_store_si128(high, _mm_max_epi16(x, y));
}

#include "engine/numeric/network16_rows.h"

void raat_network16_avx2(int16_t *x, size_t p)
{
    both_halves(x, p);
}

#endif
