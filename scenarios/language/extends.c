#include "scenarios/language/extends.h"

#include <string.h>
#include <sys/stat.h>

#include "engine/base/text.h"
#include "scenarios/language/kind.h"
#include "scenarios/language/library.h"
#include "scenarios/language/overlay.h"
#include "scenarios/language/schema.h"
#include "scenarios/language/uncertain.h"

enum { MOST_FILES = 8 };

static const char base_key[] = "extends", drop_key[] = "without", same_key[] = "same_as";

typedef struct {
    raat_yaml_store *store;
    const char *study;
    raat_diagnostics *d;
    raat_error *err;
    raat_yaml *roots[MOST_FILES]; /* [n] a file, its base, the base of that, ... */
    const char *paths[MOST_FILES];
    size_t n;
} chain;

static bool failed(const chain *c)
{
    return c->err->status != RAAT_OK;
}

/* ---- reading, from the changes down to what they change ---- */

static bool same_file(const char *a, const char *b)
{
    struct stat x, y;
    return stat(a, &x) == 0 && stat(b, &y) == 0 && x.st_dev == y.st_dev && x.st_ino == y.st_ino;
}

/* A file that is in the chain already would go round for ever. */
static raat_status refuse_cycle(const chain *c, raat_mark by, const char *path)
{
    size_t first = 0;
    while (first < c->n && !same_file(c->paths[first], path))
        first++;
    if (first == c->n)
        return RAAT_OK;
    raat_text names = {0};
    for (size_t i = first; i < c->n; i++)
        raat_text_appendf(&names, "%s -> ", c->paths[i]);
    raat_diagnostic_add(c->d, by, "a file cannot extend itself: %s%s", raat_text_bytes(&names),
                        path);
    raat_text_clear(&names);
    return RAAT_USAGE;
}

static raat_status read_base(chain *c, const raat_yaml *name)
{
    raat_text path = {0};
    raat_status status = raat_library_path(c->study, name->at, name->text, &path, c->d, c->err);
    if (status == RAAT_OK)
        status = refuse_cycle(c, name->at, raat_text_bytes(&path));
    if (status == RAAT_OK && c->n == MOST_FILES) {
        raat_diagnostic_add(c->d, name->at, "%d files extend each other; a chain has at most %d",
                            MOST_FILES + 1, MOST_FILES);
        status = RAAT_USAGE;
    }
    if (status == RAAT_OK)
        status = raat_yaml_read(c->store, raat_text_bytes(&path), name->at, &c->roots[c->n], c->d,
                                c->err);
    if (status == RAAT_OK) {
        const char *kept = raat_yaml_copy(c->store, raat_text_bytes(&path), c->err);
        c->paths[c->n++] = kept;
        status = kept ? RAAT_OK : RAAT_FAILED;
    }
    raat_text_clear(&path);
    return status;
}

/* The base that a root names; NULL when it names none, or none that can be one, which is said. */
static const raat_yaml *base_of(const chain *c, const raat_yaml *root)
{
    const raat_yaml_entry *entry = raat_yaml_find(root, base_key);
    const raat_yaml_entry *drops = raat_yaml_find(root, drop_key);
    if (!entry && drops)
        raat_diagnostic_add(c->d, drops->at,
                            "`%s` takes names out of the file that `%s` names, and there is none",
                            drop_key, base_key);
    if (!entry)
        return NULL;
    if (entry->value->kind == RAAT_YAML_SCALAR && *entry->value->text)
        return entry->value;
    raat_diagnostic_add(c->d, entry->value->at, "`%s` wants the path of a file", base_key);
    return NULL;
}

static raat_status read_chain(chain *c)
{
    const size_t before = c->d->n;
    for (;;) {
        const raat_yaml *name = base_of(c, c->roots[c->n - 1]);
        if (c->d->n > before || c->d->failed)
            return RAAT_USAGE;
        if (!name)
            return RAAT_OK;
        const raat_status status = read_base(c, name);
        if (status != RAAT_OK)
            return status;
        if (c->roots[c->n - 1]->kind != RAAT_YAML_MAP) {
            raat_diagnostic_add(c->d, name->at,
                                "`%s` cannot be extended: it is no map of keys with values",
                                name->text);
            return RAAT_USAGE;
        }
    }
}

