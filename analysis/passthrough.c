#include "analysis/passthrough.h"

#include <math.h>
#include <string.h>

static const raat_indicator_id needed[] = {RAAT_SHORTAGE_FTE, RAAT_HIRES_SOURCE, RAAT_NET_FTE,
                                           RAAT_HEADS};

bool raat_passthrough_holds(const raat_reader *reader)
{
    bool all = true;
    for (size_t i = 0; i < sizeof needed / sizeof *needed; i++)
        all = all && raat_reader_holds(reader, needed[i]);
    return all;
}

raat_status raat_passthrough_load(raat_passthrough *out, const raat_reader *reader, raat_error *err)
{
    *out = (raat_passthrough){0};
    raat_comparison *const to[] = {&out->shortage, &out->hires, &out->net, &out->heads};
    raat_status status = RAAT_OK;
    for (size_t i = 0; status == RAAT_OK && i < sizeof needed / sizeof *needed; i++)
        status = raat_comparison_load(to[i], reader, needed[i], err);
    return status;
}

void raat_passthrough_clear(raat_passthrough *p)
{
    raat_comparison_clear(&p->shortage);
    raat_comparison_clear(&p->hires);
    raat_comparison_clear(&p->net);
    raat_comparison_clear(&p->heads);
}

/* A mean and an upper bound of its standard error. */
typedef struct {
    double mean, se;
} estimate;

/* The errors of one study go together in a way that means do not tell; their plain sum is never too
 * small. */
static estimate sum(estimate a, estimate b)
{
    return (estimate){a.mean + b.mean, a.se + b.se};
}

static estimate fall(const raat_comparison *c, raat_comparison_at at, double factor)
{
    return (estimate){
        -factor * raat_comparison_value(c, RAAT_DIFFERENCE, at, RAAT_STAT_MEAN),
        factor * raat_comparison_value(c, RAAT_DIFFERENCE, at, RAAT_STAT_SE),
    };
}

static double fte_per_head(const raat_passthrough *p, raat_comparison_at at)
{
    at.scenario = p->net.baseline;
    at.cell = 0;
    return raat_comparison_value(&p->net, RAAT_LEVEL, at, RAAT_STAT_MEAN) /
           raat_comparison_value(&p->heads, RAAT_LEVEL, at, RAAT_STAT_MEAN);
}

static bool is_outside(const char *source)
{
    const raat_axis sources = raat_axis_fixed(RAAT_AXIS_SOURCE);
    return strcmp(source, sources.labels[RAAT_FROM_RETURN].name) == 0 ||
           strcmp(source, sources.labels[RAAT_FROM_OUTSIDE].name) == 0;
}

static estimate outside_hires(const raat_passthrough *p, const raat_reader *reader,
                              raat_comparison_at at)
{
    const double factor = fte_per_head(p, at);
    estimate out = {0, 0};
    for (at.cell = 0; at.cell < p->hires.n_cells; at.cell++) {
        const raat_label *labels[RAAT_MOST_AXES];
        raat_comparison_labels(&p->hires, reader, at.cell, labels);
        if (is_outside(labels[0]->name))
            out = sum(out, fall(&p->hires, at, factor));
    }
    return out;
}

static double share(estimate shortage, estimate hires)
{
    const estimate whole = sum(shortage, hires);
    return whole.mean > 0 && whole.mean > RAAT_PASSTHROUGH_CLEAR * whole.se
               ? shortage.mean / whole.mean
               : NAN;
}

raat_passthrough_result raat_passthrough_at(const raat_passthrough *p, const raat_reader *reader,
                                            raat_comparison_at at)
{
    at.cell = 0;
    const estimate shortage = fall(&p->shortage, at, 1), hires = outside_hires(p, reader, at);
    estimate all = {0, 0};
    raat_comparison_at before = at;
    for (before.year = 0; before.year <= at.year; before.year++)
        all = sum(all, outside_hires(p, reader, before));
    return (raat_passthrough_result){
        .shortage = shortage.mean,
        .hires = hires.mean,
        .all_hires = all.mean,
        .of_year = share(shortage, hires),
        .in_all = share(shortage, all),
    };
}
