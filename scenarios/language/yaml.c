#include "scenarios/language/yaml.h"

#include <assert.h>
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>
#include <yaml.h>

#include "engine/base/memory.h"
#include "engine/base/text.h"

enum { MOST_BYTES = 1024 * 1024, MOST_DEPTH = 16, CHUNK = 256 * 1024 };

/* ---- the store: chunks that are freed together ---- */

typedef struct chunk {
    struct chunk *older;
    size_t used, size;
    _Alignas(max_align_t) char bytes[];
} chunk;

struct raat_yaml_store {
    chunk *newest;
};

raat_yaml_store *raat_yaml_store_new(raat_error *err)
{
    return raat_memory_new(1, sizeof(raat_yaml_store), err);
}

void raat_yaml_store_free(raat_yaml_store *store)
{
    while (store && store->newest) {
        chunk *older = store->newest->older;
        raat_memory_free(store->newest);
        store->newest = older;
    }
    raat_memory_free(store);
}

static void *take(raat_yaml_store *store, size_t bytes, raat_error *err)
{
    const size_t rounded =
        (bytes + sizeof(max_align_t) - 1) / sizeof(max_align_t) * sizeof(max_align_t);
    chunk *top = store->newest;
    if (!top || top->size - top->used < rounded) {
        const size_t size = rounded > CHUNK ? rounded : CHUNK;
        top = raat_memory_new(1, sizeof *top + size, err);
        if (!top)
            return NULL;
        top->size = size;
        top->older = store->newest;
        store->newest = top;
    }
    void *block = top->bytes + top->used;
    top->used += rounded;
    return block;
}

/* ---- the tree ---- */

raat_yaml *raat_yaml_new(raat_yaml_store *store, raat_yaml_kind kind, raat_mark at, raat_error *err)
{
    raat_yaml *node = take(store, sizeof *node, err);
    if (node)
        *node = (raat_yaml){.kind = kind, .at = at, .text = ""};
    return node;
}

char *raat_yaml_copy(raat_yaml_store *store, const char *text, raat_error *err)
{
    const size_t bytes = strlen(text) + 1;
    char *copy = take(store, bytes, err);
    return copy ? memcpy(copy, text, bytes) : NULL;
}

raat_yaml *raat_yaml_scalar(raat_yaml_store *store, const char *text, raat_mark at, raat_error *err)
{
    raat_yaml *node = raat_yaml_new(store, RAAT_YAML_SCALAR, at, err);
    char *copy = node ? raat_yaml_copy(store, text, err) : NULL;
    if (!copy)
        return NULL;
    node->text = copy;
    return node;
}

raat_yaml *raat_yaml_clone(raat_yaml_store *store, const raat_yaml *node, raat_error *err)
{
    raat_yaml *copy = raat_yaml_new(store, node->kind, node->at, err);
    if (!copy)
        return NULL;
    copy->text = node->text; /* texts do not change, a node is given another one */
    copy->quoted = node->quoted;
    copy->filled = node->filled;
    for (size_t i = 0; i < node->n; i++) {
        const raat_yaml_entry *entry = &node->entries[i];
        raat_yaml *value = raat_yaml_clone(store, entry->value, err);
        if (!value || !raat_yaml_append(store, copy, entry->key, entry->at, value, err))
            return NULL;
    }
    return copy;
}

void raat_yaml_fill(raat_yaml *node)
{
    node->filled = true;
    for (size_t i = 0; i < node->n; i++)
        raat_yaml_fill(node->entries[i].value);
}

raat_yaml_entry *raat_yaml_find(const raat_yaml *map, const char *key)
{
    if (map->kind != RAAT_YAML_MAP)
        return NULL;
    for (size_t i = 0; i < map->n; i++)
        if (strcmp(map->entries[i].key, key) == 0)
            return &map->entries[i];
    return NULL;
}

bool raat_yaml_append(raat_yaml_store *store, raat_yaml *to, const char *key, raat_mark at,
                      raat_yaml *value, raat_error *err)
{
    if (to->n == to->capacity) {
        const size_t wider = to->capacity ? 2 * to->capacity : 4;
        raat_yaml_entry *moved = take(store, wider * sizeof *moved, err);
        if (!moved)
            return false;
        if (to->n)
            memcpy(moved, to->entries, to->n * sizeof *moved);
        to->entries = moved;
        to->capacity = wider;
    }
    to->entries[to->n++] = (raat_yaml_entry){key, at, value};
    return true;
}

/* ---- is it text at all? ---- */

