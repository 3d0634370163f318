/* Every allocation on the way from scenario files to a plan fails, one at a time. What was built half is
 * taken down (the leak sanitizer watches), and the failure is told as what it is: no plan, no
 * diagnostic that blames the files, status 1. */
#include "tests/check.h"

#include <dlfcn.h>

#include "scenarios/language/scenario.h"
#include "tests/support/folder.h"

static long calls, fail_at; /* fail_at 0: never */

void *aligned_alloc(size_t alignment, size_t bytes)
{
    void *(*real)(size_t, size_t);
    *(void **)&real = dlsym(RTLD_NEXT, "aligned_alloc");
    calls++;
    return fail_at && calls == fail_at ? NULL : real(alignment, bytes);
}

typedef struct {
    raat_status status;
    raat_plan *plan;
    raat_diagnostics d;
    raat_error err;
} outcome;

static outcome load(const char *path, const char *setting, long nth)
{
    outcome o = {0};
    const raat_overlay overlay = {&setting, 1};
    calls = 0;
    fail_at = nth;
    o.status = raat_scenario_load(path, &overlay, &o.plan, &o.d, &o.err);
    fail_at = 0;
    return o;
}

static void done(outcome *o)
{
    raat_plan_free(o->plan);
    raat_diagnostic_clear(&o->d);
}

static void fail_each(const char *path, const char *setting)
{
    outcome whole = load(path, setting, 0);
    const long n = calls;
    assert_int_equal(whole.status, RAAT_OK);
    assert_true(n > 500);
    for (long nth = 1; nth <= n; nth++) {
        outcome o = load(path, setting, nth);
        if (o.status != RAAT_FAILED)
            fail_msg("allocation %ld of %ld failed and the status is %d: %s", nth, n, (int)o.status,
                     o.d.n ? o.d.rows[0].text : "");
        assert_null(o.plan);
        assert_int_equal(o.d.n, 0);
        CHECK_CONTAINS(o.err.message, "out of memory");
        done(&o);
    }
    done(&whole);
}

static void each_allocation_of_a_right_study_fails(void **state)
{
    fail_each("tests/invalid/valid/study.yaml", "targets={}");
}

static void each_allocation_of_a_grid_fails(void **state)
{
    fail_each("tests/invalid/valid/study.yaml",
              "grid={a: {actions: T-1.1, reach: [0, 1]}, b: {title_nl: b, set: "
              "actions.T-2.1.effects.1.size.value, levels: {c: {discrete: {1: 1, 0: 1}}, d: 1}}}");
}

/* A study of changes to the valid one; the setting finds its place late, in what is filled in. */
static void each_allocation_of_changes_fails(void **state)
{
    static const char *const names[] = {"study.yaml", "region.yaml", "actions.yaml"};
    static const char changes[] =
        "extends: study.yaml\nwithout: [targets.closed, scenarios.both]\nregion: {demand: "
        "{tilt_after: "
        "{unit: \"1\", value: {empirical: [0.5, 0.4]}, source: {assumption: a test}}}}\n";
    folder_make();
    for (size_t i = 0; i < 3; i++) {
        char from[80];
        size_t n;
        snprintf(from, sizeof from, "tests/invalid/valid/%s", names[i]);
        char *content = folder_read(from, &n);
        assert_non_null(content);
        folder_write(folder_path(names[i]), content, n);
        free(content);
    }
    folder_write(folder_path("changes.yaml"), changes, sizeof changes - 1);
    fail_each(folder_path("changes.yaml"), "actions.T-2.1.effects.1.reach.value=0.5");
    folder_remove();
}

/* With errors to be told, memory may run out before, while or after they are gathered. */
static void each_allocation_of_a_wrong_study_fails(void **state)
{
    static const char path[] = "tests/invalid/valid/study.yaml", setting[] = "targest={a: 1}";
    outcome whole = load(path, setting, 0);
    const long n = calls;
    assert_int_equal(whole.status, RAAT_USAGE);
    for (long nth = 1; nth <= n; nth++) {
        outcome o = load(path, setting, nth);
        if (o.status == RAAT_OK || (o.status == RAAT_USAGE && o.d.n == 0))
            fail_msg("allocation %ld of %ld failed and nothing was said", nth, n);
        assert_null(o.plan);
        done(&o);
    }
    done(&whole);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_allocation_of_a_right_study_fails),
        cmocka_unit_test(each_allocation_of_a_grid_fails),
        cmocka_unit_test(each_allocation_of_changes_fails),
        cmocka_unit_test(each_allocation_of_a_wrong_study_fails),
    };
    return cmocka_run_group_tests_name("scenario_faults", tests, NULL, NULL);
}
