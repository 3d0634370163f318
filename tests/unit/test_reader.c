/* The reader: what was put in comes out; what is no results file, damaged or made in bad faith gives
 * a message, and never a signal or a wait. */
#include "tests/check.h"

#include <hdf5.h>
#include <sys/stat.h>
#include <unistd.h>

#include "engine/base/memory.h"
#include "engine/base/version.h"
#include "engine/numeric/paired.h"
#include "engine/store/reader.h"
#include "engine/store/seal.h"
#include "tests/support/folder.h"
#include "tests/support/plan_fixture.h"
#include "tests/support/results_fixture.h"

enum { REPLICATES = 70, YEARS = 4, REGIONS = 2 };

static raat_reader *open_well(const char *path)
{
    raat_error err = {0};
    raat_reader *reader = NULL;
    if (raat_reader_open(path, &reader, &err) != RAAT_OK)
        fail_msg("%s", err.message);
    return reader;
}

static void write_well(const char *path, int32_t n, raat_layout_store store)
{
    raat_error err = {0};
    if (results_fixture_write(path, n, n, store, &err) != RAAT_OK)
        fail_msg("%s", err.message);
}

/* ---- what was put in comes out ---- */

static void assert_labels(raat_axis found, const raat_label *put, size_t step, int32_t n)
{
    assert_int_equal(found.n, n);
    for (int32_t i = 0; i < n; i++) {
        const raat_label *label = (const raat_label *)((const char *)put + (size_t)i * step);
        assert_string_equal(found.labels[i].name, label->name);
        assert_string_equal(found.labels[i].title, label->title);
        /* A label without a Dutch title has the English one. */
        assert_string_equal(found.labels[i].title_nl,
                            label->title_nl ? label->title_nl : label->title);
    }
}

static void the_study_comes_out_as_it_went_in(void **state)
{
    raat_plan *plan = plan_fixture_new(REPLICATES);
    raat_reader *r = open_well(folder_path("full.h5"));
    assert_string_equal(raat_reader_study(r)->name, "fixture");
    assert_string_equal(raat_reader_study(r)->title, "A small plan");
    assert_string_equal(raat_reader_study(r)->title_nl, "Een klein plan");
    assert_labels(raat_reader_scenarios(r), &plan->scenarios[0].label, sizeof plan->scenarios[0],
                  plan->n_scenarios);
    assert_labels(raat_reader_regions(r), &plan->regions[0].label, sizeof plan->regions[0],
                  plan->n_regions);
    static const raat_axis_id used[] = {RAAT_AXIS_BRANCH, RAAT_AXIS_QUALIFICATION, RAAT_AXIS_TRACK,
                                        RAAT_AXIS_AGE,    RAAT_AXIS_TENURE,        RAAT_AXIS_PLACE,
                                        RAAT_AXIS_REASON, RAAT_AXIS_SOURCE,        RAAT_AXIS_PAYER,
                                        RAAT_AXIS_ROUTE};
    for (size_t i = 0; i < sizeof used / sizeof used[0]; i++)
        assert_labels(raat_reader_axis(r, used[i]), plan->axes[used[i]].labels, sizeof(raat_label),
                      plan->axes[used[i]].n);
    assert_int_equal(raat_reader_axis(r, RAAT_AXIS_STREAM).n, 0);
    assert_int_equal(raat_reader_baseline(r), 1);
    assert_int_equal(raat_reader_first_year(r), 2012);
    assert_int_equal(raat_reader_years(r), YEARS);
    assert_int_equal(raat_reader_last_recorded(r), 2011);
    assert_int_equal(raat_reader_replicates(r), REPLICATES);
    assert_true(raat_reader_seed(r) == UINT64_MAX);
    assert_string_equal(raat_reader_version(r), raat_version_text());
    assert_string_equal(raat_reader_digest(r), plan->digest);
    assert_string_equal(raat_reader_resolved(r), plan->resolved);
    raat_reader_free(r);
    raat_plan_free(plan);
}

