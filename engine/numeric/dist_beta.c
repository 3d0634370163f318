/* dist_beta.c: a share between 0 and 1, density proportional to x^(a-1) (1-x)^(b-1).
 *
 * The end where the smaller shape is comes first: there, up to about 1.5 standard deviations beyond the mean and at
 * most to 1/2, the probability is a series of positive terms, and the rest is a continued fraction from the other
 * end. With y = 1 - x, odds v = x / y, and a the shape of the end at x = 0, for both
 *
 *   F' = dF / d ln v = x^a y^b / B(a, b) = scale exp(-sag),   scale = sqrt(a b / (2 pi (a + b))) exp(rest),
 *   rest = rest(a + b) - rest(a) - rest(b) of stirling.h,     slope = a y - b x = -e,
 *   sag = a s(x / x0) + b s(y / y0),                          s(r) = r - 1 - ln r,
 *   x0 = a / (a + b), y0 = b / (a + b),                       x / x0 = 1 + e / a,   y / y0 = 1 - e / b
 *
 *   series     F / F' = (1 + (a+b)/(a+1) x + (a+b)(a+b+1)/((a+1)(a+2)) x^2 + ...) / a
 *              Abramowitz and Stegun (1964), 26.5.4
 *   fraction   F / F' = 1 / (t0 + n1 x^2 / (t1 + n2 x^2 / (t2 + ...)))
 *              n(i) = (a+i-1)(a+b+i-1) i (b-i) / (a+2i-1)^2
 *              t(i) = i + i (b-i) x / (a+2i-1) + (a+i)(slope + 1 + i + i y) / (a+2i+1)
 *              Didonato and Morris (1992), "Algorithm 708", ACM TOMS 18, 360-373, equation 9
 *   guess      Abramowitz and Stegun, 26.5.22, and the first terms at the end */
#include "engine/numeric/dist_family.h"
#include "engine/numeric/dist_tail.h"
#include "engine/numeric/normal.h"
#include "engine/numeric/stirling.h"

#include <math.h>

/* ---- what both ends have in common ---- */

static double scale_of(double a, double b)
{
    const double rest = raat_stirling_rest(a + b) - raat_stirling_rest(a) - raat_stirling_rest(b);
    return sqrt(a / (a + b) * b / (2 * M_PI)) * raat_exp(rest);
}

/* Sag and slope; x[] too. */
static void look_around(const raat_dist_tail *tail, int rows, const double v[], double x[],
                        raat_dist_view *out)
{
    const double a = tail->a, b = tail->b, to_x0 = (a + b) / a, to_y0 = (a + b) / b;
    for (int l = 0; l < rows * RAAT_DIST_ROW; l++) {
        const double y = 1 / (1 + v[l]), e = (v[l] * b - a) * y;
        x[l] = v[l] * y;
        out->sag[l] = a * raat_log_sag(x[l] * to_x0, e / a) + b * raat_log_sag(y * to_y0, -e / b);
        out->slope[l] = -e;
    }
}

/* ---- the series ---- */

static double ratio(double a, double b, int i)
{
    return (a + b + (i - 1)) / (a + i);
}

static void look_series(const raat_dist_tail *tail, int n, const double v[], raat_dist_view *out)
{
    const int rows = n / RAAT_DIST_ROW;
    double x[RAAT_LANES], *sum = out->part;
    look_around(tail, rows, v, x, out);
    for (int l = 0; l < rows * RAAT_DIST_ROW; l++)
        sum[l] = 1;
    for (int i = tail->terms; i > 0; i--) {
        const double c = ratio(tail->a, tail->b, i);
        for (int l = 0; l < rows * RAAT_DIST_ROW; l++)
            sum[l] = 1 + c * x[l] * sum[l];
    }
    for (int l = 0; l < rows * RAAT_DIST_ROW; l++)
        sum[l] /= tail->a;
}

/* Terms until the rest, at most a geometric series of the larger of the next ratio and that of the far terms, is lost
 * in the rounding of the sum. */
static int count_terms(double a, double b, double x)
{
    double sum = 1, term = 1, next = ratio(a, b, 1) * x;
    for (int terms = 0; terms < RAAT_DIST_TERMS; terms++) {
        const double most = raat_larger(next, x);
        if (most < 1 && term * most < 0x1p-55 * sum * (1 - most))
            return terms;
        term *= next;
        sum += term;
        next = ratio(a, b, terms + 2) * x;
    }
    return RAAT_DIST_TERMS;
}

/* The end of the smaller shape a. */
static raat_dist_tail first_end(double a, double b)
{
    const double all = a + b, sd = sqrt(a / all * (b / all) / (all + 1));
    const double last = raat_smaller((a + 0.5) / all + 1.5 * sd, 0.5);
    raat_dist_tail tail = {.look = look_series,
                           .a = a,
                           .b = b,
                           .scale = scale_of(a, b),
                           .end = last / (1 - last),
                           .terms = count_terms(a, b, last)};
    raat_dist_tail_measure(&tail);
    return tail;
}

/* ---- the fraction ---- */

/* n(i) */
static double numerator(double a, double b, int i)
{
    const double under = a + 2 * i - 1;
    return (a + i - 1) / under * (a + b + i - 1) / under * i * (b - i);
}

