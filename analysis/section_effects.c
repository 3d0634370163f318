/* section_effects.c: what each scenario changes: the shortage minus the baseline's, replicate by
 * replicate; first the last year in one picture, then the years. */
#include <math.h>

#include "analysis/band.h"
#include "analysis/chart_bar.h"
#include "analysis/fans.h"
#include "analysis/overtaking.h"
#include "analysis/page.h"
#include "analysis/section.h"
#include "engine/base/memory.h"

enum { STEPS = 5 };

static raat_comparison_at last_year(const raat_section *s, const raat_comparison *c,
                                    int32_t scenario)
{
    return (raat_comparison_at){scenario, c->n_years - 1, s->region, 0};
}

static double change(const raat_comparison *c, raat_comparison_at at,
                     raat_layout_statistic statistic)
{
    return raat_comparison_value(c, RAAT_DIFFERENCE, at, statistic);
}

static raat_scale scale_of(const raat_section *s, const raat_comparison *c)
{
    const raat_band *wide = raat_band_row(RAAT_N_BANDS - 1);
    double low = 0, high = 0;
    for (int32_t scenario = 0; scenario < c->n_scenarios; scenario++) {
        low = fmin(low, change(c, last_year(s, c, scenario), wide->low));
        high = fmax(high, change(c, last_year(s, c, scenario), wide->high));
    }
    return raat_scale_nice(low, high, STEPS);
}

static raat_figure_style style_of(const raat_section *s, const raat_comparison *c)
{
    double size = 0;
    for (int32_t scenario = 0; scenario < c->n_scenarios; scenario++)
        size = fmax(size, fabs(change(c, last_year(s, c, scenario), RAAT_STAT_MEAN)));
    return raat_section_style(s, c->row, true, size);
}

static void append_head(const raat_section *s, const raat_comparison *c, const raat_scale *scale)
{
    raat_figure_style tick = raat_section_style(s, c->row, true, 0);
    tick.decimals = raat_scale_decimals(scale);
    raat_text_append(s->out, "<thead>\n<tr>");
    raat_page_column_heading(s->out, "words", raat_section_word(s, RAAT_TEXT_SCENARIO));
    raat_text_append(s->out, "<td class=\"picture\">");
    if (raat_section_holds(s))
        raat_chart_bar_axis(s->out, scale, &tick);
    raat_text_append(s->out, "</td>");
    raat_page_column_heading(s->out, NULL, raat_section_word(s, RAAT_TEXT_MEAN));
    raat_page_column_heading(s->out, NULL, raat_section_word(s, RAAT_TEXT_SE));
    raat_text heading = {0};
    raat_texts_append(&heading, RAAT_TEXT_BAND, s->language, RAAT_FILLED("95"));
    raat_page_column_heading(s->out, NULL, raat_text_bytes(&heading));
    raat_text_clear(&heading);
    raat_text_append(s->out, "</tr>\n</thead>\n");
}

static void append_picture(raat_section *s, const raat_comparison *c, const raat_scale *scale,
                           int32_t scenario, const char *mean, const char *range)
{
    raat_text title = {0}, description = {0};
    const raat_comparison_at at = last_year(s, c, scenario);
    raat_texts_append(&title, RAAT_TEXT_CHANGE_TITLE, s->language,
                      RAAT_FILLED(raat_section_scenario(s, scenario)));
    raat_texts_append(&description, RAAT_TEXT_INTERVAL_DESCRIPTION, s->language,
                      RAAT_FILLED(raat_section_year(c->first_year + at.year).text, mean, range));
    raat_text_append(s->out, "<td class=\"picture\">");
    raat_chart_bar_interval(s->out, ++s->n_pictures, raat_text_bytes(&title),
                            raat_text_bytes(&description), scale, c, RAAT_DIFFERENCE, at);
    raat_text_append(s->out, "</td>");
    raat_text_clear(&title);
    raat_text_clear(&description);
}

