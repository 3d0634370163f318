#include "analysis/key_words.h"

#include "scenarios/language/schema.h"
#include "tests/check.h"

/* Every number that a study can hold, by the table of keys. */
static void every_number_has_words_in_both_languages(void **state)
{
    int seen = 0;
    for (raat_schema_map map = 0; map < RAAT_N_SCHEMA_MAPS; map++) {
        size_t n;
        const raat_schema_row *rows = raat_schema_rows(map, &n);
        for (size_t i = 0; i < n; i++) {
            if (!raat_schema_uncertain(rows[i].kind))
                continue;
            seen++;
            for (raat_language language = 0; language < RAAT_N_LANGUAGES; language++)
                if (!raat_key_words_of(rows[i].key, language))
                    fail_msg("key_words.c has no words for %s", rows[i].key);
        }
    }
    assert_true(seen > 90);
}

static void a_path_is_said_by_titles_and_words(void **state)
{
    static const raat_yaml track = {.kind = RAAT_YAML_MAP}, none = {.kind = RAAT_YAML_MAP};
    const raat_outline_step root = {NULL, NULL, &none}, region = {&root, "region", &none},
                            exits = {&region, "exits", &none}, own = {&exits, "own_key", &track},
                            share = {&exits, "influenceable", &track};
    raat_text out = {0};
    raat_key_words_path(&out, &share, RAAT_EN);
    assert_string_equal(raat_text_bytes(&out), "exits, share that employers can touch");
    raat_text_clear(&out);
    raat_key_words_path(&out, &own, RAAT_NL);
    assert_string_equal(raat_text_bytes(&out), "uitstroom, own_key");
    raat_text_clear(&out);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_number_has_words_in_both_languages),
        cmocka_unit_test(a_path_is_said_by_titles_and_words),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