static void targets_come_out_as_they_went_in(void **state)
{
    raat_reader *r = open_well(folder_path("full.h5"));
    const raat_reader_target *targets;
    assert_int_equal(raat_reader_targets(r, &targets), 2);
    assert_string_equal(targets[0].label.name, "gap_closed");
    assert_int_equal(targets[0].indicator, RAAT_SHORTAGE_SHARE);
    assert_int_equal(targets[0].at_most, 1);
    CHECK_NEAR(targets[0].threshold, 0.02, 0);
    assert_int_equal(targets[0].year, 2015);
    assert_string_equal(targets[1].label.title_nl, "diploma yield");
    assert_int_equal(targets[1].indicator, RAAT_DIPLOMA_SHARE);
    assert_int_equal(targets[1].at_most, 0);
    assert_int_equal(targets[1].year, 2014);
    raat_reader_free(r);
}

/* As the file rounds it. */
static double rounded(raat_indicator_id id, int32_t s, int32_t r, int32_t y, int32_t c, int32_t i)
{
    const double value = plan_fixture_value(id, s, r, y, c, i);
    return raat_indicator_row(id)->count ? value : (double)(float)value;
}

static void assert_equal_number(double found, double expected)
{
    if (!(found == expected || (isnan(found) && isnan(expected))))
        fail_msg("%.17g is not %.17g", found, expected);
}

typedef struct {
    raat_statistics s;
    double factor;
} expected_statistics;

static expected_statistics expect(raat_indicator_id id, int32_t s, int32_t r, int32_t y, int32_t c,
                                  bool against)
{
    double a[REPLICATES], b[REPLICATES], scratch[2 * REPLICATES];
    for (int32_t i = 0; i < REPLICATES; i++) {
        a[i] = rounded(id, s, r, y, c, i);
        b[i] = rounded(id, 1, r, y, c, i);
    }
    if (!against)
        return (expected_statistics){raat_statistics_of(a, REPLICATES, scratch), NAN};
    const raat_paired p = raat_paired_difference(a, b, REPLICATES, scratch);
    return (expected_statistics){p.difference, p.variance_factor};
}

static void assert_statistics(const double *found, size_t stride, const expected_statistics *e)
{
    assert_equal_number(found[RAAT_STAT_MEAN * stride], e->s.mean);
    assert_equal_number(found[RAAT_STAT_SD * stride], e->s.sd);
    assert_equal_number(found[RAAT_STAT_SE * stride], e->s.se);
    assert_equal_number(found[RAAT_STAT_N * stride], (double)e->s.n);
    assert_equal_number(found[RAAT_STAT_FREEDOM * stride], e->s.freedom);
    assert_equal_number(found[RAAT_STAT_MIN * stride], e->s.min);
    assert_equal_number(found[RAAT_STAT_MAX * stride], e->s.max);
    for (size_t q = 0; q < RAAT_STATISTICS_QUANTILES; q++)
        assert_equal_number(found[(RAAT_STAT_Q025 + q) * stride], e->s.quantiles[q]);
    assert_equal_number(found[RAAT_STAT_VARIANCE_REDUCTION * stride], e->factor);
}

/* Every statistic of every number, from the values as the file rounds them: equal to the last bit. */
static void summaries_are_those_of_the_stored_numbers(void **state)
{
    raat_error err = {0};
    raat_plan *plan = plan_fixture_new(REPLICATES);
    raat_reader *reader = open_well(folder_path("full.h5"));
    for (raat_indicator_id id = 0; id < RAAT_N_INDICATORS; id++)
        for (int against = 0; against < 2; against++) {
            double *found = NULL;
            const int32_t cells = raat_indicator_cells(id, plan->axes);
            assert_int_equal(raat_reader_holds(reader, id), cells > 0); /* no groups: no numbers */
            if (cells == 0)
                continue;
            assert_int_equal(against ? raat_reader_paired(reader, id, &found, &err)
                                     : raat_reader_summary(reader, id, &found, &err),
                             RAAT_OK);
            const size_t stride = (size_t)(YEARS * REGIONS * cells);
            for (int32_t s = 0; s < plan->n_scenarios; s++)
                for (int32_t k = 0; k < (int32_t)stride; k++) {
                    const expected_statistics e =
                        expect(id, s, k / cells % REGIONS, k / cells / REGIONS, k % cells, against);
                    assert_statistics(found + (size_t)s * RAAT_N_STATS * stride + k, stride, &e);
                }
            raat_memory_free(found);
        }
    raat_reader_free(reader);
    raat_plan_free(plan);
}

