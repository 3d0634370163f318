/* dist_gamma.c: shape a, scale 1, density proportional to x^(a-1) exp(-x). Dividing several such
 * draws by their sum gives a Dirichlet with these shapes.
 *
 * Up to about 1.5 standard deviations beyond the mean the probability is a series of positive terms from 0 on, and
 * beyond a continued fraction from the other end, where the position is v = 1 / x. For both, and rest(a) of
 * stirling.h,
 *
 *   F' = x^a e^-x / Gamma(a) = scale exp(-sag),   scale = sqrt(a / (2 pi)) exp(-rest(a)),
 *   sag = a (x/a - 1 - ln(x/a)),                  slope = a - x by x, x - a by 1 / x
 *
 *   series     P / F' = (1 + x/(a+1) + x^2/((a+1)(a+2)) + ...) / a
 *              Abramowitz and Stegun (1964), 6.5.29
 *   fraction   Q / F' = 1 / (x+1-a - 1(1-a)/(x+3-a - 2(2-a)/(x+5-a - ...)))
 *              the even part of 6.5.31 there
 *   guess      Wilson and Hilferty (1931), Proceedings of the National Academy of Sciences 17, 684-688, and the first
 *              terms at the end */
#include "engine/numeric/dist_family.h"
#include "engine/numeric/dist_tail.h"
#include "engine/numeric/normal.h"
#include "engine/numeric/stirling.h"

#include <math.h>

/* ---- from 0 on ---- */

static double sag(double a, double x)
{
    return a * raat_log_sag(x / a, (x - a) / a);
}

static void look_series(const raat_dist_tail *tail, int n, const double v[], raat_dist_view *out)
{
    const int rows = n / RAAT_DIST_ROW;
    const double a = tail->a;
    double *sum = out->part;
    for (int l = 0; l < rows * RAAT_DIST_ROW; l++) {
        out->sag[l] = sag(a, v[l]);
        out->slope[l] = a - v[l];
        sum[l] = 1;
    }
    for (int i = tail->terms; i > 0; i--) {
        const double c = 1 / (a + i);
        for (int l = 0; l < rows * RAAT_DIST_ROW; l++)
            sum[l] = 1 + c * v[l] * sum[l];
    }
    for (int l = 0; l < rows * RAAT_DIST_ROW; l++)
        sum[l] /= a;
}

/* Terms until the rest, at most a geometric series of the next ratio, is lost in the rounding of the sum. */
static int count_terms(double a, double x)
{
    double sum = 1, term = 1;
    for (int terms = 0; terms < RAAT_DIST_TERMS; terms++) {
        const double next = x / (a + terms + 1);
        if (next < 1 && term * next < 0x1p-55 * sum * (1 - next))
            return terms;
        term *= next;
        sum += term;
    }
    return RAAT_DIST_TERMS;
}

static raat_dist_tail left_end(double a)
{
    raat_dist_tail tail = {.look = look_series,
                           .a = a,
                           .scale = sqrt(a / (2 * M_PI)) * raat_exp(-raat_stirling_rest(a)),
                           .end = a + 1.5 * sqrt(a) + 0.5};
    tail.terms = count_terms(a, tail.end);
    raat_dist_tail_measure(&tail);
    return tail;
}

/* ---- from the other end ---- */

static void look_fraction(const raat_dist_tail *tail, int n, const double v[], raat_dist_view *out)
{
    const int rows = n / RAAT_DIST_ROW;
    const double a = tail->a;
    double x[RAAT_LANES], *t = out->part;
    for (int l = 0; l < rows * RAAT_DIST_ROW; l++) {
        x[l] = 1 / v[l];
        out->sag[l] = sag(a, x[l]);
        out->slope[l] = x[l] - a;
        t[l] = INFINITY;
    }
    for (int i = tail->terms; i >= 0; i--) {
        const double level = 2 * i + 1 - a, over = (i + 1) * (i + 1 - a);
        for (int l = 0; l < rows * RAAT_DIST_ROW; l++)
            t[l] = x[l] + level - over / t[l];
    }
    for (int l = 0; l < rows * RAAT_DIST_ROW; l++)
        t[l] = 1 / t[l];
}

static raat_dist_tail right_end(const raat_dist_tail *left)
{
    raat_dist_tail tail = {.look = look_fraction,
                           .a = left->a,
                           .scale = left->scale,
                           .end = 1 / left->end,
                           .most = 1 - left->most};
    raat_dist_tail_deepen(&tail, left->a + left->end);
    return tail;
}

/* ---- first guesses ---- */

static const double SMALL_SHAPE = 0.75; /* below it the cube root is no guide */

/* a (1 - 1/(9a) + z / (3 root a))^3 */
static double by_cube(double a, double z)
{
    const double root = raat_larger(1 - 1 / (9 * a) + z / (3 * sqrt(a)), 1e-99);
    return a * (root * root * root);
}

/* With L = (p Gamma(a+1))^(1/a): P <= x^a / Gamma(a+1), so x >= L, and by Jensen's inequality
 * P >= x^a / Gamma(a+1) exp(-x a / (a+1)). */
static void guess_left(const raat_dist_tail *tail, raat_dist_group *group)
{
    const double a = tail->a, log_scale = raat_log(a / tail->scale) + a * raat_log(a) - a;
    for (int l = 0; l < group->n; l++) {
        const double p = group->p[l];
        const double least = raat_exp((raat_log(p) + log_scale) / a);
        const double near = least * raat_exp(least / (a + 1));
        const double cube = by_cube(a, raat_normal_quantile(p));
        const double guess = a < SMALL_SHAPE ? near : raat_larger(near, cube);
        group->v[l] = raat_smaller(guess, tail->end);
    }
}

/* Of a small shape little more than e^-x is left there. */
static void guess_right(const raat_dist_tail *tail, raat_dist_group *group)
{
    const double a = tail->a, last = 1 / tail->end;
    for (int l = 0; l < group->n; l++) {
        const double p = group->p[l], cube = by_cube(a, -raat_normal_quantile(p));
        const double guess = a < SMALL_SHAPE ? last + raat_log(tail->most / p) : cube;
        group->v[l] = raat_smaller(1 / guess, tail->end);
    }
}

/* ---- the family ---- */

void raat_dist_gamma_quantiles(const raat_dist *dist, int n, const double u[], double out[])
{
    const raat_dist_tail left = left_end(dist->a);
    double rest[RAAT_LANES];
    raat_dist_group sides[2];
    for (int l = 0; l < n; l++)
        rest[l] = 1 - u[l];
    raat_dist_tail_part(n, u, rest, left.most, sides);
    if (sides[0].n) {
        guess_left(&left, &sides[0]);
        raat_dist_tail_invert(&left, &sides[0]);
    }
    if (sides[1].n) {
        const raat_dist_tail right = right_end(&left);
        guess_right(&right, &sides[1]);
        raat_dist_tail_invert(&right, &sides[1]);
    }
    for (int l = 0; l < sides[0].lanes; l++)
        out[sides[0].lane[l]] = sides[0].v[l];
    for (int l = 0; l < sides[1].lanes; l++)
        out[sides[1].lane[l]] = 1 / sides[1].v[l];
}

double raat_dist_gamma_mean(const raat_dist *dist)
{
    return dist->a;
}
