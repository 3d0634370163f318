#include "scenarios/language/overlay.h"

#include <assert.h>
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
    return strncmp(path, "region.", 7) == 0 || strncmp(path, "regions.", 8) == 0 ||
           strncmp(path, "actions.", 8) == 0;
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

static void refuse_key(const raat_yaml *map, const char *path, raat_mark at, raat_diagnostics *d)
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
        raat_diagnostic_add(d, at, "no key `%s` there; did you mean `%s`?", word, near);
    else
        raat_diagnostic_add(d, at, "no key `%s` there; %s%s", word,
                            n ? "there are " : "there is nothing", raat_text_bytes(&names));
    raat_text_clear(&names);
}

void raat_overlay_refuse(const raat_overlay_place *place, raat_mark at, raat_diagnostics *d)
{
    if (place->parent->kind == RAAT_YAML_MAP)
        refuse_key(place->parent, place->rest, at, d);
    else if (place->parent->kind == RAAT_YAML_SCALAR)
        raat_diagnostic_add(d, at, "there is nothing below: `%s` leads on from a value",
                            place->rest);
    else
        raat_diagnostic_add(d, at, "`%s` is not the number of an element: the list has %zu of them",
                            place->rest, place->parent->n);
}

raat_overlay_place raat_overlay_walk(raat_yaml *root, const char *path)
{
    for (;;) {
        size_t length = 0;
        raat_yaml_entry *entry = NULL;
        if (root->kind == RAAT_YAML_MAP)
            entry = step_in_map(root, path, &length);
        else if (root->kind == RAAT_YAML_LIST)
            entry = step_in_list(root, path, &length);
        if (!entry || path[length] == '\0')
            return (raat_overlay_place){root, entry, path};
        path += length + 1;
        root = entry->value;
    }
}

/* Puts the value where the path leads; false when it leads nowhere. */
static bool put(const overlayer *o, const raat_overlay_place *place, raat_yaml *value)
{
    if (place->entry) {
        place->entry->value = value;
        place->entry->at = o->at;
        return true;
    }
    if (place->parent->kind != RAAT_YAML_MAP || !*place->rest || strchr(place->rest, '.'))
        return false;
    /* check judges the key */
    raat_yaml_append(o->store, place->parent, place->rest, o->at, value, o->err);
    return true;
}

/* Where a path into a file begins: `regions.x` at the study, `region.x` at the root of the region's tree, `actions.x` at its map
 * of actions, or at the root of the file where that has what is looked for (`actions.format`). Takes
 * the first key off the path; NULL when the file could not be read, which has been said. */
static raat_yaml *root_of(raat_yaml *study, const char **path)
{
    if (strncmp(*path, "regions.", 8) == 0)
        return study;
    const bool region = **path == 'r';
    const raat_yaml_entry *entry = raat_yaml_find(study, region ? "region" : "actions");
    size_t length;
    *path = strchr(*path, '.') + 1;
    if (!entry || entry->value->kind != RAAT_YAML_MAP)
        return NULL;
    const raat_yaml_entry *names = region ? NULL : raat_yaml_find(entry->value, "actions");
    if (!names)
        return entry->value;
    if (names->value->kind != RAAT_YAML_MAP)
        return NULL;
    return !step_in_map(names->value, *path, &length) && step_in_map(entry->value, *path, &length)
               ? entry->value
               : names->value;
}

raat_overlay_place raat_overlay_find(raat_yaml *study, const char *path)
{
    assert(study);
    raat_yaml *const inside = leads_inside(path) ? root_of(study, &path) : NULL;
    return raat_overlay_walk(inside ? inside : study, path);
}

/* A copy of the setting, cut in two: the path, and *out_value. NULL when it cannot be, which is said. */
static const char *cut(overlayer *o, const char *setting, char **out_value)
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
        return NULL;
    o->at = (raat_mark){where, 0, 0};
    *out_value = strchr(path, '=');
    if (!*out_value || *out_value == path || (*out_value)[1] == '\0') {
        raat_diagnostic_add(o->d, o->at, "a setting is written PATH=VALUE, as replicates=100");
        return NULL;
    }
    *(*out_value)++ = '\0';
    return path;
}

/* Whether it is time; settings that cannot be read are told of once. */
static bool is_time(const char *setting, raat_overlay_time time, bool late)
{
    if (time == RAAT_OVERLAY_FILLED)
        return late;
    return leads_inside(setting) == (time == RAAT_OVERLAY_FILES);
}

/* A value that is changed is no longer that of another region. */
static void disown(raat_yaml *root, const char *path)
{
    size_t length = 0;
    for (raat_yaml_entry *entry; root->kind == RAAT_YAML_MAP && *path; root = entry->value) {
        raat_yaml_entry *shared = raat_yaml_find(root, "same_as");
        entry = step_in_map(root, path, &length);
        if (!entry)
            return;
        if (shared && shared != entry) {
            const size_t at = (size_t)(shared - root->entries);
            memmove(shared, shared + 1, (root->n - at - 1) * sizeof *shared);
            root->n--;
            return;
        }
        path += length + (path[length] == '.');
    }
}

/* Whether it found its place. */
static bool apply_one(overlayer *o, const char *setting, raat_overlay_time time, bool *late)
{
    char *value;
    raat_yaml *node, *root = o->study;
    const char *path = cut(o, setting, &value);
    if (!path || raat_yaml_parse(o->store, value, o->at, &node, o->d, o->err) != RAAT_OK)
        return false;
    if (leads_inside(path))
        root = root_of(o->study, &path);
    if (!root)
        return false;
    const raat_overlay_place place = raat_overlay_walk(root, path);
    const bool found = put(o, &place, node);
    if (found)
        disown(root, path);
    if (!found && time == RAAT_OVERLAY_FILLED)
        raat_overlay_refuse(&place, o->at, o->d);
    *late = !found;
    return found;
}

raat_status raat_overlay_apply(const raat_overlay *overlay, raat_overlay_time time, bool late[],
                               raat_yaml_store *store, raat_yaml *study, size_t *out_n,
                               raat_diagnostics *d, raat_error *err)
{
    overlayer o = {.store = store, .d = d, .err = err, .study = study};
    const size_t before = d->n;
    size_t n = 0;
    for (size_t i = 0; overlay && i < overlay->n; i++)
        if (is_time(overlay->settings[i], time, late[i]))
            n += apply_one(&o, overlay->settings[i], time, &late[i]);
    if (out_n)
        *out_n = n;
    if (err->status != RAAT_OK)
        return err->status;
    return d->n > before || d->failed ? RAAT_USAGE : RAAT_OK;
}
