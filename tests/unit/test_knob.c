/* The numbers of a study that can be turned, with the range of their key. */
#include "scenarios/language/knob.h"

#include "tests/check.h"

#include "scenarios/language/scenario.h"

typedef struct {
    raat_yaml_store *store;
    raat_yaml *root;
} tree;

static tree read_study(void)
{
    tree t = {NULL, NULL};
    raat_diagnostics d = {0};
    raat_error err = {0};
    const raat_yaml *root;
    const char *kind;
    assert_int_equal(raat_scenario_read("tests/invalid/valid/study.yaml", NULL, &t.store, &root,
                                        &kind, &d, &err),
                     RAAT_OK);
    t.root = (raat_yaml *)root; /* it is ours */
    return t;
}

static const raat_mark at = {"--lever", 0, 0};

/* From schema.c and lever.c, by hand. */
static void a_knob_has_the_range_and_unit_of_its_key(void **state)
{
    static const struct {
        const char *path, *unit;
        double low, high, grain;
        bool uncertain;
        const char *now;
    } cases[] = {
        {"actions.T-2.1.effects.1.size.value", "1", 0, 10, 0, false, "0.9"},
        {"actions.actions.T-2.1.effects.1.size.value", "1", 0, 10, 0, false, "0.9"},
        {"actions.T-1.1.effects.1.reach.value", "1", 0, 1, 0, false, "1"}, /* filled in */
        {"actions.T-1.1.effects.1.ramp.value", "year", 0, 50, 0, true, "{uniform: [1, 3]}"},
        {"actions.T-1.1.start", "", 1900, 2200, 1, false, "2014"},
        {"scenarios.both.reach", "", 0, 1, 0, false, "1"},
    };
    tree t = read_study();
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        raat_diagnostics d = {0};
        raat_knob knob;
        assert_true(raat_knob_find(t.root, cases[i].path, at, &knob, &d));
        assert_string_equal(knob.unit, cases[i].unit);
        CHECK_NEAR(knob.low, cases[i].low, 0);
        CHECK_NEAR(knob.high, cases[i].high, 0);
        CHECK_NEAR(knob.grain, cases[i].grain, 0);
        assert_int_equal(knob.uncertain, cases[i].uncertain);
        assert_string_equal(raat_text_bytes(&knob.now), cases[i].now);
        raat_knob_clear(&knob);
        raat_diagnostic_clear(&d);
    }
    raat_yaml_store_free(t.store);
}

static void what_is_no_number_to_turn_is_refused_with_the_reason(void **state)
{
    static const struct {
        const char *path, *says;
    } cases[] = {
        {"actions.T-2.2.effects.1.size.value", "did you mean `T-2.1`?"},
        {"actions.T-2.1.effects.2.size.value", "is not the number of an element"},
        {"actions.T-2.1.effects.1.size.value.x", "leads on from a value"},
        {"actions.T-2.1", "is a part of the study, not one number"},
        {"actions.T-2.1.title", "is not a number"},
        {"actions.T-2.1.effects.1.size", "add `.value` for its number"},
        {"actions.T-2.1.effects.1.size.unit", "is not one number"},
        {"region.workforce.branch_share.value", "is one of several shares of one whole"},
        {"region.exits.exits.value", "is not one number"},
        {"replicates", "how often the study is run"},
        {"seed", "how often the study is run"},
    };
    tree t = read_study();
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        raat_diagnostics d = {0};
        raat_knob knob;
        assert_false(raat_knob_find(t.root, cases[i].path, at, &knob, &d));
        assert_int_equal(d.n, 1);
        CHECK_CONTAINS(d.rows[0].text, cases[i].says);
        raat_knob_clear(&knob);
        raat_diagnostic_clear(&d);
    }
    raat_yaml_store_free(t.store);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_knob_has_the_range_and_unit_of_its_key),
        cmocka_unit_test(what_is_no_number_to_turn_is_refused_with_the_reason),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