/* ---- taking out ---- */

static void remove_entry(raat_yaml *map, const raat_yaml_entry *entry)
{
    const size_t at = (size_t)(entry - map->entries);
    memmove(&map->entries[at], &map->entries[at + 1], (map->n - at - 1) * sizeof *entry);
    map->n--;
}

static void remove_key(raat_yaml *map, const char *key)
{
    const raat_yaml_entry *entry = raat_yaml_find(map, key);
    if (entry)
        remove_entry(map, entry);
}

static void drop(const chain *c, raat_yaml *base, const raat_yaml *name)
{
    if (name->kind != RAAT_YAML_SCALAR || !*name->text) {
        raat_diagnostic_add(c->d, name->at, "`%s` wants names, as tracks.hbo", drop_key);
        return;
    }
    const raat_overlay_place place = raat_overlay_walk(base, name->text);
    if (!place.entry)
        raat_overlay_refuse(&place, name->at, c->d);
    else if (place.parent->kind == RAAT_YAML_LIST)
        raat_diagnostic_add(c->d, name->at,
                            "`%s` leads into a list; write the whole list as it is to be",
                            name->text);
    else
        remove_entry(place.parent, place.entry);
}

static void drop_all(const chain *c, raat_yaml *base, const raat_yaml *root)
{
    const raat_yaml_entry *drops = raat_yaml_find(root, drop_key);
    if (!drops)
        return;
    if (drops->value->kind != RAAT_YAML_LIST)
        drop(c, base, drops->value);
    else
        for (size_t i = 0; i < drops->value->n; i++)
            drop(c, base, drops->value->entries[i].value);
}

/* ---- laying over ---- */

static void lay_over(const chain *c, raat_schema_map map, raat_yaml *base, const raat_yaml *over);

static bool both_maps(const raat_yaml *a, const raat_yaml *b)
{
    return a->kind == RAAT_YAML_MAP && b->kind == RAAT_YAML_MAP;
}

static void add(const chain *c, raat_yaml *base, const raat_yaml_entry *entry)
{
    raat_yaml_append(c->store, base, entry->key, entry->at, entry->value, c->err);
}

static void lay_names_over(const chain *c, raat_schema_map of, raat_yaml *base,
                           const raat_yaml *over)
{
    for (size_t i = 0; i < over->n && !failed(c); i++) {
        const raat_yaml_entry *entry = &over->entries[i];
        raat_yaml_entry *old = raat_yaml_find(base, entry->key);
        if (!old)
            add(c, base, entry);
        else if (both_maps(old->value, entry->value))
            lay_over(c, of, old->value, entry->value);
        else
            *old = *entry;
    }
}

/* What is laid over the path of a file extends that file, unless it is a whole file itself. */
static void lay_over_path(const chain *c, raat_yaml_entry *old, const raat_yaml_entry *entry)
{
    const raat_yaml *path = old->value;
    if (path->kind == RAAT_YAML_SCALAR && entry->value->kind == RAAT_YAML_MAP &&
        !raat_yaml_find(entry->value, "format") && !raat_yaml_find(entry->value, base_key))
        raat_yaml_append(c->store, entry->value, base_key, path->at, old->value, c->err);
    *old = *entry;
}

/* A region of a study is replaced as a whole: its file says what it builds on. */
static void lay_files_over(const chain *c, raat_yaml *base, const raat_yaml *over)
{
    for (size_t i = 0; i < over->n && !failed(c); i++) {
        raat_yaml_entry *old = raat_yaml_find(base, over->entries[i].key);
        if (old)
            *old = over->entries[i];
        else
            add(c, base, &over->entries[i]);
    }
}

