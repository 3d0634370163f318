#include "scenarios/language/jsonschema.h"

#include <math.h>
#include <stdio.h>

#include "scenarios/language/decimal.h"
#include "scenarios/language/uncertain.h"

#define NAME_PATTERN    "^[A-Za-z0-9][A-Za-z0-9_.-]{0,59}$"
#define DECIMAL_PATTERN "^-?(0|[1-9][0-9]*)([.][0-9]+)?([eE][+-]?[0-9]+)?$"

/* ---- JSON, indented ---- */

typedef struct {
    raat_text *out;
    const raat_vocabulary *words;
    int depth;
    bool first; /* of its object or list */
} json;

static void write_string(json *j, const char *text)
{
    raat_text_append(j->out, "\"");
    for (; *text; text++) {
        if (*text == '"' || *text == '\\')
            raat_text_append(j->out, "\\");
        raat_text_append_bytes(j->out, text, 1); /* the tables hold no control characters */
    }
    raat_text_append(j->out, "\"");
}

/* Begins an element: a member when key is not NULL. */
static void begin(json *j, const char *key)
{
    if (j->depth)
        raat_text_appendf(j->out, "%s\n%*s", j->first ? "" : ",", 2 * j->depth, "");
    j->first = false;
    if (key) {
        write_string(j, key);
        raat_text_append(j->out, ": ");
    }
}

static void enter(json *j, const char *key, const char *bracket)
{
    begin(j, key);
    raat_text_append(j->out, bracket);
    j->depth++;
    j->first = true;
}

static void leave(json *j, const char *bracket)
{
    j->depth--;
    if (!j->first)
        raat_text_appendf(j->out, "\n%*s", 2 * j->depth, "");
    raat_text_append(j->out, bracket);
    j->first = false;
}

static void text(json *j, const char *key, const char *value)
{
    begin(j, key);
    write_string(j, value);
}

static void number(json *j, const char *key, double value)
{
    char digits[RAAT_DECIMAL_TEXT];
    if (isinf(value))
        return; /* no bound */
    raat_decimal_write(value, digits);
    begin(j, key);
    raat_text_append(j->out, digits);
}

static void bare(json *j, const char *key, const char *value)
{
    begin(j, key);
    raat_text_append(j->out, value);
}

/* A name of two words is one in a reference: region_file. */
static const char *identifier(const char *name, char out[64])
{
    snprintf(out, 64, "%s", name);
    for (char *c = out; *c; c++)
        if (*c == ' ')
            *c = '_';
    return out;
}

static void refer(json *j, const char *name)
{
    char id[64];
    begin(j, "$ref");
    raat_text_appendf(j->out, "\"#/$defs/%s\"", identifier(name, id));
}

static void ref(json *j, const char *key, const char *name)
{
    enter(j, key, "{");
    refer(j, name);
    leave(j, "}");
}

/* ---- rows ---- */

static void range(json *j, const char *type, double low, double high)
{
    text(j, "type", type);
    number(j, "minimum", low);
    number(j, "maximum", high);
}

/* One of the words that the language fixes, or any name where a file brings them. YAML readers that
 * take no and yes for false and true are right too. */
static void word(json *j, raat_words list)
{
    const raat_vocabulary_list *words = &j->words->lists[list];
    if (words->n < 0) {
        text(j, "type", "string");
        text(j, "pattern", NAME_PATTERN);
        return;
    }
    enter(j, "enum", "[");
    for (int32_t i = 0; i < words->n; i++)
        text(j, NULL, words->words[i]);
    if (list == RAAT_WORDS_SWITCH) {
        bare(j, NULL, "false");
        bare(j, NULL, "true");
    }
    leave(j, "]");
}

static void element(json *j, const raat_schema_row *row)
{
    if (row->kind == RAAT_SCHEMA_NUMBERS)
        range(j, "integer", row->low, row->high);
    else if (row->kind == RAAT_SCHEMA_DECIMALS)
        range(j, "number", row->low, row->high);
    else
        word(j, row->words);
}

static void several(json *j, const raat_schema_row *row)
{
    enter(j, "anyOf", "[");
    enter(j, NULL, "{");
    element(j, row);
    leave(j, "}");
    enter(j, NULL, "{");
    text(j, "type", "array");
    bare(j, "uniqueItems", "true");
    enter(j, "items", "{");
    element(j, row);
    leave(j, "}");
    leave(j, "}");
    leave(j, "]");
}

