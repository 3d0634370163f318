#include "analysis/chart_fan.h"

#include <math.h>
#include <stdio.h>

#include "analysis/band.h"
#include "analysis/svg.h"

void raat_chart_fan_cover(raat_chart *chart, const raat_comparison *c, raat_comparison_view view,
                          int32_t region)
{
    const raat_band *widest = raat_band_row(RAAT_N_BANDS - 1);
    double low = 0, high = 0;
    raat_comparison_at at = {.region = region};
    for (at.scenario = 0; at.scenario < c->n_scenarios; at.scenario++) {
        for (at.year = 0; at.year < c->n_years; at.year++) {
            low = fmin(low, raat_comparison_value(c, view, at, widest->low));
            high = fmax(high, raat_comparison_value(c, view, at, widest->high));
        }
    }
    raat_chart_cover(chart, low, high);
}

static double y_of(const raat_chart *chart, const raat_comparison *c, raat_comparison_view view,
                   raat_comparison_at at, raat_layout_statistic statistic)
{
    return raat_chart_y(chart, raat_comparison_value(c, view, at, statistic));
}

/* Forth along the upper edge, back along the lower one. */
static void append_band(const raat_chart *chart, const raat_comparison *c,
                        raat_comparison_view view, raat_comparison_at at, const raat_band *band)
{
    char class[16];
    snprintf(class, sizeof class, "band%d", band->percent);
    raat_svg_path path = raat_svg_path_begin(chart->out, class);
    for (at.year = 0; at.year < c->n_years; at.year++)
        raat_svg_path_point(&path, raat_chart_x(chart, at.year),
                            y_of(chart, c, view, at, band->high));
    for (at.year = c->n_years; at.year-- > 0;)
        raat_svg_path_point(&path, raat_chart_x(chart, at.year),
                            y_of(chart, c, view, at, band->low));
    raat_svg_path_close(&path);
    raat_svg_path_end(&path);
}

static void append_median(const raat_chart *chart, const raat_comparison *c,
                          raat_comparison_view view, raat_comparison_at at, const char *class)
{
    raat_svg_path path = raat_svg_path_begin(chart->out, class);
    for (at.year = 0; at.year < c->n_years; at.year++)
        raat_svg_path_point(&path, raat_chart_x(chart, at.year),
                            y_of(chart, c, view, at, RAAT_STAT_Q50));
    raat_svg_path_end(&path);
}

void raat_chart_fan_append(const raat_chart *chart, const raat_comparison *c,
                           raat_comparison_view view, raat_comparison_at at, int32_t reference)
{
    for (int i = chart->bands ? RAAT_N_BANDS : 0; i-- > 0;)
        append_band(chart, c, view, at, raat_band_row(i));
    if (reference >= 0 && reference != at.scenario) {
        raat_comparison_at behind = at;
        behind.scenario = reference;
        append_median(chart, c, view, behind, "reference");
    }
    append_median(chart, c, view, at, "median");
}
