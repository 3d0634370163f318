#include "engine/numeric/dist_tail.h"

#include "engine/numeric/elementary.h"

#include <math.h>

/* A step as small as this leaves an error of its third power, below the rounding of F. */
static const double SMALL = 2e-5;
static const double LEAST =
    1e-300;          /* no position lies below it: what is computed from it stays normal */
enum { STEPS = 20 }; /* six are the most that any test needs */

static void join(raat_dist_group *side, int lane, double p)
{
    side->lane[side->lanes] = lane;
    side->p[side->lanes++] = p;
}

static void fill_rows(raat_dist_group *side)
{
    for (side->n = side->lanes; side->n % RAAT_DIST_ROW; side->n++)
        side->p[side->n] = side->p[side->lanes - 1];
}

void raat_dist_tail_part(int n, const double left[], const double right[], double most,
                         raat_dist_group sides[2])
{
    sides[0].lanes = sides[1].lanes = 0;
    for (int l = 0; l < n; l++)
        if (left[l] <= most)
            join(&sides[0], l, left[l]);
        else
            join(&sides[1], l, right[l]);
    fill_rows(&sides[0]);
    fill_rows(&sides[1]);
}

/* One step of the lanes that are not there yet. */
static void step(const raat_dist_tail *tail, const raat_dist_view *at, raat_dist_group *group,
                 double there[])
{
    const double scale = tail->scale, end = tail->end;
    const int rows = group->n / RAAT_DIST_ROW;
    for (int l = 0; l < rows * RAAT_DIST_ROW; l++) {
        const double part = at->part[l], slope = at->slope[l];
        const double g = raat_log(scale * part / group->p[l]) - at->sag[l];
        const double newton = g * part, bend = 1 + (g - newton * slope) / 2;
        const double move = -newton / raat_larger(bend, 0.5);
        const double was = group->v[l];
        const double to = raat_larger(raat_smaller(was * raat_exp(move), end), LEAST);
        const double size = fabs(g) + fabs(move) * (1 + fabs(slope));
        const double ends = size < SMALL ? 1 : raat_larger(was, to) > LEAST ? 0 : 1;
        group->v[l] = there[l] > 0 ? was : to;
        there[l] = there[l] > 0 ? 1 : ends;
    }
}

static int all(const double there[], int n)
{
    double missing = 0;
    for (int l = 0; l < n; l++)
        missing += 1 - there[l];
    return !(missing > 0);
}

void raat_dist_tail_invert(const raat_dist_tail *tail, raat_dist_group *group)
{
    raat_dist_view at;
    double there[RAAT_LANES] = {0};
    const int steps = raat_dist_tail_countable(tail) ? STEPS : 0;
    for (int i = 0; i < steps && !all(there, group->n); i++) {
        tail->look(tail, group->n, group->v, &at);
        step(tail, &at, group, there);
    }
}

/* What stands at the end, in the first row. */
static raat_dist_view at_end(const raat_dist_tail *tail)
{
    raat_dist_view at;
    double v[RAAT_DIST_ROW];
    for (int l = 0; l < RAAT_DIST_ROW; l++)
        v[l] = tail->end;
    tail->look(tail, RAAT_DIST_ROW, v, &at);
    return at;
}

void raat_dist_tail_measure(raat_dist_tail *tail)
{
    if (raat_dist_tail_countable(tail)) {
        const raat_dist_view at = at_end(tail);
        tail->most = tail->scale * at.part[0] * raat_exp(-at.sag[0]);
    } else {
        tail->most = 1;
        tail->end = INFINITY;
    }
}

static double fraction(const raat_dist_tail *tail)
{
    return 1 / at_end(tail).part[0];
}

void raat_dist_tail_deepen(raat_dist_tail *tail, double size)
{
    tail->terms = 8;
    double now = fraction(tail), before;
    do {
        before = now;
        tail->terms += tail->terms / 2;
        now = fraction(tail);
    } while (raat_dist_tail_countable(tail) && !(fabs(now - before) <= 0x1p-52 * (size + now)));
}