/* What a level may be follows from the value that it takes the place of, which only check knows. */
static void levels(json *j, const raat_schema_row *row)
{
    enter(j, "anyOf", "[");
    enter(j, NULL, "{");
    text(j, "type", "array");
    number(j, "minItems", row->low);
    number(j, "maxItems", row->high);
    enter(j, "items", "{");
    text(j, "type", "number");
    leave(j, "}");
    leave(j, "}");
    enter(j, NULL, "{");
    text(j, "type", "object");
    number(j, "minProperties", row->low);
    number(j, "maxProperties", row->high);
    enter(j, "propertyNames", "{");
    text(j, "pattern", NAME_PATTERN);
    leave(j, "}");
    leave(j, "}");
    leave(j, "]");
}

static void some_names(json *j, const raat_schema_row *row)
{
    text(j, "type", "object");
    number(j, "minProperties", row->low);
    number(j, "maxProperties", row->high);
    enter(j, "propertyNames", "{");
    text(j, "pattern", NAME_PATTERN);
    leave(j, "}");
}

static void named(json *j, const raat_schema_row *row)
{
    some_names(j, row);
    ref(j, "additionalProperties", raat_schema_name(row->of));
}

/* A path, the tree of that file, or the paths of both files of a region. */
static void members_of(json *j, const raat_schema_row *row)
{
    some_names(j, row);
    enter(j, "additionalProperties", "{");
    enter(j, "anyOf", "[");
    enter(j, NULL, "{");
    text(j, "type", "string");
    leave(j, "}");
    ref(j, NULL, raat_schema_name(row->of));
    ref(j, NULL, raat_schema_name(RAAT_SCHEMA_MEMBER));
    leave(j, "]");
    leave(j, "}");
}

/* ---- values ---- */

static void cell(json *j, const raat_schema_row *row)
{
    enter(j, "anyOf", "[");
    enter(j, NULL, "{");
    range(j, "number", row->low, row->high);
    leave(j, "}");
    ref(j, NULL, "distribution");
    leave(j, "]");
}

static void weights(json *j, bool vector)
{
    enter(j, NULL, "{");
    text(j, "type", "object");
    bare(j, "additionalProperties", "false");
    enter(j, "required", "[");
    text(j, NULL, "dirichlet");
    leave(j, "]");
    enter(j, "properties", "{");
    enter(j, "dirichlet", "{");
    if (vector) {
        text(j, "type", "object");
        enter(j, "additionalProperties", "{");
    }
    text(j, "type", "number");
    number(j, "minimum", 0);
    if (vector)
        leave(j, "}");
    leave(j, "}");
    leave(j, "}");
    leave(j, "}");
}

static void shares(json *j)
{
    enter(j, "anyOf", "[");
    weights(j, true);
    enter(j, NULL, "{");
    text(j, "type", "object");
    enter(j, "additionalProperties", "{");
    range(j, "number", 0, 1);
    leave(j, "}");
    leave(j, "}");
    leave(j, "]");
}

/* A map with one value a name, as many levels deep as the row has lists of names. */
static void cells(json *j, const raat_schema_row *row, size_t level)
{
    const bool last = level == 2 || row->by[level] == RAAT_WORDS_NONE;
    const bool of_shares = row->kind != RAAT_SCHEMA_CELLS && row->kind != RAAT_SCHEMA_SIZE;
    if (last && !of_shares) {
        cell(j, row);
        return;
    }
    if (of_shares && (level == 1 || row->by[level + 1] == RAAT_WORDS_NONE)) {
        shares(j);
        return;
    }
    text(j, "type", "object");
    enter(j, "additionalProperties", "{");
    cells(j, row, level + 1);
    leave(j, "}");
}

static void share(json *j)
{
    enter(j, "anyOf", "[");
    enter(j, NULL, "{");
    range(j, "number", 0, 1);
    leave(j, "}");
    weights(j, false);
    leave(j, "]");
}

static void value_of(json *j, const raat_schema_row *row)
{
    switch (row->kind) {
    case RAAT_SCHEMA_WEIGHT:
        share(j);
        break;
    case RAAT_SCHEMA_YEARLY:
        text(j, "type", "array");
        enter(j, "items", "{");
        cell(j, row);
        leave(j, "}");
        break;
    case RAAT_SCHEMA_SERIES:
        text(j, "type", "object");
        number(j, "minProperties", 1);
        enter(j, "propertyNames", "{");
        text(j, "pattern", "^[12][0-9]{3}$");
        leave(j, "}");
        enter(j, "additionalProperties", "{");
        range(j, "number", row->low, row->high);
        leave(j, "}");
        break;
    case RAAT_SCHEMA_YEARS:
        range(j, "number", row->low, row->high);
        break;
    default:
        cells(j, row, 0);
        break;
    }
}

