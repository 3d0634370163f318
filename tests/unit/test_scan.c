/* A line read part by part: what a part takes, where it stops, and which column a refusal names. */
#include "scenarios/language/scan.h"

#include "tests/check.h"

static raat_scan scan_of(const char *text, raat_error *err)
{
    return (raat_scan){.option = "--line", .text = text, .at = text, .shown = -1, .err = err};
}

static void parts_are_read_from_the_left_with_blanks_between(void **state)
{
    raat_error err = {0};
    raat_scan s = scan_of(" \tfoo12 * heads @ 2014\t ", &err);
    char word[RAAT_SCAN_WORD];
    raat_indicator_id indicator;
    int32_t year;
    assert_ptr_equal(raat_scan_word(&s, "fo", word), s.text + 2);
    assert_string_equal(word, "foo");
    assert_ptr_equal(raat_scan_word(&s, "fo", word), s.text + 5);
    assert_string_equal(word, "");
    raat_scan_word(&s, "0123456789", word);
    assert_string_equal(word, "12");
    assert_false(raat_scan_skip(&s, '+'));
    assert_true(raat_scan_skip(&s, '*'));
    assert_true(raat_scan_indicator(&s, "missing", "wish", &indicator));
    assert_int_equal(indicator, RAAT_HEADS);
    assert_true(raat_scan_year(&s, 2012, 2020, &year));
    assert_int_equal(year, 2014);
    assert_true(raat_scan_end(&s));
    assert_int_equal(err.status, RAAT_OK);
}

/* The first and the last year are years of the study. */
static void years_of_the_study_end_where_it_does(void **state)
{
    static const struct {
        const char *text;
        bool good;
    } cases[] = {{"@2011", false}, {"@2012", true},   {"@2020", true},
                 {"@2021", false}, {"@-2012", false}, {"2012", false}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        raat_error err = {0};
        raat_scan s = scan_of(cases[i].text, &err);
        int32_t year;
        assert_int_equal(raat_scan_year(&s, 2012, 2020, &year), cases[i].good);
        assert_int_equal(err.status, cases[i].good ? RAAT_OK : RAAT_USAGE);
    }
}

static void an_indicator_that_will_not_do_is_told_in_the_words_of_the_caller(void **state)
{
    static const struct {
        const char *text, *says;
    } cases[] = {
        {"  ", "--line \"  \", column 3: none stands here"},
        {"@2014", "--line \"@2014\", column 1: none stands here"},
        {" headz", "--line \" headz\", column 2: no indicator `headz`; did you mean `heads`?"},
        {"gibberish", "--line \"gibberish\", column 1: no indicator `gibberish`; raat compare "
                      "--csv - lists them all"},
        {"shortage_branch_fte", "--line \"shortage_branch_fte\", column 1: `shortage_branch_fte` "
                                "has a value for each branch; one of all must do"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        raat_error err = {0};
        raat_scan s = scan_of(cases[i].text, &err);
        raat_indicator_id indicator;
        assert_false(raat_scan_indicator(&s, "none stands here", "one of all must do", &indicator));
        assert_int_equal(err.status, RAAT_USAGE);
        assert_string_equal(err.message, cases[i].says);
    }
}

/* 63 letters and the end fill RAAT_SCAN_WORD; the place behind the word is behind all of it. */
static void a_word_that_is_too_long_is_cut_and_passed_over_whole(void **state)
{
    raat_error err = {0};
    char text[102], word[RAAT_SCAN_WORD];
    memset(text, 'a', 100);
    memcpy(text + 100, "b", 2);
    raat_scan s = scan_of(text, &err);
    raat_scan_word(&s, "a", word);
    assert_int_equal(strlen(word), 63);
    assert_string_equal(s.at, "b");
    assert_false(raat_scan_end(&s));
    CHECK_CONTAINS(err.message, "column 101: nothing can follow here: `b`");
}

static void a_message_repeats_as_much_of_the_text_as_was_asked(void **state)
{
    raat_error err = {0};
    raat_scan s = scan_of("abcdef", &err);
    s.shown = 3;
    assert_false(raat_scan_refuse(&s, s.text + 4, "%d is one too many", 5));
    assert_string_equal(err.message, "--line \"abc\", column 5: 5 is one too many");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(parts_are_read_from_the_left_with_blanks_between),
        cmocka_unit_test(years_of_the_study_end_where_it_does),
        cmocka_unit_test(an_indicator_that_will_not_do_is_told_in_the_words_of_the_caller),
        cmocka_unit_test(a_word_that_is_too_long_is_cut_and_passed_over_whole),
        cmocka_unit_test(a_message_repeats_as_much_of_the_text_as_was_asked),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
