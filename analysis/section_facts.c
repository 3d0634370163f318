/* section_facts.c: every number of the study that is a fact, with its source, to be unfolded. */
#include <string.h>

#include "analysis/key_words.h"
#include "analysis/page.h"
#include "analysis/section.h"

typedef struct {
    const raat_section *section;
    raat_text line; /* of the number at hand */
} facts;

static bool is_fact(raat_outline_class class)
{
    return class == RAAT_OUTLINE_SEED || class == RAAT_OUTLINE_PUBLIC;
}

/* A cell takes the line and empties it. */
static void append_cell(facts *f)
{
    raat_page_words(f->section->out, raat_text_bytes(&f->line));
    f->section->out->failed |= f->line.failed;
    raat_text_clear(&f->line);
}

/* A target has a threshold in place of a value. */
static void append_value(facts *f, const raat_yaml *number)
{
    static const char *const keys[] = {"value", "at_most", "at_least"};
    for (size_t i = 0; i < sizeof keys / sizeof *keys; i++) {
        const raat_yaml *value = raat_outline_at(number, keys[i]);
        if (value && i > 0)
            raat_text_appendf(&f->line, "%s ", raat_key_words_of(keys[i], f->section->language));
        raat_outline_append(&f->line, value);
    }
    append_cell(f);
}

static void append_fact(void *to, const raat_outline_step *at, raat_outline_class class,
                        const char *source)
{
    facts *f = to;
    const raat_section *s = f->section;
    if (!is_fact(class))
        return;
    const char *unit = raat_outline_text(at->node, "unit");
    raat_text_append(s->out, "<tr>");
    raat_key_words_path(&f->line, at, s->language);
    raat_page_row_heading(s->out, raat_text_bytes(&f->line), 1);
    raat_text_clear(&f->line);
    append_value(f, at->node);
    raat_text_append(&f->line, strcmp(unit, "1") == 0 ? "" : unit); /* it goes without saying */
    append_cell(f);
    raat_text_appendf(&f->line, "%s: %s",
                      raat_section_word(s, (raat_texts_id)(RAAT_TEXT_CLASS_SEED + class)), source);
    append_cell(f);
    raat_text_append(s->out, "</tr>\n");
}

static void append_table(const raat_section *s, const raat_outline *outline)
{
    static const raat_texts_id columns[] = {RAAT_TEXT_FACTS_NUMBER, RAAT_TEXT_FACTS_VALUE,
                                            RAAT_TEXT_FACTS_UNIT, RAAT_TEXT_FACTS_SOURCE};
    facts f = {s, {0}};
    raat_page_table_begin(s->out, "wordy", raat_section_word(s, RAAT_TEXT_FACTS_CAPTION));
    raat_text_append(s->out, "<thead>\n<tr>");
    for (size_t i = 0; i < sizeof columns / sizeof *columns; i++)
        raat_page_column_heading(s->out, "words", raat_section_word(s, columns[i]));
    raat_text_append(s->out, "</tr>\n</thead>\n<tbody>\n");
    raat_outline_visit(outline, append_fact, &f);
    raat_page_close(s->out, "tbody");
    raat_page_table_end(s->out);
}

static void append_all(const raat_section *s, const raat_outline *outline)
{
    const raat_outline_tally tally = raat_outline_count(outline);
    int32_t n = 0, all = 0;
    for (int i = 0; i < RAAT_OUTLINE_CLASSES; i++) {
        n += is_fact((raat_outline_class)i) ? tally.numbers[i] : 0;
        all += tally.numbers[i];
    }
    const raat_figure_style style = {.language = s->language, .kind = RAAT_FIGURE_PERSONS};
    const raat_figure_text count = raat_figure_format(n, &style),
                           whole = raat_figure_format(all, &style);
    raat_page_element(s->out, "h3", "part", raat_section_word(s, RAAT_TEXT_FACTS_HEADING));
    raat_section_element(s, "p", NULL, RAAT_TEXT_FACTS_INTRO, RAAT_FILLED(count.text, whole.text));
    if (n == 0)
        return;
    raat_page_open(s->out, "details", NULL);
    raat_section_element(s, "summary", NULL, RAAT_TEXT_FACTS_SUMMARY, RAAT_FILLED(count.text));
    append_table(s, outline);
    raat_page_close(s->out, "details");
}

raat_status raat_section_facts(raat_section *s, raat_error *err)
{
    raat_outline outline;
    const raat_status status = raat_outline_load(&outline, s->reader, err);
    if (status == RAAT_OK)
        append_all(s, &outline);
    raat_outline_clear(&outline);
    return status;
}
