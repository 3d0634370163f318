#include "analysis/lever_words.h"

#include "tests/check.h"

/* A row forgotten in a table gave word 0: three levers were called FTE once. */
static void every_lever_has_words_of_its_own(void **state)
{
    for (raat_lever_id a = 0; a < RAAT_N_LEVERS; a++) {
        assert_true(raat_lever_words_lever(a) >= RAAT_TEXT_LEVER_QUOTE);
        for (raat_lever_id b = 0; b < a; b++)
            assert_true(raat_lever_words_lever(a) != raat_lever_words_lever(b));
        for (raat_language language = 0; language < RAAT_N_LANGUAGES; language++)
            assert_string_equal(raat_lever_words_of(raat_lever_row(a)->name, language),
                                raat_texts_get(raat_lever_words_lever(a), language));
    }
}

static void every_operation_and_axis_has_words_of_its_own(void **state)
{
    for (raat_operation a = 0; a < RAAT_N_OPERATIONS; a++)
        for (raat_operation b = 0; b < a; b++)
            assert_true(raat_lever_words_operation(a) != raat_lever_words_operation(b));
    for (raat_axis_id a = RAAT_AXIS_NONE + 1; a < RAAT_N_AXES; a++)
        for (raat_axis_id b = RAAT_AXIS_NONE + 1; b < a; b++)
            assert_true(raat_lever_words_axis(a) != raat_lever_words_axis(b));
}

static void what_this_program_does_not_know_is_shown_as_it_is_written(void **state)
{
    assert_string_equal(raat_lever_words_of("telepathy", RAAT_NL), "telepathy");
    assert_string_equal(raat_lever_words_how("halve", RAAT_NL), "halve");
}

static void names_become_the_titles_of_the_study(void **state)
{
    static const char text[] = "region:\n"
                               "  groups: {ww: {title: claimants, title_nl: uitkering}}\n"
                               "  intake: {streams: {work: {title: work-based}}}\n"
                               "effect: {lever: reach, where: {group: [ww, nobody], stream: work, "
                               "tenure: [new], study_year: "
                               "[1, 2], planet: [mars]}}\n";
    const raat_mark at = {"here", 0, 0};
    raat_diagnostics d = {0};
    raat_yaml_store *store = raat_yaml_store_new(NULL);
    raat_yaml *study;
    assert_int_equal(raat_yaml_parse(store, text, at, &study, &d, NULL), RAAT_OK);
    raat_text out = {0};
    raat_lever_words_append(&out, study, raat_outline_at(study, "effect"), RAAT_EN);
    assert_string_equal(raat_text_bytes(&out),
                        "people reached a year; group: claimants, nobody; stream: work-based; "
                        "tenure: under two years; study year: 1, 2; planet: mars");
    raat_text_clear(&out);
    raat_lever_words_append(&out, study, raat_outline_at(study, "effect"), RAAT_NL);
    CHECK_CONTAINS(raat_text_bytes(&out), "bereikte mensen per jaar; groep: uitkering, nobody; ");
    raat_text_clear(&out);
    raat_yaml_store_free(store);
}

/* Of several regions any has the names; those of regions are said by their titles. */
static void names_of_several_regions_are_found(void **state)
{
    static const char text[] =
        "regions:\n"
        "  a: {title: Area, title_nl: Gebied, groups: {ww: {title: claimants}}}\n"
        "  b: {title: Other, groups: {ww: {title: claimants}}}\n"
        "effect: {lever: reach, where: {group: [ww], region: [b, a, c]}}\n";
    const raat_mark at = {"here", 0, 0};
    raat_diagnostics d = {0};
    raat_yaml_store *store = raat_yaml_store_new(NULL);
    raat_yaml *study;
    assert_int_equal(raat_yaml_parse(store, text, at, &study, &d, NULL), RAAT_OK);
    raat_text out = {0};
    raat_lever_words_append(&out, study, raat_outline_at(study, "effect"), RAAT_NL);
    CHECK_CONTAINS(raat_text_bytes(&out), ": claimants; regio: Other, Gebied, c");
    raat_text_clear(&out);
    raat_yaml_store_free(store);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_lever_has_words_of_its_own),
        cmocka_unit_test(every_operation_and_axis_has_words_of_its_own),
        cmocka_unit_test(what_this_program_does_not_know_is_shown_as_it_is_written),
        cmocka_unit_test(names_become_the_titles_of_the_study),
        cmocka_unit_test(names_of_several_regions_are_found),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
