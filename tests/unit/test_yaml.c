#include "scenarios/language/yaml.h"

#include "tests/check.h"

#include "engine/base/text.h"
#include "tests/support/folder.h"

/* ---- a file of a test ---- */

typedef struct {
    raat_yaml_store *store;
    raat_yaml *root;
    raat_diagnostics d;
    raat_error err;
    raat_status status;
} reading;

static reading read_bytes(const char *bytes, size_t n)
{
    reading r = {0};
    folder_write(folder_path("x.yaml"), bytes, n);
    r.store = raat_yaml_store_new(&r.err);
    assert_non_null(r.store);
    r.status =
        raat_yaml_read(r.store, folder_path("x.yaml"), (raat_mark){0}, &r.root, &r.d, &r.err);
    assert_int_equal(r.err.status, RAAT_OK);
    assert_int_equal(r.status == RAAT_OK, r.root != NULL);
    if (r.status != RAAT_OK)
        assert_true(r.d.n > 0); /* no refusal without a reason */
    return r;
}

static reading read_text(const char *text)
{
    return read_bytes(text, strlen(text));
}

static void done(reading *r)
{
    raat_diagnostic_clear(&r->d);
    raat_yaml_store_free(r->store);
}

static void check_mark(raat_mark at, int line, int column)
{
    assert_int_equal(at.line, line);
    assert_int_equal(at.column, column);
}

/* ---- claims ---- */

static void keys_and_values_know_their_place(void **state)
{
    reading r = read_text("# comment\na: 1\nb:\n  - x\n  - {c: é, d: [y]}\n");
    const raat_yaml_entry *a = raat_yaml_find(r.root, "a"), *b = raat_yaml_find(r.root, "b");
    check_mark(a->at, 2, 1);
    check_mark(a->value->at, 2, 4);
    check_mark(b->at, 3, 1);
    check_mark(b->value->entries[0].value->at, 4, 5);
    const raat_yaml *map = b->value->entries[1].value;
    check_mark(raat_yaml_find(map, "c")->value->at, 5, 9);
    check_mark(raat_yaml_find(map, "d")->at, 5, 12); /* é is two bytes and one character */
    assert_int_equal(b->value->kind, RAAT_YAML_LIST);
    assert_int_equal(map->kind, RAAT_YAML_MAP);
    done(&r);
}

static void windows_line_ends_and_a_mark_move_no_place(void **state)
{
    reading r = read_text("\xEF\xBB\xBF"
                          "a: 1\r\nb: 2\r\n");
    assert_int_equal(r.status, RAAT_OK);
    check_mark(raat_yaml_find(r.root, "a")->at, 1, 1);
    check_mark(raat_yaml_find(r.root, "b")->value->at, 2, 4);
    assert_string_equal(raat_yaml_find(r.root, "b")->value->text, "2");
    done(&r);
}

/* In YAML 1.1 these are false, eight, ninety, nothing, 2534, a date; here they are what was written. */
static void a_scalar_stays_the_text_that_was_written(void **state)
{
    static const char *const texts[] = {"no",         "010",  "1:30", "~",   "null", "25_34",
                                        "2018-01-01", "0x1F", ".inf", "1e3", "yes"};
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        char file[80];
        snprintf(file, sizeof file, "a: %s\nb: \"%s\"\n", texts[i], texts[i]);
        reading r = read_text(file);
        assert_string_equal(raat_yaml_find(r.root, "a")->value->text, texts[i]);
        assert_false(raat_yaml_find(r.root, "a")->value->quoted);
        assert_true(raat_yaml_find(r.root, "b")->value->quoted);
        done(&r);
    }
}

static void a_key_twice_is_reported_and_the_first_is_kept(void **state)
{
    reading r = read_text("a: 1\nb: 2\na: 3\nc: {x: 1, x: 2}\n");
    assert_int_equal(r.status, RAAT_OK);
    assert_int_equal(r.d.n, 2);
    assert_int_equal(r.root->n, 3);
    assert_string_equal(raat_yaml_find(r.root, "a")->value->text, "1");
    done(&r);
}

