#include "scenarios/language/overlay.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "engine/base/suggest.h"
#include "engine/base/text.h"

typedef struct {
    raat_yaml_store *store;
    raat_diagnostics *d;
    raat_error *err;
    raat_mark at;
    raat_yaml *study;
} overlayer;

static bool leads_inside(const char *path)
{
    return strncmp(path, "region.", 7) == 0 || strncmp(path, "actions.", 8) == 0;
}

/* The entry whose key begins the path, the longest of them, for names hold dots: `LIM-3.1`. */
static raat_yaml_entry *step_in_map(const raat_yaml *map, const char *path, size_t *out_length)
{
    raat_yaml_entry *best = NULL;
    *out_length = 0;
    for (size_t i = 0; i < map->n; i++) {
        const size_t n = strlen(map->entries[i].key);
        if (strncmp(map->entries[i].key, path, n) != 0 || (path[n] != '.' && path[n] != '\0'))
            continue;
        if (!best || n > *out_length) {
            best = &map->entries[i];
            *out_length = n;
        }
    }
    return best;
}

static raat_yaml_entry *step_in_list(const raat_yaml *list, const char *path, size_t *out_length)
{
    char *end;
    const unsigned long number = strtoul(path, &end, 10);
    *out_length = (size_t)(end - path);
    if (path[0] < '1' || path[0] > '9' || (*end != '.' && *end != '\0') || number > list->n)
        return NULL;
    return &list->entries[number - 1];
}

/* The known key that the beginning of the path may mean; names hold dots, so the longest beginning is
 * tried first. What it was compared with goes to word. */
static const char *nearest(const char *path, const char *const keys[], size_t n, char word[80])
{
    size_t length = strlen(path);
    for (;;) {
        snprintf(word, 80, "%.*s", (int)(length < 70 ? length : 70), path);
        const char *near = raat_suggest_nearest(word, keys, n);
        char *dot = strrchr(word, '.');
        if (near || !dot)
            return near;
        length = (size_t)(dot - word);
    }
}

static void refuse_key(const overlayer *o, const raat_yaml *map, const char *path)
{
    enum { MOST = 100 };
    const char *keys[MOST];
    char word[80];
    size_t n = 0;
    for (; n < map->n && n < MOST; n++)
        keys[n] = map->entries[n].key;
    const char *near = nearest(path, keys, n, word);
    raat_text names = {0};
    for (size_t i = 0; i < n && i < 30; i++)
        raat_text_appendf(&names, "%s%s", i ? ", " : "", keys[i]);
    if (near)
        raat_diagnostic_add(o->d, o->at, "no key `%s` there; did you mean `%s`?", word, near);
    else
        raat_diagnostic_add(o->d, o->at, "no key `%s` there; there are %s", word,
                            raat_text_bytes(&names));
    raat_text_clear(&names);
}

static void refuse_step(const overlayer *o, const raat_yaml *node, const char *path)
{
    if (node->kind == RAAT_YAML_MAP)
        refuse_key(o, node, path);
    else if (node->kind == RAAT_YAML_SCALAR)
        raat_diagnostic_add(o->d, o->at, "there is nothing below: `%s` leads on from a value",
                            path);
    else
        raat_diagnostic_add(o->d, o->at,
                            "`%s` is not the number of an element: the list has %zu of them", path,
                            node->n);
}

/* Puts the value where the path leads. */
static void put(const overlayer *o, raat_yaml *node, char *path, raat_yaml *value)
{
    for (;;) {
        size_t length = 0;
        raat_yaml_entry *entry = NULL;
        if (node->kind == RAAT_YAML_MAP)
            entry = step_in_map(node, path, &length);
        else if (node->kind == RAAT_YAML_LIST)
            entry = step_in_list(node, path, &length);
        if (!entry && node->kind == RAAT_YAML_MAP && *path && !strchr(path, '.')) {
            raat_yaml_append(o->store, node, path, o->at, value, o->err); /* check judges it */
            return;
        }
        if (!entry) {
            refuse_step(o, node, path);
            return;
        }
        if (path[length] == '\0') {
            entry->value = value;
            entry->at = o->at;
            return;
        }
        path += length + 1;
        node = entry->value;
    }
}

/* Where a path into a file begins: `region.x` at the root of the region's tree, `actions.x` at its
 * map of actions. Takes the first key off the path; NULL when the file could not be read, which has
 * been said. */
static raat_yaml *root_of(const overlayer *o, char **path)
{
    const bool region = **path == 'r';
    const raat_yaml_entry *entry = raat_yaml_find(o->study, region ? "region" : "actions");
    *path = strchr(*path, '.') + 1;
    if (entry && !region && entry->value->kind == RAAT_YAML_MAP)
        entry = raat_yaml_find(entry->value, "actions");
    return entry && entry->value->kind == RAAT_YAML_MAP ? entry->value : NULL;
}

static void apply_one(overlayer *o, const char *setting, bool inside)
{
    raat_text label = {0};
    raat_text_appendf(&label, "--set %s", setting);
    char *path = NULL, *where = NULL;
    if (raat_text_check(&label, o->err) == RAAT_OK) {
        path = raat_yaml_copy(o->store, setting, o->err);
        where = raat_yaml_copy(o->store, raat_text_bytes(&label), o->err);
    }
    raat_text_clear(&label);
    if (!path || !where)
        return;
    o->at = (raat_mark){where, 0, 0};
    char *value = strchr(path, '=');
    if (!value || value == path || value[1] == '\0') {
        if (!inside)
            raat_diagnostic_add(o->d, o->at, "a setting is written PATH=VALUE, as replicates=100");
        return;
    }
    *value++ = '\0';
    if (leads_inside(path) != inside)
        return;
    raat_yaml *node;
    if (raat_yaml_parse(o->store, value, o->at, &node, o->d, o->err) != RAAT_OK)
        return;
    raat_yaml *root = inside ? root_of(o, &path) : o->study;
    if (root)
        put(o, root, path, node);
}

raat_status raat_overlay_apply(const raat_overlay *overlay, bool inside, raat_yaml_store *store,
                               raat_yaml *study, raat_diagnostics *d, raat_error *err)
{
    overlayer o = {.store = store, .d = d, .err = err, .study = study};
    const size_t before = d->n;
    for (size_t i = 0; overlay && i < overlay->n; i++)
        apply_one(&o, overlay->settings[i], inside);
    if (err->status != RAAT_OK)
        return err->status;
    return d->n > before || d->failed ? RAAT_USAGE : RAAT_OK;
}
