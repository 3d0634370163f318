#include "analysis/chart_worth.h"

#include "analysis/chart_lines.h"
#include "analysis/scale.h"
#include "analysis/svg.h"

enum {
    WIDTH = 740,
    HEIGHT = 290,
    LEFT = 52,
    RIGHT = 22,
    TOP = 24,
    BOTTOM = 40,
    POINTS = 40,
    STEPS = 5
};

static double x_of(double share)
{
    return LEFT + share * (WIDTH - LEFT - RIGHT);
}

static double y_of(double share)
{
    return HEIGHT - BOTTOM - share * (HEIGHT - TOP - BOTTOM);
}

static void append_frame(raat_text *out, const raat_chart_worth_words *words, double most)
{
    const raat_figure_style percent = {.language = words->language, .kind = RAAT_FIGURE_SHARE};
    const raat_figure_style euro = {.language = words->language, .kind = RAAT_FIGURE_EURO};
    for (int i = 0; i <= STEPS; i++) {
        const double share = (double)i / STEPS;
        raat_svg_line(out, "grid", LEFT, y_of(share), WIDTH - RIGHT, y_of(share));
        raat_svg_text(out, "tick end", LEFT - 6, y_of(share) + 4,
                      raat_figure_with_unit(share, &percent).text);
        raat_svg_line(out, "axis", x_of(share), y_of(0), x_of(share), y_of(0) + 4);
        raat_svg_text(out, "tick middle", x_of(share), y_of(0) + 16,
                      raat_figure_format(share * most, &euro).text);
    }
    raat_svg_line(out, "axis", LEFT, y_of(0), WIDTH - RIGHT, y_of(0));
    raat_svg_text(out, "unit", 2, 11, words->share);
    raat_svg_text(out, "unit middle", x_of(0.5), HEIGHT - 6, words->axis);
}

static void append_line(raat_text *out, const raat_worth *worth, int32_t scenario, int32_t baseline,
                        double most)
{
    char class[16];
    raat_chart_lines_class(class, scenario, baseline);
    raat_svg_path path = raat_svg_path_begin(out, class);
    for (int i = 0; i <= POINTS; i++) {
        const double share = (double)i / POINTS;
        double se;
        raat_svg_path_point(&path, x_of(share),
                            y_of(raat_worth_probability(worth, scenario, share * most, &se)));
    }
    raat_svg_path_end(&path);
}

void raat_chart_worth_append(raat_text *out, const raat_chart_worth_words *words,
                             const raat_worth *worth, int32_t baseline, double most)
{
    raat_svg_begin(out, words->id, WIDTH, HEIGHT, words->title, words->description);
    append_frame(out, words, most);
    for (int32_t scenario = 0; scenario < worth->n_scenarios; scenario++)
        if (scenario != baseline)
            append_line(out, worth, scenario, baseline, most);
    raat_svg_end(out);
}