static void append_row(raat_section *s, const raat_comparison *c, const raat_scale *scale,
                       int32_t scenario)
{
    const raat_comparison_at at = last_year(s, c, scenario);
    const raat_band *wide = raat_band_row(RAAT_N_BANDS - 1);
    const raat_figure_style style = style_of(s, c);
    const double se = change(c, at, RAAT_STAT_SE);
    raat_figure_style fine = style;
    fine.sign = false;
    fine.decimals = (int)fmax(style.decimals, raat_figure_decimals_se(style.kind, se));
    const raat_figure_text mean = raat_figure_format(change(c, at, RAAT_STAT_MEAN), &style);
    const raat_figure_text range =
        raat_section_range(s, change(c, at, wide->low), change(c, at, wide->high), &style);
    raat_text_append(s->out, "<tr>");
    raat_page_row_heading(s->out, raat_section_scenario(s, scenario), 1);
    if (raat_section_holds(s))
        append_picture(s, c, scale, scenario, mean.text, range.text);
    else
        raat_text_append(s->out, "<td class=\"picture\"></td>");
    raat_page_cell(s->out, mean.text);
    raat_page_cell(s->out, raat_figure_format(se, &fine).text);
    raat_page_cell(s->out, range.text);
    raat_text_append(s->out, "</tr>\n");
}

static void append_last_year(raat_section *s, const raat_comparison *c)
{
    const raat_scale scale = scale_of(s, c);
    raat_text caption = {0};
    raat_texts_append(&caption,
                      raat_section_holds(s) ? RAAT_TEXT_INTERVAL_CAPTION
                                            : RAAT_TEXT_INTERVAL_CAPTION_FEW,
                      s->language,
                      RAAT_FILLED(raat_section_year(c->first_year + c->n_years - 1).text,
                                  raat_figure_unit(raat_figure_kind_of(c->row), true, s->language),
                                  raat_section_scenario(s, c->baseline)));
    raat_page_open(s->out, "figure", NULL);
    raat_page_table_begin(s->out, "rows", raat_text_bytes(&caption));
    append_head(s, c, &scale);
    raat_page_open(s->out, "tbody", NULL);
    for (int32_t scenario = 0; scenario < c->n_scenarios; scenario++)
        if (scenario != c->baseline)
            append_row(s, c, &scale, scenario);
    raat_page_close(s->out, "tbody");
    raat_page_table_end(s->out);
    raat_section_source(s);
    raat_page_close(s->out, "figure");
    raat_text_clear(&caption);
}

/* ---- whose effect is larger from when on ---- */

static void append_turns(const raat_section *s, const raat_overtaking *turns, int32_t n)
{
    enum { MOST = 12 };
    raat_section_element(s, "p", NULL,
                         n > MOST ? RAAT_TEXT_OVERTAKING_FIRST : RAAT_TEXT_OVERTAKING_SOME,
                         RAAT_FILLED(raat_section_year(n).text, raat_section_year(MOST).text));
    raat_page_open(s->out, "ul", "findings");
    for (int32_t i = 0; i < n && i < MOST; i++)
        raat_section_element(s, "li", NULL, RAAT_TEXT_OVERTAKING,
                             RAAT_FILLED(raat_section_scenario(s, turns[i].ahead),
                                         raat_section_scenario(s, turns[i].behind),
                                         raat_section_year(turns[i].year).text));
    raat_page_close(s->out, "ul");
}

static raat_status append_overtakings(const raat_section *s, raat_error *err)
{
    raat_overtaking *turns;
    int32_t n;
    if (raat_reader_scenarios(s->reader).n < 3 || !raat_section_holds(s) ||
        !raat_reader_keeps(s->reader, RAAT_SHORTAGE_FTE))
        return RAAT_OK;
    const raat_status status = raat_overtaking_find(s->reader, s->region, &turns, &n, err);
    if (status == RAAT_OK && n)
        append_turns(s, turns, n);
    else if (status == RAAT_OK)
        raat_section_element(s, "p", NULL, RAAT_TEXT_OVERTAKING_NONE, RAAT_FILLED(NULL));
    raat_memory_free(turns);
    return status;
}

raat_status raat_section_effects(raat_section *s, raat_error *err)
{
    if (raat_reader_scenarios(s->reader).n < 2)
        return RAAT_OK; /* nothing beside the baseline: nothing to set against it */
    raat_comparison shortage;
    raat_status status = raat_comparison_load(&shortage, s->reader, RAAT_SHORTAGE_FTE, err);
    if (status == RAAT_OK) {
        raat_page_element(s->out, "h2", NULL, raat_section_word(s, RAAT_TEXT_EFFECTS_HEADING));
        raat_section_element(s, "p", NULL, RAAT_TEXT_EFFECTS_INTRO,
                             RAAT_FILLED(raat_section_scenario(s, shortage.baseline)));
        append_last_year(s, &shortage);
        status = append_overtakings(s, err);
    }
    if (status == RAAT_OK)
        raat_fans_append(s, &shortage, RAAT_DIFFERENCE);
    raat_comparison_clear(&shortage);
    return status;
}
