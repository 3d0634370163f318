/* What a run leaves until its file is written: in every store, and for more replicates than are kept in
 * memory, the file says of the replicates what an independent and plain computation does; and memory does
 * not grow with them. */
#include "tests/check.h"

#include <stdbool.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include "engine/base/memory.h"
#include "engine/numeric/paired.h"
#include "engine/store/reader.h"
#include "engine/store/writer.h"
#include "tests/support/folder.h"
#include "tests/support/plan_fixture.h"

enum { MOST = 2300, YEARS = 2, REGIONS = 2, BASELINE = 1, FIRST = 256 };

/* The first n of `planned` replicates of the fixture's first two years. */
static void write_study(const char *path, int32_t planned, int32_t n, raat_layout_store store)
{
    raat_error err = {0};
    raat_writer *writer = NULL;
    raat_plan *plan = plan_fixture_new(planned);
    plan->end_year = plan->start_year + YEARS - 1;
    plan->lean = store != RAAT_STORE_FULL;
    raat_status status = raat_writer_new(plan, path, store, &writer, &err);
    if (status == RAAT_OK)
        status = plan_fixture_feed(plan, raat_writer_sink(writer), n, &err);
    if (status == RAAT_OK)
        status = raat_writer_commit(writer, n, NULL, &err);
    if (status != RAAT_OK)
        fail_msg("%s", err.message);
    raat_writer_free(writer);
    raat_plan_free(plan);
}

/* ---- what a file should say ---- */

typedef struct {
    raat_indicator_id id;
    int32_t scenario, region, year, cell;
} place;

/* As the file rounds them. */
static void series_of(const place *p, int32_t scenario, int32_t n, double *out)
{
    for (int32_t i = 0; i < n; i++) {
        const double x = plan_fixture_value(p->id, scenario, p->region, p->year, p->cell, i);
        out[i] = raat_indicator_row(p->id)->count ? rint(x) : (double)(float)x;
    }
}

typedef struct {
    raat_statistics s;
    double factor;
    double width; /* of a bin, when there are any */
} expected;

static double width_of(const double *x, int32_t n, bool whole)
{
    double low = INFINITY, high = -INFINITY;
    for (int32_t i = 0; i < n && i < FIRST; i++) {
        low = fmin(low, x[i]);
        high = fmax(high, x[i]);
    }
    return whole ? fmax(1, ceil((high - low) / 64)) : (high - low) / 64 * 1.01;
}

static expected expect(const place *p, int32_t n, bool against)
{
    static double a[MOST], b[MOST], scratch[2 * MOST];
    const bool whole = raat_indicator_row(p->id)->count;
    series_of(p, p->scenario, n, a);
    if (!against)
        return (expected){raat_statistics_of(a, (size_t)n, scratch), NAN, width_of(a, n, whole)};
    series_of(p, BASELINE, n, b);
    const raat_paired paired = raat_paired_difference(a, b, (size_t)n, scratch);
    for (int32_t i = 0; i < n; i++)
        a[i] -= b[i];
    return (expected){paired.difference, paired.variance_factor, width_of(a, n, whole)};
}

/* ---- what it says ---- */

static void near(const char *what, const place *p, double found, double right, double tolerance)
{
    const bool same = found == right || (isnan(found) && isnan(right));
    if (!same && !(fabs(found - right) <= tolerance))
        fail_msg("%s of %s, scenario %d, region %d, year %d, cell %d: %.17g, not %.17g within %g",
                 what, raat_indicator_row(p->id)->name, p->scenario, p->region, p->year, p->cell,
                 found, right, tolerance);
}

/* found[k * stride]. Exact: the same bits; else moments to 1e-12, quantiles to the width of a bin. */
static void check_number(const place *p, const double *found, size_t stride, const expected *e,
                         bool exact)
{
    const double small = exact ? 0 : 1e-12, size = fmax(fabs(e->s.min), fabs(e->s.max));
    near("mean", p, found[RAAT_STAT_MEAN * stride], e->s.mean, small * size);
    near("sd", p, found[RAAT_STAT_SD * stride], e->s.sd, small * e->s.sd);
    near("se", p, found[RAAT_STAT_SE * stride], e->s.se, small * e->s.se);
    near("n", p, found[RAAT_STAT_N * stride], (double)e->s.n, 0);
    near("freedom", p, found[RAAT_STAT_FREEDOM * stride], e->s.freedom, 0);
    near("min", p, found[RAAT_STAT_MIN * stride], e->s.min, 0);
    near("max", p, found[RAAT_STAT_MAX * stride], e->s.max, 0);
    near("variance reduction", p, found[RAAT_STAT_VARIANCE_REDUCTION * stride], e->factor,
         small * 10 * e->factor);
    for (size_t q = 0; q < RAAT_STATISTICS_QUANTILES; q++)
        near("quantile", p, found[(RAAT_STAT_Q025 + q) * stride], e->s.quantiles[q],
             exact ? 0 : e->width);
}

