/* test_binomial_pdf.c: draws by address against the binomial of another library (GSL's pdf), by
 * chi-square over a grid of n and p on every instruction set. Seeds are fixed; 54 cells at 1e-6
 * raise a false alarm for one choice of seeds in 20,000. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <gsl/gsl_cdf.h>
#include <gsl/gsl_randist.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "engine/numeric/binomial.h"
#include "engine/numeric/isa.h"

enum { BLOCKS = 2000, DRAWS = BLOCKS * RAAT_LANES };

/* Counts of Bin(n, p) over the window first .. first + size - 1; what lies outside, in the ends. */
static void draw(uint64_t key, int32_t n, double p, int32_t first, int size, int64_t counts[])
{
    int32_t sizes[RAAT_LANES], x[RAAT_LANES];
    float signed_p[RAAT_LANES];
    for (int i = 0; i < RAAT_LANES; i++) {
        sizes[i] = n;
        signed_p[i] = raat_binomial_signed(p);
    }
    for (uint32_t block = 0; block < BLOCKS; block++) {
        const raat_stream s = {11, key, 3, block};
        raat_binomial_lanes(&s, sizes, signed_p, x);
        for (int i = 0; i < RAAT_LANES; i++) {
            assert_in_range(x[i], 0, n);
            const int32_t place = x[i] - first;
            counts[place < 0 ? 0 : place >= size ? size - 1 : place]++;
        }
    }
}

/* P(chi-square at least this), neighbours pooled until 10 are expected. */
static double chi_square_tail(int32_t n, double p, int32_t first, int size, const int64_t counts[])
{
    double chi2 = 0, expected = 0, observed = 0;
    int bins = 0;
    for (int i = 0; i < size; i++) {
        expected += DRAWS * gsl_ran_binomial_pdf((unsigned)(first + i), p, (unsigned)n);
        observed += (double)counts[i];
        if (expected < 10)
            continue;
        chi2 += (observed - expected) * (observed - expected) / expected;
        bins++;
        expected = observed = 0;
    }
    assert_true(bins > 1);
    return gsl_cdf_chisq_Q(chi2, bins - 1);
}

static void check_cell(int32_t n, double p)
{
    const double exact_p = p <= 0.5 ? (double)(float)p : 1 - (double)(float)(1 - p); /* binary32 */
    const double sigma = sqrt(n * exact_p * (1 - exact_p)), mean = n * exact_p;
    const int32_t first = (int32_t)fmax(0, floor(mean - 9 * sigma - 3));
    const int32_t last = (int32_t)fmin(n, ceil(mean + 9 * sigma + 20));
    const int size = last - first + 1;
    int64_t *counts = calloc((size_t)size, sizeof *counts);
    assert_non_null(counts);
    draw((uint64_t)n * 1000 + (uint64_t)(p * 997), n, p, first, size, counts);
    const double tail = chi_square_tail(n, exact_p, first, size, counts);
    if (tail < 1e-6)
        fail_msg("n %d, p %g: chi-square tail %.2g", n, p, tail);
    free(counts);
}

static void draws_follow_the_pdf_of_gsl(void **state)
{
    (void)state;
    const int32_t sizes[] = {1, 2, 7, 20, 60, 150, 1000, 20000, 1000000};
    const double ps[] = {0.0004, 0.03, 0.2, 0.5, 0.71, 0.97};
    for (int isa = 0; isa < RAAT_ISA_COUNT; isa++) {
        if (!raat_isa_available((raat_isa)isa))
            continue;
        raat_isa_force((raat_isa)isa);
        for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++)
            for (size_t j = 0; j < sizeof ps / sizeof *ps; j++)
                check_cell(sizes[i], ps[j]);
        print_message("%s: 54 cells of %d draws\n", raat_isa_name((raat_isa)isa), DRAWS);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(draws_follow_the_pdf_of_gsl)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
