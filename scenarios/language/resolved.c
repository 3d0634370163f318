#include "scenarios/language/resolved.h"

#include <string.h>

#include "engine/base/memory.h"
#include "engine/base/text.h"
#include "scenarios/language/schema.h"

/* A checked tree is canonical: defaults filled in, keys in the order of the schema, one spelling a
 * number. So writing it down is all there is to do. */

static void write_text(raat_text *out, const char *text)
{
    raat_text_append(out, "\"");
    for (; *text; text++) {
        if (*text == '"' || *text == '\\')
            raat_text_append(out, "\\");
        if (*text == '\n')
            raat_text_append(out, "\\n");
        else if (*text == '\t')
            raat_text_append(out, "\\t");
        else
            raat_text_append_bytes(out, text, 1);
    }
    raat_text_append(out, "\"");
}

static void write_flow(raat_text *out, const raat_yaml *node)
{
    if (node->kind == RAAT_YAML_SCALAR) {
        if (node->quoted)
            write_text(out, node->text);
        else
            raat_text_append(out, node->text);
        return;
    }
    const bool map = node->kind == RAAT_YAML_MAP;
    raat_text_append(out, map ? "{" : "[");
    for (size_t i = 0; i < node->n; i++) {
        if (i)
            raat_text_append(out, ", ");
        if (map)
            raat_text_appendf(out, "%s: ", node->entries[i].key);
        write_flow(out, node->entries[i].value);
    }
    raat_text_append(out, map ? "}" : "]");
}

/* Maps of the schema and lists of them are written line by line, what they hold in one line. */
static bool in_lines(const raat_yaml_entry *entry)
{
    const raat_yaml *node = entry->value;
    if (node->n == 0 || (entry->key && strcmp(entry->key, "value") == 0))
        return false;
    return node->kind == RAAT_YAML_MAP ||
           (node->kind == RAAT_YAML_LIST && node->entries[0].value->kind == RAAT_YAML_MAP);
}

static bool aside(const char *key, int depth)
{
    const raat_schema_row *row = depth ? NULL : raat_schema_find(RAAT_SCHEMA_STUDY, key);
    return row && row->flags & RAAT_SCHEMA_ASIDE;
}

/* ---- where it comes from ---- */

static bool same_origin(const raat_yaml *a, const raat_yaml *b)
{
    return a->filled == b->filled && (a->filled || strcmp(a->at.path, b->at.path) == 0);
}

/* A line break in a path or in a setting would end the comment. */
static void append_origin(raat_text *out, const raat_yaml *node)
{
    if (node->filled) {
        raat_text_append(out, "filled in");
        return;
    }
    for (const char *c = node->at.path; *c; c++)
        raat_text_append_bytes(out, (unsigned char)*c < ' ' ? " " : c, 1);
    if (node->at.line)
        raat_text_appendf(out, ":%d", node->at.line);
}

/* The first part that comes from elsewhere: one number of a table that --set changed. */
static const raat_yaml *stranger(const raat_yaml *whole, const raat_yaml *node)
{
    if (!same_origin(whole, node))
        return node;
    for (size_t i = 0; i < node->n; i++) {
        const raat_yaml *found = stranger(whole, node->entries[i].value);
        if (found)
            return found;
    }
    return NULL;
}

static void write_comment(raat_text *out, const raat_yaml *node)
{
    const raat_yaml *other = stranger(node, node);
    raat_text_append(out, "  # ");
    append_origin(out, node);
    if (other) {
        raat_text_append(out, ", ");
        append_origin(out, other);
    }
}

/* ---- line by line ---- */

typedef struct {
    raat_text *out;
    bool origins; /* a comment behind each line, and what stands aside too */
} page;

static void write_lines(const page *p, const raat_yaml *node, int depth, bool after_dash)
{
    for (size_t i = 0; i < node->n; i++) {
        const raat_yaml_entry *entry = &node->entries[i];
        if (entry->key && !p->origins && aside(entry->key, depth))
            continue;
        if (!after_dash || i)
            raat_text_appendf(p->out, "%*s", 2 * depth, "");
        if (!entry->key) {
            raat_text_append(p->out, "- ");
            write_lines(p, entry->value, depth + 1, true);
            continue;
        }
        raat_text_appendf(p->out, "%s:", entry->key);
        if (in_lines(entry)) {
            raat_text_append(p->out, "\n");
            write_lines(p, entry->value, depth + 1, false);
            continue;
        }
        raat_text_append(p->out, " ");
        write_flow(p->out, entry->value);
        if (p->origins)
            write_comment(p->out, entry->value);
        raat_text_append(p->out, "\n");
    }
}

char *raat_resolved_text(const raat_yaml *study, raat_error *err)
{
    raat_text out = {0};
    write_lines(&(page){&out, false}, study, 0, false);
    char *text = NULL;
    if (raat_text_check(&out, err) == RAAT_OK)
        text = raat_memory_text(raat_text_bytes(&out), err);
    raat_text_clear(&out);
    return text;
}

void raat_resolved_append(raat_text *out, const raat_yaml *study)
{
    write_lines(&(page){out, true}, study, 0, false);
}

void raat_resolved_append_value(raat_text *out, const raat_yaml *value)
{
    write_flow(out, value);
}
