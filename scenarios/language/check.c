#include "scenarios/language/check.h"

#include <assert.h>
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "engine/base/memory.h"
#include "engine/base/suggest.h"
#include "engine/base/text.h"
#include "engine/model/indicator.h"
#include "scenarios/language/decimal.h"
#include "scenarios/language/rules.h"
#include "scenarios/language/uncertain.h"
#include "scenarios/language/values.h"

/* ---- what goes wrong in many places ---- */

/* Names of a list for the end of a sentence: "a, b, c". Long lists are cut. */
static void append_names(raat_text *text, const char *const names[], size_t n)
{
    enum { MOST = 30 };
    for (size_t i = 0; i < n && i < MOST; i++)
        raat_text_appendf(text, "%s%s", i ? ", " : "", names[i]);
    if (n > MOST)
        raat_text_append(text, ", ...");
}

static size_t position(const char *key, const char *const keys[], size_t n)
{
    size_t i = 0;
    while (i < n && strcmp(keys[i], key) != 0)
        i++;
    return i;
}

/* What may have been meant: the nearest name, else those that begin so, else all of them. */
static void append_meant(raat_text *text, const char *word, const char *const names[], size_t n,
                         const char *all)
{
    const char *near = raat_suggest_nearest(word, names, n);
    const char *alike[RAAT_VOCABULARY_MOST];
    size_t n_alike = 0;
    for (size_t i = 0; i < n && *word; i++)
        if (strncmp(names[i], word, strlen(word)) == 0)
            alike[n_alike++] = names[i];
    if (near)
        raat_text_appendf(text, "; did you mean `%s`?", near);
    else if (n)
        raat_text_appendf(text, "; %s ", all);
    if (!near)
        append_names(text, n_alike ? alike : names, n_alike ? n_alike : n);
}

void raat_check_refuse_word(const raat_check *c, raat_words list, const char *key, const char *word,
                            raat_mark at)
{
    const raat_vocabulary_list *known = &c->words->lists[list];
    const char *name = raat_vocabulary_name(list);
    raat_text meant = {0};
    if (list == RAAT_WORDS_SWITCH) {
        raat_diagnostic_add(c->d, at, "`%s` is yes or no, not `%s`", key, word);
        return;
    }
    append_meant(&meant, word, known->words, (size_t)known->n, "there are");
    if (strcmp(key, name) == 0)
        raat_diagnostic_add(c->d, at, "there is no %s `%s`%s", name, word, raat_text_bytes(&meant));
    else
        raat_diagnostic_add(c->d, at, "`%s`: there is no %s `%s`%s", key, name, word,
                            raat_text_bytes(&meant));
    raat_text_clear(&meant);
}

static void refuse_key(const raat_check *c, const char *const known[], size_t n,
                       const raat_yaml_entry *entry, const char *name)
{
    raat_text meant = {0};
    append_meant(&meant, entry->key, known, n, "its keys are");
    raat_diagnostic_add(c->d, entry->at, "unknown key `%s` in %s%s", entry->key, name,
                        raat_text_bytes(&meant));
    raat_text_clear(&meant);
}

bool raat_check_meant(const raat_yaml *map, const char *missing, const char *const known[],
                      size_t n)
{
    enum { MOST = 100 }; /* a file of strange keys alone is not worth the comparisons */
    for (size_t i = 0; i < map->n && i < MOST; i++) {
        const char *key = map->entries[i].key, *near = NULL;
        if (position(key, known, n) == n)
            near = raat_suggest_nearest(key, known, n);
        if (near && strcmp(near, missing) == 0)
            return true;
    }
    return false;
}

bool raat_check_kind(const raat_check *c, const raat_yaml *node, raat_yaml_kind kind,
                     const char *name, const char *what)
{
    static const char *const names[] = {"text", "a list", "a map"};
    if (node->kind == kind)
        return true;
    const bool empty = node->kind == RAAT_YAML_SCALAR && !node->quoted && !*node->text;
    raat_diagnostic_add(c->d, node->at, "`%s` wants %s, not %s", name, what,
                        empty ? "nothing" : names[node->kind]);
    return false;
}