static void targets_are_judged_by_the_stored_numbers(void **state)
{
    raat_error err = {0};
    raat_reader *reader = open_well(folder_path("full.h5"));
    double *share = NULL, *se = NULL;
    assert_int_equal(raat_reader_met(reader, &share, &se, &err), RAAT_OK);
    size_t k = 0;
    for (int32_t s = 0; s < 3; s++)
        for (int32_t t = 0; t < 2; t++)
            for (int32_t y = 0; y < YEARS; y++)
                for (int32_t r = 0; r < REGIONS; r++, k++) {
                    int met = 0, n = 0;
                    for (int32_t i = 0; i < REPLICATES; i++) {
                        const double x =
                            rounded(t ? RAAT_DIPLOMA_SHARE : RAAT_SHORTAGE_SHARE, s, r, y, 0, i);
                        n += !isnan(x);
                        met += t ? x >= 0.08 : x <= 0.02;
                    }
                    const double p = (double)met / n;
                    CHECK_NEAR(share[k], p, 1e-12);
                    CHECK_NEAR(se[k], sqrt(p * (1 - p) / (n - 1)), 1e-12); /* of a 0/1 variable */
                }
    raat_memory_free(share);
    raat_memory_free(se);
    raat_reader_free(reader);
}

/* What the paired comparison of a scenario with itself must be: nothing, exactly. */
static void the_baseline_does_not_differ_from_itself(void **state)
{
    raat_error err = {0};
    raat_reader *reader = open_well(folder_path("full.h5"));
    double *found = NULL;
    assert_int_equal(raat_reader_paired(reader, RAAT_SHORTAGE_FTE, &found, &err), RAAT_OK);
    const size_t stride = YEARS * REGIONS;
    for (size_t k = 0; k < stride; k++) {
        const double *of_baseline = found + RAAT_N_STATS * stride + k;
        assert_equal_number(of_baseline[RAAT_STAT_MEAN * stride], 0);
        assert_equal_number(of_baseline[RAAT_STAT_SE * stride], 0);
        assert_equal_number(of_baseline[RAAT_STAT_MAX * stride], 0);
        assert_equal_number(of_baseline[RAAT_STAT_VARIANCE_REDUCTION * stride], NAN);
    }
    raat_memory_free(found);
    raat_reader_free(reader);
}

static void what_the_file_does_not_hold_is_refused_by_name(void **state)
{
    raat_error err = {0};
    double *found = NULL;
    write_well(folder_path("small.h5"), 3, RAAT_STORE_SUMMARY);
    raat_reader *reader = open_well(folder_path("small.h5"));
    assert_false(raat_reader_holds(reader, RAAT_WORKFORCE));
    assert_int_equal(raat_reader_summary(reader, RAAT_WORKFORCE, &found, &err), RAAT_USAGE);
    CHECK_CONTAINS(err.message, "these results hold no workforce");
    assert_null(found);
    assert_int_equal(raat_reader_axis(reader, RAAT_AXIS_AGE).n, 0);
    raat_reader_free(reader);
}

/* ---- what is refused ---- */

static void refused(const char *path, raat_status expected, const char *message)
{
    raat_error err = {0};
    raat_reader *reader = NULL;
    const raat_status status = raat_reader_open(path, &reader, &err);
    raat_reader_free(reader);
    if (status != expected || !strstr(err.message, message))
        fail_msg("status %d, '%s' where '%s' was expected", (int)status, err.message, message);
}

