#include "analysis/chart_bar.h"

#include <math.h>

#include "analysis/band.h"
#include "analysis/svg.h"

enum { WIDTH = 300, HEIGHT = 22, MARGIN = 26 };

static double x_of(const raat_scale *scale, double value)
{
    return MARGIN + (WIDTH - 2 * MARGIN) * (value - scale->low) / (scale->high - scale->low);
}

static void append_grid(raat_text *out, const raat_scale *scale)
{
    for (int i = 0; i <= scale->n_steps; i++) {
        const double tick = raat_scale_tick(scale, i), x = x_of(scale, tick);
        raat_svg_line(out, tick == 0 ? "zero" : "grid", x, 0, x, HEIGHT);
    }
}

void raat_chart_bar_axis(raat_text *out, const raat_scale *scale, const raat_figure_style *style)
{
    raat_text_appendf(out, "<svg viewBox=\"0 0 %d %d\" aria-hidden=\"true\">\n", WIDTH, HEIGHT);
    for (int i = 0; i <= scale->n_steps; i++) {
        const double tick = raat_scale_tick(scale, i);
        raat_svg_text(out, "tick middle", x_of(scale, tick), HEIGHT - 6,
                      raat_figure_format(tick, style).text);
    }
    raat_svg_end(out);
}

void raat_chart_bar_share(raat_text *out, int id, const char *title, const char *description,
                          const raat_scale *scale, double share, double se)
{
    raat_svg_begin(out, id, WIDTH, HEIGHT, title, description);
    append_grid(out, scale);
    if (isfinite(share)) {
        const double zero = x_of(scale, 0);
        raat_svg_rect(out, "bar", zero, 5, x_of(scale, share) - zero, 12);
    }
    if (isfinite(share) && se > 0)
        raat_svg_line(out, "error", x_of(scale, fmax(0, share - 2 * se)), 11,
                      x_of(scale, fmin(1, share + 2 * se)), 11);
    raat_svg_end(out);
}

static void append_between(raat_text *out, const char *class, const raat_scale *scale, double low,
                           double high, double height)
{
    if (isfinite(low) && isfinite(high))
        raat_svg_rect(out, class, x_of(scale, low), (HEIGHT - height) / 2,
                      fmax(0.5, x_of(scale, high) - x_of(scale, low)), height);
}

void raat_chart_bar_interval(raat_text *out, int id, const char *title, const char *description,
                             const raat_scale *scale, const raat_comparison *c,
                             raat_comparison_view view, raat_comparison_at at)
{
    const raat_band *wide = raat_band_row(RAAT_N_BANDS - 1), *narrow = raat_band_row(0);
    const double mean = raat_comparison_value(c, view, at, RAAT_STAT_MEAN);
    raat_svg_begin(out, id, WIDTH, HEIGHT, title, description);
    append_grid(out, scale);
    append_between(out, "between95", scale, raat_comparison_value(c, view, at, wide->low),
                   raat_comparison_value(c, view, at, wide->high), 6);
    append_between(out, "between50", scale, raat_comparison_value(c, view, at, narrow->low),
                   raat_comparison_value(c, view, at, narrow->high), 12);
    if (isfinite(mean))
        raat_svg_circle(out, "dot", x_of(scale, mean), HEIGHT / 2.0, 4);
    raat_svg_end(out);
}

static void append_level(raat_text *out, const raat_scale *scale, const raat_comparison *c,
                         raat_comparison_at at, const char *const classes[2], double y)
{
    enum { THICK = 7 };
    const raat_band *band = raat_band_row(1);
    const double low = raat_comparison_value(c, RAAT_LEVEL, at, band->low);
    const double high = raat_comparison_value(c, RAAT_LEVEL, at, band->high);
    const double mean = raat_comparison_value(c, RAAT_LEVEL, at, RAAT_STAT_MEAN);
    if (isfinite(low) && isfinite(high))
        raat_svg_rect(out, classes[0], x_of(scale, low), y - THICK / 2.0,
                      fmax(0.5, x_of(scale, high) - x_of(scale, low)), THICK);
    if (isfinite(mean))
        raat_svg_circle(out, classes[1], x_of(scale, mean), y, 3);
}

void raat_chart_bar_pair(raat_text *out, int id, const char *title, const char *description,
                         const raat_scale *scale, const raat_comparison *c, raat_comparison_at at,
                         int32_t other)
{
    static const char *const first[] = {"base80", "basedot"}, *const second[] = {"with80", "dot"};
    raat_svg_begin(out, id, WIDTH, HEIGHT, title, description);
    append_grid(out, scale);
    append_level(out, scale, c, at, first, other < 0 ? HEIGHT / 2.0 : 6);
    at.scenario = other;
    if (other >= 0)
        append_level(out, scale, c, at, second, HEIGHT - 6);
    raat_svg_end(out);
}
