#include "engine/numeric/dist_bisect.h"

#include <stdint.h>
#include <string.h>

static double from_bits(uint64_t bits)
{
    double x;
    memcpy(&x, &bits, sizeof x);
    return x;
}

static uint64_t to_bits(double x)
{
    uint64_t bits;
    memcpy(&bits, &x, sizeof bits);
    return bits;
}

/* Doubles from 0 up are ordered as their bit patterns are, so halving the patterns takes as many
 * steps for a root near 1e-300 as for one near 1. */
double raat_dist_bisect(double (*cdf)(double x, double a, double b), double a, double b, double p,
                        double high)
{
    uint64_t left = 0, right = to_bits(high);
    while (left < right) {
        const uint64_t middle = left + (right - left) / 2;
        if (cdf(from_bits(middle), a, b) >= p)
            right = middle;
        else
            left = middle + 1;
    }
    return from_bits(left);
}