static void look_fraction(const raat_dist_tail *tail, int n, const double v[], raat_dist_view *out)
{
    const int rows = n / RAAT_DIST_ROW;
    const double a = tail->a, b = tail->b;
    double x[RAAT_LANES], *t = out->part;
    look_around(tail, rows, v, x, out);
    for (int l = 0; l < rows * RAAT_DIST_ROW; l++)
        t[l] = INFINITY;
    for (int i = tail->terms; i >= 0; i--) {
        const double under = (a + i) / (a + 2 * i + 1), level = i + under * (1 + i);
        const double of_x = i ? i * (b - i) / (a + 2 * i - 1) : 0; /* a may be 1 */
        const double of_y = under * i, over = numerator(a, b, i + 1);
        for (int l = 0; l < rows * RAAT_DIST_ROW; l++)
            t[l] = level + under * out->slope[l] + of_x * x[l] + of_y * (1 - x[l]) +
                   over * x[l] * x[l] / t[l];
    }
    for (int l = 0; l < rows * RAAT_DIST_ROW; l++)
        t[l] = 1 / t[l];
}

/* The end of the larger shape, from where the first one stops. */
static raat_dist_tail other_end(const raat_dist_tail *first)
{
    raat_dist_tail tail = {.look = look_fraction,
                           .a = first->b,
                           .b = first->a,
                           .scale = first->scale,
                           .end = 1 / first->end,
                           .most = 1 - first->most};
    raat_dist_tail_deepen(&tail, first->b * (first->end / (1 + first->end)));
    return tail;
}

/* ---- first guesses ---- */

static const double SMALL_SHAPE = 0.75; /* below it 26.5.22 is no guide */

/* With L = (p a B(a, b))^(1/a): F <= v^a / (a B), so v >= L, and by Jensen's inequality
 * F >= v^a / (a B) (1 + v a / (a+1))^-(a+b). */
static double from_the_end(double a, double b, double log_p, double log_scale)
{
    const double least = (log_p + log_scale) / a;
    return least + (a + b) / a * raat_log1p(raat_exp(least) * (a / (a + 1)));
}

static void guess(const raat_dist_tail *tail, raat_dist_group *group)
{
    const double a = tail->a, b = tail->b, all = a + b;
    const int normal = a >= SMALL_SHAPE && b >= SMALL_SHAPE;
    /* ln(a B(a, b)), B from F' at x0 */
    const double log_scale =
        raat_log(a / tail->scale) + a * raat_log(a / all) + b * raat_log(b / all);
    const double of_a = 1 / (2 * a - 1), of_b = 1 / (2 * b - 1), h = 2 / (of_a + of_b);
    for (int l = 0; l < group->n; l++) {
        const double p = group->p[l], z = -raat_normal_quantile(p), lambda = (z * z - 3) / 6;
        const double w = z * sqrt(raat_larger(h + lambda, 0)) / h -
                         (of_b - of_a) * (lambda + 5.0 / 6 - 2 / (3 * h));
        const double near = from_the_end(a, b, raat_log(p), log_scale);
        const double far = normal ? raat_log(a / b) - 2 * w : near;
        group->v[l] = raat_smaller(raat_exp(raat_larger(near, far)), tail->end);
    }
}

/* From the other end, when a shape is small: between there and where the first tail stops y^a holds nearly. */
static void guess_by_power(const raat_dist_tail *tail, raat_dist_group *group)
{
    const double last = raat_log(tail->end / (1 + tail->end));
    for (int l = 0; l < group->n; l++) {
        const double log_x = last + raat_log(group->p[l] / tail->most) / tail->a;
        group->v[l] = raat_smaller(raat_exp(log_x) / -raat_expm1(log_x), tail->end);
    }
}

/* ---- the family ---- */

/* Mirrored: the odds are those of 1 - x. */
static void write(const raat_dist_group *group, int mirrored, double out[])
{
    for (int l = 0; l < group->lanes; l++)
        out[group->lane[l]] = (mirrored ? 1 : group->v[l]) / (1 + group->v[l]);
}

void raat_dist_beta_quantiles(const raat_dist *dist, int n, const double u[], double out[])
{
    const int mirrored = dist->a > dist->b;
    const raat_dist_tail first =
        mirrored ? first_end(dist->b, dist->a) : first_end(dist->a, dist->b);
    double rest[RAAT_LANES];
    raat_dist_group sides[2];
    for (int l = 0; l < n; l++)
        rest[l] = 1 - u[l];
    raat_dist_tail_part(n, mirrored ? rest : u, mirrored ? u : rest, first.most, sides);
    if (sides[0].n) {
        guess(&first, &sides[0]);
        raat_dist_tail_invert(&first, &sides[0]);
    }
    if (sides[1].n) {
        const raat_dist_tail other = other_end(&first);
        if (first.a < SMALL_SHAPE)
            guess_by_power(&other, &sides[1]);
        else
            guess(&other, &sides[1]);
        raat_dist_tail_invert(&other, &sides[1]);
    }
    write(&sides[0], mirrored, out);
    write(&sides[1], !mirrored, out);
}

raat_dist raat_dist_beta(double mean, double n)
{
    return (raat_dist){.family = RAAT_DIST_BETA, .a = mean * n, .b = (1 - mean) * n};
}

double raat_dist_beta_mean(const raat_dist *dist)
{
    return dist->a / (dist->a + dist->b);
}
