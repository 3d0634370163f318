/* The table of keys is walked, so that no row can be without effect: each required key is taken out of
 * the Limburg files, each row is given a value that it must refuse, and each is in the printed pages. */
#include "scenarios/language/schema.h"

#include "tests/check.h"

#include "engine/base/text.h"
#include "scenarios/language/check.h"
#include "scenarios/language/decimal.h"
#include "scenarios/language/jsonschema.h"
#include "scenarios/language/reference.h"
#include "scenarios/language/rules.h"

/* ---- the Limburg files as trees, fresh for each question ---- */

typedef struct {
    raat_yaml_store *store;
    raat_yaml *study, *region, *actions;
    raat_vocabulary words;
    raat_diagnostics d;
    raat_error err;
} files;

static raat_yaml *read_file(files *f, const char *path)
{
    raat_yaml *root;
    assert_int_equal(raat_yaml_read(f->store, path, (raat_mark){0}, &root, &f->d, &f->err),
                     RAAT_OK);
    return root;
}

/* What the files have no need of. */
static void give(files *f, raat_yaml *to, const char *key, const char *text)
{
    raat_yaml *node;
    assert_int_equal(raat_yaml_parse(f->store, text, to->at, &node, &f->d, &f->err), RAAT_OK);
    raat_yaml_append(f->store, to, key, to->at, node, &f->err);
}

static void read_files(files *f)
{
    *f = (files){.store = raat_yaml_store_new(NULL)};
    assert_non_null(f->store);
    f->study = read_file(f, "scenarios/limburg/study.yaml");
    f->region = read_file(f, "scenarios/limburg/region.yaml");
    f->actions = read_file(f, "scenarios/limburg/actions.yaml");
    give(f, f->study, "grid", "{floor: {set: actions.LIM-1.1.start, levels: [2018, 2019]}}");
    give(f, f->region, "mobility",
         "{staff: {unit: 1/year, value: 0.01, source: {assumption: \"some\"}}}");
}

static void check_files(files *f)
{
    raat_check c = {.store = f->store, .words = &f->words, .d = &f->d, .err = &f->err};
    const raat_mark at = {"x", 1, 1};
    raat_vocabulary_init(&f->words);
    raat_check_learn(&f->words, f->study, f->region, f->actions);
    raat_check_map(&c, RAAT_SCHEMA_STUDY, f->study, "the study file", at);
    raat_check_map(&c, RAAT_SCHEMA_REGION, f->region, "the region file", at);
    raat_check_map(&c, RAAT_SCHEMA_ACTIONS, f->actions, "the actions file", at);
    assert_int_equal(f->err.status, RAAT_OK);
}

static void free_files(files *f)
{
    raat_diagnostic_clear(&f->d);
    raat_yaml_store_free(f->store);
}

static bool said(const files *f, const char *part)
{
    for (size_t i = 0; i < f->d.n; i++)
        if (strstr(f->d.rows[i].text, part))
            return true;
    return false;
}

/* ---- the first place in a tree that a kind of map has ---- */

static raat_yaml *find(raat_schema_map wanted, raat_schema_map here, raat_yaml *node)
{
    size_t n;
    const raat_schema_row *rows = raat_schema_rows(here, &n);
    if (wanted == here)
        return node;
    for (size_t i = 0; i < n; i++) {
        const raat_schema_row *row = &rows[i];
        const raat_yaml_entry *entry = raat_yaml_find(node, row->key);
        raat_yaml *found = NULL;
        if (!entry)
            continue;
        if (row->kind == RAAT_SCHEMA_ONE)
            found = find(wanted, row->of, entry->value);
        else if (raat_schema_uncertain(row->kind))
            found = find(wanted, RAAT_SCHEMA_VALUE, entry->value);
        else if (row->kind == RAAT_SCHEMA_NAMED || row->kind == RAAT_SCHEMA_LIST)
            for (size_t e = 0; e < entry->value->n && !found; e++)
                found = find(wanted, row->of, entry->value->entries[e].value);
        if (found)
            return found;
    }
    return NULL;
}

