/* section_targets.c: the probability that each target is met, a bar a scenario. */
#include <math.h>
#include <stdio.h>

#include "analysis/chart_bar.h"
#include "analysis/page.h"
#include "analysis/section.h"
#include "analysis/targets.h"

static const raat_scale whole_probability = {0, 1, 0.25, 4};

static raat_figure_style percent(const raat_section *s, int decimals)
{
    return (raat_figure_style){.language = s->language,
                               .kind = RAAT_FIGURE_SHARE,
                               .decimals = decimals,
                               .typographic = true};
}

static void append_head(const raat_section *s)
{
    const raat_figure_style tick = percent(s, 0);
    raat_text_append(s->out, "<thead>\n<tr>");
    raat_page_column_heading(s->out, "words", raat_section_word(s, RAAT_TEXT_SCENARIO));
    raat_text_append(s->out, "<td class=\"picture\">");
    if (raat_section_holds(s))
        raat_chart_bar_axis(s->out, &whole_probability, &tick);
    raat_text_append(s->out, "</td>");
    raat_page_column_heading(s->out, NULL, raat_section_word(s, RAAT_TEXT_PROBABILITY));
    raat_page_column_heading(s->out, NULL, raat_section_word(s, RAAT_TEXT_SE));
    raat_page_column_heading(s->out, NULL, raat_section_word(s, RAAT_TEXT_FIRST_YEAR));
    raat_text_append(s->out, "</tr>\n</thead>\n");
}

static void append_picture(raat_section *s, const char *target, int32_t scenario, double share,
                           double se)
{
    const raat_figure_style style = percent(s, 1);
    raat_text description = {0};
    raat_texts_append(
        &description, RAAT_TEXT_BAR_DESCRIPTION, s->language,
        RAAT_FILLED(raat_section_scenario(s, scenario), raat_figure_with_unit(share, &style).text));
    raat_text_append(s->out, "<td class=\"picture\">");
    raat_chart_bar_share(s->out, ++s->n_pictures, target, raat_text_bytes(&description),
                         &whole_probability, share, se);
    raat_text_append(s->out, "</td>");
    raat_text_clear(&description);
}

static void append_row(raat_section *s, const raat_targets *t, const char *title, int32_t target,
                       int32_t scenario)
{
    const raat_figure_style style = percent(s, 1);
    const int32_t year = raat_targets_year(t, target);
    const double share = raat_targets_share(t, scenario, target, year, s->region);
    const double se = raat_targets_se(t, scenario, target, year, s->region);
    const int32_t met = raat_targets_first_met(t, scenario, target, s->region);
    const bool holds = raat_section_holds(s);
    raat_text_append(s->out, "<tr>");
    raat_page_row_heading(s->out, raat_section_scenario(s, scenario), 1);
    if (holds)
        append_picture(s, title, scenario, share, se);
    else
        raat_text_append(s->out, "<td class=\"picture\"></td>");
    raat_page_cell(s->out, raat_figure_with_unit(holds ? share : NAN, &style).text);
    raat_page_cell(s->out, raat_figure_with_unit(holds ? se : NAN, &style).text);
    raat_page_cell(s->out, holds ? raat_targets_met_text(t, met, s->language).text : "-");
    raat_text_append(s->out, "</tr>\n");
}

static void append_target(raat_section *s, const raat_targets *t, int32_t target)
{
    const raat_reader_target *row = &t->rows[target];
    char title[256];
    snprintf(title, sizeof title, "%s, %d", raat_texts_title(&row->label, s->language), row->year);
    raat_page_open(s->out, "figure", NULL);
    raat_page_element(s->out, "h3", NULL, title);
    raat_text caption = {0};
    raat_texts_append(
        &caption, RAAT_TEXT_TARGET_CAPTION, s->language,
        RAAT_FILLED(raat_texts_indicator(raat_indicator_row(row->indicator), s->language)));
    raat_page_table_begin(s->out, "rows", raat_text_bytes(&caption));
    raat_text_clear(&caption);
    append_head(s);
    raat_page_open(s->out, "tbody", NULL);
    for (int32_t scenario = 0; scenario < raat_reader_scenarios(s->reader).n; scenario++)
        append_row(s, t, title, target, scenario);
    raat_page_close(s->out, "tbody");
    raat_page_table_end(s->out);
    raat_section_source(s);
    raat_page_close(s->out, "figure");
}

raat_status raat_section_targets(raat_section *s, raat_error *err)
{
    raat_targets targets;
    const raat_status status = raat_targets_load(&targets, s->reader, err);
    if (status == RAAT_OK && targets.n > 0) {
        raat_page_element(s->out, "h2", NULL, raat_section_word(s, RAAT_TEXT_TARGETS_HEADING));
        raat_page_element(s->out, "p", NULL, raat_section_word(s, RAAT_TEXT_TARGETS_INTRO));
        for (int32_t target = 0; target < targets.n; target++)
            append_target(s, &targets, target);
    }
    raat_targets_clear(&targets);
    return status;
}
