/* section_counting.c: what the shortage and the order of the scenarios become when working students fill no
 * demand, and when friction is no shortage. */
#include <math.h>

#include "analysis/page.h"
#include "analysis/section.h"

static const struct {
    raat_indicator_id id;
    raat_texts_id title;
} ways[] = {
    {RAAT_SHORTAGE_FTE, RAAT_TEXT_COUNTING_WITH},
    {RAAT_SHORTAGE_EXCL_STUDENTS_FTE, RAAT_TEXT_COUNTING_WITHOUT},
    {RAAT_SHORTAGE_STRUCTURAL_FTE, RAAT_TEXT_COUNTING_STRUCTURAL},
};
enum { N = sizeof ways / sizeof *ways, WITH = 0, WITHOUT = 1 };

static double change(const raat_section *s, const raat_comparison *c, int32_t scenario)
{
    const raat_comparison_at at = {scenario, c->n_years - 1, s->region, 0};
    return raat_comparison_value(c, RAAT_DIFFERENCE, at, RAAT_STAT_MEAN);
}

/* 1 for the scenario that lowers the shortage most; equal ones share a place. */
static int32_t place(const raat_section *s, const raat_comparison *c, int32_t scenario)
{
    int32_t out = 1;
    for (int32_t other = 0; other < c->n_scenarios; other++)
        out += other != c->baseline && change(s, c, other) < change(s, c, scenario);
    return out;
}

/* One number of decimals for all, by the largest number of the table. */
static raat_figure_style style_of(const raat_section *s, const raat_comparison comparisons[N],
                                  raat_comparison_view view)
{
    double size = 0;
    for (int way = 0; way < N; way++) {
        raat_comparison_at at = {.year = comparisons->n_years - 1, .region = s->region};
        for (at.scenario = 0; at.scenario < comparisons->n_scenarios; at.scenario++)
            size = fmax(size,
                        fabs(raat_comparison_value(&comparisons[way], view, at, RAAT_STAT_MEAN)));
    }
    return raat_section_style(s, comparisons->row, view == RAAT_DIFFERENCE, size);
}

static void append_head(const raat_section *s, raat_texts_id second, int columns)
{
    raat_text_append(s->out, "<thead>\n<tr>");
    raat_text_append(s->out, columns > 1 ? "<td></td>" : "");
    for (int i = 0; columns > 1 && i < N; i++)
        raat_page_group_heading(s->out, raat_section_word(s, ways[i].title), columns);
    raat_text_append(s->out, columns > 1 ? "</tr>\n<tr>" : "");
    raat_page_column_heading(s->out, "words", raat_section_word(s, RAAT_TEXT_SCENARIO));
    if (columns == 1)
        raat_page_column_heading(s->out, NULL, raat_section_word(s, second));
    for (int i = 0; i < N; i++) {
        raat_page_column_heading(
            s->out, NULL, raat_section_word(s, columns > 1 ? RAAT_TEXT_MEAN : ways[i].title));
        if (columns > 1)
            raat_page_column_heading(s->out, NULL, raat_section_word(s, second));
    }
    raat_text_append(s->out, "</tr>\n</thead>\n");
}

/* ---- the levels, year by year ---- */

static void append_levels_of(const raat_section *s, const raat_comparison comparisons[N],
                             int32_t scenario, const int32_t *years, int n)
{
    const raat_figure_style style = style_of(s, comparisons, RAAT_LEVEL);
    for (int i = 0; i < n; i++) {
        const raat_comparison_at at = {scenario, years[i], s->region, 0};
        raat_text_append(s->out, i == 0 ? "<tr class=\"group\">" : "<tr>");
        if (i == 0)
            raat_page_row_heading(s->out, raat_section_scenario(s, scenario), n);
        raat_page_cell(s->out, raat_section_year(comparisons->first_year + years[i]).text);
        for (int way = 0; way < N; way++) {
            const double mean =
                raat_comparison_value(&comparisons[way], RAAT_LEVEL, at, RAAT_STAT_MEAN);
            raat_page_cell(s->out, raat_figure_format(mean, &style).text);
        }
        raat_text_append(s->out, "</tr>\n");
    }
}

static void append_levels(const raat_section *s, const raat_comparison comparisons[N])
{
    int32_t years[RAAT_SECTION_MOST_YEARS];
    const int n = raat_section_years(s, years);
    raat_page_table_begin(s->out, NULL, raat_section_word(s, RAAT_TEXT_COUNTING_CAPTION));
    append_head(s, RAAT_TEXT_YEAR, 1);
    raat_page_open(s->out, "tbody", NULL);
    for (int32_t scenario = 0; scenario < comparisons->n_scenarios; scenario++)
        append_levels_of(s, comparisons, scenario, years, n);
    raat_page_close(s->out, "tbody");
    raat_page_table_end(s->out);
}

/* ---- the effects of the last year and their order ---- */

