#include "analysis/chart_lines.h"

#include <math.h>
#include <stdio.h>

#include "analysis/svg.h"

void raat_chart_lines_class(char out[16], int32_t scenario, int32_t baseline)
{
    if (scenario == baseline)
        snprintf(out, 16, "base");
    else /* counted without the baseline, so that colours do not depend on where it stands */
        snprintf(out, 16, "line%d", (scenario - (scenario > baseline)) % RAAT_CHART_LINES_STYLES);
}

static void stretch(double range[2], const raat_comparison *c, raat_comparison_at at,
                    raat_layout_statistic statistic)
{
    const double value = raat_comparison_value(c, RAAT_LEVEL, at, statistic);
    range[0] = fmin(range[0], value);
    range[1] = fmax(range[1], value);
}

void raat_chart_lines_cover(raat_chart *chart, const raat_comparison *c,
                            raat_layout_statistic statistic, int32_t region, bool banded)
{
    double range[2] = {INFINITY, -INFINITY};
    raat_comparison_at at = {.region = region};
    for (at.year = 0; at.year < c->n_years; at.year++) {
        for (at.scenario = 0; at.scenario < c->n_scenarios; at.scenario++)
            stretch(range, c, at, statistic);
        at.scenario = c->baseline;
        if (banded) {
            stretch(range, c, at, RAAT_STAT_Q10);
            stretch(range, c, at, RAAT_STAT_Q90);
        }
    }
    raat_chart_cover(chart, range[0], range[1]);
}

static void append_band(const raat_chart *chart, const raat_comparison *c, raat_comparison_at at)
{
    raat_svg_path path = raat_svg_path_begin(chart->out, "behind");
    for (at.year = 0; at.year < c->n_years; at.year++)
        raat_svg_path_point(
            &path, raat_chart_x(chart, at.year),
            raat_chart_y(chart, raat_comparison_value(c, RAAT_LEVEL, at, RAAT_STAT_Q90)));
    for (at.year = c->n_years; at.year-- > 0;)
        raat_svg_path_point(
            &path, raat_chart_x(chart, at.year),
            raat_chart_y(chart, raat_comparison_value(c, RAAT_LEVEL, at, RAAT_STAT_Q10)));
    raat_svg_path_close(&path);
    raat_svg_path_end(&path);
}

static double shown(const raat_chart *chart, const raat_comparison *c,
                    raat_layout_statistic statistic, raat_comparison_at at)
{
    const bool recorded = chart->first_year + at.year <= chart->last_recorded;
    return chart->projected && recorded ? NAN : raat_comparison_value(c, RAAT_LEVEL, at, statistic);
}

static void append_line(const raat_chart *chart, const raat_comparison *c,
                        raat_layout_statistic statistic, raat_comparison_at at)
{
    char class[16];
    raat_chart_lines_class(class, at.scenario, c->baseline);
    raat_svg_path path = raat_svg_path_begin(chart->out, class);
    for (at.year = 0; at.year < c->n_years; at.year++)
        raat_svg_path_point(&path, raat_chart_x(chart, at.year),
                            raat_chart_y(chart, shown(chart, c, statistic, at)));
    raat_svg_path_end(&path);
}

/* Scenarios share their draws, so one that changes nothing has the baseline's numbers exactly, and
 * its line would only muddle the one below. */
static bool differs(const raat_comparison *c, raat_layout_statistic statistic,
                    raat_comparison_at at)
{
    raat_comparison_at base = at;
    base.scenario = c->baseline;
    for (at.year = base.year = 0; at.year < c->n_years; base.year = ++at.year) {
        const double own = raat_comparison_value(c, RAAT_LEVEL, at, statistic);
        if (own != raat_comparison_value(c, RAAT_LEVEL, base, statistic))
            return true;
    }
    return false;
}

void raat_chart_lines_append(const raat_chart *chart, const raat_comparison *c,
                             raat_layout_statistic statistic, int32_t region, bool banded)
{
    raat_comparison_at at = {.region = region, .scenario = c->baseline};
    if (banded)
        append_band(chart, c, at);
    /* The baseline is broad and lies below: what covers it leaves its edges to be seen. */
    append_line(chart, c, statistic, at);
    for (at.scenario = 0; at.scenario < c->n_scenarios; at.scenario++)
        if (at.scenario != c->baseline && differs(c, statistic, at))
            append_line(chart, c, statistic, at);
}