static void what_is_no_results_file_is_refused(void **state)
{
    refused(folder_path("nothing.h5"), RAAT_USAGE, "cannot open: No such file");
    refused(folder_path("."), RAAT_USAGE, "not a regular file");
    refused("/dev/zero", RAAT_USAGE, "not a regular file");
    assert_int_equal(mkfifo(folder_path("pipe"), 0600), 0);
    refused(folder_path("pipe"), RAAT_USAGE, "not a regular file"); /* and does not wait */
    folder_write(folder_path("text.h5"), "study: limburg\n", 15);
    refused(folder_path("text.h5"), RAAT_USAGE, "not a results file of raat");
    folder_write(folder_path("text.h5"), "", 0);
    refused(folder_path("text.h5"), RAAT_USAGE, "not a results file of raat");
    unlink(folder_path("pipe"));
    unlink(folder_path("text.h5"));
}

/* HDF5 that some other program wrote, or that was cut short before its last line. */
static void a_file_without_its_seal_is_refused(void **state)
{
    size_t bytes;
    char *content = folder_read(folder_path("small.h5"), &bytes);
    folder_write(folder_path("cut.h5"), content, bytes - RAAT_SEAL_BYTES);
    refused(folder_path("cut.h5"), RAAT_FAILED, "not a complete results file");
    free(content);
    unlink(folder_path("cut.h5"));
}

static void another_layout_is_refused_by_its_number(void **state)
{
    size_t bytes;
    char *content = folder_read(folder_path("small.h5"), &bytes);
    char *digit = strstr(content + bytes - RAAT_SEAL_BYTES, "layout ") + strlen("layout ");
    *digit = '9';
    folder_write(folder_path("later.h5"), content, bytes);
    refused(folder_path("later.h5"), RAAT_USAGE,
            "results of layout 9; this program reads layout 2");
    free(content);
    unlink(folder_path("later.h5"));
}

/* 50 truncations and 500 flips of one bit, each read in this process: the seal finds them all. */
static void damage_is_told(void **state)
{
    size_t bytes;
    char *content = folder_read(folder_path("small.h5"), &bytes);
    const char *path = folder_path("damaged.h5");
    raat_error err = {0};
    raat_reader *reader = NULL;
    for (size_t i = 0; i < 50; i++) {
        folder_write(path, content, i * bytes / 50);
        assert_int_not_equal(raat_reader_open(path, &reader, NULL), RAAT_OK);
    }
    for (size_t i = 0; i < 500; i++) {
        const size_t bit = (i * 2654435761u) % (8 * bytes);
        content[bit / 8] = (char)(content[bit / 8] ^ 1 << bit % 8);
        folder_write(path, content, bytes);
        err = (raat_error){0};
        assert_int_not_equal(raat_reader_open(path, &reader, &err), RAAT_OK);
        CHECK_CONTAINS(err.message, path);
        content[bit / 8] = (char)(content[bit / 8] ^ 1 << bit % 8);
    }
    assert_null(reader);
    free(content);
    unlink(path);
}

/* ---- files made in bad faith: a right seal on a wrong content ---- */

typedef void (*mischief)(hid_t file);

/* Copies small.h5, lets `act` change it and seals it again. */
static const char *forge(mischief act)
{
    size_t bytes;
    raat_error err = {0};
    const char *path = folder_path("forged.h5");
    char *content = folder_read(folder_path("small.h5"), &bytes);
    folder_write(path, content, bytes - RAAT_SEAL_BYTES);
    free(content);
    const hid_t file = H5Fopen(path, H5F_ACC_RDWR, H5P_DEFAULT);
    assert_true(file >= 0);
    act(file);
    assert_true(H5Fclose(file) >= 0);
    assert_int_equal(raat_seal_close(path, &err), RAAT_OK);
    return path;
}

static void put_dataset(hid_t file, const char *name, hid_t type, int rank, const hsize_t *shape,
                        hid_t creation)
{
    H5Ldelete(file, name, H5P_DEFAULT);
    const hid_t space = H5Screate_simple(rank, shape, NULL);
    const hid_t id = H5Dcreate2(file, name, type, space, H5P_DEFAULT, creation, H5P_DEFAULT);
    assert_true(id >= 0);
    H5Dclose(id);
    H5Sclose(space);
}

static void no_summary(hid_t file)
{
    H5Ldelete(file, "/summary/heads", H5P_DEFAULT);
    H5Ldelete(file, "/paired/demand_fte", H5P_DEFAULT);
}

