#include "bench/twin/chance.h"

#include <assert.h>
#include <gsl/gsl_randist.h>
#include <math.h>

static double triangular(double u, double low, double mode, double high)
{
    const double width = high - low, left = mode - low, right = high - mode;
    if (u * width < left)
        return low + sqrt(u * width * left);
    return high - sqrt((1 - u) * width * right);
}

static double truncated_normal(const gsl_rng *r, const double *a)
{
    double x;
    do
        x = a[0] + gsl_ran_gaussian(r, a[1]);
    while (x < a[2] || x > a[3]);
    return x;
}

/* Beta between lowest and highest, the mode counting four times in the mean. */
static double pert(const gsl_rng *r, double low, double mode, double high)
{
    const double width = high - low;
    return low +
           width * gsl_ran_beta(r, 1 + 4 * (mode - low) / width, 1 + 4 * (high - mode) / width);
}

/* A value with the probability of its weight. */
static double one_of(const gsl_rng *r, const law *l)
{
    double sum = 0;
    for (int i = 0; i < l->n_points; i++)
        sum += l->point[i].weight;
    double left = gsl_rng_uniform(r) * sum;
    for (int i = 0; i < l->n_points - 1; i++) {
        left -= l->point[i].weight;
        if (left < 0)
            return l->point[i].value;
    }
    return l->point[l->n_points - 1].value;
}

double chance_law(const gsl_rng *r, const law *l)
{
    const double *a = l->a;
    switch (l->family) {
    case UNIFORM:
        return gsl_ran_flat(r, a[0], a[1]);
    case TRIANGULAR:
        return triangular(gsl_rng_uniform_pos(r), a[0], a[1], a[2]);
    case PERT:
        return pert(r, a[0], a[1], a[2]);
    case NORMAL:
        return truncated_normal(r, a);
    case LOGNORMAL:
        return gsl_ran_lognormal(r, log(a[0]), a[1]);
    case BETA:
        return gsl_ran_beta(r, a[0], a[1]);
    case DISCRETE:
        return one_of(r, l);
    default:
        return a[0];
    }
}

unsigned chance_binomial(const gsl_rng *r, unsigned n, double p)
{
    return n == 0 || p <= 0 ? 0 : p >= 1 ? n : gsl_ran_binomial(r, p, n);
}

unsigned chance_poisson(const gsl_rng *r, double mean)
{
    return mean > 0 ? gsl_ran_poisson(r, mean) : 0;
}

unsigned chance_round(const gsl_rng *r, double x)
{
    const double whole = floor(x);
    return (unsigned)whole + (gsl_rng_uniform(r) < x - whole);
}

void chance_split(const gsl_rng *r, unsigned n, int cells, const double *share, unsigned *out)
{
    gsl_ran_multinomial(r, (size_t)cells, n, share, out);
}

void chance_urn(const gsl_rng *r, unsigned n, int cells, const unsigned *urn, unsigned *out)
{
    unsigned left = 0;
    for (int i = 0; i < cells; i++)
        left += urn[i];
    if (n > left)
        n = left;
    for (int i = 0; i < cells; i++) {
        left -= urn[i];
        out[i] = n == 0 ? 0 : gsl_ran_hypergeometric(r, urn[i], left, n);
        n -= out[i];
    }
}

void chance_apportion(unsigned n, int cells, const double *weight, unsigned *out)
{
    enum { MOST_CELLS = MOST_BRANCHES * MOST_QUALIFICATIONS * MOST_AGES * TENURES };
    double sum = 0, rest[MOST_CELLS];
    unsigned left = n;
    assert(cells > 0 && cells <= MOST_CELLS);
    for (int i = 0; i < cells; i++)
        sum += weight[i];
    for (int i = 0; i < cells; i++) {
        const double quota = sum > 0 ? n * (weight[i] / sum) : 0;
        out[i] = (unsigned)floor(quota);
        rest[i] = quota - out[i];
        left -= out[i];
    }
    for (; left > 0; left--) {
        int most = 0;
        for (int i = 1; i < cells; i++)
            if (rest[i] > rest[most])
                most = i;
        out[most]++;
        rest[most] = -1;
    }
}
