#include "analysis/draft.h"

#include <sys/stat.h>
#include <unistd.h>

#include "tests/check.h"
#include "tests/support/folder.h"

static const raat_draft_kind lines = {"one\n", "a list of lines"};

static int make(void **state)
{
    folder_make();
    return 0;
}

static int clean(void **state)
{
    folder_remove();
    return 0;
}

static void a_file_appears_at_the_commit(void **state)
{
    const char *path = folder_path("out.csv");
    raat_draft *draft = NULL;
    raat_text text = {0};
    assert_int_equal(raat_draft_new(path, &lines, &draft, NULL), RAAT_OK);
    raat_text_append(&text, "one\n");
    assert_int_equal(raat_draft_take(draft, &text, NULL), RAAT_OK);
    assert_int_equal(text.length, 0);
    assert_int_equal(access(path, F_OK), -1);
    raat_text_append(&text, "two\n");
    assert_int_equal(raat_draft_take(draft, &text, NULL), RAAT_OK);
    assert_int_equal(raat_draft_commit(draft, NULL), RAAT_OK);
    raat_draft_free(draft);
    size_t bytes;
    char *content = folder_read(path, &bytes);
    assert_string_equal(content, "one\ntwo\n");
    free(content);
    assert_int_equal(folder_entries(), 1);
}

static void what_is_not_committed_leaves_the_old_file_and_no_trace(void **state)
{
    const char *path = folder_path("kept.csv");
    folder_write(path, "one\nold", 7);
    const int before = folder_entries();
    raat_draft *draft = NULL;
    raat_text text = {0};
    assert_int_equal(raat_draft_new(path, &lines, &draft, NULL), RAAT_OK);
    raat_text_append(&text, "new");
    assert_int_equal(raat_draft_take(draft, &text, NULL), RAAT_OK);
    raat_draft_free(draft);
    size_t bytes;
    char *content = folder_read(path, &bytes);
    assert_string_equal(content, "one\nold");
    free(content);
    assert_int_equal(folder_entries(), before);
}

static void a_device_is_not_replaced(void **state)
{
    raat_draft *draft = NULL;
    raat_error err = {0};
    struct stat there;
    assert_int_equal(raat_draft_new("/dev/full", &lines, &draft, &err), RAAT_USAGE);
    CHECK_CONTAINS(err.message, "/dev/full: is there, and is not a regular file");
    assert_int_equal(stat("/dev/full", &there), 0);
    assert_true(S_ISCHR(there.st_mode));
    raat_draft_free(draft);
}

static void it_is_as_readable_as_any_new_file(void **state)
{
    const mode_t mask = umask(022);
    raat_draft *draft = NULL;
    assert_int_equal(raat_draft_new(folder_path("mode.csv"), &lines, &draft, NULL), RAAT_OK);
    assert_int_equal(raat_draft_commit(draft, NULL), RAAT_OK);
    raat_draft_free(draft);
    umask(mask);
    struct stat facts;
    assert_int_equal(stat(folder_path("mode.csv"), &facts), 0);
    assert_int_equal(facts.st_mode & 0777, 0644);
}

static void a_folder_that_is_not_there_is_named(void **state)
{
    raat_draft *draft = NULL;
    raat_error err = {0};
    assert_int_equal(raat_draft_new("/nowhere/out.csv", &lines, &draft, &err), RAAT_USAGE);
    CHECK_CONTAINS(err.message, "/nowhere: no such folder");
    raat_draft_free(draft);
}

/* The study itself, its results, a page of somebody else: all begin otherwise. */
static void what_is_of_another_kind_stays(void **state)
{
    const char *path = folder_path("study.yaml");
    const char *const others[] = {"format: 1\n", "one", "o", "One\n"};
    for (size_t i = 0; i < sizeof others / sizeof *others; i++) {
        raat_draft *draft = NULL;
        raat_error err = {0};
        folder_write(path, others[i], strlen(others[i]));
        const int before = folder_entries();
        assert_int_equal(raat_draft_new(path, &lines, &draft, &err), RAAT_USAGE);
        CHECK_CONTAINS(err.message, "study.yaml: is there, and is not a list of lines");
        CHECK_CONTAINS(err.message, "give another name");
        raat_draft_free(draft);
        assert_int_equal(folder_entries(), before);
    }
}

static void commit_to(const char *path)
{
    raat_draft *draft = NULL;
    raat_text text = {0};
    raat_text_append(&text, "one\n");
    assert_int_equal(raat_draft_new(path, &lines, &draft, NULL), RAAT_OK);
    assert_int_equal(raat_draft_take(draft, &text, NULL), RAAT_OK);
    assert_int_equal(raat_draft_commit(draft, NULL), RAAT_OK);
    raat_draft_free(draft);
}

static void its_like_and_an_empty_file_are_replaced(void **state)
{
    const char *path = folder_path("again.csv");
    folder_write(path, "", 0);
    for (int i = 0; i < 2; i++) {
        commit_to(path);
        folder_write(path, "one\ntwo\n", 8);
    }
    commit_to(path);
    size_t bytes;
    char *content = folder_read(path, &bytes);
    assert_string_equal(content, "one\n");
    free(content);
}

static void a_symbolic_link_is_followed(void **state)
{
    struct stat facts;
    folder_write(folder_path("target.csv"), "", 0);
    assert_int_equal(symlink("target.csv", folder_path("link.csv")), 0);
    commit_to(folder_path("link.csv"));
    assert_int_equal(lstat(folder_path("link.csv"), &facts), 0);
    assert_true(S_ISLNK(facts.st_mode));
    assert_int_equal(stat(folder_path("target.csv"), &facts), 0);
    assert_int_equal(facts.st_size, 4);

    raat_draft *draft = NULL;
    raat_error err = {0};
    assert_int_equal(symlink("gone.csv", folder_path("loose.csv")), 0);
    assert_int_equal(raat_draft_new(folder_path("loose.csv"), &lines, &draft, &err), RAAT_USAGE);
    CHECK_CONTAINS(err.message, "is a symbolic link that leads nowhere");
    raat_draft_free(draft);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_file_appears_at_the_commit),
        cmocka_unit_test(what_is_not_committed_leaves_the_old_file_and_no_trace),
        cmocka_unit_test(a_device_is_not_replaced),
        cmocka_unit_test(it_is_as_readable_as_any_new_file),
        cmocka_unit_test(what_is_of_another_kind_stays),
        cmocka_unit_test(its_like_and_an_empty_file_are_replaced),
        cmocka_unit_test(a_symbolic_link_is_followed),
        cmocka_unit_test(a_folder_that_is_not_there_is_named),
    };
    return cmocka_run_group_tests(tests, make, clean);
}