static void check_indicator(const raat_reader *reader, const raat_plan *plan, raat_indicator_id id,
                            bool against, bool exact)
{
    raat_error err = {0};
    double *found = NULL;
    const int32_t n = raat_reader_replicates(reader), cells = raat_indicator_cells(id, plan->axes);
    const size_t stride = (size_t)(YEARS * REGIONS * cells);
    assert_int_equal(against ? raat_reader_paired(reader, id, &found, &err)
                             : raat_reader_summary(reader, id, &found, &err),
                     RAAT_OK);
    for (int32_t s = 0; s < plan->n_scenarios; s++)
        for (int32_t k = 0; k < (int32_t)stride; k++) {
            const place p = {id, s, k / cells % REGIONS, k / cells / REGIONS, k % cells};
            const expected e = expect(&p, n, against);
            check_number(&p, found + (size_t)s * RAAT_N_STATS * stride + k, stride, &e, exact);
        }
    raat_memory_free(found);
}

/* Share of replicates that meet the fixture's targets, plainly. */
static void check_targets(const raat_reader *reader, const raat_plan *plan, bool exact)
{
    raat_error err = {0};
    static double x[MOST], scratch[2 * MOST];
    double *share = NULL, *se = NULL;
    const int32_t n = raat_reader_replicates(reader);
    assert_int_equal(raat_reader_met(reader, &share, &se, &err), RAAT_OK);
    size_t k = 0;
    for (int32_t s = 0; s < plan->n_scenarios; s++)
        for (int32_t t = 0; t < plan->n_targets; t++)
            for (int32_t y = 0; y < YEARS; y++)
                for (int32_t r = 0; r < REGIONS; r++, k++) {
                    const raat_target *target = &plan->targets[t];
                    const place p = {target->indicator, s, r, y, 0};
                    series_of(&p, s, n, x);
                    for (int32_t i = 0; i < n; i++)
                        x[i] = isnan(x[i])                          ? x[i]
                               : target->comparison == RAAT_AT_MOST ? x[i] <= target->threshold
                                                                    : x[i] >= target->threshold;
                    const raat_statistics right = raat_statistics_of(x, (size_t)n, scratch);
                    near("met", &p, share[k], right.mean, exact ? 0 : 1e-12);
                    near("se of met", &p, se[k], right.se, exact ? 0 : 1e-12);
                }
    raat_memory_free(share);
    raat_memory_free(se);
}

/* Every number of some indicators: counts, reals, ratios with NaN, several axes. */
static void check_file(int32_t n, raat_layout_store store, bool exact)
{
    static const raat_indicator_id some[] = {RAAT_SHORTAGE_FTE,   RAAT_SHORTAGE_SHARE,
                                             RAAT_HEADS,          RAAT_DIPLOMA_SHARE,
                                             RAAT_STARTERS_TRACK, RAAT_PLACES_OWED_EMPLOYER_FTE};
    raat_error err = {0};
    raat_reader *reader = NULL;
    const char *path = folder_path("kept.h5");
    write_study(path, n, n, store);
    assert_int_equal(raat_reader_open(path, &reader, &err), RAAT_OK);
    raat_plan *plan = plan_fixture_new(n);
    for (size_t i = 0; i < sizeof some / sizeof some[0]; i++)
        if (raat_indicator_cells(some[i], plan->axes) > 0)
            for (int against = 0; against < 2; against++)
                check_indicator(reader, plan, some[i], against, exact);
    check_targets(reader, plan, exact);
    raat_plan_free(plan);
    raat_reader_free(reader);
    unlink(path);
}

/* ---- claims ---- */

