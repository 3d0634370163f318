/* What a file of changes makes of its base: the files are written here, so each claim can be read. */
#include "scenarios/language/extends.h"

#include "tests/check.h"

#include "engine/base/memory.h"
#include "scenarios/language/resolved.h"
#include "tests/support/folder.h"

static const char base[] = "format: 1\n"
                           "actions:\n"
                           "  A:\n"
                           "    title: first\n"
                           "    horizon: [short, long]\n"
                           "    source: {seed: the plan}\n"
                           "    effects:\n"
                           "      - lever: quote\n"
                           "      - lever: exit\n"
                           "  B: {title: second, title_nl: tweede}\n"
                           "  C: {title: third}\n";

typedef struct {
    raat_yaml_store *store;
    raat_yaml *root;
    raat_diagnostics d;
    raat_error err;
} tree;

static tree resolve(const char *changes)
{
    tree t = {.store = raat_yaml_store_new(NULL)};
    folder_write(folder_path("base.yaml"), base, sizeof base - 1);
    folder_write(folder_path("changes.yaml"), changes, strlen(changes));
    const char *path = folder_path("changes.yaml");
    assert_int_equal(raat_yaml_read(t.store, path, (raat_mark){0}, &t.root, &t.d, &t.err), RAAT_OK);
    raat_extends_resolve(t.store, path, &t.root, &t.d, &t.err);
    return t;
}

static void done(tree *t)
{
    raat_diagnostic_clear(&t->d);
    raat_yaml_store_free(t->store);
}

/* The tree that changes give is the one of `expected`, written out. */
static void expect(const char *changes, const char *expected)
{
    tree t = resolve(changes);
    for (size_t i = 0; i < t.d.n; i++)
        fail_msg("%s", t.d.rows[i].text);
    char *text = raat_resolved_text(t.root, NULL);
    assert_string_equal(text, expected);
    raat_memory_free(text);
    done(&t);
}

#define REST                                                                                       \
    "  B:\n    title: second\n    title_nl: tweede\n"                                              \
    "  C:\n    title: third\n"

static void what_is_not_named_stays(void **state)
{
    expect("extends: base.yaml\n",
           "format: 1\nactions:\n"
           "  A:\n    title: first\n    horizon: [short, long]\n"
           "    source:\n      seed: the plan\n"
           "    effects:\n      - lever: quote\n      - lever: exit\n" REST);
}

/* Maps of the schema key by key; lists, texts and sources as a whole; new keys behind the others. */
static void maps_are_laid_over_and_the_rest_replaced(void **state)
{
    expect("extends: base.yaml\n"
           "actions:\n"
           "  A: {start: 2018, horizon: medium, source: {assumption: ours}, effects: [{lever: "
           "exit}]}\n",
           "format: 1\nactions:\n"
           "  A:\n    title: first\n    horizon: medium\n"
           "    source:\n      assumption: ours\n"
           "    effects:\n      - lever: exit\n"
           "    start: 2018\n" REST);
}

static void names_keep_their_place_and_new_ones_follow(void **state)
{
    expect("extends: base.yaml\nwithout: actions.A\n"
           "actions:\n  D: {title: fourth}\n  B: {title: changed}\n",
           "format: 1\nactions:\n"
           "  B:\n    title: changed\n    title_nl: tweede\n"
           "  C:\n    title: third\n"
           "  D:\n    title: fourth\n");
}

/* Taken out first, so that nothing of the old one is left in the new one. */
static void what_is_taken_out_and_written_is_new(void **state)
{
    expect("extends: base.yaml\nwithout: [actions.A, actions.B, actions.C.title]\n"
           "actions:\n  B: {title: another}\n",
           "format: 1\nactions:\n  C: {}\n  B:\n    title: another\n");
}

static void nodes_know_the_file_in_which_they_stand(void **state)
{
    tree t = resolve("extends: base.yaml\n\nactions:\n  B: {title: changed}\n");
    const raat_yaml *actions = raat_yaml_find(t.root, "actions")->value;
    const raat_yaml *b = raat_yaml_find(actions, "B")->value;
    const raat_yaml *title = raat_yaml_find(b, "title")->value,
                    *dutch = raat_yaml_find(b, "title_nl")->value;
    assert_string_equal(title->at.path, folder_path("changes.yaml"));
    assert_int_equal(title->at.line, 4);
    assert_string_equal(dutch->at.path, folder_path("base.yaml"));
    assert_int_equal(dutch->at.line, 10);
    done(&t);
}

static void what_leads_out_or_round_is_refused(void **state)
{
    static const char *const wrong[][2] = {
        {"extends: ../../base.yaml\n", "outside the library"},
        {"extends: a/../../../base.yaml\n", "outside the library"},
        {"extends: /etc/hosts\n", "outside the library"},
        {"extends: ./../nowhere/base.yaml\n", "cannot be read"},
        {"extends: changes.yaml\n", "a file cannot extend itself"},
        {"extends: base.yaml\nwithout: actions.E\n", "no key `E` there; did you mean"},
        {"extends: base.yaml\nwithout: actions.A.effects.1\n", "leads into a list"},
    };
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
        tree t = resolve(wrong[i][0]);
        assert_int_equal(t.d.n, 1);
        CHECK_CONTAINS(t.d.rows[0].text, wrong[i][1]);
        done(&t);
    }
}

static int set_up(void **state)
{
    folder_make();
    return 0;
}

static int tear_down(void **state)
{
    folder_remove();
    return 0;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_is_not_named_stays),
        cmocka_unit_test(maps_are_laid_over_and_the_rest_replaced),
        cmocka_unit_test(names_keep_their_place_and_new_ones_follow),
        cmocka_unit_test(what_is_taken_out_and_written_is_new),
        cmocka_unit_test(nodes_know_the_file_in_which_they_stand),
        cmocka_unit_test(what_leads_out_or_round_is_refused),
    };
    return cmocka_run_group_tests_name("extends", tests, set_up, tear_down);
}
