/* section_flows.c: who comes into the sector and who leaves it, in the baseline. */
#include "analysis/chart_flows.h"
#include "analysis/page.h"
#include "analysis/section.h"

typedef struct {
    raat_section *section;
    const raat_comparison *in, *out;
} flows;

static const char *cell_title(const flows *f, const raat_comparison *c, int32_t cell)
{
    const raat_label *labels[RAAT_MOST_AXES];
    raat_comparison_labels(c, f->section->reader, cell, labels);
    return raat_texts_title(labels[0], f->section->language);
}

static void append_legend_of(const flows *f, const raat_comparison *c, raat_chart_flows_side side,
                             raat_texts_id heading)
{
    const raat_section *s = f->section;
    raat_section_legend_begin(s, "level");
    raat_page_element(s->out, "li", NULL, raat_section_word(s, heading));
    for (int32_t cell = 0; cell < c->n_cells; cell++) {
        char class[16];
        raat_chart_flows_class(class, side, cell);
        raat_section_legend_item(s, RAAT_SECTION_BOX, class, cell_title(f, c, cell));
    }
    raat_section_legend_end(s);
}

static void append_chart(const flows *f)
{
    raat_section *s = f->section;
    const raat_comparison_at at = {.scenario = f->in->baseline, .region = s->region};
    raat_chart chart = raat_chart_of(s->out, s->reader, s->language, RAAT_FIGURE_PERSONS);
    chart.bars = true;
    chart.wide = true;
    raat_chart_flows_cover(&chart, f->in, f->out, at);
    raat_page_open(s->out, "figure", "level");
    append_legend_of(f, f->in, RAAT_CHART_COMING, RAAT_TEXT_COMING);
    append_legend_of(f, f->out, RAAT_CHART_LEAVING, RAAT_TEXT_LEAVING);
    raat_chart_begin(&chart, ++s->n_pictures, raat_section_word(s, RAAT_TEXT_FLOWS_HEADING),
                     raat_section_word(s, RAAT_TEXT_FLOWS_DESCRIPTION));
    raat_chart_flows_append(&chart, f->in, f->out, at);
    raat_chart_end(&chart);
    raat_section_source(s);
    raat_page_close(s->out, "figure");
}

/* ---- the table: a row a flow, a column a year ---- */

static void append_row(const flows *f, const raat_comparison *c, int32_t cell, const int32_t *years,
                       int n)
{
    const raat_section *s = f->section;
    const raat_figure_style style = raat_section_style(s, c->row, false, 1000);
    raat_text_append(s->out, "<tr>");
    raat_page_row_heading(s->out, cell_title(f, c, cell), 1);
    for (int i = 0; i < n; i++) {
        const raat_comparison_at at = {c->baseline, years[i], s->region, cell};
        const double mean = raat_comparison_value(c, RAAT_LEVEL, at, RAAT_STAT_MEAN);
        raat_page_cell(s->out, raat_figure_format(mean, &style).text);
    }
    raat_text_append(s->out, "</tr>\n");
}

static void append_group(const flows *f, const raat_comparison *c, raat_texts_id heading,
                         const int32_t *years, int n)
{
    const raat_section *s = f->section;
    raat_text_appendf(s->out, "<tr class=\"group\"><th scope=\"rowgroup\" colspan=\"%d\">", n + 1);
    raat_text_append(s->out, raat_section_word(s, heading));
    raat_text_append(s->out, "</th></tr>\n");
    for (int32_t cell = 0; cell < c->n_cells; cell++)
        append_row(f, c, cell, years, n);
}

static void append_table(const flows *f)
{
    const raat_section *s = f->section;
    int32_t years[RAAT_SECTION_MOST_YEARS];
    const int n = raat_section_years(s, years);
    raat_page_table_begin(s->out, NULL, raat_section_word(s, RAAT_TEXT_FLOWS_CAPTION));
    raat_text_append(s->out, "<thead>\n<tr>");
    raat_page_column_heading(s->out, "words", raat_section_word(s, RAAT_TEXT_FLOW));
    for (int i = 0; i < n; i++)
        raat_page_column_heading(s->out, NULL,
                                 raat_section_year(f->in->first_year + years[i]).text);
    raat_text_append(s->out, "</tr>\n</thead>\n<tbody>\n");
    append_group(f, f->in, RAAT_TEXT_COMING, years, n);
    append_group(f, f->out, RAAT_TEXT_LEAVING, years, n);
    raat_page_close(s->out, "tbody");
    raat_page_table_end(s->out);
}

raat_status raat_section_flows(raat_section *s, raat_error *err)
{
    raat_comparison in = {0}, out = {0};
    raat_status status = raat_comparison_load(&in, s->reader, RAAT_HIRES_SOURCE, err);
    if (status == RAAT_OK)
        status = raat_comparison_load(&out, s->reader, RAAT_EXITS_REASON, err);
    if (status == RAAT_OK) {
        const flows f = {s, &in, &out};
        raat_page_element(s->out, "h2", NULL, raat_section_word(s, RAAT_TEXT_FLOWS_HEADING));
        raat_section_element(s, "p", NULL, RAAT_TEXT_FLOWS_INTRO,
                             RAAT_FILLED(raat_section_scenario(s, in.baseline)));
        append_chart(&f);
        append_table(&f);
    }
    raat_comparison_clear(&in);
    raat_comparison_clear(&out);
    return status;
}