static void uncertain(json *j, const raat_schema_row *row)
{
    raat_schema_row any = *row;
    if (row->kind == RAAT_SCHEMA_SIZE) {
        any.low = -INFINITY;
        any.high = INFINITY;
    }
    text(j, "type", "object");
    bare(j, "additionalProperties", "false");
    enter(j, "required", "[");
    text(j, NULL, "unit");
    text(j, NULL, "value");
    text(j, NULL, "source");
    leave(j, "]");
    enter(j, "properties", "{");
    enter(j, "unit", "{");
    text(j, row->unit ? "const" : "type", row->unit ? row->unit : "string");
    leave(j, "}");
    enter(j, "value", "{");
    value_of(j, &any);
    leave(j, "}");
    ref(j, "source", "source");
    leave(j, "}");
}

/* ---- maps ---- */

static void rule(json *j, const raat_schema_row *row)
{
    switch (row->kind) {
    case RAAT_SCHEMA_TEXT:
        text(j, "type", "string");
        number(j, "minLength", 1);
        break;
    case RAAT_SCHEMA_NAME:
        text(j, "type", "string");
        text(j, "pattern", NAME_PATTERN);
        break;
    case RAAT_SCHEMA_WHOLE:
        range(j, "integer", row->low, row->high);
        break;
    case RAAT_SCHEMA_SEED:
        text(j, "type", "integer");
        number(j, "minimum", 0);
        bare(j, "maximum", "18446744073709551615");
        break;
    case RAAT_SCHEMA_DECIMAL:
        range(j, "number", row->low, row->high);
        break;
    case RAAT_SCHEMA_WORD:
        word(j, row->words);
        break;
    case RAAT_SCHEMA_WORDS:
    case RAAT_SCHEMA_NUMBERS:
    case RAAT_SCHEMA_DECIMALS:
        several(j, row);
        break;
    case RAAT_SCHEMA_LEVELS:
        levels(j, row);
        break;
    case RAAT_SCHEMA_FILE:
        enter(j, "anyOf", "[");
        enter(j, NULL, "{");
        text(j, "type", "string");
        leave(j, "}");
        ref(j, NULL, raat_schema_name(row->of));
        leave(j, "]");
        break;
    case RAAT_SCHEMA_FILES:
        members_of(j, row);
        break;
    case RAAT_SCHEMA_BASE:
        text(j, "type", "string");
        break;
    case RAAT_SCHEMA_DROPS:
        enter(j, "type", "[");
        text(j, NULL, "string");
        text(j, NULL, "array");
        leave(j, "]");
        break;
    case RAAT_SCHEMA_ONE:
        refer(j, raat_schema_name(row->of));
        break;
    case RAAT_SCHEMA_NAMED:
        named(j, row);
        break;
    case RAAT_SCHEMA_LIST:
        text(j, "type", "array");
        number(j, "maxItems", row->high);
        ref(j, "items", raat_schema_name(row->of));
        break;
    default:
        uncertain(j, row);
        break;
    }
}

static void property(json *j, const raat_schema_row *row)
{
    const bool plain = row->kind == RAAT_SCHEMA_WHOLE || row->kind == RAAT_SCHEMA_SEED;
    enter(j, row->key, "{");
    text(j, "description", row->doc);
    if (row->fallback && plain)
        bare(j, "default", row->fallback);
    rule(j, row);
    leave(j, "}");
}

/* A file that extends another holds changes: any of its keys, to any depth, and no key must be there. */
static void changes(json *j, const raat_schema_row *rows, size_t n)
{
    enter(j, "if", "{");
    enter(j, "required", "[");
    text(j, NULL, "extends");
    leave(j, "]");
    leave(j, "}");
    enter(j, "then", "{");
    bare(j, "additionalProperties", "false");
    enter(j, "properties", "{");
    for (size_t i = 0; i < n; i++)
        bare(j, rows[i].key, "true");
    leave(j, "}");
    leave(j, "}");
    enter(j, "else", "{");
}

static void members(json *j, raat_schema_map map)
{
    size_t n;
    const raat_schema_row *rows = raat_schema_rows(map, &n);
    const bool file = raat_schema_find(map, "extends");
    text(j, "type", "object");
    if (file)
        changes(j, rows, n);
    bare(j, "additionalProperties", "false");
    enter(j, "required", "[");
    for (size_t i = 0; i < n; i++)
        if (rows[i].flags & RAAT_SCHEMA_REQUIRED)
            text(j, NULL, rows[i].key);
    leave(j, "]");
    if (map == RAAT_SCHEMA_SOURCE) {
        number(j, "minProperties", 1);
        number(j, "maxProperties", 1);
    }
    enter(j, "properties", "{");
    for (size_t i = 0; i < n; i++)
        property(j, &rows[i]);
    leave(j, "}");
    if (file)
        leave(j, "}");
}