static void external_link(hid_t file)
{
    H5Ldelete(file, "/scenario", H5P_DEFAULT);
    H5Lcreate_external("/etc/passwd", "/scenario", file, "/scenario", H5P_DEFAULT, H5P_DEFAULT);
}

static void soft_link(hid_t file)
{
    H5Ldelete(file, "/paired", H5P_DEFAULT);
    H5Lcreate_soft("/summary", file, "/paired", H5P_DEFAULT, H5P_DEFAULT);
}

static void link_cycle(hid_t file)
{
    H5Ldelete(file, "/summary", H5P_DEFAULT);
    H5Lcreate_soft("/summary", file, "/summary", H5P_DEFAULT, H5P_DEFAULT);
}

static void group_cycle(hid_t file)
{
    H5Ldelete(file, "/summary", H5P_DEFAULT);
    H5Lcreate_hard(file, "/", file, "/summary", H5P_DEFAULT, H5P_DEFAULT);
}

static void external_storage(hid_t file)
{
    const hid_t creation = H5Pcreate(H5P_DATASET_CREATE);
    H5Pset_external(creation, "/etc/passwd", 0, 16);
    put_dataset(file, "/year", H5T_STD_I32LE, 1, (hsize_t[]){YEARS}, creation);
    H5Pclose(creation);
}

static void virtual_dataset(hid_t file)
{
    const hsize_t shape[] = {YEARS};
    const hid_t creation = H5Pcreate(H5P_DATASET_CREATE);
    const hid_t space = H5Screate_simple(1, shape, NULL);
    H5Pset_virtual(creation, space, "/etc/passwd", "/year", space);
    put_dataset(file, "/year", H5T_STD_I32LE, 1, shape, creation);
    H5Sclose(space);
    H5Pclose(creation);
}

static void compressed(hid_t file)
{
    const hsize_t shape[] = {YEARS};
    const hid_t creation = H5Pcreate(H5P_DATASET_CREATE);
    H5Pset_chunk(creation, 1, shape);
    H5Pset_deflate(creation, 9);
    put_dataset(file, "/year", H5T_STD_I32LE, 1, shape, creation);
    H5Pclose(creation);
}

static void huge_axis(hid_t file)
{
    put_dataset(file, "/year", H5T_STD_I32LE, 1, (hsize_t[]){UINT64_C(1) << 60}, H5P_DEFAULT);
}

static void large_axis(hid_t file) /* 256 million years of which nothing is stored */
{
    put_dataset(file, "/year", H5T_STD_I32LE, 1, (hsize_t[]){1 << 28}, H5P_DEFAULT);
}

static void other_type(hid_t file)
{
    put_dataset(file, "/year", H5T_IEEE_F32LE, 1, (hsize_t[]){YEARS}, H5P_DEFAULT);
}

static void other_rank(hid_t file)
{
    put_dataset(file, "/summary/heads", H5T_IEEE_F64LE, 1, (hsize_t[]){YEARS}, H5P_DEFAULT);
}

static void write_early(hid_t file, const char *name, hid_t type, int rank, const hsize_t *shape)
{
    const hid_t creation = H5Pcreate(H5P_DATASET_CREATE);
    H5Pset_alloc_time(creation, H5D_ALLOC_TIME_EARLY);
    H5Pset_fill_time(creation, H5D_FILL_TIME_ALLOC);
    put_dataset(file, name, type, rank, shape, creation);
    H5Pclose(creation);
}

static void other_shape(hid_t file)
{
    write_early(file, "/summary/heads", H5T_IEEE_F64LE, 4,
                (hsize_t[]){3, RAAT_N_STATS, YEARS + 1, REGIONS});
}

static void years_that_stand_still(hid_t file)
{
    write_early(file, "/year", H5T_STD_I32LE, 1, (hsize_t[]){YEARS});
}

static void empty_labels(hid_t file) /* texts that were never written */
{
    const hid_t text = H5Tcopy(H5T_C_S1);
    H5Tset_size(text, H5T_VARIABLE);
    write_early(file, "/scenario", text, 1, (hsize_t[]){3});
    H5Tclose(text);
}