static void lay_entry_over(const chain *c, const raat_schema_row *row, raat_yaml_entry *old,
                           const raat_yaml_entry *entry)
{
    const bool maps = both_maps(old->value, entry->value);
    if (row && row->kind == RAAT_SCHEMA_FILE && !maps)
        lay_over_path(c, old, entry);
    else if (maps && row && row->kind == RAAT_SCHEMA_FILES)
        lay_files_over(c, old->value, entry->value);
    else if (maps && row && row->kind == RAAT_SCHEMA_NAMED)
        lay_names_over(c, row->of, old->value, entry->value);
    else if (maps && row &&
             (row->kind == RAAT_SCHEMA_FILE ||
              (row->kind == RAAT_SCHEMA_ONE && row->of != RAAT_SCHEMA_SOURCE)))
        lay_over(c, row->of, old->value, entry->value);
    else
        *old = *entry;
}

static void lay_over(const chain *c, raat_schema_map map, raat_yaml *base, const raat_yaml *over)
{
    for (size_t i = 0; i < over->n && !failed(c); i++) {
        const raat_yaml_entry *entry = &over->entries[i];
        raat_yaml_entry *old = raat_yaml_find(base, entry->key);
        if (old)
            lay_entry_over(c, raat_schema_find(map, entry->key), old, entry);
        else
            add(c, base, entry);
    }
}

/* ---- what a region takes over from another ---- */

static bool is_uncertain_value(const raat_yaml *node)
{
    const raat_yaml_entry *value = raat_yaml_find(node, "value");
    return value && raat_yaml_find(node, "unit") && raat_uncertain_any(value->value);
}

/* Each uncertain value of a tree names the region whose it is, unless it does. */
static void mark_values(const chain *c, raat_yaml *node, const raat_yaml *region)
{
    if (node->kind == RAAT_YAML_SCALAR)
        return;
    if (node->kind == RAAT_YAML_MAP && is_uncertain_value(node)) {
        raat_yaml *name = raat_yaml_scalar(c->store, region->text, region->at, c->err);
        if (name && !raat_yaml_find(node, same_key))
            raat_yaml_append(c->store, node, same_key, region->at, name, c->err);
        return;
    }
    for (size_t i = 0; i < node->n; i++)
        mark_values(c, node->entries[i].value, region);
}

/* A file with a name of its own is another region: what it leaves as it was is still the base's. */
static void mark_base(const chain *c, raat_yaml *base, const raat_yaml *root)
{
    const raat_yaml_entry *old = raat_yaml_find(base, "region");
    const raat_yaml_entry *own = raat_yaml_find(root, "region");
    if (old && own && old->value->kind == RAAT_YAML_SCALAR &&
        own->value->kind == RAAT_YAML_SCALAR && strcmp(old->value->text, own->value->text) != 0)
        mark_values(c, base, old->value);
}

/* ---- all of it ---- */

/* Its base is complete by now, so names can be looked for in it. */
static void build_on(const chain *c, raat_schema_map map, raat_yaml *base, raat_yaml *root)
{
    drop_all(c, base, root);
    if (map == RAAT_SCHEMA_REGION)
        mark_base(c, base, root);
    remove_key(root, base_key);
    remove_key(root, drop_key);
    lay_over(c, map, base, root);
    base->at = root->at;
}

raat_status raat_extends_resolve(raat_yaml_store *store, const char *study, raat_yaml **root,
                                 raat_diagnostics *d, raat_error *err)
{
    chain c = {.store = store, .study = study, .d = d, .err = err, .n = 1};
    const size_t before = d->n;
    c.roots[0] = *root;
    c.paths[0] = (*root)->at.path;
    raat_status status = read_chain(&c);
    if (status != RAAT_OK || c.n == 1)
        return status;
    raat_yaml *base = c.roots[c.n - 1];
    const raat_kind *kind = raat_kind_of(base);
    if (!kind) {
        raat_diagnostic_add(d, base->at, "this is no scenario file, and others extend it");
        return RAAT_USAGE;
    }
    for (size_t i = c.n - 1; i-- > 0 && !failed(&c);)
        build_on(&c, kind->map, base, c.roots[i]);
    *root = base;
    if (failed(&c))
        return err->status;
    return d->n > before || d->failed ? RAAT_USAGE : RAAT_OK;
}
