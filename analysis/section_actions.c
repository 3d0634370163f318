/* section_actions.c: what the scenarios do: which actions each has, and what each action changes, from
 * when, by how much and on whose word. */
#include <stdlib.h>
#include <string.h>

#include "analysis/areas.h"
#include "analysis/lever_words.h"
#include "analysis/outline.h"
#include "analysis/page.h"
#include "analysis/section.h"

typedef struct {
    const raat_yaml *study;
    const raat_section *section;
    const raat_yaml *scenarios, *actions; /* maps by name */
    const raat_yaml *grid;                /* of dimensions by name, or NULL */
} view;

/* ---- words ---- */

/* "0.1 FTE/FTE"; the unit "1" goes without saying. */
static void append_amount(raat_text *out, const raat_yaml *value)
{
    const char *unit = raat_outline_text(value, "unit");
    raat_outline_append(out, raat_outline_at(value, "value"));
    if (*unit && strcmp(unit, "1") != 0)
        raat_text_appendf(out, " %s", unit);
}

static void append_source(const view *v, raat_text *out, const raat_yaml *value)
{
    const char *text;
    const raat_outline_class class = raat_outline_source(value, &text);
    if (class < RAAT_OUTLINE_CLASSES)
        raat_text_appendf(out, "%s: %s",
                          raat_section_word(v->section, RAAT_TEXT_CLASS_SEED + class), text);
}

/* A cell takes the text and empties it. */
static void append_cell(const view *v, raat_text *text)
{
    raat_page_words(v->section->out, raat_text_bytes(text));
    v->section->out->failed |= text->failed;
    raat_text_clear(text);
}

/* ---- scenarios ---- */

static bool lists(const raat_yaml *map, const char *action)
{
    const raat_yaml *names = raat_outline_at(map, "actions");
    for (size_t k = 0; names && names->kind == RAAT_YAML_LIST && k < names->n; k++) {
        const char *name = names->entries[k].value->text;
        if (name && strcmp(name, action) == 0)
            return true;
    }
    return false;
}

/* Whether a scenario before this list of names has the action: then its title was said. */
static bool is_said(const view *v, const raat_yaml *names, const char *action)
{
    for (size_t i = 0; i < v->scenarios->n; i++) {
        const raat_yaml *before = v->scenarios->entries[i].value;
        if (raat_outline_at(before, "actions") == names)
            return false;
        if (lists(before, action))
            return true;
    }
    return false;
}

static const char *name_at(const raat_yaml *names, size_t i)
{
    return i < names->n ? names->entries[i].value->text : NULL;
}

/* How many names from i on are known by title and follow each other in the study. */
static size_t run_from(const view *v, const raat_yaml *names, size_t i)
{
    const raat_yaml *all = v->actions;
    if (!all || all->kind != RAAT_YAML_MAP)
        return 0;
    size_t at = 0, n = 0;
    while (at < all->n && strcmp(all->entries[at].key, name_at(names, i)) != 0)
        at++;
    while (at + n < all->n && name_at(names, i + n) &&
           strcmp(all->entries[at + n].key, name_at(names, i + n)) == 0 &&
           is_said(v, names, name_at(names, i + n)))
        n++;
    return n;
}

/* "LIM-1.1 more places; LIM-1.2 ...": a title where an action is first named, and later "LIM-1.1 to
 * LIM-1.8", for a scenario with all of them must not repeat a page. */
static void append_names(const view *v, raat_text *text, const raat_yaml *names)
{
    enum { SHORTEST_RUN = 3 };
    const raat_language language = v->section->language;
    for (size_t i = 0; names && names->kind == RAAT_YAML_LIST && i < names->n; i++) {
        const char *name = name_at(names, i);
        if (!name)
            continue;
        raat_text_append(text, text->length ? "; " : "");
        const size_t n = run_from(v, names, i);
        if (n >= SHORTEST_RUN) {
            i += n - 1;
            raat_texts_append(text, RAAT_TEXT_ACTIONS_RUN, language,
                              RAAT_FILLED(name, name_at(names, i)));
        } else if (is_said(v, names, name)) {
            raat_text_append(text, name);
        } else {
            raat_text_appendf(text, "%s %s", name,
                              raat_outline_title(raat_outline_at(v->actions, name), "", language));
        }
    }
}

/* A scenario may get to less than the actions themselves: said, for it is all that tells it apart. */
static void append_reach(const view *v, raat_text *text, const char *reach)
{
    const double times = strtod(reach, NULL);
    if (text->length == 0 || !*reach || times == 1)
        return;
    /* One number stands in the sentence as its language writes numbers. */
    const bool plain = strspn(reach, "0123456789.") == strlen(reach);
    const char *point = strchr(reach, '.');
    const raat_figure_style style = {.language = v->section->language,
                                     .kind = RAAT_FIGURE_FTE,
                                     .decimals = point ? (int)strlen(point + 1) : 0};
    const raat_figure_text number = raat_figure_format(times, &style);
    raat_text whole = {0};
    raat_texts_append(&whole, RAAT_TEXT_ACTIONS_REACH, v->section->language,
                      RAAT_FILLED(raat_text_bytes(text), plain ? number.text : reach));
    whole.failed |= text->failed;
    raat_text_clear(text);
    *text = whole;
}

