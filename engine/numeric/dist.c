#include "engine/numeric/dist.h"
#include "engine/numeric/dist_family.h"

#include <assert.h>
#include <math.h>
#include <stdio.h>

/* ---- the two families too small for a file ---- */

static void fixed_quantiles(const raat_dist *dist, int n, const double u[], double out[])
{
    (void)u;
    for (int i = 0; i < n; i++)
        out[i] = dist->a;
}

static double fixed_mean(const raat_dist *dist)
{
    return dist->a;
}

static void uniform_quantiles(const raat_dist *dist, int n, const double u[], double out[])
{
    const double a = dist->a, width = dist->b - dist->a;
    for (int i = 0; i < n; i++)
        out[i] = a + width * u[i];
}

static double uniform_mean(const raat_dist *dist)
{
    return dist->a + (dist->b - dist->a) / 2;
}

/* ---- what may be wrong: each returns whether it wrote a complaint ---- */

typedef struct {
    char *text;
    unsigned long size;
} page;

static int not_a_number(page out, const char *name, double value)
{
    if (isfinite(value))
        return 0;
    snprintf(out.text, out.size, "%s is not a finite number", name);
    return 1;
}

static int not_above_zero(page out, const char *name, double value)
{
    if (not_a_number(out, name, value))
        return 1;
    if (value > 0)
        return 0;
    snprintf(out.text, out.size, "%s %.10g is not above 0", name, value);
    return 1;
}

static int no_interval(page out, double low, double high)
{
    if (not_a_number(out, "lowest value", low) || not_a_number(out, "highest value", high))
        return 1;
    if (low < high)
        return 0;
    if (low > high)
        snprintf(out.text, out.size, "lowest value %.10g lies above the highest, %.10g", low, high);
    else
        snprintf(out.text, out.size,
                 "lowest and highest are both %.10g (a certain value is written as one number)",
                 low);
    return 1;
}

static int fixed_wrong(const raat_dist *dist, page out)
{
    return not_a_number(out, "value", dist->a);
}

static int uniform_wrong(const raat_dist *dist, page out)
{
    return no_interval(out, dist->a, dist->b);
}

static int three_points_wrong(const raat_dist *dist, page out)
{
    if (no_interval(out, dist->a, dist->c) || not_a_number(out, "likeliest value", dist->b))
        return 1;
    if (dist->b < dist->a)
        snprintf(out.text, out.size, "likeliest value %.10g lies below the lowest, %.10g", dist->b,
                 dist->a);
    else if (dist->b > dist->c)
        snprintf(out.text, out.size, "likeliest value %.10g lies above the highest, %.10g", dist->b,
                 dist->c);
    else
        return 0;
    return 1;
}

static int normal_wrong(const raat_dist *dist, page out)
{
    if (not_a_number(out, "mean", dist->a) || not_above_zero(out, "standard deviation", dist->b))
        return 1;
    if (isnan(dist->c) || isnan(dist->d))
        snprintf(out.text, out.size, "a limit of the truncation is not a number");
    else if (!(dist->c < dist->d))
        snprintf(out.text, out.size, "lower limit %.10g does not lie below the upper limit, %.10g",
                 dist->c, dist->d);
    else if (raat_dist_normal_empty(dist))
        snprintf(out.text, out.size,
                 "limits %.10g and %.10g lie over 37 standard deviations from the mean, %.10g",
                 dist->c, dist->d, dist->a);
    else
        return 0;
    return 1;
}

static int lognormal_wrong(const raat_dist *dist, page out)
{
    return not_above_zero(out, "median", dist->a) ||
           not_above_zero(out, "standard deviation of the logarithm", dist->b);
}

static int beta_wrong(const raat_dist *dist, page out)
{
    return not_above_zero(out, "alpha", dist->a) || not_above_zero(out, "beta", dist->b);
}

static int gamma_wrong(const raat_dist *dist, page out)
{
    return not_above_zero(out, "shape", dist->a);
}

static int values_wrong(const raat_dist *dist, page out)
{
    if (dist->a < 2)
        snprintf(out.text, out.size,
                 "two values at least make a distribution "
                 "(a certain value is written as one number)");
    for (unsigned long i = 0; dist->a >= 2 && i < (unsigned long)dist->a; i++)
        if (not_a_number(out, "a value", dist->table[i]))
            return 1;
    return dist->a < 2;
}