void raat_check_spell(raat_check *c, raat_yaml *node, const char *text)
{
    node->quoted = false;
    if (strcmp(node->text, text) == 0)
        return;
    const char *copy = raat_yaml_copy(c->store, text, c->err);
    if (copy)
        node->text = copy;
}

/* Entries by rank, those of equal rank as they stand; insertion, for most stand right already. */
static void sort_entries(raat_yaml_entry *entries, size_t *rank, size_t n)
{
    for (size_t i = 1; i < n; i++) {
        const raat_yaml_entry entry = entries[i];
        const size_t own = rank[i];
        size_t to = i;
        for (; to > 0 && rank[to - 1] > own; to--) {
            entries[to] = entries[to - 1];
            rank[to] = rank[to - 1];
        }
        entries[to] = entry;
        rank[to] = own;
    }
}

void raat_check_reorder(raat_check *c, raat_yaml *map, const char *const keys[], size_t n)
{
    size_t *rank = raat_memory_new(map->n, sizeof *rank, c->err);
    for (size_t i = 0; rank && i < map->n; i++)
        rank[i] = position(map->entries[i].key, keys, n);
    if (rank)
        sort_entries(map->entries, rank, map->n);
    raat_memory_free(rank);
}

/* ---- scalars ---- */

static bool check_scalar(const raat_check *c, const raat_yaml_entry *entry, const char *what)
{
    return raat_check_kind(c, entry->value, RAAT_YAML_SCALAR, entry->key, what);
}

static void check_text(raat_check *c, const raat_yaml_entry *entry)
{
    if (!check_scalar(c, entry, "text"))
        return;
    entry->value->quoted = true;
    if (entry->value->text[strspn(entry->value->text, " \t\n")] == '\0')
        raat_diagnostic_add(c->d, entry->value->at, "`%s` is empty", entry->key);
}

static bool is_name(const char *text)
{
    static const char letters[] = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";
    static const char others[] = "_.-";
    const size_t n = strlen(text);
    if (n == 0 || n > RAAT_CHECK_NAME || !strchr(letters, text[0]))
        return false;
    for (size_t i = 0; i < n; i++)
        if (!strchr(letters, text[i]) && !strchr(others, text[i]))
            return false;
    return true;
}

void raat_check_name(const raat_check *c, const char *name, raat_mark at)
{
    if (!is_name(name))
        raat_diagnostic_add(c->d, at,
                            "`%s` cannot be a name: a name is up to 60 letters a-z, digits, "
                            "`_`, `.` and `-`, and begins with a letter or a digit",
                            name);
}

static void check_whole(raat_check *c, const raat_schema_row *row, raat_yaml *node)
{
    int64_t number;
    if (!raat_check_kind(c, node, RAAT_YAML_SCALAR, row->key, "a whole number"))
        return;
    if (node->quoted || !raat_decimal_whole(node->text, &number)) {
        raat_diagnostic_add(
            c->d, node->at, "`%s` is not a whole number, and `%s` wants one%s", node->text,
            row->key, node->quoted ? "; write it without quotes" : raat_decimal_hint(node->text));
        return;
    }
    if ((double)number < row->low || (double)number > row->high) {
        if (row->low == row->high)
            raat_diagnostic_add(c->d, node->at, "`%s` is %.0f, not %s", row->key, row->low,
                                node->text);
        else
            raat_diagnostic_add(c->d, node->at,
                                "value %s of `%s` lies outside its range, from %.0f to %.0f",
                                node->text, row->key, row->low, row->high);
        return;
    }
    char text[RAAT_DECIMAL_TEXT];
    snprintf(text, sizeof text, "%lld", (long long)number); /* -0 is 0 */
    raat_check_spell(c, node, text);
}

static void check_seed(raat_check *c, const raat_yaml_entry *entry)
{
    uint64_t seed;
    if (!check_scalar(c, entry, "a whole number"))
        return;
    if (entry->value->quoted || !raat_decimal_unsigned(entry->value->text, &seed))
        raat_diagnostic_add(c->d, entry->value->at,
                            "`%s` is not a seed: a seed is a whole number from 0 to "
                            "18446744073709551615%s",
                            entry->value->text, raat_decimal_hint(entry->value->text));
}

