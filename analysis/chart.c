#include "analysis/chart.h"

#include <stdio.h>

#include "analysis/svg.h"

/* Sizes of a picture; a page of 800 pixels shows them as they are. Labels of years keep the same
 * distance in both, so the wide one has more of them. */
typedef struct {
    double width, height;
    double left, right, top, bottom; /* margins */
    int year_labels;
} frame;

static const frame frames[] = {
    {360, 220, 48, 14, 24, 24, 7},
    {740, 300, 52, 14, 24, 24, 19},
};
enum { Y_STEPS = 6, RECORDED_LABEL_ROOM = 54 };

static const frame *frame_of(const raat_chart *chart)
{
    return &frames[chart->wide];
}

raat_chart raat_chart_of(raat_text *out, const raat_reader *reader, raat_language language,
                         raat_figure_kind kind)
{
    return (raat_chart){
        .out = out,
        .language = language,
        .first_year = raat_reader_first_year(reader),
        .n_years = raat_reader_years(reader),
        .last_recorded = raat_reader_last_recorded(reader),
        .kind = kind,
        .y = raat_scale_nice(0, 1, Y_STEPS),
    };
}

void raat_chart_cover(raat_chart *chart, double low, double high)
{
    chart->y = raat_scale_nice(low, high, Y_STEPS);
}

static double inner_width(const raat_chart *chart)
{
    const frame *f = frame_of(chart);
    return f->width - f->left - f->right;
}

double raat_chart_slot(const raat_chart *chart)
{
    const int32_t slots = chart->bars ? chart->n_years : chart->n_years - 1;
    return inner_width(chart) / (slots > 0 ? slots : 1);
}

double raat_chart_x(const raat_chart *chart, int32_t year)
{
    const double at = chart->bars ? year + 0.5 : year;
    return frame_of(chart)->left + at * raat_chart_slot(chart);
}

double raat_chart_y(const raat_chart *chart, double value)
{
    const frame *f = frame_of(chart);
    const double share = (value - chart->y.low) / (chart->y.high - chart->y.low);
    return f->height - f->bottom - share * (f->height - f->top - f->bottom);
}

/* ---- the frame ---- */

/* Recorded years are shaded up to the last of them: right of it everything is projected. One year that is
 * a point has no width. */
static double history_width(const raat_chart *chart)
{
    const int32_t recorded = chart->last_recorded - chart->first_year;
    if (recorded < 0)
        return 0;
    const int32_t last = recorded < chart->n_years ? recorded : chart->n_years - 1;
    const double half = chart->bars ? raat_chart_slot(chart) / 2 : 0;
    return raat_chart_x(chart, last) + half - frame_of(chart)->left;
}

bool raat_chart_shades(const raat_chart *chart)
{
    return history_width(chart) > 0;
}

static void append_history(const raat_chart *chart)
{
    const frame *f = frame_of(chart);
    const double width = history_width(chart);
    if (width <= 0)
        return;
    raat_svg_rect(chart->out, "past", f->left, f->top, width, f->height - f->top - f->bottom);
    if (width >= RECORDED_LABEL_ROOM)
        raat_svg_text(chart->out, "note", f->left + 4, f->top + 11,
                      raat_texts_get(RAAT_TEXT_RECORDED, chart->language));
}

static void append_y_axis(const raat_chart *chart)
{
    const frame *f = frame_of(chart);
    raat_figure_style style = {.language = chart->language,
                               .kind = chart->kind,
                               .sign = chart->difference,
                               .typographic = true};
    raat_scale shown = chart->y;
    shown.step *= chart->kind == RAAT_FIGURE_SHARE ? 100 : 1;
    style.decimals = raat_scale_decimals(&shown);
    for (int i = 0; i <= chart->y.n_steps; i++) {
        const double tick = raat_scale_tick(&chart->y, i), y = raat_chart_y(chart, tick);
        const bool heavy = tick == 0 && (chart->difference || chart->y.low < 0);
        raat_svg_line(chart->out, heavy ? "zero" : "grid", f->left, y, f->width - f->right, y);
        raat_svg_text(chart->out, "tick end", f->left - 6, y + 3.5,
                      raat_figure_format(tick, &style).text);
    }
    raat_svg_text(chart->out, "unit", 2, 11,
                  raat_figure_unit(chart->kind, chart->difference, chart->language));
}

static void append_x_axis(const raat_chart *chart)
{
    const frame *f = frame_of(chart);
    const double y = f->height - f->bottom;
    const int32_t last = chart->first_year + chart->n_years - 1;
    const int32_t step = raat_scale_years(chart->first_year, last, f->year_labels);
    raat_svg_line(chart->out, "axis", f->left, y, f->width - f->right, y);
    for (int32_t year = 0; year<chart->n_years; year += step> 0 ? step : 1) {
        char label[16];
        snprintf(label, sizeof label, "%d", chart->first_year + year);
        const double x = raat_chart_x(chart, year);
        raat_svg_line(chart->out, "axis", x, y, x, y + 4);
        raat_svg_text(chart->out, "tick middle", x, y + 16, label);
    }
}

void raat_chart_begin(const raat_chart *chart, int id, const char *title, const char *description)
{
    const frame *f = frame_of(chart);
    raat_svg_begin(chart->out, id, f->width, f->height, title, description);
    append_history(chart);
    append_y_axis(chart);
    append_x_axis(chart);
}

void raat_chart_end(const raat_chart *chart)
{
    raat_svg_end(chart->out);
}
