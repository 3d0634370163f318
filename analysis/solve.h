/* solve.h: at which x does a goal hold with a given probability?
 *
 * p(x) is the share of replicates in which it holds. p is a step function, of which a secant learns
 * little: it may be 0 over half of the range. So we look for the zero of another function with the same
 * sign: the margin by which the goal holds, of the replicate that decides. Of n margins in descending
 * order, that is number k = ceil(P n): it is at least 0 exactly where p >= P. It moves with x wherever the
 * model does, and with common random numbers it moves smoothly.
 *
 * The interval of x is that of the score test: those x whose p is within 1.96 sqrt(P (1 - P) / n) of P. Its
 * ends are zeros of two margins more, number ceil(n (P +- 1.96 se)): the order statistics that bound a
 * quantile whatever the distribution (Conover 1999, Practical Nonparametric Statistics, 3.2). It says what
 * more replicates would change, and nothing of what the study leaves out.
 *
 * First a coarse scan. Where p crosses P in it not once but never or several times, nothing is answered.
 * Else secant steps, and bisection where they are slow, until the crossing is as narrow as the range / 1000
 * or the interval / 40, whichever is wider, and the ends of the interval as the range / 1000 or the
 * interval / 10. */
#ifndef RAAT_ANALYSIS_SOLVE_H
#define RAAT_ANALYSIS_SOLVE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "engine/base/error.h"

/* LOW: enough for the probability less 1.96 se; MIDDLE: for the probability; HIGH: for more. */
typedef enum { RAAT_SOLVE_LOW, RAAT_SOLVE_MIDDLE, RAAT_SOLVE_HIGH, RAAT_SOLVE_N } raat_solve_rank;

/* What was found out at one x. */
typedef struct {
    double x;
    int32_t n, held; /* replicates that have a margin, and those where it is not below 0 */
    double margin[RAAT_SOLVE_N]; /* of the replicate that decides; infinite where none can */
    double mean;                 /* of all margins */
} raat_solve_point;

/* Sorts n margins, of which none is not a number, and fills all but x. */
void raat_solve_judge(double margins[], int32_t n, double probability, raat_solve_point *out);

double raat_solve_probability(const raat_solve_point *point);
double raat_solve_error(const raat_solve_point *point); /* its standard error */

/* Finds out about one x; anything but RAAT_OK ends the search. */
typedef raat_status raat_solve_function(void *context, double x, raat_solve_point *out,
                                        raat_error *err);

typedef struct {
    double from, to; /* from < to */
    double grain;    /* x is a multiple of it; 0: any number, and the search takes round ones */
    int scan;        /* points of the coarse scan, at least 2 */
} raat_solve_range;

typedef enum {
    RAAT_SOLVE_FOUND,
    RAAT_SOLVE_ALWAYS,  /* probable enough at every point of the scan */
    RAAT_SOLVE_NEVER,   /* at none */
    RAAT_SOLVE_SEVERAL, /* it becomes so or ceases to be more than once */
    RAAT_SOLVE_UNMOVED, /* no margin of any replicate depends on x */
} raat_solve_outcome;

typedef struct {
    raat_solve_outcome outcome;
    raat_solve_point *points; /* [n] in the order of x: all that were tried */
    size_t n, capacity;
    /* ---- when found ---- */
    size_t answer;    /* the point nearest to the crossing with at least the probability */
    double low, high; /* its interval; an end beyond the range is infinite */
} raat_solve_result;  /* = {0}; of a search that ended early it holds the points */

raat_status raat_solve_search(const raat_solve_range *range, raat_solve_function *function,
                              void *context, raat_solve_result *out, raat_error *err);
void raat_solve_clear(raat_solve_result *result);

/* The probability is enough at points[i]. */
bool raat_solve_enough(const raat_solve_result *result, size_t i);

#endif