static void up_to_256_replicates_every_store_is_exact(void **state)
{
    static const int32_t lengths[] = {1, 70, 256};
    for (size_t i = 0; i < sizeof lengths / sizeof lengths[0]; i++)
        for (raat_layout_store store = 0; store < RAAT_N_STORES; store++)
            check_file(lengths[i], store, true);
}

static void stored_series_are_exact_at_any_length(void **state)
{
    check_file(257, RAAT_STORE_REPLICATES, true);
    check_file(320, RAAT_STORE_FULL, true);
    check_file(MOST, RAAT_STORE_REPLICATES, true); /* eight whole groups and a part */
}

static void summaries_without_series_are_within_what_tally_says(void **state)
{
    static const int32_t lengths[] = {257, 1000, MOST};
    for (size_t i = 0; i < sizeof lengths / sizeof lengths[0]; i++)
        check_file(lengths[i], RAAT_STORE_SUMMARY, false);
}

/* Some and all of the first 256, a part of the others, and the whole of both. */
static void a_stopped_run_has_the_bytes_of_a_shorter_run(void **state)
{
    static const int32_t lengths[] = {64, 256, 320};
    const char *stopped = folder_path("stopped.h5"), *shorter = folder_path("shorter.h5");
    for (size_t i = 0; i < sizeof lengths / sizeof lengths[0]; i++)
        for (raat_layout_store store = 0; store < RAAT_N_STORES; store++) {
            write_study(stopped, 1000, lengths[i], store);
            write_study(shorter, lengths[i], lengths[i], store);
            assert_true(folder_same(stopped, shorter));
        }
    unlink(stopped);
    unlink(shorter);
}

/* ---- memory ---- */

#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
enum { SANITIZED = 1 };
#elif defined(__has_feature)
enum { SANITIZED = __has_feature(thread_sanitizer) || __has_feature(address_sanitizer) };
#else
enum { SANITIZED = 0 };
#endif

/* A plan of one year and two scenarios gets n replicates, all of one made-up block, to which the other scenario adds
 * `late` from the second one on. */
static raat_status write_alike(const char *path, int32_t n, double late, raat_layout_store store,
                               raat_error *err)
{
    raat_plan *plan = plan_fixture_new(n);
    raat_writer *writer = NULL;
    const int32_t all = plan->n_scenarios;
    plan->end_year = plan->start_year;
    plan->n_scenarios = 2;
    plan->lean = store != RAAT_STORE_FULL;
    const size_t cells = (size_t)raat_plan_cells(plan);
    const size_t of_scenario = (size_t)(REGIONS * RAAT_LANES) * cells;
    double *block = raat_memory_new(2 * of_scenario, sizeof *block, err);
    for (size_t i = 0; i < of_scenario; i++)
        block[i] = block[of_scenario + i] = (double)(i * i % 1009);
    raat_status status = raat_writer_new(plan, path, store, &writer, err);
    for (int32_t b = 0; b * RAAT_LANES < n && status == RAAT_OK; b++) {
        for (size_t i = 0; b == 1 && i < of_scenario; i++)
            block[(1 - BASELINE) * of_scenario + i] += late;
        status = plan_fixture_give(plan, raat_writer_sink(writer), b, block, err);
    }
    if (status == RAAT_OK)
        status = raat_writer_commit(writer, n, NULL, err);
    raat_writer_free(writer);
    raat_memory_free(block);
    plan->n_scenarios = all; /* to free them */
    raat_plan_free(plan);
    return status;
}

/* What is as the baseline in every replicate is summarised once; one block that is alike does not make it so. */
static void a_difference_that_comes_late_is_seen(void **state)
{
    const char *path = folder_path("late.h5");
    const int32_t n = 2 * RAAT_LANES;
    raat_error err = {0};
    raat_reader *reader = NULL;
    double *found = NULL;
    assert_int_equal(write_alike(path, n, 3, RAAT_STORE_REPLICATES, &err), RAAT_OK);
    assert_int_equal(raat_reader_open(path, &reader, &err), RAAT_OK);
    assert_int_equal(raat_reader_paired(reader, RAAT_HEADS, &found, &err), RAAT_OK);
    for (size_t k = 0; k < REGIONS; k++) {
        const double *of = found + (size_t)(1 - BASELINE) * RAAT_N_STATS * REGIONS + k;
        CHECK_NEAR(of[RAAT_STAT_MEAN * REGIONS], 1.5, 0);
        CHECK_NEAR(of[RAAT_STAT_MAX * REGIONS], 3, 0);
    }
    raat_memory_free(found);
    raat_reader_free(reader);
}

