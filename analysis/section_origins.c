/* section_origins.c: how much each region of a study knows of itself: its own numbers, those that it takes over
 * from another, and what they rest on. */
#include "analysis/areas.h"
#include "analysis/origins.h"
#include "analysis/page.h"
#include "analysis/section.h"

typedef struct {
    const raat_section *section;
    raat_outline outline;
} view;

static const raat_label *label_of(const view *v, int32_t region)
{
    return &raat_reader_regions(v->section->reader).labels[region];
}

/* The title of a region of the study; the name of another, which only its file knows. */
static const char *title_of(const view *v, const char *name)
{
    return raat_outline_title(raat_areas_region(v->outline.study, name), name,
                              v->section->language);
}

static void append_count(const view *v, int32_t n)
{
    const raat_figure_style style = {.language = v->section->language, .kind = RAAT_FIGURE_PERSONS};
    raat_page_cell(v->section->out, raat_figure_format(n, &style).text);
}

static void append_percent(const view *v, int32_t n, int32_t all)
{
    const raat_figure_style style = {.language = v->section->language, .kind = RAAT_FIGURE_SHARE};
    raat_page_cell(v->section->out, raat_figure_format((double)n / all, &style).text);
}

/* "Limburg (320), nederland (7), a common file (2)" */
static void append_from(const view *v, const raat_origins *o)
{
    raat_text text = {0};
    for (int i = 0; i < o->n; i++)
        raat_text_appendf(&text, "%s%s (%d)", i ? ", " : "", title_of(v, o->from[i].name),
                          o->from[i].numbers);
    if (o->common)
        raat_text_appendf(&text, "%s%s (%d)", text.length ? ", " : "",
                          raat_section_word(v->section, RAAT_TEXT_ORIGINS_COMMON), o->common);
    raat_page_words(v->section->out, text.length ? raat_text_bytes(&text) : "-");
    raat_text_clear(&text);
}

static void append_row(const view *v, int32_t region)
{
    const raat_section *s = v->section;
    const raat_origins o = raat_origins_count(&v->outline, label_of(v, region)->name);
    raat_text_append(s->out, "<tr>");
    raat_page_row_heading(s->out, raat_texts_title(label_of(v, region), s->language), 1);
    append_count(v, o.numbers);
    append_count(v, o.own);
    append_count(v, o.own_figures);
    append_count(v, o.numbers - o.own);
    append_from(v, &o);
    for (int class = 0; class < RAAT_OUTLINE_CLASSES; class ++)
        append_percent(v, o.classes[class], o.numbers);
    raat_text_append(s->out, "</tr>\n");
}

static void append_table(const view *v)
{
    static const raat_texts_id columns[] = {RAAT_TEXT_ORIGINS_VALUES, RAAT_TEXT_ORIGINS_OWN,
                                            RAAT_TEXT_ORIGINS_FIGURES, RAAT_TEXT_ORIGINS_TAKEN};
    const raat_section *s = v->section;
    raat_page_table_begin(s->out, "wordy", raat_section_word(s, RAAT_TEXT_ORIGINS_CAPTION));
    raat_text_append(s->out, "<thead>\n<tr>");
    raat_page_column_heading(s->out, "words", raat_section_word(s, RAAT_TEXT_AXIS_REGION));
    for (size_t i = 0; i < sizeof columns / sizeof *columns; i++)
        raat_page_column_heading(s->out, NULL, raat_section_word(s, columns[i]));
    raat_page_column_heading(s->out, "words", raat_section_word(s, RAAT_TEXT_ORIGINS_FROM));
    for (int class = 0; class < RAAT_OUTLINE_CLASSES; class ++) {
        raat_text heading = {0};
        raat_text_appendf(&heading, "%s, %%",
                          raat_section_word(s, (raat_texts_id)(RAAT_TEXT_CLASS_SEED + class)));
        raat_page_column_heading(s->out, NULL, raat_text_bytes(&heading));
        raat_text_clear(&heading);
    }
    raat_text_append(s->out, "</tr>\n</thead>\n<tbody>\n");
    for (int32_t region = 0; region < raat_areas_whole(s->reader); region++)
        append_row(v, region);
    raat_text_append(s->out, "</tbody>\n");
    raat_page_table_end(s->out);
}

/* The regions that carry nothing but judgement and what they take over. */
static void append_without(const view *v)
{
    const raat_section *s = v->section;
    const int32_t regions = raat_areas_whole(s->reader);
    raat_text names = {0};
    int32_t n = 0;
    for (int32_t region = 0; region < regions; region++)
        if (raat_origins_count(&v->outline, label_of(v, region)->name).own_figures == 0)
            raat_text_appendf(&names, "%s%s", n++ ? "; " : "",
                              raat_texts_title(label_of(v, region), s->language));
    if (n == 0)
        raat_page_element(s->out, "p", NULL, raat_section_word(s, RAAT_TEXT_ORIGINS_ALL));
    else
        raat_section_element(s, "p", NULL, RAAT_TEXT_ORIGINS_WITHOUT,
                             RAAT_FILLED(raat_section_year(n).text, raat_section_year(regions).text,
                                         raat_text_bytes(&names)));
    raat_text_clear(&names);
}

raat_status raat_section_origins(raat_section *s, raat_error *err)
{
    if (!raat_areas_several(s->reader))
        return RAAT_OK;
    view v = {.section = s};
    const raat_status status = raat_outline_load(&v.outline, s->reader, err);
    if (status == RAAT_OK && raat_outline_at(v.outline.study, "regions")) {
        raat_page_element(s->out, "h3", "part", raat_section_word(s, RAAT_TEXT_ORIGINS_HEADING));
        raat_page_element(s->out, "p", NULL, raat_section_word(s, RAAT_TEXT_ORIGINS_INTRO));
        append_without(&v);
        append_table(&v);
    }
    raat_outline_clear(&v.outline);
    return status;
}