static void check_decimal(raat_check *c, const raat_schema_row *row, raat_yaml *node)
{
    const raat_uncertain_rule rule = {row->key, row->low, row->high};
    char text[RAAT_DECIMAL_TEXT];
    double number;
    if (!raat_uncertain_number(node, &rule, &number, c->d))
        return;
    raat_decimal_write(number, text);
    raat_check_spell(c, node, text);
}

/* A target that is written as an effect is the mistake that the language exists to prevent. */
static bool refuse_result(const raat_check *c, raat_words list, const raat_yaml *node)
{
    if (list != RAAT_WORDS_LEVER || raat_indicator_find(node->text) == RAAT_N_INDICATORS)
        return false;
    raat_text levers = {0};
    append_names(&levers, c->words->lists[RAAT_WORDS_LEVER].words, RAAT_N_LEVERS);
    raat_diagnostic_add(c->d, node->at,
                        "`%s` is a result, and a target is not an effect: an action moves a lever, "
                        "and whether the target is met comes out; levers are %s",
                        node->text, raat_text_bytes(&levers));
    raat_text_clear(&levers);
    return true;
}

static void check_word(raat_check *c, const raat_schema_row *row, raat_yaml *node)
{
    const raat_words list = row->words;
    char wants[80];
    snprintf(wants, sizeof wants, "a known %s", raat_vocabulary_name(list));
    if (!raat_check_kind(c, node, RAAT_YAML_SCALAR, row->key, wants) || c->words->lists[list].n < 0)
        return;
    node->quoted = false;
    if (raat_vocabulary_find(c->words, list, node->text) < 0 && !refuse_result(c, list, node))
        raat_check_refuse_word(c, list, row->key, node->text, node->at);
}

/* ---- one or a list of them ---- */

/* A single word or number is a list of one. */
static bool make_list(raat_check *c, raat_yaml_entry *entry)
{
    if (entry->value->kind == RAAT_YAML_LIST)
        return true;
    raat_yaml *list = raat_yaml_new(c->store, RAAT_YAML_LIST, entry->value->at, c->err);
    if (!list || !raat_yaml_append(c->store, list, NULL, entry->value->at, entry->value, c->err))
        return false;
    list->filled = entry->value->filled;
    entry->value = list;
    return true;
}

static void refuse_twice(raat_check *c, const raat_yaml *list, const char *key)
{
    for (size_t i = 1; i < list->n; i++)
        for (size_t j = 0; j < i; j++)
            if (list->entries[i].value->kind == RAAT_YAML_SCALAR &&
                strcmp(list->entries[i].value->text, list->entries[j].value->text) == 0) {
                raat_diagnostic_add(c->d, list->entries[i].at, "`%s` stands twice in `%s`",
                                    list->entries[i].value->text, key);
                break;
            }
}

static size_t rank_of(const raat_check *c, const raat_schema_row *row, const raat_yaml *node)
{
    int64_t number = 0;
    if (row->kind == RAAT_SCHEMA_NUMBERS)
        return raat_decimal_whole(node->text, &number) && number > 0 ? (size_t)number : 0;
    const int32_t found = raat_vocabulary_find(c->words, row->words, node->text);
    return found < 0 ? 0 : (size_t)found;
}

/* The order of a selection means nothing, so it has one. */
static void sort_list(raat_check *c, const raat_schema_row *row, raat_yaml *list)
{
    size_t *rank = raat_memory_new(list->n, sizeof *rank, c->err);
    for (size_t i = 0; rank && i < list->n; i++)
        rank[i] = rank_of(c, row, list->entries[i].value);
    if (rank)
        sort_entries(list->entries, rank, list->n);
    raat_memory_free(rank);
}

