/* dist_tail.h: the inverse of a distribution from one of its ends, many lanes at a time.
 *
 * F(v) is the probability between an end of the range and a position v > 0, which grows from that end: for the left
 * end of a gamma its value, for the right one 1 / value, for either end of a beta the odds x / (1 - x) or their
 * inverse. Of both families ln F is a concave function of ln v, whatever their shapes, because the density of ln v
 * is log-concave (Prekopa 1973, Acta Scientiarum Mathematicarum 34, 335-343). So Newton's step on ln F finds p from
 * anywhere: from the second step on it comes from below and never passes by. Taken here is Halley's step, of
 * third order, shortened to no less than half of Newton's:
 *
 *   F' = dF / d ln v = scale exp(-sag)         part = F / F'        slope = d ln F' / d ln v
 *   g  = ln(F / p) = ln(scale part / p) - sag
 *   ln v changes by  -g part / (1 + (g - g part slope) / 2)
 *
 *   source   Halley (1694), Philosophical Transactions 18, 136-148; Traub (1964), Iterative Methods for the Solution
 *            of Equations, section 5.2
 *
 * Each lane ends by itself, so its value does not depend on who is beside it. */
#ifndef RAAT_NUMERIC_DIST_TAIL_H
#define RAAT_NUMERIC_DIST_TAIL_H

#include "engine/numeric/stream.h"

/* What stands at each position. */
typedef struct {
    double part[RAAT_LANES], sag[RAAT_LANES], slope[RAAT_LANES];
} raat_dist_view;

typedef struct raat_dist_tail {
    /* Looks at n positions, a multiple of RAAT_DIST_ROW, none beyond `end`. */
    void (*look)(const struct raat_dist_tail *tail, int n, const double v[], raat_dist_view *out);
    double a, b;  /* shapes; a is that of this end */
    double scale; /* of F' */
    double end;   /* `look` is exact up to this position */
    double most;  /* F(end) */
    int terms;    /* of the sum or the fraction that gives `part` */
} raat_dist_tail;

enum { RAAT_DIST_ROW = 8, RAAT_DIST_TERMS = 1 << 18 };

/* Whether its terms are few enough to be added up. They are not where the smaller shape is above some 4e8: there the
 * first guess is right to a relative 1e-12, and stays. */
static inline int raat_dist_tail_countable(const raat_dist_tail *tail)
{
    return tail->terms < RAAT_DIST_TERMS;
}

/* Lanes that look for their value from one end, made up to whole rows. */
typedef struct {
    int n;                /* of p, v */
    int lanes;            /* asked for: the first of these */
    int lane[RAAT_LANES]; /* where each came from */
    double p[RAAT_LANES]; /* its probability */
    double
        v[RAAT_LANES]; /* its position; NaN where none was found, then another way is to be taken */
} raat_dist_group;

/* Parts n lanes: whose probability on the left is at most `most` goes to sides[0] with it, the others to sides[1]
 * with the probability on the right. */
void raat_dist_tail_part(int n, const double left[], const double right[], double most,
                         raat_dist_group sides[2]);

/* Moves the positions of a group from a first guess to where F(v) = p, to a relative 1e-13 of F or the rounding
 * of v. */
void raat_dist_tail_invert(const raat_dist_tail *tail, raat_dist_group *group);

/* Sets F(end). A tail that is not countable becomes the whole distribution. */
void raat_dist_tail_measure(raat_dist_tail *tail);

/* Gives a tail as many terms as make its fraction, 1 / part, the same to the last bits at the end; `size` is that of
 * the numbers it is added up from there. */
void raat_dist_tail_deepen(raat_dist_tail *tail, double size);

#endif