static int discrete_wrong(const raat_dist *dist, page out)
{
    const unsigned long n = (unsigned long)dist->a;
    if (values_wrong(dist, out))
        return 1;
    for (unsigned long i = 0; i < n; i++) {
        const double *value = dist->table + i, *sum = dist->table + n + i;
        if (i && !(value[0] > value[-1]))
            snprintf(out.text, out.size, "value %.10g stands twice", value[0]);
        else if (not_a_number(out, "the sum of the weights", *sum))
            return 1;
        else if (!(*sum > (i ? sum[-1] : 0)))
            snprintf(out.text, out.size, "the weight of value %.10g is not above 0", value[0]);
        else
            continue;
        return 1;
    }
    return 0;
}

/* ---- the families, one row each ---- */

typedef struct {
    void (*quantiles)(const raat_dist *dist, int n, const double u[], double out[]);
    double (*mean)(const raat_dist *dist);
    int (*wrong)(const raat_dist *dist, page out);
} family;

static const family FAMILIES[] = {
    [RAAT_DIST_FIXED] = {fixed_quantiles, fixed_mean, fixed_wrong},
    [RAAT_DIST_UNIFORM] = {uniform_quantiles, uniform_mean, uniform_wrong},
    [RAAT_DIST_TRIANGULAR] = {raat_dist_triangular_quantiles, raat_dist_triangular_mean,
                              three_points_wrong},
    [RAAT_DIST_PERT] = {raat_dist_pert_quantiles, raat_dist_pert_mean, three_points_wrong},
    [RAAT_DIST_NORMAL] = {raat_dist_normal_quantiles, raat_dist_normal_mean, normal_wrong},
    [RAAT_DIST_LOGNORMAL] = {raat_dist_lognormal_quantiles, raat_dist_lognormal_mean,
                             lognormal_wrong},
    [RAAT_DIST_BETA] = {raat_dist_beta_quantiles, raat_dist_beta_mean, beta_wrong},
    [RAAT_DIST_GAMMA] = {raat_dist_gamma_quantiles, raat_dist_gamma_mean, gamma_wrong},
    [RAAT_DIST_DISCRETE] = {raat_dist_discrete_quantiles, raat_dist_discrete_mean, discrete_wrong},
    [RAAT_DIST_EMPIRICAL] = {raat_dist_empirical_quantiles, raat_dist_empirical_mean, values_wrong},
};

static const family *family_of(const raat_dist *dist)
{
    assert((unsigned)dist->family < sizeof FAMILIES / sizeof *FAMILIES);
    return &FAMILIES[dist->family];
}

double raat_dist_quantile(const raat_dist *dist, double u)
{
    double x;
    assert(u > 0 && u < 1);
    family_of(dist)->quantiles(dist, 1, &u, &x);
    return x;
}

void raat_dist_quantiles(const raat_dist *dist, const double u[RAAT_LANES], double out[RAAT_LANES])
{
    family_of(dist)->quantiles(dist, RAAT_LANES, u, out);
}

double raat_dist_mean(const raat_dist *dist)
{
    return family_of(dist)->mean(dist);
}

unsigned long raat_dist_table(const raat_dist *dist)
{
    if (dist->family == RAAT_DIST_DISCRETE)
        return 2 * (unsigned long)dist->a;
    return dist->family == RAAT_DIST_EMPIRICAL ? (unsigned long)dist->a : 0;
}

int raat_dist_same(const raat_dist *a, const raat_dist *b)
{
    const unsigned long n = raat_dist_table(a);
    if (a->family != b->family || n != raat_dist_table(b) || a->a != b->a || a->b != b->b ||
        a->c != b->c || a->d != b->d)
        return 0;
    for (unsigned long i = 0; i < n; i++)
        if (a->table[i] != b->table[i])
            return 0;
    return 1;
}

const char *raat_dist_complaint(const raat_dist *dist, char *text, unsigned long size)
{
    return family_of(dist)->wrong(dist, (page){text, size}) ? text : NULL;
}
