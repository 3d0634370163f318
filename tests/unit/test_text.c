#include "engine/base/text.h"

#include "tests/check.h"

static void an_empty_text_is_a_text(void **state)
{
    raat_text text = {0};
    assert_string_equal(raat_text_bytes(&text), "");
    assert_int_equal(raat_text_check(&text, NULL), RAAT_OK);
    raat_text_clear(&text);
}

/* 1000 times ten bytes cross several doublings of the capacity. */
static void appends_survive_growth(void **state)
{
    raat_text text = {0};
    for (int i = 0; i < 1000; i++)
        raat_text_appendf(&text, "%09d ", i);
    assert_int_equal(text.length, 10000);
    assert_int_equal(strlen(text.bytes), 10000);
    for (int i = 0; i < 1000; i++)
        assert_int_equal(strtol(text.bytes + 10 * i, NULL, 10), i);
    raat_text_clear(&text);
    assert_int_equal(text.length, 0);
}

static void every_length_around_a_doubling_keeps_its_zero(void **state)
{
    for (size_t n = 0; n < 70; n++) {
        raat_text text = {0};
        char piece[80];
        memset(piece, 'x', sizeof piece);
        raat_text_append_bytes(&text, piece, n);
        raat_text_appendf(&text, "%d", 7);
        assert_int_equal(strlen(raat_text_bytes(&text)), n + 1);
        assert_int_equal(text.bytes[n], '7');
        raat_text_clear(&text);
    }
}

static void a_failure_sticks_and_is_told(void **state)
{
    raat_text text = {0};
    raat_text_append(&text, "before");
    text.failed = true; /* as when memory has run out */
    raat_text_append(&text, "after");
    raat_text_appendf(&text, "%s", "after");
    assert_string_equal(raat_text_bytes(&text), "before");
    raat_error err = {0};
    assert_int_equal(raat_text_check(&text, &err), RAAT_FAILED);
    CHECK_CONTAINS(err.message, "out of memory");
    raat_text_clear(&text);
}

static void wrapping_breaks_between_words_only(void **state)
{
    raat_text text = {0};
    raat_text_append(&text, "::::");
    raat_text_append_wrapped(&text, "aaa bbb  ccc a-word-too-long-for-it d", 4, 12);
    assert_string_equal(raat_text_bytes(&text),
                        "::::aaa bbb\n    ccc\n    a-word-too-long-for-it\n    d");
    raat_text_clear(&text);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(an_empty_text_is_a_text),
        cmocka_unit_test(appends_survive_growth),
        cmocka_unit_test(every_length_around_a_doubling_keeps_its_zero),
        cmocka_unit_test(a_failure_sticks_and_is_told),
        cmocka_unit_test(wrapping_breaks_between_words_only),
    };
    return cmocka_run_group_tests_name("text", tests, NULL, NULL);
}