/* A list of numbers. */
static void numbers(json *j, const raat_uncertain_family *family)
{
    text(j, "type", "array");
    number(j, "minItems", (double)family->least);
    number(j, "maxItems", (double)family->most);
    enter(j, "items", "{");
    text(j, "type", "number");
    leave(j, "}");
}

/* A map from numbers, which JSON writes as texts, to their weights. */
static void weights_of_values(json *j, const raat_uncertain_family *family)
{
    text(j, "type", "object");
    number(j, "minProperties", (double)family->least);
    number(j, "maxProperties", (double)family->most);
    enter(j, "propertyNames", "{");
    text(j, "pattern", DECIMAL_PATTERN);
    leave(j, "}");
    enter(j, "additionalProperties", "{");
    text(j, "type", "number");
    number(j, "exclusiveMinimum", 0);
    leave(j, "}");
}

static void mean_and_n(json *j)
{
    enter(j, NULL, "{");
    text(j, "type", "object");
    bare(j, "additionalProperties", "false");
    enter(j, "required", "[");
    text(j, NULL, "mean");
    text(j, NULL, "n");
    leave(j, "]");
    enter(j, "properties", "{");
    enter(j, "mean", "{");
    text(j, "type", "number");
    number(j, "exclusiveMinimum", 0);
    number(j, "exclusiveMaximum", 1);
    leave(j, "}");
    enter(j, "n", "{");
    text(j, "type", "number");
    number(j, "exclusiveMinimum", 0);
    leave(j, "}");
    leave(j, "}");
    leave(j, "}");
}

static void distribution(json *j)
{
    enter(j, "distribution", "{");
    text(j, "type", "object");
    number(j, "minProperties", 1);
    number(j, "maxProperties", 1);
    bare(j, "additionalProperties", "false");
    enter(j, "properties", "{");
    for (size_t i = 0; raat_uncertain_row(i); i++) {
        const raat_uncertain_family *family = raat_uncertain_row(i);
        const bool two = family->family == RAAT_DIST_BETA; /* ways to write it */
        enter(j, family->name, "{");
        text(j, "description", family->arguments);
        if (two) {
            enter(j, "anyOf", "[");
            mean_and_n(j);
            enter(j, NULL, "{");
        }
        if (family->form == RAAT_UNCERTAIN_WEIGHTS)
            weights_of_values(j, family);
        else
            numbers(j, family);
        if (two) {
            leave(j, "}");
            leave(j, "]");
        }
        leave(j, "}");
    }
    leave(j, "}");
    leave(j, "}");
}

/* The maps that a map holds, and those that they hold. */
static void reach(raat_schema_map map, bool reached[RAAT_N_SCHEMA_MAPS])
{
    size_t n;
    const raat_schema_row *rows = raat_schema_rows(map, &n);
    if (reached[map])
        return;
    reached[map] = true;
    for (size_t i = 0; i < n; i++) {
        if (rows[i].kind == RAAT_SCHEMA_ONE || rows[i].kind == RAAT_SCHEMA_NAMED ||
            rows[i].kind == RAAT_SCHEMA_LIST || rows[i].kind == RAAT_SCHEMA_FILE)
            reach(rows[i].of, reached);
        else if (rows[i].kind == RAAT_SCHEMA_FILES) {
            reach(rows[i].of, reached);
            reach(RAAT_SCHEMA_MEMBER, reached);
        } else if (raat_schema_uncertain(rows[i].kind))
            reach(RAAT_SCHEMA_SOURCE, reached);
    }
}

void raat_jsonschema_write(raat_schema_map file, const raat_vocabulary *words, raat_text *out)
{
    json j = {.out = out, .words = words};
    bool reached[RAAT_N_SCHEMA_MAPS] = {false};
    reach(file, reached);
    enter(&j, NULL, "{");
    text(&j, "$schema", "https://json-schema.org/draft/2020-12/schema");
    begin(&j, "title");
    raat_text_appendf(out, "\"raat %s, format 1\"", raat_schema_name(file));
    text(&j, "description", raat_schema_doc(file));
    members(&j, file);
    enter(&j, "$defs", "{");
    for (raat_schema_map map = 0; map < RAAT_N_SCHEMA_MAPS; map++) {
        if (!reached[map] || map == file)
            continue;
        char id[64];
        enter(&j, identifier(raat_schema_name(map), id), "{");
        text(&j, "description", raat_schema_doc(map));
        members(&j, map);
        leave(&j, "}");
    }
    distribution(&j);
    leave(&j, "}");
    leave(&j, "}");
    raat_text_append(out, "\n");
}