static raat_yaml *find_map(files *f, raat_schema_map map)
{
    raat_yaml *found = find(map, RAAT_SCHEMA_STUDY, f->study);
    if (!found)
        found = find(map, RAAT_SCHEMA_REGION, f->region);
    if (!found)
        found = find(map, RAAT_SCHEMA_ACTIONS, f->actions);
    if (!found)
        fail_msg("the Limburg files have no %s", raat_schema_name(map));
    return found;
}

static void remove_key(raat_yaml *map, const char *key)
{
    raat_yaml_entry *entry = raat_yaml_find(map, key);
    assert_non_null(entry);
    const size_t at = (size_t)(entry - map->entries);
    memmove(entry, entry + 1, (map->n - at - 1) * sizeof *entry);
    map->n--;
}

/* ---- a value that a row must refuse ---- */

static const char *beyond(const raat_schema_row *row, char *text)
{
    double number = row->high + 1;
    if (isinf(row->high))
        number = row->low - 1;
    if (isinf(number))
        return "many";
    raat_decimal_write(number, text);
    return text;
}

/* The first number or distribution of a value becomes one beyond the range. */
static void spoil_cell(files *f, raat_yaml *node, const char *text)
{
    while (node->n && node->kind != RAAT_YAML_SCALAR) {
        raat_yaml *inner = node->entries[0].value;
        static const char *const families[] = {"uniform",   "triangular", "pert",
                                               "normal",    "lognormal",  "beta",
                                               "dirichlet", "discrete",   "empirical"};
        for (size_t i = 0; node->kind == RAAT_YAML_MAP && i < sizeof families / sizeof *families;
             i++)
            if (strcmp(node->entries[0].key, families[i]) == 0)
                inner = NULL;
        if (!inner)
            break;
        node = inner;
    }
    const raat_mark at = node->at;
    *node = *raat_yaml_scalar(f->store, text, at, NULL);
}

static const char *bad_text(const raat_schema_row *row, char *text)
{
    switch (row->kind) {
    case RAAT_SCHEMA_WHOLE:
    case RAAT_SCHEMA_NUMBERS:
        return beyond(row, text);
    case RAAT_SCHEMA_TEXT:
    case RAAT_SCHEMA_UNIT:
    case RAAT_SCHEMA_FILE:
        return "[a list]";
    case RAAT_SCHEMA_SEED:
        return "-1";
    case RAAT_SCHEMA_NAME:
        return "a/b";
    default:
        return "no_such_thing";
    }
}

static void spoil(files *f, const raat_schema_row *row)
{
    char text[RAAT_DECIMAL_TEXT];
    raat_yaml *map = find_map(f, row->in), *value;
    raat_yaml_entry *entry = raat_yaml_find(map, row->key);
    raat_schema_row wants = *row;
    if (row->kind == RAAT_SCHEMA_SIZE)
        wants = raat_rules_size(RAAT_LEVER_QUOTE, RAAT_FLOOR); /* the first effect's */
    if (entry && raat_schema_uncertain(row->kind)) {
        spoil_cell(f, raat_yaml_find(entry->value, "value")->value, beyond(&wants, text));
        return;
    }
    assert_int_equal(
        raat_yaml_parse(f->store, bad_text(row, text), map->at, &value, &f->d, &f->err), RAAT_OK);
    if (entry)
        entry->value = value;
    else
        raat_yaml_append(f->store, map, row->key, map->at, value, &f->err);
}

/* ---- claims ---- */

static void each_row(void (*ask)(files *f, const raat_schema_row *row))
{
    for (raat_schema_map map = 0; map < RAAT_N_SCHEMA_MAPS; map++) {
        size_t n;
        const raat_schema_row *rows = raat_schema_rows(map, &n);
        if (map == RAAT_SCHEMA_MEMBER)
            continue; /* files.c reads it, and it is gone after that: tests/cli/regions.bats */
        for (size_t i = 0; i < n; i++) {
            files f;
            read_files(&f);
            ask(&f, &rows[i]);
            free_files(&f);
        }
    }
}

static void the_limburg_files_are_right(void **state)
{
    files f;
    read_files(&f);
    check_files(&f);
    raat_diagnostic_say(&f.d);
    assert_int_equal(f.d.n, 0);
    free_files(&f);
}

