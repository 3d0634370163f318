/* The writer: equal content gives equal bytes, and what was there before is never harmed. */
#include "tests/check.h"

#include <signal.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "engine/store/reader.h"
#include "engine/store/writer.h"
#include "tests/support/folder.h"
#include "tests/support/plan_fixture.h"
#include "tests/support/results_fixture.h"

static const char old[] = "\211HDF\r\n\032\nwhat an earlier run left\n";

static void write_well(const char *path, int32_t planned, int32_t taken, raat_layout_store store)
{
    raat_error err = {0};
    if (results_fixture_write(path, planned, taken, store, &err) != RAAT_OK)
        fail_msg("%s", err.message);
}

static void assert_old(const char *path)
{
    char *content = folder_read(path, NULL);
    assert_non_null(content);
    assert_string_equal(content, old);
    free(content);
}

/* ---- equal bytes ---- */

static void two_runs_give_equal_bytes(void **state)
{
    for (raat_layout_store store = 0; store < RAAT_N_STORES; store++) {
        write_well(folder_path("one.h5"), 70, 70, store);
        write_well(folder_path("two.h5"), 70, 70, store);
        assert_true(folder_same(folder_path("one.h5"), folder_path("two.h5")));
    }
    unlink(folder_path("one.h5"));
    unlink(folder_path("two.h5"));
}

/* A run of 256 that was stopped after 128 replicates leaves the file of a run of 128. */
static void a_stopped_run_is_a_shorter_run(void **state)
{
    write_well(folder_path("stopped.h5"), 256, 128, RAAT_STORE_REPLICATES);
    write_well(folder_path("short.h5"), 128, 128, RAAT_STORE_REPLICATES);
    assert_true(folder_same(folder_path("stopped.h5"), folder_path("short.h5")));
    unlink(folder_path("stopped.h5"));
    unlink(folder_path("short.h5"));
}

/* Neither memory nor the disk ran out, nothing was there before: nothing but the file is there. */
static void nothing_is_left_beside_the_file(void **state)
{
    assert_int_equal(folder_entries(), 0);
    write_well(folder_path("alone.h5"), 3, 3, RAAT_STORE_SUMMARY);
    assert_int_equal(folder_entries(), 1);
    unlink(folder_path("alone.h5"));
}

/* ---- before the run ---- */

static void a_second_writer_is_refused_and_the_first_unharmed(void **state)
{
    raat_error err = {0};
    raat_writer *first = NULL, *second = NULL;
    raat_plan *plan = plan_fixture_new(64);
    plan->lean = 1;
    const char *path = folder_path("contested.h5");
    assert_int_equal(raat_writer_new(plan, path, RAAT_STORE_SUMMARY, &first, &err), RAAT_OK);
    assert_int_equal(raat_writer_new(plan, path, RAAT_STORE_SUMMARY, &second, &err), RAAT_FAILED);
    CHECK_CONTAINS(err.message, "another run is writing this file");
    assert_null(second);

    err = (raat_error){0};
    assert_int_equal(plan_fixture_feed(plan, raat_writer_sink(first), 64, &err), RAAT_OK);
    assert_int_equal(raat_writer_commit(first, 64, NULL, &err), RAAT_OK);
    raat_writer_free(first);

    assert_int_equal(raat_writer_new(plan, path, RAAT_STORE_SUMMARY, &second, &err), RAAT_OK);
    raat_writer_free(second);
    assert_int_equal(folder_entries(), 1); /* a writer that commits nothing takes its own away */
    unlink(path);
    raat_plan_free(plan);
}

static void refused(const char *path, raat_status expected, const char *message)
{
    raat_error err = {0};
    raat_writer *writer = NULL;
    raat_plan *plan = plan_fixture_new(64);
    plan->lean = 1;
    assert_int_equal(raat_writer_new(plan, path, RAAT_STORE_SUMMARY, &writer, &err), expected);
    CHECK_CONTAINS(err.message, message);
    raat_plan_free(plan);
}

static void a_place_that_cannot_be_written_is_refused_before_the_run(void **state)
{
    refused(folder_path("nowhere/out.h5"), RAAT_USAGE, "/nowhere: no such folder");
    refused(folder_path("."), RAAT_USAGE, "not a regular file");
    refused("/dev/null", RAAT_USAGE, "not a regular file");
    refused("/proc/out.h5", RAAT_FAILED, "cannot make");
    assert_int_equal(mkfifo(folder_path("pipe"), 0600), 0);
    refused(folder_path("pipe"), RAAT_USAGE, "not a regular file");
    unlink(folder_path("pipe"));
    char longer[6000];
    memset(longer, 'x', sizeof longer);
    longer[sizeof longer - 1] = '\0';
    refused(longer, RAAT_USAGE, "this name is too long");
}