static void check_several(raat_check *c, const raat_schema_row *row, raat_yaml_entry *entry,
                          void (*check)(raat_check *, const raat_schema_row *, raat_yaml *))
{
    if (!make_list(c, entry))
        return;
    raat_yaml *list = entry->value;
    if (list->n > RAAT_VOCABULARY_MOST) {
        raat_diagnostic_add(c->d, list->at, "`%s` has more than %d entries", row->key,
                            RAAT_VOCABULARY_MOST);
        return;
    }
    for (size_t i = 0; i < list->n; i++)
        check(c, row, list->entries[i].value);
    refuse_twice(c, list, row->key);
    if (row->kind == RAAT_SCHEMA_DECIMALS && list->n == 0)
        raat_diagnostic_add(c->d, list->at, "`%s` is empty: it wants at least one number",
                            row->key);
    if (row->kind != RAAT_SCHEMA_DECIMALS)
        sort_list(c, row, list);
}

/* ---- levels of a grid ---- */

/* A number is its own name; what is none is given one. */
static void check_level(raat_check *c, const raat_schema_row *row, raat_yaml_entry *entry)
{
    const raat_schema_row any = {.key = row->key, .low = -INFINITY, .high = INFINITY};
    if (entry->key)
        raat_check_name(c, entry->key, entry->at);
    else if (entry->value->kind == RAAT_YAML_SCALAR)
        check_decimal(c, &any, entry->value);
    else
        raat_diagnostic_add(
            c->d, entry->at,
            "a list of levels has plain numbers; give others a name each, as {wide: "
            "{uniform: [0, 1]}}");
}

static void check_levels(raat_check *c, const raat_schema_row *row, raat_yaml *node)
{
    if (node->kind == RAAT_YAML_SCALAR) {
        raat_check_kind(c, node, RAAT_YAML_LIST, row->key, "a list of numbers or a map of names");
        return;
    }
    if ((double)node->n < row->low || (double)node->n > row->high) {
        raat_diagnostic_add(c->d, node->at, "`%s` has %zu entries; it wants %.0f to %.0f", row->key,
                            node->n, row->low, row->high);
        return;
    }
    for (size_t i = 0; i < node->n; i++)
        check_level(c, row, &node->entries[i]);
    if (node->kind == RAAT_YAML_LIST)
        refuse_twice(c, node, row->key);
}

/* ---- maps ---- */

static void check_named(raat_check *c, const raat_schema_row *row, const raat_yaml_entry *entry)
{
    const raat_yaml *map = entry->value;
    if (!raat_check_kind(c, map, RAAT_YAML_MAP, row->key, "a map of names"))
        return;
    if ((double)map->n < row->low)
        raat_diagnostic_add(c->d, entry->at, "`%s` is empty: it wants at least one %s", row->key,
                            raat_schema_name(row->of));
    if ((double)map->n > row->high) {
        raat_diagnostic_add(c->d, entry->at, "`%s` has %zu entries; at most %.0f are allowed",
                            row->key, map->n, row->high);
        return;
    }
    for (size_t i = 0; i < map->n; i++) {
        char name[200];
        raat_check_name(c, map->entries[i].key, map->entries[i].at);
        snprintf(name, sizeof name, "%s `%.100s`", raat_schema_name(row->of), map->entries[i].key);
        raat_check_map(c, row->of, map->entries[i].value, name, map->entries[i].at);
    }
}

/* files.c has put the trees there; they are checked by themselves. */
static void check_files(raat_check *c, const raat_schema_row *row, const raat_yaml_entry *entry)
{
    const raat_yaml *map = entry->value;
    if (!raat_check_kind(c, map, RAAT_YAML_MAP, row->key, "a map of names"))
        return;
    if ((double)map->n < row->low || (double)map->n > row->high)
        raat_diagnostic_add(c->d, entry->at, "`%s` has %zu entries; it wants %.0f to %.0f",
                            row->key, map->n, row->low, row->high);
    for (size_t i = 0; i < map->n; i++)
        raat_check_name(c, map->entries[i].key, map->entries[i].at);
}

static void check_list(raat_check *c, const raat_schema_row *row, const raat_yaml_entry *entry)
{
    const raat_yaml *list = entry->value;
    if (!raat_check_kind(c, list, RAAT_YAML_LIST, row->key, "a list"))
        return;
    if ((double)list->n > row->high) {
        raat_diagnostic_add(c->d, entry->at, "`%s` has %zu entries; at most %.0f are allowed",
                            row->key, list->n, row->high);
        return;
    }
    for (size_t i = 0; i < list->n; i++) {
        char name[40];
        snprintf(name, sizeof name, "%s %zu", raat_schema_name(row->of), i + 1);
        raat_check_map(c, row->of, list->entries[i].value, name, list->entries[i].at);
    }
}

