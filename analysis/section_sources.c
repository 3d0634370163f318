/* section_sources.c: how much of the study is known and how much is judged. */
#include "analysis/outline.h"
#include "analysis/page.h"
#include "analysis/section.h"

static raat_figure_text whole(const raat_section *s, int32_t n)
{
    const raat_figure_style style = {.language = s->language, .kind = RAAT_FIGURE_PERSONS};
    return raat_figure_format(n, &style);
}

static void append_row(const raat_section *s, const char *name, const char *meaning, int32_t n,
                       int32_t uncertain)
{
    raat_text_append(s->out, "<tr>");
    raat_page_row_heading(s->out, name, 1);
    raat_page_words(s->out, meaning);
    raat_page_cell(s->out, whole(s, n).text);
    raat_page_cell(s->out, whole(s, uncertain).text);
    raat_text_append(s->out, "</tr>\n");
}

static void append_table(const raat_section *s, const raat_outline_tally *tally)
{
    int32_t n = 0, uncertain = 0;
    raat_page_table_begin(s->out, "wordy", raat_section_word(s, RAAT_TEXT_SOURCES_CAPTION));
    raat_text_append(s->out, "<thead>\n<tr>");
    raat_page_column_heading(s->out, "words", raat_section_word(s, RAAT_TEXT_SOURCES_CLASS));
    raat_page_column_heading(s->out, "words", raat_section_word(s, RAAT_TEXT_SOURCES_MEANING));
    raat_page_column_heading(s->out, NULL, raat_section_word(s, RAAT_TEXT_SOURCES_NUMBERS));
    raat_page_column_heading(s->out, NULL, raat_section_word(s, RAAT_TEXT_SOURCES_UNCERTAIN));
    raat_text_append(s->out, "</tr>\n</thead>\n<tbody>\n");
    for (int i = 0; i < RAAT_OUTLINE_CLASSES; i++) {
        append_row(s, raat_section_word(s, (raat_texts_id)(RAAT_TEXT_CLASS_SEED + i)),
                   raat_section_word(s, (raat_texts_id)(RAAT_TEXT_MEANING_SEED + i)),
                   tally->numbers[i], tally->uncertain[i]);
        n += tally->numbers[i];
        uncertain += tally->uncertain[i];
    }
    append_row(s, raat_section_word(s, RAAT_TEXT_SOURCES_ALL), "", n, uncertain);
    raat_text_append(s->out, "</tbody>\n");
    raat_page_table_end(s->out);
}

raat_status raat_section_sources(raat_section *s, raat_error *err)
{
    if (s->region > 0)
        return RAAT_OK; /* as section_actions.c */
    raat_outline outline;
    const raat_status status = raat_outline_load(&outline, s->reader, err);
    if (status == RAAT_OK) {
        const raat_outline_tally tally = raat_outline_count(&outline);
        raat_page_element(s->out, "h2", NULL, raat_section_word(s, RAAT_TEXT_SOURCES_HEADING));
        raat_page_element(s->out, "p", NULL, raat_section_word(s, RAAT_TEXT_SOURCES_INTRO));
        append_table(s, &tally);
    }
    raat_outline_clear(&outline);
    return status;
}