/* A hundred thousand keys: comparing each with each would take minutes. */
static void a_file_of_many_keys_is_read_at_once(void **state)
{
    enum { N = 100000 };
    raat_text text = {0};
    for (int i = 0; i < N; i++)
        raat_text_appendf(&text, "k%05d: 1\n", i);
    reading r = read_bytes(raat_text_bytes(&text), text.length);
    assert_int_equal(r.status, RAAT_OK);
    assert_int_equal(r.root->n, N);
    done(&r);
    raat_text_append(&text, "k50000: 2\n");
    reading again = read_bytes(raat_text_bytes(&text), text.length);
    assert_int_equal(again.d.n, 1);
    assert_int_equal(again.d.rows[0].line, N + 1);
    done(&again);
    raat_text_clear(&text);
}

static void sixteen_levels_are_read_and_seventeen_refused(void **state)
{
    char deep[80];
    for (int depth = 15; depth <= 18; depth++) {
        memset(deep, '[', (size_t)depth);
        memset(deep + depth, ']', (size_t)depth);
        deep[2 * depth] = '\0';
        reading r = read_text(deep);
        assert_int_equal(r.status, depth <= 16 ? RAAT_OK : RAAT_USAGE);
        done(&r);
    }
}

static void a_megabyte_is_read_and_one_byte_more_refused(void **state)
{
    enum { MOST = 1024 * 1024 };
    char *bytes = malloc(MOST + 1);
    memset(bytes, '#', MOST + 1);
    memcpy(bytes, "a: 1\n", 5);
    reading r = read_bytes(bytes, MOST);
    assert_int_equal(r.status, RAAT_OK);
    done(&r);
    reading more = read_bytes(bytes, MOST + 1);
    assert_int_equal(more.status, RAAT_USAGE);
    done(&more);
    free(bytes);
}

/* A file that was cut short, or has one byte changed, is read or refused, and nothing else happens;
 * the sanitizers watch. */
static void no_damage_to_a_file_is_more_than_an_error(void **state)
{
    size_t n;
    char *bytes = folder_read("tests/invalid/valid/actions.yaml", &n);
    assert_non_null(bytes);
    for (size_t cut = 0; cut <= n; cut++) {
        reading r = read_bytes(bytes, cut);
        done(&r);
    }
    static const char poison[] = "\0\t\n\r\"'#&*!|>%@`{}[]:-?,\xff\xc0\xed\xf4\x80\xef~a0";
    for (size_t at = 0; at < n; at++) {
        const char was = bytes[at];
        bytes[at] = poison[at % (sizeof poison - 1)];
        reading r = read_bytes(bytes, n);
        done(&r);
        bytes[at] = was;
    }
    free(bytes);
}

static void a_value_from_the_command_line_stands_at_its_option(void **state)
{
    raat_diagnostics d = {0};
    raat_error err = {0};
    raat_yaml *root;
    raat_yaml_store *store = raat_yaml_store_new(&err);
    const raat_mark at = {"--set a={b: [1, 2]}", 0, 0};
    assert_int_equal(raat_yaml_parse(store, "{b: [1, 2]}", at, &root, &d, &err), RAAT_OK);
    const raat_yaml *list = raat_yaml_find(root, "b")->value;
    assert_string_equal(list->entries[1].value->at.path, at.path);
    assert_int_equal(list->entries[1].value->at.line, 0);
    raat_yaml_store_free(store);
    raat_diagnostic_clear(&d);
}

static int set_up(void **state)
{
    (void)state;
    folder_make();
    return 0;
}

static int tear_down(void **state)
{
    (void)state;
    folder_remove();
    return 0;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(keys_and_values_know_their_place),
        cmocka_unit_test(windows_line_ends_and_a_mark_move_no_place),
        cmocka_unit_test(a_scalar_stays_the_text_that_was_written),
        cmocka_unit_test(a_key_twice_is_reported_and_the_first_is_kept),
        cmocka_unit_test(a_file_of_many_keys_is_read_at_once),
        cmocka_unit_test(sixteen_levels_are_read_and_seventeen_refused),
        cmocka_unit_test(a_megabyte_is_read_and_one_byte_more_refused),
        cmocka_unit_test(no_damage_to_a_file_is_more_than_an_error),
        cmocka_unit_test(a_value_from_the_command_line_stands_at_its_option),
    };
    return cmocka_run_group_tests_name("yaml", tests, set_up, tear_down);
}