/* Hundreds of chunks a series, and every number of the largest indicator. All blocks are alike, and lane l of a
 * cell is what write_alike puts there. */
static void long_series_are_read_whole(void **state)
{
    const char *path = folder_path("long.h5");
    raat_error err = {0};
    raat_reader *reader = NULL;
    double *found = NULL;
    raat_plan *plan = plan_fixture_new(1);
    const size_t cells = (size_t)raat_indicator_cells(RAAT_WORKFORCE, plan->axes);
    const size_t row = (size_t)raat_indicator_offset(RAAT_N_INDICATORS, plan->axes);
    const size_t first = (size_t)raat_indicator_offset(RAAT_WORKFORCE, plan->axes);
    const size_t numbers = REGIONS * cells;
    assert_int_equal(write_alike(path, 20000, 0, RAAT_STORE_FULL, &err), RAAT_OK);
    assert_int_equal(raat_reader_open(path, &reader, &err), RAAT_OK);
    assert_int_equal(raat_reader_summary(reader, RAAT_WORKFORCE, &found, &err), RAAT_OK);
    for (size_t k = 0; k < numbers; k++) {
        double least = INFINITY, most = -INFINITY;
        for (size_t l = 0; l < RAAT_LANES; l++) {
            const size_t i = (k / cells * row + first + k % cells) * RAAT_LANES + l;
            least = fmin(least, (double)(i * i % 1009));
            most = fmax(most, (double)(i * i % 1009));
        }
        CHECK_NEAR(found[RAAT_STAT_MIN * numbers + k], least, 0);
        CHECK_NEAR(found[RAAT_STAT_MAX * numbers + k], most, 0);
    }
    raat_memory_free(found);
    raat_reader_free(reader);
    raat_plan_free(plan);
    unlink(path);
}

/* The most memory that a process took to write n replicates, in kB. */
static long peak(int32_t n, raat_layout_store store)
{
    const char *path = folder_path("memory.h5");
    fflush(NULL);
    const pid_t child = fork();
    if (child == 0)
        _exit(write_alike(path, n, 0, store, NULL) == RAAT_OK ? 0 : 1);
    int status = 0;
    struct rusage usage;
    assert_int_equal(wait4(child, &status, 0, &usage), child);
    assert_int_equal(status, 0);
    unlink(path);
    return usage.ru_maxrss;
}

/* Their series would take half a gigabyte. */
static void a_hundred_thousand_replicates_take_the_memory_of_a_thousand(void **state)
{
    const long few = peak(1000, RAAT_STORE_SUMMARY), many = peak(100000, RAAT_STORE_SUMMARY);
    print_message("%ld kB for 1,000 replicates, %ld kB for 100,000\n", few, many);
    if (!SANITIZED) /* whose own memory is another matter */
        assert_true(labs(many - few) <= few / 10);
}

/* kept.h: 192 bytes a replicate and 32 MB; HDF5 keeps some of the index of chunks. The series
 * take 5 kB a replicate, 200 MB. */
static void stored_series_take_a_bounded_memory(void **state)
{
    const int32_t n = 40000;
    const long few = peak(1000, RAAT_STORE_FULL), many = peak(n, RAAT_STORE_FULL);
    print_message("%ld kB for 1,000 replicates, %ld kB for 40,000\n", few, many);
    if (!SANITIZED)
        assert_true(many - few <= 32 * 1024 + n * 192 / 1000 + 16 * 1024);
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
        /* These first: a child begins with the memory of its parent. */
        cmocka_unit_test(a_hundred_thousand_replicates_take_the_memory_of_a_thousand),
        cmocka_unit_test(stored_series_take_a_bounded_memory),
        cmocka_unit_test(up_to_256_replicates_every_store_is_exact),
        cmocka_unit_test(stored_series_are_exact_at_any_length),
        cmocka_unit_test(a_difference_that_comes_late_is_seen),
        cmocka_unit_test(long_series_are_read_whole),
        cmocka_unit_test(summaries_without_series_are_within_what_tally_says),
        cmocka_unit_test(a_stopped_run_has_the_bytes_of_a_shorter_run),
    };
    return cmocka_run_group_tests_name("kept", tests, set_up, take_down);
}