static void put_attribute(hid_t file, const char *group, const char *name, const char *text)
{
    H5Adelete_by_name(file, group, name, H5P_DEFAULT);
    const hid_t type = H5Tcopy(H5T_C_S1), space = H5Screate(H5S_SCALAR);
    H5Tset_size(type, strlen(text));
    const hid_t id =
        H5Acreate_by_name(file, group, name, type, space, H5P_DEFAULT, H5P_DEFAULT, H5P_DEFAULT);
    H5Awrite(id, type, text);
    H5Aclose(id);
    H5Sclose(space);
    H5Tclose(type);
}

static void other_baseline(hid_t file)
{
    put_attribute(file, "/provenance", "baseline", "nobody");
}

static void no_seed(hid_t file)
{
    H5Adelete_by_name(file, "/provenance", "seed", H5P_DEFAULT);
}

static void worded_seed(hid_t file)
{
    put_attribute(file, "/provenance", "seed", "-1");
}

static void other_digest(hid_t file)
{
    put_attribute(file, "/provenance", "resolved_sha256", "00");
}

static void escape_codes(hid_t file)
{
    put_attribute(file, "/", "title", "\033[2J");
}

static void replicates_in_words(hid_t file)
{
    put_attribute(file, "/provenance", "replicates", "three");
}

static void bad_faith_is_told(void **state)
{
    static const struct {
        mischief act;
        const char *message;
    } cases[] = {
        {no_summary, "there is no variable /paired/demand_fte"},
        {external_link, "there is no variable /scenario"},
        {soft_link, "there is no variable /paired/shortage_fte"},
        {external_storage, "/year is not stored whole in this file"},
        {virtual_dataset, "/year is not stored whole in this file"},
        {compressed, "/year is not stored whole in this file"},
        {huge_axis, "/year has another shape"},
        {large_axis, "/year is not stored whole in this file"},
        {other_type, "/year has another type"},
        {other_rank, "/summary/heads has another shape"},
        {other_shape, "axis 3 of /summary/heads has length 5, not 4"},
        {years_that_stand_still, "/year does not count on by one"},
        {empty_labels, "the baseline is none of the scenarios"},
        {other_baseline, "the baseline is none of the scenarios"},
        {no_seed, "/provenance has no attribute seed"},
        {worded_seed, "the seed is no number"},
        {other_digest, "the study is not the one of its digest"},
        {escape_codes, "the study's name holds what no label may"},
        {replicates_in_words, "replicates of /provenance is no whole number"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++)
        refused(forge(cases[i].act), RAAT_FAILED, cases[i].message);
    unlink(folder_path("forged.h5"));
}

/* Links in a circle are never walked: fixed paths lead past them. */
static void circles_do_not_hold_us(void **state)
{
    alarm(5);
    refused(forge(link_cycle), RAAT_FAILED, "it holds no indicator");
    refused(forge(group_cycle), RAAT_FAILED, "it holds no indicator");
    alarm(0);
    unlink(folder_path("forged.h5"));
}

static int set_up(void **state)
{
    folder_make();
    write_well(folder_path("full.h5"), REPLICATES, RAAT_STORE_FULL);
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
        cmocka_unit_test(the_study_comes_out_as_it_went_in),
        cmocka_unit_test(targets_come_out_as_they_went_in),
        cmocka_unit_test(summaries_are_those_of_the_stored_numbers),
        cmocka_unit_test(targets_are_judged_by_the_stored_numbers),
        cmocka_unit_test(the_baseline_does_not_differ_from_itself),
        cmocka_unit_test(what_the_file_does_not_hold_is_refused_by_name),
        cmocka_unit_test(what_is_no_results_file_is_refused),
        cmocka_unit_test(a_file_without_its_seal_is_refused),
        cmocka_unit_test(another_layout_is_refused_by_its_number),
        cmocka_unit_test(damage_is_told),
        cmocka_unit_test(bad_faith_is_told),
        cmocka_unit_test(circles_do_not_hold_us),
    };
    return cmocka_run_group_tests_name("reader", tests, set_up, take_down);
}