static void append_scenario(const view *v, const raat_yaml_entry *scenario)
{
    const raat_section *s = v->section;
    raat_text text = {0};
    append_names(v, &text, raat_outline_at(scenario->value, "actions"));
    append_reach(v, &text, raat_outline_text(scenario->value, "reach"));
    if (text.length == 0)
        raat_text_append(&text, raat_section_word(s, RAAT_TEXT_NO_ACTIONS));
    raat_text_append(s->out, "<tr>");
    raat_page_row_heading(s->out, raat_outline_title(scenario->value, scenario->key, s->language),
                          1);
    append_cell(v, &text);
    raat_text_append(s->out, "</tr>\n");
}

/* Of a grid its dimensions, each with its levels: "quota [0, 0.5, 1]" and what they act on. */
static void append_dimension(const view *v, const raat_yaml_entry *dimension)
{
    const raat_section *s = v->section;
    const raat_yaml *reach = raat_outline_at(dimension->value, "reach");
    raat_text heading = {0}, text = {0};
    raat_text_appendf(&heading, "%s ",
                      raat_outline_title(dimension->value, dimension->key, s->language));
    raat_outline_append(&heading, reach ? reach : raat_outline_at(dimension->value, "levels"));
    append_names(v, &text, raat_outline_at(dimension->value, "actions"));
    raat_text_append(&text, raat_outline_text(dimension->value, "set"));
    raat_text_append(s->out, "<tr>");
    raat_page_row_heading(s->out, raat_text_bytes(&heading), 1);
    append_cell(v, &text);
    raat_text_append(s->out, "</tr>\n");
    s->out->failed |= heading.failed;
    raat_text_clear(&heading);
}

static void append_scenarios(const view *v)
{
    const raat_section *s = v->section;
    raat_page_table_begin(s->out, "wordy", raat_section_word(s, RAAT_TEXT_SCENARIOS_CAPTION));
    raat_text_append(s->out, "<thead>\n<tr>");
    raat_page_column_heading(s->out, "words", raat_section_word(s, RAAT_TEXT_SCENARIO));
    raat_page_column_heading(s->out, "words", raat_section_word(s, RAAT_TEXT_ACTIONS));
    raat_text_append(s->out, "</tr>\n</thead>\n<tbody>\n");
    for (size_t i = 0; i < v->scenarios->n; i++)
        append_scenario(v, &v->scenarios->entries[i]);
    for (size_t i = 0; v->grid && v->grid->kind == RAAT_YAML_MAP && i < v->grid->n; i++)
        append_dimension(v, &v->grid->entries[i]);
    raat_text_append(s->out, "</tbody>\n");
    raat_page_table_end(s->out);
}

/* ---- actions ---- */

/* The path of a dimension leads into the action: actions.LIM-1.1.start, or with `actions` twice, as the
 * resolved study has it. */
static bool leads_to(const char *path, const char *action)
{
    static const char begin[] = "actions.";
    const size_t n = strlen(action);
    for (int i = 0; i < 2 && strncmp(path, begin, sizeof begin - 1) == 0; i++)
        path += sizeof begin - 1;
    return strncmp(path, action, n) == 0 && path[n] == '.';
}

static bool is_used(const view *v, const char *action)
{
    for (size_t i = 0; i < v->scenarios->n; i++)
        if (lists(v->scenarios->entries[i].value, action))
            return true;
    for (size_t i = 0; v->grid && v->grid->kind == RAAT_YAML_MAP && i < v->grid->n; i++) {
        const raat_yaml *dimension = v->grid->entries[i].value;
        if (lists(dimension, action) || leads_to(raat_outline_text(dimension, "set"), action))
            return true;
    }
    return false;
}

static void append_effect(const view *v, const raat_yaml *effect)
{
    raat_text text = {0};
    const raat_language language = v->section->language;
    raat_lever_words_append(&text, v->study, effect, language);
    append_cell(v, &text);
    raat_text_append(&text, raat_lever_words_how(raat_outline_text(effect, "operation"), language));
    append_cell(v, &text);
    append_amount(&text, raat_outline_at(effect, "size"));
    append_cell(v, &text);
    append_amount(&text, raat_outline_at(effect, "reach"));
    append_cell(v, &text);
    append_source(v, &text, raat_outline_at(effect, "size"));
    append_cell(v, &text);
}

