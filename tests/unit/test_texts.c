#include "analysis/texts.h"

#include "tests/check.h"

static void every_text_stands_in_both_languages(void **state)
{
    for (raat_texts_id id = 0; id < RAAT_N_TEXTS; id++)
        for (raat_language language = 0; language < RAAT_N_LANGUAGES; language++)
            assert_true(strlen(raat_texts_get(id, language)) > 0);
}

static unsigned placeholders(const char *text)
{
    unsigned set = 0;
    for (const char *brace = text; (brace = strchr(brace, '{')); brace++) {
        assert_true(brace[1] >= '1' && brace[1] <= '9' && brace[2] == '}');
        set |= 1u << (brace[1] - '1');
    }
    return set;
}

/* A translation that drops a number would claim something else. */
static void both_languages_use_the_same_words(void **state)
{
    for (raat_texts_id id = 0; id < RAAT_N_TEXTS; id++)
        assert_int_equal(placeholders(raat_texts_get(id, RAAT_EN)),
                         placeholders(raat_texts_get(id, RAAT_NL)));
}

static void words_fill_a_template_in_its_own_order(void **state)
{
    raat_text out = {0};
    raat_texts_append(&out, RAAT_TEXT_FAN_CAPTION, RAAT_EN, RAAT_FILLED("shortage", "FTE"));
    assert_string_equal(raat_text_bytes(&out), "shortage (FTE)");
    raat_text_clear(&out);
    raat_texts_append(&out, RAAT_TEXT_CHANGE_CAPTION, RAAT_NL, RAAT_FILLED("a", "b", "{1}"));
    assert_string_equal(raat_text_bytes(&out), "a: verschil met ‘{1}’ (b)");
    raat_text_clear(&out);
}

static void titles_fall_back(void **state)
{
    const raat_label both = {"name", "title", "titel"}, one = {"name", "title", NULL},
                     none = {"name", NULL, NULL};
    assert_string_equal(raat_texts_title(&both, RAAT_NL), "titel");
    assert_string_equal(raat_texts_title(&both, RAAT_EN), "title");
    assert_string_equal(raat_texts_title(&one, RAAT_NL), "title");
    assert_string_equal(raat_texts_title(&none, RAAT_NL), "name");
}

static void languages_have_codes(void **state)
{
    assert_int_equal(raat_texts_language("nl"), RAAT_NL);
    assert_int_equal(raat_texts_language("en"), RAAT_EN);
    assert_int_equal(raat_texts_language("de"), RAAT_N_LANGUAGES);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_text_stands_in_both_languages),
        cmocka_unit_test(both_languages_use_the_same_words),
        cmocka_unit_test(words_fill_a_template_in_its_own_order),
        cmocka_unit_test(titles_fall_back),
        cmocka_unit_test(languages_have_codes),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
