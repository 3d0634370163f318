/* section_regional_targets.c: which regions meet which targets, and how likely: the baseline beside the
 * scenario that lowers the shortage of the whole most. */
#include <math.h>
#include <stdio.h>

#include "analysis/areas.h"
#include "analysis/page.h"
#include "analysis/section.h"
#include "analysis/targets.h"

typedef struct {
    raat_section *section;
    raat_targets targets;
    int32_t scenarios[2];
    int n; /* of them: 1 when no scenario lowers the shortage */
} view;

static void append_head(const view *v)
{
    const raat_section *s = v->section;
    raat_text_append(s->out, "<thead>\n<tr><td></td>");
    for (int32_t target = 0; target < v->targets.n; target++) {
        const raat_reader_target *row = &v->targets.rows[target];
        char title[256];
        snprintf(title, sizeof title, "%s, %d", raat_texts_title(&row->label, s->language),
                 row->year);
        raat_page_group_heading(s->out, title, v->n);
    }
    raat_text_append(s->out, "</tr>\n<tr>");
    raat_page_column_heading(s->out, "words", raat_section_word(s, RAAT_TEXT_AXIS_REGION));
    for (int32_t target = 0; target < v->targets.n; target++)
        for (int i = 0; i < v->n; i++)
            raat_page_column_heading(s->out, NULL, raat_section_scenario(s, v->scenarios[i]));
    raat_text_append(s->out, "</tr>\n</thead>\n");
}

static void append_row(const view *v, int32_t area)
{
    const raat_section *s = v->section;
    const raat_targets *t = &v->targets;
    const raat_figure_style style = {.language = s->language, .kind = RAAT_FIGURE_SHARE};
    const bool whole = area == raat_areas_whole(s->reader);
    raat_text_append(s->out, whole ? "<tr class=\"group\">" : "<tr>");
    raat_page_row_heading(
        s->out, raat_texts_title(&raat_reader_regions(s->reader).labels[area], s->language), 1);
    for (int32_t target = 0; target < t->n; target++)
        for (int i = 0; i < v->n; i++) {
            const double share =
                raat_targets_share(t, v->scenarios[i], target, raat_targets_year(t, target), area);
            const bool said = (whole || raat_targets_of_part(t, target)) && raat_section_holds(s);
            raat_page_cell(s->out, raat_figure_with_unit(said ? share : NAN, &style).text);
        }
    raat_text_append(s->out, "</tr>\n");
}

static bool any_of_whole(const raat_targets *t)
{
    for (int32_t target = 0; target < t->n; target++)
        if (!raat_targets_of_part(t, target))
            return true;
    return false;
}

static void append_all(const view *v)
{
    const raat_section *s = v->section;
    raat_page_element(s->out, "h3", "part",
                      raat_section_word(s, RAAT_TEXT_REGIONAL_TARGETS_HEADING));
    raat_page_table_begin(s->out, NULL, raat_section_word(s, RAAT_TEXT_REGIONAL_TARGETS_CAPTION));
    append_head(v);
    raat_page_open(s->out, "tbody", NULL);
    for (int32_t area = 0; area < v->targets.n_regions; area++)
        append_row(v, area);
    raat_page_close(s->out, "tbody");
    raat_page_table_end(s->out);
    if (any_of_whole(&v->targets))
        raat_page_element(s->out, "p", "note-p",
                          raat_section_word(s, RAAT_TEXT_REGIONAL_TARGETS_NOTE));
}

raat_status raat_section_regional_targets(raat_section *s, raat_error *err)
{
    if (!raat_areas_several(s->reader))
        return RAAT_OK;
    view v = {.section = s};
    raat_comparison shortage;
    raat_status status = raat_comparison_load(&shortage, s->reader, RAAT_SHORTAGE_FTE, err);
    if (status == RAAT_OK) {
        v.scenarios[v.n++] = shortage.baseline;
        v.scenarios[v.n] = raat_comparison_lowest(&shortage, raat_areas_whole(s->reader));
        v.n += v.scenarios[v.n] != shortage.baseline;
        status = raat_targets_load(&v.targets, s->reader, err);
    }
    raat_comparison_clear(&shortage);
    if (status == RAAT_OK && v.targets.n > 0)
        append_all(&v);
    raat_targets_clear(&v.targets);
    return status;
}