/* An action that only makes others possible says why it has no effect. */
static void append_enabling(const view *v, const raat_yaml *action)
{
    raat_text text = {0};
    raat_text_append(&text, raat_section_word(v->section, RAAT_TEXT_ENABLING));
    append_cell(v, &text);
    for (int i = 0; i < 3; i++)
        append_cell(v, &text);
    raat_text_append(&text, raat_outline_text(action, "enabling"));
    append_cell(v, &text);
}

static void append_years(const view *v, const raat_yaml *action)
{
    const char *end = raat_outline_text(action, "end");
    raat_text text = {0};
    raat_text_appendf(&text, "%s%s%s", raat_outline_text(action, "start"), *end ? " - " : "", end);
    append_cell(v, &text);
}

/* An action of a region's own file says where it works. */
static void append_regions(const view *v, raat_text *name, const raat_yaml *regions)
{
    const raat_language language = v->section->language;
    raat_text titles = {0}, whole = {0};
    for (size_t i = 0; regions && regions->kind == RAAT_YAML_LIST && i < regions->n; i++) {
        const char *region = name_at(regions, i);
        if (region)
            raat_text_appendf(
                &titles, "%s%s", titles.length ? ", " : "",
                raat_outline_title(raat_areas_region(v->study, region), region, language));
    }
    if (titles.length) {
        raat_texts_append(&whole, RAAT_TEXT_ACTIONS_REGION, language,
                          RAAT_FILLED(raat_text_bytes(name), raat_text_bytes(&titles)));
        whole.failed |= name->failed || titles.failed;
        raat_text_clear(name);
        *name = whole;
    }
    raat_text_clear(&titles);
}

static void append_action(const view *v, const raat_yaml_entry *action)
{
    const raat_section *s = v->section;
    const raat_yaml *effects = raat_outline_at(action->value, "effects");
    const size_t n = effects && effects->kind == RAAT_YAML_LIST ? effects->n : 0;
    raat_text name = {0};
    raat_text_appendf(&name, "%s %s", action->key,
                      raat_outline_title(action->value, "", s->language));
    append_regions(v, &name, raat_outline_at(action->value, "regions"));
    for (size_t i = 0; i < n || i == 0; i++) {
        raat_text_append(s->out, i == 0 ? "<tr class=\"group\">" : "<tr>");
        if (i == 0)
            raat_page_row_heading(s->out, raat_text_bytes(&name), n > 1 ? (int)n : 1);
        append_years(v, action->value);
        if (n > 0)
            append_effect(v, effects->entries[i].value);
        else
            append_enabling(v, action->value);
        raat_text_append(s->out, "</tr>\n");
    }
    raat_text_clear(&name);
}

static void append_actions(const view *v)
{
    static const raat_texts_id columns[] = {RAAT_TEXT_ACTION,     RAAT_TEXT_SINCE, RAAT_TEXT_LEVER,
                                            RAAT_TEXT_OPERATION,  RAAT_TEXT_SIZE,  RAAT_TEXT_REACH,
                                            RAAT_TEXT_SIZE_SOURCE};
    const raat_section *s = v->section;
    raat_page_table_begin(s->out, "wordy", raat_section_word(s, RAAT_TEXT_ACTIONS_CAPTION));
    raat_text_append(s->out, "<thead>\n<tr>");
    for (size_t i = 0; i < sizeof columns / sizeof *columns; i++)
        raat_page_column_heading(s->out, "words", raat_section_word(s, columns[i]));
    raat_text_append(s->out, "</tr>\n</thead>\n<tbody>\n");
    for (size_t i = 0; i < v->actions->n; i++)
        if (is_used(v, v->actions->entries[i].key))
            append_action(v, &v->actions->entries[i]);
    raat_text_append(s->out, "</tbody>\n");
    raat_page_table_end(s->out);
}

raat_status raat_section_actions(raat_section *s, raat_error *err)
{
    raat_outline outline;
    const raat_status status = raat_outline_load(&outline, s->reader, err);
    const view v = {outline.study, s, raat_outline_at(outline.study, "scenarios"),
                    raat_outline_at(raat_outline_at(outline.study, "actions"), "actions"),
                    raat_outline_at(outline.study, "grid")};
    if (status == RAAT_OK && v.scenarios && v.scenarios->kind == RAAT_YAML_MAP) {
        raat_page_element(s->out, "h2", NULL, raat_section_word(s, RAAT_TEXT_ACTIONS_HEADING));
        raat_page_element(s->out, "p", NULL, raat_section_word(s, RAAT_TEXT_ACTIONS_INTRO));
        append_scenarios(&v);
        if (v.actions && v.actions->kind == RAAT_YAML_MAP && v.actions->n > 0)
            append_actions(&v);
    }
    raat_outline_clear(&outline);
    return status;
}