static void append_effect(const raat_section *s, const raat_comparison comparisons[N],
                          int32_t scenario)
{
    const raat_figure_style style = style_of(s, comparisons, RAAT_DIFFERENCE);
    raat_text_append(s->out, "<tr>");
    raat_page_row_heading(s->out, raat_section_scenario(s, scenario), 1);
    for (int way = 0; way < N; way++) {
        const double mean = change(s, &comparisons[way], scenario);
        raat_page_cell(s->out, raat_figure_format(mean, &style).text);
        raat_page_cell(s->out, raat_section_year(place(s, &comparisons[way], scenario)).text);
    }
    raat_text_append(s->out, "</tr>\n");
}

static void append_effects(const raat_section *s, const raat_comparison comparisons[N],
                           const char *year)
{
    raat_text caption = {0};
    raat_texts_append(&caption, RAAT_TEXT_COUNTING_EFFECTS, s->language,
                      RAAT_FILLED(year, raat_section_scenario(s, comparisons->baseline)));
    raat_page_table_begin(s->out, NULL, raat_text_bytes(&caption));
    append_head(s, RAAT_TEXT_COUNTING_PLACE, 2);
    raat_page_open(s->out, "tbody", NULL);
    for (int32_t scenario = 0; scenario < comparisons->n_scenarios; scenario++)
        if (scenario != comparisons->baseline)
            append_effect(s, comparisons, scenario);
    raat_page_close(s->out, "tbody");
    raat_page_table_end(s->out);
    raat_text_clear(&caption);
}

/* The scenario that stands in a place; the baseline when two share the place before. */
static int32_t standing(const raat_section *s, const raat_comparison *c, int32_t wanted)
{
    for (int32_t scenario = 0; scenario < c->n_scenarios; scenario++)
        if (scenario != c->baseline && place(s, c, scenario) == wanted)
            return scenario;
    return c->baseline;
}

/* The first place in which the two ways have different scenarios; 0 when there is none. */
static int32_t first_other(const raat_section *s, const raat_comparison *a,
                           const raat_comparison *b)
{
    for (int32_t at = 1; at < a->n_scenarios; at++) {
        const int32_t one = standing(s, a, at), two = standing(s, b, at);
        if (one != two && one != a->baseline && two != b->baseline)
            return at;
    }
    return 0;
}

static void append_order(const raat_section *s, const raat_comparison comparisons[N],
                         const char *year)
{
    const raat_comparison *with = &comparisons[WITH], *without = &comparisons[WITHOUT];
    int32_t moved = 0;
    for (int32_t scenario = 0; scenario < with->n_scenarios; scenario++)
        moved +=
            scenario != with->baseline && place(s, with, scenario) != place(s, without, scenario);
    const int32_t at = first_other(s, with, without);
    const raat_figure_text n = raat_section_year(moved), where = raat_section_year(at),
                           all = raat_section_year(with->n_scenarios - 1);
    if (moved == 0)
        raat_section_element(
            s, "p", NULL, RAAT_TEXT_COUNTING_SAME,
            RAAT_FILLED(year, all.text, raat_section_scenario(s, standing(s, with, 2))));
    else if (at > 0)
        raat_section_element(s, "p", NULL, RAAT_TEXT_COUNTING_OTHER,
                             RAAT_FILLED(year, n.text, all.text, where.text,
                                         raat_section_scenario(s, standing(s, with, at)),
                                         raat_section_scenario(s, standing(s, without, at))));
}

static void append_all(const raat_section *s, const raat_comparison comparisons[N])
{
    const raat_figure_text year =
        raat_section_year(comparisons->first_year + comparisons->n_years - 1);
    raat_page_element(s->out, "h2", NULL, raat_section_word(s, RAAT_TEXT_COUNTING_HEADING));
    raat_page_element(s->out, "p", NULL, raat_section_word(s, RAAT_TEXT_COUNTING_INTRO));
    if (comparisons->n_scenarios > 2 && raat_section_holds(s)) /* else the order is the draw's */
        append_order(s, comparisons, year.text);
    if (comparisons->n_scenarios > 1)
        append_effects(s, comparisons, year.text);
    append_levels(s, comparisons);
    raat_section_source(s);
}

raat_status raat_section_counting(raat_section *s, raat_error *err)
{
    raat_comparison comparisons[N] = {{0}};
    raat_status status = RAAT_OK;
    for (int i = 0; i < N; i++)
        if (!raat_reader_holds(s->reader, ways[i].id))
            return RAAT_OK; /* an older file */
    for (int i = 0; status == RAAT_OK && i < N; i++)
        status = raat_comparison_load(&comparisons[i], s->reader, ways[i].id, err);
    if (status == RAAT_OK)
        append_all(s, comparisons);
    for (int i = 0; i < N; i++)
        raat_comparison_clear(&comparisons[i]);
    return status;
}
