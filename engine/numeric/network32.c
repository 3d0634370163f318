#include "engine/numeric/network32.h"

#include "engine/numeric/isa.h"

enum { LANES = RAAT_NETWORK_LANES };
typedef int32_t element;
static const element last = INT32_MAX;

/* Four lanes, which every x86-64 has; where there are no vectors the compiler does without. */
typedef int32_t pack __attribute__((vector_size(16), may_alias));

/* from_b: all bits of those that are to be taken from b. */
static inline pack choose(pack from_b, pack a, pack b)
{
    return (from_b & b) | (~from_b & a);
}

static inline pack pack_less(pack a, pack b)
{
    return choose(b < a, a, b);
}

static inline pack pack_more(pack a, pack b)
{
    return choose(b > a, a, b);
}

#include "engine/numeric/network_rows.h"

void raat_network32_portable(int32_t *x, size_t n)
{
    network(x, n);
}

void raat_network32_sort(int32_t *x, size_t n)
{
#ifdef __x86_64__
    if (raat_isa_current() != RAAT_ISA_PORTABLE) {
        raat_network32_avx2(x, n);
        return;
    }
#endif
    network(x, n);
}