/* Length of the UTF-8 character at s, and its code point; 0 when it is none. Overlong forms,
 * surrogates and what lies beyond U+10FFFF are none. */
static size_t character(const unsigned char *s, size_t left, uint32_t *out_code)
{
    static const struct {
        unsigned char mask, lead;
        uint32_t least;
    } forms[] = {{0x80, 0x00, 0}, {0xE0, 0xC0, 0x80}, {0xF0, 0xE0, 0x800}, {0xF8, 0xF0, 0x10000}};
    for (size_t tail = 0; tail < 4; tail++) {
        if ((s[0] & forms[tail].mask) != forms[tail].lead)
            continue;
        uint32_t code = s[0] & (unsigned char)~forms[tail].mask;
        if (tail >= left)
            return 0;
        for (size_t i = 1; i <= tail; i++) {
            if ((s[i] & 0xC0) != 0x80)
                return 0;
            code = code << 6 | (s[i] & 0x3F);
        }
        *out_code = code;
        return code >= forms[tail].least && (code < 0xD800 || code > 0xDFFF) && code <= 0x10FFFF
                   ? tail + 1
                   : 0;
    }
    return 0;
}

/* What a text file may hold: the characters that YAML calls printable. */
static bool printable(uint32_t code)
{
    return code == '\t' || code == '\n' || code == '\r' || (code >= 0x20 && code <= 0x7E) ||
           code == 0x85 || (code >= 0xA0 && code <= 0xFFFD && code != 0xFEFF) || code >= 0x10000;
}

static bool check_text(const char *path, const unsigned char *s, size_t n, raat_diagnostics *d)
{
    raat_mark at = {path, 1, 1};
    if (n >= 2 && ((s[0] == 0xFE && s[1] == 0xFF) || (s[0] == 0xFF && s[1] == 0xFE))) {
        raat_diagnostic_add(d, at, "the file is UTF-16; save it as UTF-8");
        return false;
    }
    for (size_t i = 0, step; i < n; i += step) {
        uint32_t code = 0;
        step = character(s + i, n - i, &code);
        if (step == 0) {
            raat_diagnostic_add(d, at, "byte 0x%02X is not UTF-8; save the file as UTF-8", s[i]);
            return false;
        }
        if (!printable(code) && !(code == 0xFEFF && i == 0)) {
            raat_diagnostic_add(d, at, "character U+%04X does not belong in a text file%s",
                                (unsigned)code, code == 0 ? "; is this a binary file?" : "");
            return false;
        }
        if (code == '\n' || (code == '\r' && (i + 1 == n || s[i + 1] != '\n')))
            at = (raat_mark){path, at.line + 1, 1};
        else if (code != 0xFEFF && code != '\r')
            at.column++;
    }
    return true;
}

/* ---- libyaml's events become nodes ---- */

typedef struct {
    yaml_parser_t parser;
    raat_yaml_store *store;
    const char *path;
    raat_mark fixed; /* of every node when fixed.path is set */
    raat_diagnostics *d;
    raat_error *err;
    bool refused; /* something was reported that leaves no tree */
} reader;

static raat_mark mark_of(const reader *r, const yaml_mark_t *mark)
{
    if (r->fixed.path)
        return r->fixed;
    return (raat_mark){r->path, (int32_t)mark->line + 1, (int32_t)mark->column + 1};
}

/* What most often lies behind libyaml's sentence. */
static const char *hint(const char *problem)
{
    static const char *const hints[][2] = {
        {"found character that cannot start any token", "; indent with spaces, not tabs, and put "
                                                        "text that begins with @ or ` in quotes"},
        {"mapping values are not allowed in this context",
         "; put text that holds `: ` in quotes, and check the indentation"},
        {"could not find expected ':'", "; a key is written `key: value`"},
        {"did not find expected key",
         "; check the indentation here, and quotes and brackets above"},
        {"did not find expected ',' or '}'", "; is a closing } missing?"},
        {"did not find expected ',' or ']'", "; is a closing ] missing?"},
        {"found unexpected end of stream", "; is a closing quote missing?"},
    };
    for (size_t i = 0; i < sizeof hints / sizeof *hints; i++)
        if (strcmp(problem, hints[i][0]) == 0)
            return hints[i][1];
    return "";
}

