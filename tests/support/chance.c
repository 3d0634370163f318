#include "tests/support/chance.h"

#include <gsl/gsl_cdf.h>
#include <gsl/gsl_sort.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

uint64_t chance_seed(int argc, char **argv, uint64_t fixed)
{
    if (argc == 3 && strcmp(argv[1], "-s") == 0)
        fixed = strtoull(argv[2], NULL, 10);
    else if (argc != 1) {
        fprintf(stderr, "usage: %s [-s SEED]\n", argv[0]);
        exit(2);
    }
    return fixed;
}

double chance_chi_square(const double *observed, const double *expected, size_t n)
{
    double left = 0, chi = 0, seen = 0, due = 0;
    int cells = 0;
    for (size_t i = 0; i < n; i++)
        left += expected[i];
    for (size_t i = 0; i < n; i++) {
        seen += observed[i];
        due += expected[i];
        left -= expected[i];
        if (due < 10 || (left < 10 && i + 1 < n))
            continue;
        chi += (seen - due) * (seen - due) / due;
        cells++;
        seen = due = 0;
    }
    if (due > 0) /* less than 10 in all: the last cell was never closed */
        return 1;
    return cells < 2 ? 1 : gsl_cdf_chisq_Q(chi, cells - 1);
}

double chance_kolmogorov(double *u, size_t n)
{
    double distance = 0;
    const double count = (double)n;
    gsl_sort(u, 1, n);
    for (size_t i = 0; i < n; i++)
        distance = fmax(distance, fmax(u[i] - (double)i / count, (double)(i + 1) / count - u[i]));
    const double d = distance * (sqrt(count) + 0.12 + 0.11 / sqrt(count));
    double tail = 0;
    for (int k = 1; k <= 100; k++)
        tail += (k % 2 ? 2 : -2) * exp(-2 * k * k * d * d);
    return fmin(1, fmax(0, tail));
}