static void check_entry(raat_check *c, const raat_schema_row *row, raat_yaml_entry *entry)
{
    char name[80];
    switch (row->kind) {
    case RAAT_SCHEMA_TEXT:
    case RAAT_SCHEMA_UNIT:
        check_text(c, entry);
        break;
    case RAAT_SCHEMA_NAME:
        if (check_scalar(c, entry, "a name"))
            raat_check_name(c, entry->value->text, entry->value->at);
        entry->value->quoted = false;
        break;
    case RAAT_SCHEMA_WHOLE:
        check_whole(c, row, entry->value);
        break;
    case RAAT_SCHEMA_SEED:
        check_seed(c, entry);
        break;
    case RAAT_SCHEMA_DECIMAL:
        check_decimal(c, row, entry->value);
        break;
    case RAAT_SCHEMA_WORD:
        check_word(c, row, entry->value);
        break;
    case RAAT_SCHEMA_WORDS:
        check_several(c, row, entry, check_word);
        break;
    case RAAT_SCHEMA_NUMBERS:
        check_several(c, row, entry, check_whole);
        break;
    case RAAT_SCHEMA_DECIMALS:
        check_several(c, row, entry, check_decimal);
        break;
    case RAAT_SCHEMA_LEVELS:
        check_levels(c, row, entry->value);
        break;
    case RAAT_SCHEMA_BASE: /* extends.c has taken these out of what was read */
    case RAAT_SCHEMA_DROPS:
        raat_diagnostic_add(c->d, entry->at, "`%s` stands at the top of a file, nowhere else",
                            row->key);
        break;
    case RAAT_SCHEMA_ONE:
        snprintf(name, sizeof name, "`%s`", row->key);
        raat_check_map(c, row->of, entry->value, name, entry->at);
        break;
    case RAAT_SCHEMA_NAMED:
        check_named(c, row, entry);
        break;
    case RAAT_SCHEMA_FILES:
        check_files(c, row, entry);
        break;
    case RAAT_SCHEMA_LIST:
        check_list(c, row, entry);
        break;
    case RAAT_SCHEMA_FILE:   /* files.c has put the file's tree there and scenario.c checks it */
    case RAAT_SCHEMA_NUMBER: /* values.c */
    case RAAT_SCHEMA_SIZE:   /* rules.c */
        break;
    default:
        raat_values_check(c, row, entry);
        break;
    }
}

static void fill_in(raat_check *c, const raat_schema_row *row, raat_yaml *node, raat_mark at)
{
    raat_yaml *value;
    if (raat_yaml_parse(c->store, row->fallback, at, &value, c->d, c->err) != RAAT_OK)
        return;
    raat_yaml_fill(value);
    raat_yaml_append(c->store, node, row->key, at, value, c->err);
}

enum { MOST_KEYS = 64 };

/* The rows of a map, *out_n, and their keys in the order of the table. */
static const raat_schema_row *rows_of(raat_schema_map map, const char *keys[MOST_KEYS],
                                      size_t *out_n)
{
    const raat_schema_row *rows = raat_schema_rows(map, out_n);
    assert(*out_n <= MOST_KEYS);
    for (size_t i = 0; i < *out_n; i++)
        keys[i] = rows[i].key;
    return rows;
}

void raat_check_order(raat_check *c, raat_schema_map map, raat_yaml *node)
{
    const char *keys[MOST_KEYS];
    size_t n;
    rows_of(map, keys, &n);
    raat_check_reorder(c, node, keys, n);
}

static void refuse_shape(const raat_check *c, const raat_yaml *node, const char *const keys[],
                         size_t n, const char *name)
{
    raat_text names = {0};
    append_names(&names, keys, n);
    raat_diagnostic_add(c->d, node->at, "%s wants a map with the keys %s", name,
                        raat_text_bytes(&names));
    raat_text_clear(&names);
}