static void a_file_that_is_no_results_is_not_replaced(void **state)
{
    static const char *const others[] = {"format: 1\n", "f", "\211HDF\r\n\032"};
    for (size_t i = 0; i < sizeof others / sizeof others[0]; i++) {
        folder_write(folder_path("study.yaml"), others[i], strlen(others[i]));
        refused(folder_path("study.yaml"), RAAT_USAGE,
                "study.yaml: is there, and is not a results");
        size_t bytes;
        char *content = folder_read(folder_path("study.yaml"), &bytes);
        assert_string_equal(content, others[i]);
        free(content);
    }
    unlink(folder_path("study.yaml"));
}

static void a_title_that_no_reader_takes_is_refused_before_the_run(void **state)
{
    static const char *const titles[] = {"more\ttraining", "more\nplaces", "\033[2J"};
    for (size_t i = 0; i < sizeof titles / sizeof titles[0]; i++) {
        raat_error err = {0};
        raat_writer *writer = NULL;
        raat_plan *plan = plan_fixture_new(64);
        char *title = plan->scenarios[2].label.title;
        plan->scenarios[2].label.title = (char *)(uintptr_t)titles[i];
        assert_int_equal(
            raat_writer_new(plan, folder_path("out.h5"), RAAT_STORE_FULL, &writer, &err),
            RAAT_USAGE);
        CHECK_CONTAINS(err.message, "retention: its name or title holds a control character");
        plan->scenarios[2].label.title = title;
        raat_plan_free(plan);
    }
}

/* ---- commit ---- */

static void a_link_is_followed(void **state)
{
    folder_write(folder_path("disk.h5"), old, strlen(old));
    assert_int_equal(symlink(folder_path("disk.h5"), folder_path("link.h5")), 0);
    write_well(folder_path("link.h5"), 3, 3, RAAT_STORE_SUMMARY);
    struct stat link;
    assert_int_equal(lstat(folder_path("link.h5"), &link), 0);
    assert_true(S_ISLNK(link.st_mode));
    assert_true(folder_same(folder_path("link.h5"), folder_path("disk.h5")));
    unlink(folder_path("link.h5"));
    unlink(folder_path("disk.h5"));
}

static void a_stopped_run_saves_beside_the_output(void **state)
{
    raat_error err = {0};
    raat_writer *writer = NULL;
    raat_plan *plan = plan_fixture_new(128);
    plan->lean = 1;
    const char *path = folder_path("kept.h5"), *beside = folder_path("kept.partial.h5");
    folder_write(path, old, strlen(old));
    assert_int_equal(raat_writer_new(plan, path, RAAT_STORE_SUMMARY, &writer, &err), RAAT_OK);
    assert_int_equal(plan_fixture_feed(plan, raat_writer_sink(writer), 64, &err), RAAT_OK);
    assert_int_equal(raat_writer_commit(writer, 64, beside, &err), RAAT_OK);
    raat_writer_free(writer);
    raat_plan_free(plan);
    assert_old(path);
    raat_reader *reader = NULL;
    assert_int_equal(raat_reader_open(beside, &reader, &err), RAAT_OK);
    assert_int_equal(raat_reader_replicates(reader), 64);
    raat_reader_free(reader);
    unlink(path);
    unlink(beside);
}

static void a_run_without_a_replicate_writes_nothing(void **state)
{
    raat_error err = {0};
    folder_write(folder_path("empty.h5"), old, strlen(old));
    assert_int_equal(results_fixture_write(folder_path("empty.h5"), 64, 0, RAAT_STORE_FULL, &err),
                     RAAT_FAILED);
    CHECK_CONTAINS(err.message, "no replicate was complete");
    assert_old(folder_path("empty.h5"));
    unlink(folder_path("empty.h5"));
}

static void a_count_beyond_the_file_is_refused(void **state)
{
    raat_error err = {0};
    raat_writer *writer = NULL;
    raat_plan *plan = plan_fixture_new(1);
    const size_t n = (size_t)(3 * 2 * 4 * RAAT_LANES) *
                     (size_t)raat_indicator_offset(RAAT_N_INDICATORS, plan->axes);
    double *values = calloc(n, sizeof *values);
    const size_t heads =
        (size_t)raat_indicator_offset(RAAT_HEADS, plan->axes) * RAAT_LANES; /* replicate 0 */
    assert_non_null(values);
    assert_int_equal(raat_writer_new(plan, folder_path("huge.h5"), RAAT_STORE_FULL, &writer, &err),
                     RAAT_OK);
    raat_sink *sink = raat_writer_sink(writer);
    values[heads] = 2147483648.0; /* 2^31, the first that int32 does not hold */
    assert_int_equal(plan_fixture_give(plan, sink, 0, values, &err), RAAT_FAILED);
    CHECK_CONTAINS(err.message, "heads is 2.14748e+09 in replicate 0");
    values[heads] = NAN;
    assert_int_equal(plan_fixture_give(plan, sink, 0, values, NULL), RAAT_FAILED);
    values[heads] = -2147483647.0;
    assert_int_equal(plan_fixture_give(plan, sink, 0, values, NULL), RAAT_OK);
    raat_writer_free(writer);
    raat_plan_free(plan);
    free(values);
}

