#include "tests/worked/trace.h"

#include <stdio.h>
#include <stdlib.h>

static trace_draw *draws; /* [n_draws] */
static size_t n_draws, capacity;
static int lane_seen = -1; /* nobody is looking */

void trace_begin(int lane)
{
    n_draws = 0;
    lane_seen = lane;
}

const trace_draw *trace_draws(size_t *out_n)
{
    *out_n = n_draws;
    return draws;
}

void trace_end(void)
{
    free(draws);
    draws = NULL;
    n_draws = capacity = 0;
    lane_seen = -1;
}

static void record(const raat_stream *at, trace_law law, double first, double second, double third,
                   double result)
{
    if (lane_seen < 0)
        return;
    if (n_draws == capacity) {
        capacity = capacity ? 2 * capacity : 256;
        trace_draw *more = realloc(draws, capacity * sizeof *draws);
        if (!more) {
            fputs("trace: no memory\n", stderr);
            abort();
        }
        draws = more;
    }
    draws[n_draws++] = (trace_draw){*at, law, {first, second, third}, result};
}

/* The lane's element; of lane 0 when nobody is looking, so that reading it is harmless. */
#define OF_LANE(array) ((array)[lane_seen < 0 ? 0 : lane_seen])

/* ---- what the linker puts in the place of the samplers ----
 *
 * Whoever calls raat_poisson_lanes gets __wrap_raat_poisson_lanes, and __real_ is the sampler itself. */
// NOLINTBEGIN(bugprone-reserved-identifier,cert-dcl37-c,cert-dcl51-cpp): the linker's names

#define WRAP(name, ...)                                                                            \
    void __real_raat_##name(const raat_stream *s, __VA_ARGS__);                                    \
    void __wrap_raat_##name(const raat_stream *s, __VA_ARGS__);                                    \
    void __wrap_raat_##name(const raat_stream *s, __VA_ARGS__)

WRAP(binomial_lanes, const int32_t n[], const float p[], int32_t out[])
{
    const double persons = OF_LANE(n); /* the caller may have them and the answer in one place */
    __real_raat_binomial_lanes(s, n, p, out);
    record(s, TRACE_BINOMIAL, persons, (double)OF_LANE(p), 0, OF_LANE(out));
}

WRAP(poisson_lanes, const double mean[], int32_t out[])
{
    __real_raat_poisson_lanes(s, mean, out);
    record(s, TRACE_POISSON, OF_LANE(mean), 0, 0, OF_LANE(out));
}

WRAP(hypergeometric_lanes, const int32_t total[], const int32_t marked[], const int32_t drawn[],
     int32_t out[])
{
    const double all = OF_LANE(total), of_kind = OF_LANE(marked), taken = OF_LANE(drawn);
    __real_raat_hypergeometric_lanes(s, total, marked, drawn, out);
    record(s, TRACE_HYPERGEOMETRIC, all, of_kind, taken, OF_LANE(out));
}

WRAP(rounding_lanes, const double x[], int32_t out[])
{
    __real_raat_rounding_lanes(s, x, out);
    record(s, TRACE_ROUNDING, OF_LANE(x), 0, 0, OF_LANE(out));
}

static int inside_factor; /* the uniform that is drawn now is the factor's */

WRAP(factor_next, const double rho[], const double sd[], double x[])
{
    const double before = OF_LANE(x);
    inside_factor = 1;
    __real_raat_factor_next(s, rho, sd, x);
    inside_factor = 0;
    record(s, TRACE_FACTOR, OF_LANE(rho), OF_LANE(sd), before, OF_LANE(x));
}

WRAP(stream_uniforms, double out[])
{
    __real_raat_stream_uniforms(s, out);
    if (!inside_factor)
        record(s, TRACE_UNIFORM, 0, 0, 0, OF_LANE(out));
}

// NOLINTEND(bugprone-reserved-identifier,cert-dcl37-c,cert-dcl51-cpp)