static void ask_for_missing(files *f, const raat_schema_row *row)
{
    char message[200];
    if (!(row->flags & RAAT_SCHEMA_REQUIRED))
        return;
    remove_key(find_map(f, row->in), row->key);
    check_files(f);
    snprintf(message, sizeof message, "key `%s` is missing in ", row->key);
    if (!said(f, message))
        fail_msg("%s without %s was accepted", raat_schema_name(row->in), row->key);
}

static void each_required_key_is_missed(void **state)
{
    each_row(ask_for_missing);
}

static void ask_for_refusal(files *f, const raat_schema_row *row)
{
    if (row->kind == RAAT_SCHEMA_FILE)
        return; /* scenario.c reads it: tests/invalid/file-not-a-path.case */
    spoil(f, row);
    check_files(f);
    if (!f->d.n)
        fail_msg("%s took any value of %s", raat_schema_name(row->in), row->key);
}

static void each_row_refuses_what_it_must(void **state)
{
    each_row(ask_for_refusal);
}

static void ask_for_stranger(files *f, const raat_schema_row *row)
{
    raat_yaml *map = find_map(f, row->in);
    raat_yaml_append(f->store, map, "stranger", map->at,
                     raat_yaml_scalar(f->store, "1", map->at, NULL), NULL);
    check_files(f);
    assert_true(said(f, "unknown key `stranger`"));
}

static void every_map_refuses_a_key_it_does_not_know(void **state)
{
    each_row(ask_for_stranger);
}

static void every_key_is_in_the_printed_pages(void **state)
{
    raat_text reference = {0}, schema = {0};
    raat_vocabulary *words = malloc(sizeof *words);
    raat_vocabulary_init(words);
    raat_reference_write(&reference);
    raat_jsonschema_write(RAAT_SCHEMA_STUDY, words, &schema);
    for (raat_schema_map map = 0; map < RAAT_N_SCHEMA_MAPS; map++) {
        size_t n;
        const raat_schema_row *rows = raat_schema_rows(map, &n);
        for (size_t i = 0; i < n; i++) {
            char line[100];
            assert_true(rows[i].doc && strlen(rows[i].doc) > 4);
            snprintf(line, sizeof line, "\n| `%s`", rows[i].key);
            CHECK_CONTAINS(raat_text_bytes(&reference), line);
            const int indent = raat_schema_find(map, "extends") ? 10 : 8; /* below `else` */
            snprintf(line, sizeof line, "\n%*s\"%s\": {", indent, "", rows[i].key);
            if (map != RAAT_SCHEMA_VALUE && map != RAAT_SCHEMA_STUDY)
                CHECK_CONTAINS(raat_text_bytes(&schema), line);
        }
    }
    free(words);
    raat_text_clear(&reference);
    raat_text_clear(&schema);
}

/* A value whose field in the plan is that of another key would overwrite it. */
static void no_two_keys_share_a_field(void **state)
{
    static const raat_schema_map parameters[] = {RAAT_SCHEMA_WORKFORCE, RAAT_SCHEMA_EXITS,
                                                 RAAT_SCHEMA_DEMAND,    RAAT_SCHEMA_HIRING,
                                                 RAAT_SCHEMA_PLACES,    RAAT_SCHEMA_COSTS};
    size_t seen[200], n_seen = 0;
    for (size_t m = 0; m < sizeof parameters / sizeof *parameters; m++) {
        size_t n;
        const raat_schema_row *rows = raat_schema_rows(parameters[m], &n);
        for (size_t i = 0; i < n; i++) {
            for (size_t k = 0; k < n_seen; k++)
                assert_int_not_equal(rows[i].offset, seen[k]);
            seen[n_seen++] = rows[i].offset;
        }
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_limburg_files_are_right),
        cmocka_unit_test(each_required_key_is_missed),
        cmocka_unit_test(each_row_refuses_what_it_must),
        cmocka_unit_test(every_map_refuses_a_key_it_does_not_know),
        cmocka_unit_test(every_key_is_in_the_printed_pages),
        cmocka_unit_test(no_two_keys_share_a_field),
    };
    return cmocka_run_group_tests_name("schema", tests, NULL, NULL);
}