/* ---- a disk that fills up ---- */

/* Writes in a child whose files may grow to `limit` bytes; its wait status. */
static int write_limited(const char *path, rlim_t limit, bool deadly)
{
    fflush(NULL);
    const pid_t child = fork();
    if (child == 0) {
        raat_error err = {0};
        const struct rlimit bounds = {limit, limit};
        signal(SIGXFSZ, deadly ? SIG_DFL : SIG_IGN);
        setrlimit(RLIMIT_FSIZE, &bounds);
        const raat_status status = results_fixture_write(path, 64, 64, RAAT_STORE_REPLICATES, &err);
        if (status == RAAT_FAILED && !strstr(err.message, "File too large"))
            _exit(99);
        /* What a program does that knows nothing of HDF5: its exit handlers run. */
        exit((int)status);
    }
    int status = 0;
    waitpid(child, &status, 0);
    return status;
}

enum { STEPS = 24 };

/* The size of the file that the limits stop at every place of. */
static size_t full_size(const char *path)
{
    size_t bytes = 0;
    write_well(path, 64, 64, RAAT_STORE_REPLICATES);
    free(folder_read(path, &bytes));
    return bytes;
}

static void a_full_disk_fails_with_its_reason_and_leaves_the_old_file(void **state)
{
    const char *path = folder_path("full.h5");
    const size_t bytes = full_size(path);
    folder_write(path, old, strlen(old));
    for (size_t step = 0; step < STEPS; step++) {
        const int status =
            write_limited(path, step == STEPS - 1 ? bytes - 1 : step * bytes / STEPS, false);
        assert_true(WIFEXITED(status));
        assert_int_equal(WEXITSTATUS(status), RAAT_FAILED);
        assert_old(path);
        assert_int_equal(folder_entries(), 1);
    }
    /* HDF5 asks for a little more at the end, and gives it back when it closes the file. */
    assert_int_equal(write_limited(path, bytes + 8192, false), 0);
    unlink(path);
}

/* The same limits, each of them the death of the process in the middle of a write. */
static void a_run_that_dies_harms_nothing_and_hinders_no_other(void **state)
{
    const char *path = folder_path("dead.h5"), *right = folder_path("right.h5");
    const size_t bytes = full_size(right);
    for (size_t step = 0; step < STEPS; step++) {
        folder_write(path, old, strlen(old));
        const int status = write_limited(path, step * bytes / STEPS, true);
        assert_true(WIFSIGNALED(status) && WTERMSIG(status) == SIGXFSZ);
        assert_old(path);
        assert_int_equal(access(folder_path("dead.h5.lock"), F_OK), 0); /* stale */
    }
    write_well(path, 64, 64, RAAT_STORE_REPLICATES);
    assert_true(folder_same(path, right));
    assert_int_equal(folder_entries(), 2);
    unlink(path);
    unlink(right);
}

static int set_up(void **state)
{
    folder_make();
    return 0;
}

static int take_down(void **state)
{
    folder_remove();
    return 0;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(nothing_is_left_beside_the_file),
        cmocka_unit_test(two_runs_give_equal_bytes),
        cmocka_unit_test(a_stopped_run_is_a_shorter_run),
        cmocka_unit_test(a_second_writer_is_refused_and_the_first_unharmed),
        cmocka_unit_test(a_place_that_cannot_be_written_is_refused_before_the_run),
        cmocka_unit_test(a_file_that_is_no_results_is_not_replaced),
        cmocka_unit_test(a_title_that_no_reader_takes_is_refused_before_the_run),
        cmocka_unit_test(a_link_is_followed),
        cmocka_unit_test(a_stopped_run_saves_beside_the_output),
        cmocka_unit_test(a_run_without_a_replicate_writes_nothing),
        cmocka_unit_test(a_count_beyond_the_file_is_refused),
        cmocka_unit_test(a_full_disk_fails_with_its_reason_and_leaves_the_old_file),
        cmocka_unit_test(a_run_that_dies_harms_nothing_and_hinders_no_other),
    };
    return cmocka_run_group_tests_name("writer", tests, set_up, take_down);
}