static void report_syntax(reader *r)
{
    const yaml_parser_t *p = &r->parser;
    r->refused = true;
    if (p->error == YAML_MEMORY_ERROR) {
        raat_error_set(r->err, RAAT_FAILED, "out of memory reading %s", r->path);
        return;
    }
    const char *problem = p->problem ? p->problem : "not YAML";
    static const char parsing[] = "while parsing ";
    if (p->context && !r->fixed.path && strncmp(p->context, parsing, sizeof parsing - 1) == 0)
        raat_diagnostic_add(
            r->d, mark_of(r, &p->problem_mark), "not YAML: %s (in %s that begins at line %zu)%s",
            problem, p->context + sizeof parsing - 1, p->context_mark.line + 1, hint(problem));
    else
        raat_diagnostic_add(r->d, mark_of(r, &p->problem_mark), "not YAML: %s%s", problem,
                            hint(problem));
}

static bool next_event(reader *r, yaml_event_t *event)
{
    if (yaml_parser_parse(&r->parser, event))
        return true;
    report_syntax(r);
    return false;
}

/* Anchors and tags; the value itself can still be read, so that all of them are found in one run. */
static void refuse_decoration(reader *r, raat_mark at, const yaml_char_t *anchor,
                              const yaml_char_t *tag)
{
    if (anchor)
        raat_diagnostic_add(r->d, at,
                            "anchor `&%s` is not allowed; write the value out where it "
                            "is needed",
                            (const char *)anchor);
    static const char standard[] = "tag:yaml.org,2002:"; /* what !! stands for */
    const bool is_standard = tag && strncmp((const char *)tag, standard, sizeof standard - 1) == 0;
    if (tag)
        raat_diagnostic_add(
            r->d, at, "tag `%s%s` is not allowed; the schema knows what each value is",
            is_standard ? "!!" : "", (const char *)tag + (is_standard ? sizeof standard - 1 : 0));
    r->refused = r->refused || anchor || tag;
}

static raat_yaml *build(reader *r, yaml_event_t *event, int depth);

/* Escapes in double quotes can name characters that no text needs; a zero would cut it short. */
static bool has_control(const unsigned char *text, size_t n)
{
    for (size_t i = 0; i < n; i++)
        if ((text[i] < 0x20 && text[i] != '\t' && text[i] != '\n') || text[i] == 0x7F)
            return true;
    return false;
}

static raat_yaml *build_scalar(reader *r, const yaml_event_t *event, raat_mark at)
{
    refuse_decoration(r, at, event->data.scalar.anchor, event->data.scalar.tag);
    if (has_control(event->data.scalar.value, event->data.scalar.length)) {
        raat_diagnostic_add(r->d, at, "the text holds a control character");
        r->refused = true;
    }
    raat_yaml *node =
        raat_yaml_scalar(r->store, (const char *)event->data.scalar.value, at, r->err);
    if (node)
        node->quoted = event->data.scalar.style != YAML_PLAIN_SCALAR_STYLE;
    return node;
}

static bool build_elements(reader *r, raat_yaml *list, int depth)
{
    for (;;) {
        yaml_event_t event;
        if (!next_event(r, &event))
            return false;
        if (event.type == YAML_SEQUENCE_END_EVENT) {
            yaml_event_delete(&event);
            return true;
        }
        const raat_mark at = mark_of(r, &event.start_mark);
        raat_yaml *value = build(r, &event, depth + 1);
        if (!value || !raat_yaml_append(r->store, list, NULL, at, value, r->err))
            return false;
    }
}

/* The text of a key; NULL when it is none, which has been reported. */
static const char *build_key(reader *r, yaml_event_t *event, int depth)
{
    const raat_mark at = mark_of(r, &event->start_mark);
    const raat_yaml *key = build(r, event, depth);
    if (!key)
        return NULL;
    if (key->kind == RAAT_YAML_SCALAR)
        return key->text;
    raat_diagnostic_add(r->d, at, "a key is a name, not a list or a map");
    r->refused = true;
    return "";
}

static bool build_entries(reader *r, raat_yaml *map, int depth)
{
    for (;;) {
        yaml_event_t event;
        if (!next_event(r, &event))
            return false;
        if (event.type == YAML_MAPPING_END_EVENT) {
            yaml_event_delete(&event);
            return true;
        }
        const raat_mark at = mark_of(r, &event.start_mark);
        const char *key = build_key(r, &event, depth + 1);
        if (!key || !next_event(r, &event))
            return false;
        raat_yaml *value = build(r, &event, depth + 1);
        if (!value || !raat_yaml_append(r->store, map, key, at, value, r->err))
            return false;
    }
}

