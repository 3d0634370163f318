#include "engine/numeric/binomial_double.h"

static const double negligible = 1e-12; /* relative to the weight of the mode */

/* Walks up from k while T >= S_k; false when a step is nearer than d on either side. */
static bool search_up(double target, double d, double sum, double n, double ratio, double *k)
{
    double w = 1;
    while (target >= sum) {
        if (target < sum + d || w < negligible || *k >= n)
            return false;
        w *= (n - *k) * ratio / (*k + 1);
        *k += 1;
        sum += w;
    }
    return *k >= n || target <= sum - d;
}

/* Walks down from k while T < S_{k-1}; `sum` is S_{k-1}. */
static bool search_down(double target, double d, double sum, double n, double ratio, double *k)
{
    double w = 1;
    while (target < sum) {
        if (target > sum - d || w < negligible || *k <= 0)
            return false;
        w *= *k * ratio / (n - *k + 1);
        *k -= 1;
        sum -= w;
    }
    return *k <= 0 || target >= sum + d;
}

bool raat_binomial_double(double u, double slack, int32_t n, double p, int32_t *out)
{
    const double size = n, q = 1 - p, up = p / q, down = q / p;
    double k = (double)(int64_t)((size + 1) * p), below = 0, above = 0, w = 1;
    for (double j = k; j > 0 && w >= negligible; j--) {
        w *= j * down / (size - j + 1);
        below += w;
    }
    w = 1;
    for (double j = k; j < size && w >= negligible; j++) {
        w *= (size - j) * up / (j + 1);
        above += w;
    }
    const double total = below + 1 + above, target = u * total, d = slack * total;
    bool certain;
    if (target < below)
        certain = search_down(target, d, below, size, down, &k);
    else if (target >= below + d || k <= 0)
        certain = search_up(target, d, below + 1, size, up, &k);
    else
        certain = false;
    *out = (int32_t)k;
    return certain;
}
