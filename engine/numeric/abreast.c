#include "engine/numeric/abreast.h"

enum { WIDTH = 2 };

#include "engine/numeric/abreast_rows.h"
#include "engine/numeric/isa.h"

void raat_abreast_statistics(const double *x, size_t n, double *scratch,
                             raat_statistics out[RAAT_ABREAST_LANES])
{
#ifdef __x86_64__
    if (raat_isa_current() != RAAT_ISA_PORTABLE) {
        raat_abreast_avx2_statistics(x, n, scratch, out);
        return;
    }
#endif
    statistics(x, n, scratch, out);
}

void raat_abreast_difference(const double *a, const double *b, size_t n, double *scratch,
                             raat_paired out[RAAT_ABREAST_LANES])
{
#ifdef __x86_64__
    if (raat_isa_current() != RAAT_ISA_PORTABLE) {
        raat_abreast_avx2_difference(a, b, n, scratch, out);
        return;
    }
#endif
    paired(a, b, n, scratch, out);
}
