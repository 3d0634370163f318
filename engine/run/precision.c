#include "engine/run/precision.h"

#include <math.h>

#include "engine/base/memory.h"
#include "engine/numeric/design.h"

static const double LEVEL = 0.95;

/* ---- sums ---- */

/* Welford (1962): stable, and exactly without spread where all values are equal. */
typedef struct {
    double n, mean, squares; /* squares: of the distances to the mean */
} spread;

typedef struct {
    spread all;    /* values that are a number */
    spread groups; /* means of whole groups: all values there, none NaN */
    spread group;  /* the group that is being filled */
    int32_t seen;  /* replicates, with a number or not */
} series;

struct raat_precision {
    raat_sink sink; /* first: the run hands back its address */
    raat_sink *onward;
    const raat_plan *plan;
    raat_precision_goal goal;
    series *series; /* [n_scenarios] differences to the baseline; the baseline's own: its level */
};

static void add(spread *s, double x)
{
    const double step = x - s->mean;
    s->n++;
    s->mean += step / s->n;
    s->squares += step * (x - s->mean);
}

static double variance(const spread *s)
{
    return s->squares / (s->n - 1);
}

static void add_replicate(series *s, double x)
{
    s->seen++;
    if (!isnan(x)) {
        add(&s->all, x);
        add(&s->group, x);
    }
    if (s->seen % RAAT_DESIGN_GROUP != 0)
        return;
    if (s->group.n == RAAT_DESIGN_GROUP)
        add(&s->groups, s->group.mean);
    s->group = (spread){0};
}

static raat_status take(raat_sink *sink, const raat_record *record, raat_error *err)
{
    raat_precision *p = (raat_precision *)sink;
    const raat_plan *plan = p->plan;
    double baseline[RAAT_LANES], value[RAAT_LANES];
    if (p->onward) {
        const raat_status status = p->onward->take(p->onward, record, err);
        if (status != RAAT_OK)
            return status;
    }
    raat_measure_of(&p->goal.measure, plan, record, plan->baseline, baseline);
    for (int32_t s = 0; s < plan->n_scenarios; s++) {
        raat_measure_of(&p->goal.measure, plan, record, s, value);
        for (int32_t l = 0; l < record->n_lanes; l++)
            add_replicate(&p->series[s], s == plan->baseline ? value[l] : value[l] - baseline[l]);
    }
    return RAAT_OK;
}

raat_status raat_precision_new(const raat_plan *plan, const raat_precision_goal *goal,
                               raat_sink *onward, raat_precision **out, raat_error *err)
{
    raat_precision *p = raat_memory_new(1, sizeof *p, err);
    *out = p;
    if (!p)
        return RAAT_FAILED;
    p->sink.take = take;
    p->onward = onward;
    p->plan = plan;
    p->goal = *goal;
    p->series = raat_memory_new((size_t)plan->n_scenarios, sizeof *p->series, err);
    return p->series ? RAAT_OK : RAAT_FAILED;
}

void raat_precision_free(raat_precision *precision)
{
    if (precision)
        raat_memory_free(precision->series);
    raat_memory_free(precision);
}

raat_sink *raat_precision_sink(raat_precision *precision)
{
    return &precision->sink;
}

/* ---- what they say ---- */

raat_statistics raat_precision_of(const raat_precision *precision, int32_t scenario)
{
    const series *s = &precision->series[scenario];
    raat_statistics out = raat_statistics_none();
    out.n = (size_t)s->all.n;
    if (out.n > 0)
        out.mean = s->all.mean;
    if (out.n < 2)
        return out;
    out.sd = sqrt(variance(&s->all));
    raat_statistics_error(&out, (size_t)s->groups.n, variance(&s->groups));
    return out;
}

raat_precision_state raat_precision_now(const raat_precision *precision)
{
    const raat_plan *plan = precision->plan;
    const raat_precision_goal *goal = &precision->goal;
    const int32_t baseline = plan->baseline;
    raat_precision_state now = {.replicates = precision->series[baseline].seen,
                                .baseline = raat_precision_of(precision, baseline).mean,
                                .half_width = -1};
    now.wanted = goal->relative ? goal->amount * fabs(now.baseline) : goal->amount;
    for (int32_t s = 0; s < plan->n_scenarios && !isnan(now.half_width); s++) {
        if (s == baseline && plan->n_scenarios > 1)
            continue;
        const raat_statistics known = raat_precision_of(precision, s);
        const double half_width = raat_statistics_half_width(&known, LEVEL);
        if (!(half_width <= now.half_width)) { /* NaN is wider than anything */
            now.half_width = half_width;
            now.scenario = s;
        }
    }
    now.reached = now.half_width <= now.wanted; /* false where either is NaN */
    return now;
}

bool raat_precision_enough(const raat_precision *precision)
{
    const int32_t n = precision->series[precision->plan->baseline].seen;
    return n >= RAAT_PRECISION_LEAST && n % RAAT_DESIGN_GROUP == 0 &&
           raat_precision_now(precision).reached;
}
