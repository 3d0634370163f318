/* section_sources.c: how much of the study is known and how much is judged. */
#include <string.h>

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

/* ---- what the sizes of the actions rest on ---- */

typedef enum { FACT, ARITHMETIC, JUDGEMENT, NO_EFFECT, N_BASES } basis;

typedef struct {
    int32_t actions[N_BASES], effects[N_BASES], judged_reaches[N_BASES];
} bases;

/* A size without a source is nobody's fact. */
static basis basis_of(const raat_yaml *number)
{
    const char *text;
    switch (raat_outline_source(number, &text)) {
    case RAAT_OUTLINE_SEED:
    case RAAT_OUTLINE_PUBLIC:
        return FACT;
    case RAAT_OUTLINE_DERIVED:
        return ARITHMETIC;
    case RAAT_OUTLINE_ASSUMPTION:
    case RAAT_OUTLINE_CLASSES:
        break;
    }
    return JUDGEMENT;
}

/* A reach of 1 says that the size is the whole of it. */
static bool is_judged_reach(const raat_yaml *reach)
{
    return reach && basis_of(reach) == JUDGEMENT &&
           strcmp(raat_outline_text(reach, "value"), "1") != 0;
}

static void count_action(const raat_yaml *action, bases *b)
{
    const raat_yaml *effects = raat_outline_at(action, "effects");
    const size_t n = effects && effects->kind == RAAT_YAML_LIST ? effects->n : 0;
    basis weakest = n > 0 ? FACT : NO_EFFECT;
    for (size_t i = 0; i < n; i++) {
        const raat_yaml *effect = effects->entries[i].value;
        const basis own = basis_of(raat_outline_at(effect, "size"));
        b->effects[own]++;
        b->judged_reaches[own] += is_judged_reach(raat_outline_at(effect, "reach"));
        weakest = own > weakest ? own : weakest;
    }
    b->actions[weakest]++;
}

static void append_basis_row(const raat_section *s, const char *name, const int32_t numbers[3])
{
    raat_text_append(s->out, "<tr>");
    raat_page_row_heading(s->out, name, 1);
    for (int i = 0; i < 3; i++)
        raat_page_cell(s->out, whole(s, numbers[i]).text);
    raat_text_append(s->out, "</tr>\n");
}

static void append_bases(const raat_section *s, const raat_yaml *actions)
{
    static const raat_texts_id names[N_BASES] = {RAAT_TEXT_BASIS_FACT, RAAT_TEXT_BASIS_ARITHMETIC,
                                                 RAAT_TEXT_BASIS_JUDGEMENT, RAAT_TEXT_BASIS_NONE};
    bases b = {0};
    for (size_t i = 0; i < actions->n; i++)
        count_action(actions->entries[i].value, &b);
    raat_page_table_begin(s->out, NULL, raat_section_word(s, RAAT_TEXT_BASIS_CAPTION));
    raat_text_append(s->out, "<thead>\n<tr>");
    raat_page_column_heading(s->out, "words", raat_section_word(s, RAAT_TEXT_BASIS));
    raat_page_column_heading(s->out, NULL, raat_section_word(s, RAAT_TEXT_ACTIONS));
    raat_page_column_heading(s->out, NULL, raat_section_word(s, RAAT_TEXT_BASIS_EFFECTS));
    raat_page_column_heading(s->out, NULL, raat_section_word(s, RAAT_TEXT_BASIS_REACHES));
    raat_text_append(s->out, "</tr>\n</thead>\n<tbody>\n");
    int32_t all[3] = {0};
    for (int i = 0; i < N_BASES; i++) {
        const int32_t numbers[] = {b.actions[i], b.effects[i], b.judged_reaches[i]};
        append_basis_row(s, raat_section_word(s, names[i]), numbers);
        for (int k = 0; k < 3; k++)
            all[k] += numbers[k];
    }
    append_basis_row(s, raat_section_word(s, RAAT_TEXT_SOURCES_ALL), all);
    raat_text_append(s->out, "</tbody>\n");
    raat_page_table_end(s->out);
}

raat_status raat_section_sources(raat_section *s, raat_error *err)
{
    raat_outline outline;
    const raat_status status = raat_outline_load(&outline, s->reader, err);
    if (status == RAAT_OK) {
        const raat_outline_tally tally = raat_outline_count(&outline);
        raat_page_element(s->out, "h2", NULL, raat_section_word(s, RAAT_TEXT_SOURCES_HEADING));
        raat_page_element(s->out, "p", NULL, raat_section_word(s, RAAT_TEXT_SOURCES_INTRO));
        append_table(s, &tally);
        const raat_yaml *actions =
            raat_outline_at(raat_outline_at(outline.study, "actions"), "actions");
        if (actions && actions->kind == RAAT_YAML_MAP && actions->n > 0)
            append_bases(s, actions);
    }
    raat_outline_clear(&outline);
    return status;
}