static int by_key(const void *a, const void *b)
{
    const raat_yaml_entry *x = *(const raat_yaml_entry *const *)a;
    const raat_yaml_entry *y = *(const raat_yaml_entry *const *)b;
    const int order = strcmp(x->key, y->key);
    return order ? order : (x > y) - (x < y);
}

/* Reports keys that stand twice and drops all but the first. Sorting keeps a map of a hundred
 * thousand keys from costing ten thousand million comparisons. */
static bool refuse_duplicates(reader *r, raat_yaml *map)
{
    if (map->n < 2)
        return true;
    raat_yaml_entry **sorted = raat_memory_new(map->n, sizeof(raat_yaml_entry *), r->err);
    if (!sorted)
        return false;
    for (size_t i = 0; i < map->n; i++)
        sorted[i] = &map->entries[i];
    qsort(sorted, map->n, sizeof(raat_yaml_entry *), by_key);
    const raat_yaml_entry *first = sorted[0];
    for (size_t i = 1; i < map->n; i++) {
        if (strcmp(sorted[i]->key, first->key) != 0) {
            first = sorted[i];
            continue;
        }
        raat_diagnostic_add(r->d, sorted[i]->at,
                            "key `%s` stands twice in one map; the first is at line %d", first->key,
                            first->at.line);
        sorted[i]->value = NULL;
    }
    raat_memory_free(sorted);
    size_t kept = 0;
    for (size_t i = 0; i < map->n; i++)
        if (map->entries[i].value)
            map->entries[kept++] = map->entries[i];
    map->n = kept;
    return true;
}

static raat_yaml *build_collection(reader *r, const yaml_event_t *event, raat_mark at, int depth)
{
    const bool list = event->type == YAML_SEQUENCE_START_EVENT;
    if (list)
        refuse_decoration(r, at, event->data.sequence_start.anchor, event->data.sequence_start.tag);
    else
        refuse_decoration(r, at, event->data.mapping_start.anchor, event->data.mapping_start.tag);
    if (depth >= MOST_DEPTH) {
        raat_diagnostic_add(r->d, at, "nested deeper than %d levels", MOST_DEPTH);
        r->refused = true;
        return NULL;
    }
    raat_yaml *node = raat_yaml_new(r->store, list ? RAAT_YAML_LIST : RAAT_YAML_MAP, at, r->err);
    if (!node)
        return NULL;
    if (list)
        return build_elements(r, node, depth) ? node : NULL;
    return build_entries(r, node, depth) && refuse_duplicates(r, node) ? node : NULL;
}

/* The node that begins with `event`, which it deletes; NULL: reading ends here. */
static raat_yaml *build(reader *r, yaml_event_t *event, int depth)
{
    const raat_mark at = mark_of(r, &event->start_mark);
    raat_yaml *node = NULL;
    switch (event->type) {
    case YAML_SCALAR_EVENT:
        node = build_scalar(r, event, at);
        break;
    case YAML_ALIAS_EVENT:
        raat_diagnostic_add(r->d, at, "alias `*%s` is not allowed; write the value out",
                            (const char *)event->data.alias.anchor);
        r->refused = true;
        node = raat_yaml_scalar(r->store, "", at, r->err);
        break;
    default:
        assert(event->type == YAML_SEQUENCE_START_EVENT || event->type == YAML_MAPPING_START_EVENT);
        node = build_collection(r, event, at, depth);
        break;
    }
    yaml_event_delete(event);
    return node;
}

/* The document's root, then the end of the stream; NULL where that is not what comes. */
static raat_yaml *build_document(reader *r)
{
    raat_yaml *root = NULL;
    for (;;) {
        yaml_event_t event;
        if (!next_event(r, &event))
            return NULL;
        const yaml_event_type_t type = event.type;
        const raat_mark at = mark_of(r, &event.start_mark);
        if (type == YAML_DOCUMENT_START_EVENT && root) {
            raat_diagnostic_add(r->d, at, "a second document begins here; a file holds one");
            r->refused = true;
        }
        if (type == YAML_STREAM_START_EVENT || type == YAML_DOCUMENT_START_EVENT ||
            type == YAML_DOCUMENT_END_EVENT || type == YAML_STREAM_END_EVENT) {
            yaml_event_delete(&event);
            if (type == YAML_STREAM_END_EVENT || r->refused)
                return root;
            continue;
        }
        root = build(r, &event, 0);
        if (!root)
            return NULL;
    }
}

