/* What a region has of its own: counted by hand in the study below. */
#include "analysis/origins.h"

#include "analysis/key_words.h"
#include "tests/check.h"

/* `base` is extended by `two` and, through a national file that is no region of the study, by `three`; `four`
 * stands alone, and has one fixed number that base has too. */
static const char text[] =
    "targets: {t: {at_most: 1, source: {assumption: a}}}\n"
    "regions:\n"
    "  base:\n"
    "    heads: {value: {normal: [1, 2]}, source: {seed: plan}}\n"
    "    rate: {value: {uniform: [0, 1]}, source: {public: p}}\n"
    "    duration: {value: 3, source: {public: norm}}\n"
    "  two:\n"
    "    heads: {value: {normal: [5, 2]}, source: {assumption: a}}\n"
    "    rate: {value: {uniform: [0, 1]}, source: {public: p}, same_as: base}\n"
    "    duration: {value: 3, source: {public: norm}}\n"
    "  three:\n"
    "    heads: {value: {normal: [7, 2]}, source: {derived: d}}\n"
    "    rate: {value: {uniform: [0, 2]}, source: {assumption: a}, same_as: country}\n"
    "    duration: {value: 3, source: {public: norm}}\n"
    "  four:\n"
    "    heads: {value: {normal: [9, 2]}, source: {assumption: a}}\n"
    "    rate: {value: {uniform: [0, 1]}, source: {public: p}}\n"
    "    duration: {value: 3, source: {public: norm}}\n";

static raat_outline outline;

static int parse(void **state)
{
    const raat_mark at = {"here", 0, 0};
    raat_diagnostics d = {0};
    outline.store = raat_yaml_store_new(NULL);
    return raat_yaml_parse(outline.store, text, at, &outline.study, &d, NULL);
}

static int clear(void **state)
{
    raat_outline_clear(&outline);
    return 0;
}

static void what_is_taken_over_says_from_whom(void **state)
{
    const raat_origins two = raat_origins_count(&outline, "two");
    assert_int_equal(two.numbers, 3);
    assert_int_equal(two.own, 1); /* heads */
    assert_int_equal(two.own_figures, 0);
    assert_int_equal(two.n, 1);
    assert_string_equal(two.from[0].name, "base");
    assert_int_equal(two.from[0].numbers, 2); /* rate by its mark, duration by its likeness */
    const raat_origins three = raat_origins_count(&outline, "three");
    assert_int_equal(three.own, 1);
    assert_int_equal(three.own_figures, 1); /* arithmetic is a figure */
    assert_string_equal(three.from[0].name, "country");
    assert_int_equal(three.from[0].numbers, 1);
    assert_int_equal(three.common, 1); /* which file it stands in nobody says */
    assert_int_equal(three.classes[RAAT_OUTLINE_PUBLIC], 1);
    assert_int_equal(three.classes[RAAT_OUTLINE_DERIVED], 1);
    assert_int_equal(three.classes[RAAT_OUTLINE_ASSUMPTION], 1);
}

static void who_takes_nothing_over_has_all_of_its_own(void **state)
{
    static const char *const names[] = {"base", "four"};
    for (int i = 0; i < 2; i++) {
        const raat_origins o = raat_origins_count(&outline, names[i]);
        assert_int_equal(o.own, 3);
        assert_int_equal(o.n + o.common, 0);
    }
    assert_int_equal(raat_origins_count(&outline, "nowhere").numbers, 0);
}

/* A target; base's three; heads of the others; three's rate; four's, which is drawn by itself. */
static void a_shared_number_is_counted_once(void **state)
{
    const raat_outline_tally tally = raat_outline_count(&outline);
    assert_int_equal(tally.numbers[RAAT_OUTLINE_SEED], 1);
    assert_int_equal(tally.numbers[RAAT_OUTLINE_PUBLIC], 3);
    assert_int_equal(tally.numbers[RAAT_OUTLINE_DERIVED], 1);
    assert_int_equal(tally.numbers[RAAT_OUTLINE_ASSUMPTION], 4);
}

static void list(void *to, const raat_outline_step *at, raat_outline_class class,
                 const char *source)
{
    raat_text way = {0};
    raat_key_words_path(&way, at, RAAT_EN);
    raat_text_appendf(to, "%s\n", raat_text_bytes(&way));
    raat_text_clear(&way);
}

static void a_shared_number_is_not_said_of_the_first_region(void **state)
{
    raat_text out = {0};
    raat_outline_visit(&outline, list, &out);
    CHECK_CONTAINS(raat_text_bytes(&out), "several regions, nominal duration\n");
    CHECK_CONTAINS(raat_text_bytes(&out), "base, staff at the start\n");
    raat_text_clear(&out);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_is_taken_over_says_from_whom),
        cmocka_unit_test(who_takes_nothing_over_has_all_of_its_own),
        cmocka_unit_test(a_shared_number_is_counted_once),
        cmocka_unit_test(a_shared_number_is_not_said_of_the_first_region),
    };
    return cmocka_run_group_tests(tests, parse, clear);
}
