#include "engine/base/suggest.h"

#include "tests/check.h"

/* Kitten and sitting are the textbook pair (Levenshtein distance 3); "ca" to "abc" is 3 in the
 * optimal string alignment variant, where no part is edited twice (2 in the unrestricted one). */
static void distances_are_the_textbooks(void **state)
{
    assert_int_equal(raat_suggest_distance("kitten", "sitting"), 3);
    assert_int_equal(raat_suggest_distance("ca", "abc"), 3);
    assert_int_equal(raat_suggest_distance("", ""), 0);
    assert_int_equal(raat_suggest_distance("", "abc"), 3);
    assert_int_equal(raat_suggest_distance("abc", ""), 3);
    assert_int_equal(raat_suggest_distance("dropout", "dorpout"), 1); /* a swap is one edit */
    assert_int_equal(raat_suggest_distance("dropout", "droput"), 1);
    assert_int_equal(raat_suggest_distance("dropout", "dropouts"), 1);
}

static void distance_is_symmetric_and_zero_only_for_equals(void **state)
{
    const char *const words[] = {"", "a", "ab", "ba", "abc", "acb", "cab", "quota", "quote"};
    const size_t n = sizeof words / sizeof *words;
    for (size_t i = 0; i < n; i++) {
        for (size_t j = 0; j < n; j++) {
            const size_t d = raat_suggest_distance(words[i], words[j]);
            assert_int_equal(d, raat_suggest_distance(words[j], words[i]));
            assert_int_equal(d == 0, i == j);
        }
    }
}

static void very_long_words_are_cut_and_not_overrun(void **state)
{
    char a[500], b[500];
    memset(a, 'a', sizeof a - 1);
    memset(b, 'b', sizeof b - 1);
    a[sizeof a - 1] = b[sizeof b - 1] = '\0';
    assert_int_equal(raat_suggest_distance(a, b), 63);
}

static void the_nearest_is_near_or_nothing(void **state)
{
    const char *const names[] = {"run", "check", "schema", "compare", "report"};
    assert_string_equal(raat_suggest_nearest("comapre", names, 5), "compare");
    assert_string_equal(raat_suggest_nearest("shcema", names, 5), "schema");
    assert_string_equal(raat_suggest_nearest("rum", names, 5), "run");
    assert_null(raat_suggest_nearest("simulate", names, 5));
    assert_null(raat_suggest_nearest("rn2", names, 5)); /* two slips in three letters */
    assert_null(raat_suggest_nearest("run", names, 0));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(distances_are_the_textbooks),
        cmocka_unit_test(distance_is_symmetric_and_zero_only_for_equals),
        cmocka_unit_test(very_long_words_are_cut_and_not_overrun),
        cmocka_unit_test(the_nearest_is_near_or_nothing),
    };
    return cmocka_run_group_tests_name("suggest", tests, NULL, NULL);
}