static raat_status read_text(reader *r, const char *text, size_t n, raat_yaml **out)
{
    *out = NULL;
    if (!yaml_parser_initialize(&r->parser))
        return raat_error_set(r->err, RAAT_FAILED, "out of memory reading %s", r->path);
    yaml_parser_set_encoding(&r->parser, YAML_UTF8_ENCODING);
    yaml_parser_set_input_string(&r->parser, (const unsigned char *)text, n);
    const size_t before = r->d->n;
    raat_yaml *root = build_document(r);
    yaml_parser_delete(&r->parser);
    if (r->refused)
        return r->d->n > before || r->d->failed ? RAAT_USAGE : RAAT_FAILED;
    if (!root && r->d->n == before) {
        if (r->err && r->err->status != RAAT_OK)
            return r->err->status;
        raat_diagnostic_add(r->d, r->fixed.path ? r->fixed : (raat_mark){r->path, 1, 1},
                            "there is nothing here but blanks and comments");
        return RAAT_USAGE;
    }
    *out = root;
    return root ? RAAT_OK : RAAT_FAILED;
}

/* ---- files ---- */

/* Reads until the end or one byte more than allowed: a file may grow while it is read. */
static ssize_t read_up_to(int file, char *bytes, size_t most)
{
    size_t n = 0;
    while (n < most) {
        const ssize_t got = read(file, bytes + n, most - n);
        if (got < 0 && errno == EINTR)
            continue;
        if (got < 0)
            return -1;
        if (got == 0)
            break;
        n += (size_t)got;
    }
    return (ssize_t)n;
}

/* `path cannot be read: why`, at the place that names it. */
static raat_status refuse_file(raat_mark by, const char *path, const char *why, raat_diagnostics *d)
{
    if (by.path)
        raat_diagnostic_add(d, by, "`%s` cannot be read: %s", path, why);
    else
        raat_diagnostic_add(d, (raat_mark){path, 0, 0}, "cannot be read: %s", why);
    return RAAT_USAGE;
}

/* NULL when it is an ordinary file, else what it is. */
static const char *not_a_file(int file)
{
    struct stat is;
    if (fstat(file, &is) != 0)
        return strerror(errno);
    if (S_ISDIR(is.st_mode))
        return "it is a folder";
    return S_ISREG(is.st_mode) ? NULL : "it is not a regular file";
}

/* O_NONBLOCK: opening a FIFO would wait for a writer that never comes. */
static raat_status load(const char *path, raat_mark by, char *bytes, size_t *out_n,
                        raat_diagnostics *d)
{
    const int file = open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC | O_NOCTTY);
    if (file < 0)
        return refuse_file(by, path, strerror(errno), d);
    const char *why = not_a_file(file);
    const ssize_t n = why ? 0 : read_up_to(file, bytes, MOST_BYTES + 1);
    if (n < 0)
        why = strerror(errno);
    else if (n > MOST_BYTES)
        why = "it is larger than 1 MB";
    close(file);
    *out_n = n < 0 ? 0 : (size_t)n;
    return why ? refuse_file(by, path, why, d) : RAAT_OK;
}

raat_status raat_yaml_read(raat_yaml_store *store, const char *path, raat_mark by, raat_yaml **out,
                           raat_diagnostics *d, raat_error *err)
{
    *out = NULL;
    char *kept = raat_yaml_copy(store, path, err);
    char *bytes = kept ? raat_memory_new(MOST_BYTES + 2, 1, err) : NULL;
    if (!bytes)
        return RAAT_FAILED;
    reader r = {.store = store, .path = kept, .d = d, .err = err};
    size_t n = 0;
    raat_status status = load(kept, by, bytes, &n, d);
    if (status == RAAT_OK && !check_text(kept, (const unsigned char *)bytes, n, d))
        status = RAAT_USAGE;
    const size_t mark = n >= 3 && memcmp(bytes, "\xEF\xBB\xBF", 3) == 0 ? 3 : 0;
    if (status == RAAT_OK)
        status = read_text(&r, bytes + mark, n - mark, out);
    raat_memory_free(bytes);
    return status;
}

raat_status raat_yaml_parse(raat_yaml_store *store, const char *text, raat_mark at, raat_yaml **out,
                            raat_diagnostics *d, raat_error *err)
{
    reader r = {.store = store, .path = at.path, .fixed = at, .d = d, .err = err};
    *out = NULL;
    if (!check_text(at.path, (const unsigned char *)text, strlen(text), d))
        return RAAT_USAGE;
    return read_text(&r, text, strlen(text), out);
}
