#include "analysis/chart_flows.h"

#include <math.h>
#include <stdio.h>

#include "analysis/svg.h"

void raat_chart_flows_class(char out[16], raat_chart_flows_side side, int32_t cell)
{
    if (side == RAAT_CHART_COMING)
        snprintf(out, 16, "in%d", cell % RAAT_CHART_FLOWS_IN);
    else
        snprintf(out, 16, "out%d", cell % RAAT_CHART_FLOWS_OUT);
}

static double mean_of(const raat_comparison *c, raat_comparison_at at)
{
    const double mean = raat_comparison_value(c, RAAT_LEVEL, at, RAAT_STAT_MEAN);
    return isfinite(mean) ? mean : 0;
}

static double total(const raat_comparison *c, raat_comparison_at at)
{
    double sum = 0;
    for (at.cell = 0; at.cell < c->n_cells; at.cell++)
        sum += mean_of(c, at);
    return sum;
}

void raat_chart_flows_cover(raat_chart *chart, const raat_comparison *in,
                            const raat_comparison *out, raat_comparison_at at)
{
    double most_in = 0, most_out = 0;
    for (at.year = 0; at.year < in->n_years; at.year++) {
        most_in = fmax(most_in, total(in, at));
        most_out = fmax(most_out, total(out, at));
    }
    raat_chart_cover(chart, -most_out, most_in);
}

/* One bar, its parts from the zero line outwards. */
static void append_bar(const raat_chart *chart, const raat_comparison *c, raat_comparison_at at,
                       raat_chart_flows_side side)
{
    const double sign = side == RAAT_CHART_COMING ? +1 : -1;
    const double width = 0.72 * raat_chart_slot(chart);
    const double x = raat_chart_x(chart, at.year) - width / 2;
    double from = 0;
    for (at.cell = 0; at.cell < c->n_cells; at.cell++) {
        char class[16];
        raat_chart_flows_class(class, side, at.cell);
        const double to = from + sign * mean_of(c, at);
        const double a = raat_chart_y(chart, from), b = raat_chart_y(chart, to);
        raat_svg_rect(chart->out, class, x, fmin(a, b), width, fabs(a - b));
        from = to;
    }
}

void raat_chart_flows_append(const raat_chart *chart, const raat_comparison *in,
                             const raat_comparison *out, raat_comparison_at at)
{
    for (at.year = 0; at.year < in->n_years; at.year++) {
        append_bar(chart, in, at, RAAT_CHART_COMING);
        append_bar(chart, out, at, RAAT_CHART_LEAVING);
    }
}