void raat_check_map(raat_check *c, raat_schema_map map, raat_yaml *node, const char *name,
                    raat_mark at)
{
    const char *keys[MOST_KEYS];
    size_t n;
    const raat_schema_row *rows = rows_of(map, keys, &n);
    if (node->kind != RAAT_YAML_MAP) {
        refuse_shape(c, node, keys, n, name);
        return;
    }
    for (size_t i = 0; i < node->n; i++)
        if (position(node->entries[i].key, keys, n) == n && !raat_uncertain_is_rest(node, i))
            refuse_key(c, keys, n, &node->entries[i], name);
    raat_uncertain_commas(node, c->d);
    for (size_t i = 0; i < n; i++) {
        raat_yaml_entry *entry = raat_yaml_find(node, rows[i].key);
        if (!entry && rows[i].fallback) {
            fill_in(c, &rows[i], node, at);
            entry = raat_yaml_find(node, rows[i].key);
        }
        if (entry)
            check_entry(c, &rows[i], entry);
        else if (rows[i].flags & RAAT_SCHEMA_REQUIRED &&
                 !raat_check_meant(node, rows[i].key, keys, n))
            raat_diagnostic_add(c->d, at, "key `%s` is missing in %s: %s", rows[i].key, name,
                                rows[i].doc);
    }
    raat_check_order(c, map, node);
    raat_rules_apply(c, map, node, name, at);
}

/* ---- names ---- */

/* The keys of the map that `path` leads to become the words of a list. */
static void learn(raat_vocabulary *words, raat_words list, const raat_yaml *root, const char *outer,
                  const char *inner)
{
    const raat_yaml_entry *entry = root ? raat_yaml_find(root, outer) : NULL;
    if (entry && inner)
        entry = raat_yaml_find(entry->value, inner);
    if (!entry || entry->value->kind != RAAT_YAML_MAP || entry->value->n > RAAT_VOCABULARY_MOST)
        return;
    raat_vocabulary_list *known = &words->lists[list];
    known->n = 0;
    for (size_t i = 0; i < entry->value->n; i++)
        known->words[known->n++] = entry->value->entries[i].key;
}

/* A study of one region has that one. */
static void learn_name(raat_vocabulary *words, raat_words list, const raat_yaml *study,
                       const raat_yaml *region)
{
    const raat_yaml_entry *name = region ? raat_yaml_find(region, "region") : NULL;
    if (!study || raat_yaml_find(study, "regions") || !name ||
        name->value->kind != RAAT_YAML_SCALAR)
        return;
    words->lists[list] = (raat_vocabulary_list){.n = 1, .words = {name->value->text}};
}

void raat_check_learn(raat_vocabulary *words, const raat_yaml *study, const raat_yaml *region,
                      const raat_yaml *actions)
{
    learn(words, RAAT_WORDS_SCENARIO, study, "scenarios", NULL);
    learn(words, RAAT_WORDS_NONE + RAAT_AXIS_REGION, study, "regions", NULL);
    learn_name(words, RAAT_WORDS_NONE + RAAT_AXIS_REGION, study, region);
    learn(words, RAAT_WORDS_NONE + RAAT_AXIS_BRANCH, region, "branches", NULL);
    learn(words, RAAT_WORDS_NONE + RAAT_AXIS_QUALIFICATION, region, "qualifications", NULL);
    learn(words, RAAT_WORDS_NONE + RAAT_AXIS_AGE, region, "ages", NULL);
    learn(words, RAAT_WORDS_NONE + RAAT_AXIS_ROUTE, region, "routes", NULL);
    learn(words, RAAT_WORDS_NONE + RAAT_AXIS_TRACK, region, "tracks", NULL);
    learn(words, RAAT_WORDS_NONE + RAAT_AXIS_STREAM, region, "intake", "streams");
    learn(words, RAAT_WORDS_NONE + RAAT_AXIS_GROUP, region, "groups", NULL);
    learn(words, RAAT_WORDS_NONE + RAAT_AXIS_PATH, region, "upskilling", NULL);
    learn(words, RAAT_WORDS_ACTION, actions, "actions", NULL);
}
