/* section_passthrough.c: how much of what a scenario adds makes the shortage smaller, and how much only takes
 * the place of people from outside. */
#include "analysis/page.h"
#include "analysis/passthrough.h"
#include "analysis/section.h"

static void append_head(const raat_section *s)
{
    static const raat_texts_id columns[] = {RAAT_TEXT_YEAR,         RAAT_TEXT_PASS_SHORTAGE,
                                            RAAT_TEXT_PASS_HIRES,   RAAT_TEXT_PASS_ALL_HIRES,
                                            RAAT_TEXT_PASS_OF_YEAR, RAAT_TEXT_PASS_IN_ALL};
    raat_text_append(s->out, "<thead>\n<tr>");
    raat_page_column_heading(s->out, "words", raat_section_word(s, RAAT_TEXT_SCENARIO));
    for (size_t i = 0; i < sizeof columns / sizeof *columns; i++)
        raat_page_column_heading(s->out, NULL, raat_section_word(s, columns[i]));
    raat_text_append(s->out, "</tr>\n</thead>\n");
}

/* Without decimals: the falls of small scenarios stand beside those of large ones. */
static void append_cells(const raat_section *s, const raat_passthrough *p,
                         const raat_passthrough_result *r)
{
    const double falls[] = {r->shortage, r->hires, r->all_hires};
    const double shares[] = {r->of_year, r->in_all};
    const raat_figure_style fte = {
        .language = s->language, .kind = raat_figure_kind_of(p->shortage.row), .typographic = true};
    const raat_figure_style percent = {
        .language = s->language, .kind = RAAT_FIGURE_SHARE, .typographic = true};
    for (size_t i = 0; i < sizeof falls / sizeof *falls; i++)
        raat_page_cell(s->out, raat_figure_format(falls[i], &fte).text);
    for (size_t i = 0; i < sizeof shares / sizeof *shares; i++)
        raat_page_cell(s->out, raat_figure_with_unit(shares[i], &percent).text);
}

static void append_scenario(const raat_section *s, const raat_passthrough *p, int32_t scenario,
                            const int32_t *years, int n)
{
    for (int i = 0; i < n; i++) {
        const raat_passthrough_result r = raat_passthrough_at(
            p, s->reader, (raat_comparison_at){scenario, years[i], s->region, 0});
        raat_text_append(s->out, i == 0 ? "<tr class=\"group\">" : "<tr>");
        if (i == 0)
            raat_page_row_heading(s->out, raat_section_scenario(s, scenario), n);
        raat_page_cell(s->out, raat_section_year(p->shortage.first_year + years[i]).text);
        append_cells(s, p, &r);
        raat_text_append(s->out, "</tr>\n");
    }
}

static void append_table(const raat_section *s, const raat_passthrough *p)
{
    int32_t years[RAAT_SECTION_MOST_YEARS];
    const int n = raat_section_years(s, years);
    const int first = raat_section_skip_recorded(s, years, n);
    raat_page_table_begin(s->out, NULL, raat_section_word(s, RAAT_TEXT_PASS_CAPTION));
    append_head(s);
    raat_page_open(s->out, "tbody", NULL);
    for (int32_t scenario = 0; scenario < p->shortage.n_scenarios; scenario++)
        if (scenario != p->shortage.baseline)
            append_scenario(s, p, scenario, years + first, n - first);
    raat_page_close(s->out, "tbody");
    raat_page_table_end(s->out);
}

raat_status raat_section_passthrough(raat_section *s, raat_error *err)
{
    if (raat_reader_scenarios(s->reader).n < 2 || !raat_passthrough_holds(s->reader))
        return RAAT_OK; /* as section_effects.c, or an older file */
    raat_passthrough p;
    const raat_status status = raat_passthrough_load(&p, s->reader, err);
    if (status == RAAT_OK) {
        const raat_figure_text clear = raat_section_year(RAAT_PASSTHROUGH_CLEAR);
        raat_page_element(s->out, "h3", "part", raat_section_word(s, RAAT_TEXT_PASS_HEADING));
        raat_page_element(s->out, "p", NULL, raat_section_word(s, RAAT_TEXT_PASS_INTRO));
        append_table(s, &p);
        raat_section_element(s, "p", "note-p", RAAT_TEXT_PASS_RULE, RAAT_FILLED(clear.text));
        raat_section_source(s);
    }
    raat_passthrough_clear(&p);
    return status;
}
