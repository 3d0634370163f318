/* cmd_actions.c: `raat actions STUDY`: what a plan's actions are and what their numbers rest on, one line
 * an action for programs, or all of it for people. */
#include <stdio.h>
#include <string.h>

#include "engine/base/command.h"
#include "engine/base/message.h"
#include "engine/base/options.h"
#include "engine/base/text.h"
#include "scenarios/language/scenario.h"
#include "scenarios/language/schema.h"

raat_command_function raat_cmd_actions;

/* ---- the tree: checked, so what is looked for is there ---- */

static const raat_yaml *below(const raat_yaml *map, const char *key)
{
    return raat_yaml_find(map, key)->value;
}

/* The effects of an action; an empty list for one that only makes others possible. */
static const raat_yaml *effects_of(const raat_yaml *action)
{
    static const raat_yaml nothing = {.kind = RAAT_YAML_LIST};
    const raat_yaml_entry *entry = raat_yaml_find(action, "effects");
    return entry ? entry->value : &nothing;
}

/* The class of a source, `seed` to `assumption`, as a row of its map. */
static size_t class_of(const raat_yaml *source)
{
    size_t n, i = 0;
    const raat_schema_row *rows = raat_schema_rows(RAAT_SCHEMA_SOURCE, &n);
    while (strcmp(rows[i].key, source->entries[0].key) != 0)
        i++;
    return i;
}

static const char *class_name(size_t class)
{
    size_t n;
    return raat_schema_rows(RAAT_SCHEMA_SOURCE, &n)[class].key;
}

static unsigned bit_of(const raat_yaml *value)
{
    return 1u << class_of(below(value, "source"));
}

/* ---- what an action is ---- */

/* Reach 1 is no figure: it says that there is nothing to say. */
static bool reaches_all(const raat_yaml *effect)
{
    const raat_yaml *value = below(below(effect, "reach"), "value");
    return value->kind == RAAT_YAML_SCALAR && strcmp(value->text, "1") == 0;
}

/* The classes that the sizes of an action rest on, and its reaches where asked. */
static unsigned classes_of(const raat_yaml *action, bool with_reach)
{
    const raat_yaml *effects = effects_of(action);
    unsigned set = 0;
    for (size_t i = 0; i < effects->n; i++) {
        const raat_yaml *effect = effects->entries[i].value;
        set |= bit_of(below(effect, "size"));
        if (with_reach && !reaches_all(effect))
            set |= bit_of(below(effect, "reach"));
    }
    return set;
}

/* An action is as certain as the weakest of its sizes. */
static const char *kind_of(const raat_yaml *action)
{
    const unsigned sizes = classes_of(action, false);
    size_t n;
    raat_schema_rows(RAAT_SCHEMA_SOURCE, &n); /* the last class is the assumption */
    if (!sizes)
        return "enabling";
    return sizes & 1u << (n - 1) ? "assumption" : "quantified";
}

/* ---- a line an action ---- */

static void append_part(raat_text *out, size_t *written, const char *part)
{
    raat_text_appendf(out, "%s%s", (*written)++ ? ", " : "", part);
}

/* A tab or a line break inside a text would make two fields of it. */
static void append_field(raat_text *out, const char *text)
{
    raat_text_append(out, "\t");
    for (; *text; text++)
        raat_text_append_bytes(out, *text == '\t' || *text == '\n' ? " " : text, 1);
}

static void append_words(raat_text *out, const raat_yaml *list)
{
    size_t written = 0;
    raat_text_append(out, "\t");
    for (size_t i = 0; i < list->n; i++)
        append_part(out, &written, list->entries[i].value->text);
    if (!written)
        raat_text_append(out, "-");
}

static void append_provenance(raat_text *out, const raat_yaml *action)
{
    unsigned set = classes_of(action, true);
    size_t n, written = 0;
    raat_schema_rows(RAAT_SCHEMA_SOURCE, &n);
    if (!set)
        set = bit_of(action);
    raat_text_append(out, "\t");
    for (size_t i = 0; i < n; i++)
        if (set & 1u << i)
            append_part(out, &written, class_name(i));
}

static void append_levers(raat_text *out, const raat_yaml *action)
{
    const raat_yaml *effects = effects_of(action);
    size_t written = 0;
    raat_text_append(out, "\t");
    for (size_t i = 0; i < effects->n; i++)
        append_part(out, &written, below(effects->entries[i].value, "lever")->text);
    if (!written)
        raat_text_append(out, "-");
}

static void append_line(raat_text *out, const raat_yaml_entry *action)
{
    raat_text_append(out, action->key);
    append_field(out, below(action->value, "title")->text);
    append_field(out, below(action->value, "line")->text);
    append_words(out, below(action->value, "horizon"));
    append_field(out, kind_of(action->value));
    append_provenance(out, action->value);
    append_levers(out, action->value);
    raat_text_append(out, "\n");
}

/* ---- all of it ---- */

