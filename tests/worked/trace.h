/* trace.h: every draw that the engine makes, in the order in which it makes them, as one lane sees it.
 *
 * The engine knows nothing of it: the linker, told so by WRAPPED in the Makefile, lets the calls of the
 * samplers pass through here. One thread only. */
#ifndef RAAT_TESTS_WORKED_TRACE_H
#define RAAT_TESTS_WORKED_TRACE_H

#include <stddef.h>

#include "engine/numeric/stream.h"

/* What a draw was asked for, and by which arguments. A sampler more is a row here and one in trace.c. */
typedef enum {
    TRACE_BINOMIAL,       /* n, p as one signed binary32 (binomial.h) */
    TRACE_POISSON,        /* mean */
    TRACE_HYPERGEOMETRIC, /* total, marked, drawn */
    TRACE_ROUNDING,       /* x */
    TRACE_FACTOR,         /* rho, sd, last year's value */
    TRACE_UNIFORM,        /* a uniform by itself, not that of a factor */
} trace_law;

enum { TRACE_ARGUMENTS = 3 };

typedef struct {
    raat_stream at;
    trace_law law;
    double arguments[TRACE_ARGUMENTS];
    double result;
} trace_draw;

/* Forgets what was recorded and records from now on for that lane. */
void trace_begin(int lane);

/* The draws since trace_begin, until the next call of the engine. */
const trace_draw *trace_draws(size_t *out_n);

void trace_end(void);

#endif