static void append_flow(raat_text *out, const raat_yaml *node)
{
    if (node->kind == RAAT_YAML_SCALAR) {
        raat_text_append(out, node->text);
        return;
    }
    raat_text_append(out, node->kind == RAAT_YAML_MAP ? "{" : "[");
    for (size_t i = 0; i < node->n; i++) {
        raat_text_append(out, i ? ", " : "");
        if (node->entries[i].key)
            raat_text_appendf(out, "%s: ", node->entries[i].key);
        append_flow(out, node->entries[i].value);
    }
    raat_text_append(out, node->kind == RAAT_YAML_MAP ? "}" : "]");
}

static void append_source(raat_text *out, const raat_yaml *source)
{
    raat_text_appendf(out, "%s: %s\n", class_name(class_of(source)),
                      source->entries[0].value->text);
}

static void append_number(raat_text *out, const raat_yaml *effect, const char *key)
{
    const raat_yaml_entry *number = raat_yaml_find(effect, key);
    if (!number)
        return;
    raat_text_appendf(out, "    %s ", key);
    append_flow(out, below(number->value, "value"));
    const char *unit = below(number->value, "unit")->text;
    raat_text_appendf(out, " %s%s(", strcmp(unit, "1") == 0 ? "" : unit,
                      strcmp(unit, "1") == 0 ? "" : " ");
    const raat_yaml *source = below(number->value, "source");
    raat_text_appendf(out, "%s: %s)\n", class_name(class_of(source)),
                      source->entries[0].value->text);
}

static void append_effect(raat_text *out, const raat_yaml *effect)
{
    static const char *const numbers[] = {"size", "reach", "delay", "ramp"};
    const raat_yaml_entry *where = raat_yaml_find(effect, "where");
    raat_text_appendf(out, "  %s, %s", below(effect, "lever")->text,
                      below(effect, "operation")->text);
    if (where) {
        raat_text_append(out, ", where ");
        append_flow(out, where->value);
    }
    raat_text_append(out, "\n");
    for (size_t i = 0; i < sizeof numbers / sizeof *numbers; i++)
        append_number(out, effect, numbers[i]);
}

static void append_rest(raat_text *out, const raat_yaml *action)
{
    const raat_yaml_entry *dutch = raat_yaml_find(action, "title_nl");
    const raat_yaml_entry *enabling = raat_yaml_find(action, "enabling");
    const raat_yaml *effects = effects_of(action);
    if (dutch)
        raat_text_appendf(out, "  %s\n", dutch->value->text);
    raat_text_appendf(out, "  from %s; ", below(action, "start")->text);
    append_source(out, below(action, "source"));
    if (enabling)
        raat_text_appendf(out, "  no effect of its own: %s\n", enabling->value->text);
    for (size_t i = 0; i < effects->n; i++)
        append_effect(out, effects->entries[i].value);
    raat_text_append(out, "\n");
}

/* ---- the command ---- */

static raat_status print(const raat_yaml *actions, bool whole, raat_error *err)
{
    const raat_yaml *names = below(actions, "actions");
    raat_text out = {0};
    for (size_t i = 0; i < names->n; i++) {
        append_line(&out, &names->entries[i]);
        if (whole)
            append_rest(&out, names->entries[i].value);
    }
    raat_status status = raat_text_check(&out, err);
    if (status == RAAT_OK && (fputs(raat_text_bytes(&out), stdout) == EOF || fflush(stdout) != 0))
        status = raat_error_set(err, RAAT_FAILED, "cannot write to standard output");
    raat_text_clear(&out);
    return status;
}

int raat_cmd_actions(int argc, char **argv)
{
    bool whole = false;
    const raat_options_row rows[] = {
        {.name = "long",
         .doc = "below each line its effects, their numbers and where these come from",
         .seen = &whole},
    };
    raat_options options = {
        .command = "actions",
        .operands = "FILE",
        .least = 1,
        .most = 1,
        .doc = "Lists the actions of a study or an actions file (a folder stands for its "
               "study.yaml), one a line, fields separated by tabs: name, title, action line, "
               "horizon, kind, provenance, levers. Kind is `quantified` when every size rests on "
               "the plan, a published figure or arithmetic on them, `assumption` when one is "
               "judged, `enabling` when there is no effect. Provenance is that of sizes and "
               "reaches, of an enabling action that of itself.",
        .rows = rows,
        .n_rows = sizeof rows / sizeof *rows,
    };
    int status;
    if (!raat_options_parse(&options, argc, argv, &status))
        return status;
    raat_error err = {0};
    raat_diagnostics d = {0};
    raat_yaml_store *store = NULL;
    const raat_yaml *actions = NULL;
    const raat_status read = raat_scenario_actions(options.given[0], &store, &actions, &d, &err);
    raat_diagnostic_say(&d);
    if (read == RAAT_OK)
        print(actions, whole, &err);
    raat_diagnostic_clear(&d);
    raat_yaml_store_free(store);
    const int failure = raat_message_failure(&err);
    return failure ? failure : (int)read;
}
