/* Any numbers of any scenario come back as they were taken, whether a chunk has all scenarios or one, and whether rows
 * are read together or one by one. */
#include "tests/check.h"

#include "engine/base/memory.h"
#include "engine/numeric/abreast.h"
#include "engine/store/stored.h"
#include "tests/support/folder.h"
#include "tests/support/plan_fixture.h"

enum { REPLICATES = 70, YEARS = 30, REGIONS = 2, EIGHT = RAAT_ABREAST_LANES };

typedef struct {
    raat_sink sink; /* first */
    raat_stored *stored;
} taker;

static raat_status take(raat_sink *sink, const raat_record *record, raat_error *err)
{
    return raat_stored_take(((taker *)(void *)sink)->stored, record, err);
}

typedef struct {
    raat_plan *plan;
    raat_numbers numbers;
    raat_netcdf *nc;
    raat_coordinates coordinates;
    raat_stored *stored;
    const char *path;
} file;

static void begin(file *f)
{
    raat_error err = {0};
    f->path = folder_path("stored.h5");
    f->plan = plan_fixture_new(REPLICATES);
    f->plan->end_year = f->plan->start_year + YEARS - 1;
    f->numbers = raat_numbers_of(f->plan);
    assert_int_equal(raat_netcdf_create(f->path, &f->nc, &err), RAAT_OK);
    assert_int_equal(raat_coordinates_make(f->nc, f->plan, RAAT_STORE_FULL, &f->coordinates, &err),
                     RAAT_OK);
    assert_int_equal(
        raat_stored_new(&f->numbers, f->nc, &f->coordinates, f->path, &f->stored, &err), RAAT_OK);
    taker t = {{take}, f->stored};
    assert_int_equal(plan_fixture_feed(f->plan, &t.sink, REPLICATES, &err), RAAT_OK);
}

static void end(file *f)
{
    raat_stored_free(f->stored);
    assert_int_equal(raat_netcdf_close(f->nc, NULL), RAAT_OK);
    raat_plan_free(f->plan);
}

static double value_of(const file *f, const raat_cut *cut, size_t k, int32_t replicate)
{
    const size_t cells = f->numbers.cells[cut->id];
    const double x =
        plan_fixture_value(cut->id, cut->scenario, (int32_t)(k / cells % REGIONS),
                           (int32_t)(k / cells / REGIONS), (int32_t)(k % cells), replicate);
    return raat_indicator_row(cut->id)->count ? rint(x) : (double)(float)x;
}

static void check_cut(file *f, const raat_cut *cut, const uint64_t *chunks)
{
    raat_number *found = raat_memory_new((cut->n + EIGHT) * cut->rows, sizeof *found, NULL);
    assert_non_null(found);
    assert_int_equal(raat_stored_copy(f->stored, cut, chunks, found, NULL), RAAT_OK);
    for (size_t i = 0; i < cut->n; i++)
        for (int32_t r = 0; r < cut->replicates; r++) {
            const size_t at = (i / EIGHT * cut->rows + (size_t)r) * EIGHT + i % EIGHT;
            double x;
            raat_number_unpack(cut->id, found + at, 1, 1, &x);
            CHECK_NEAR(x, value_of(f, cut, cut->k + i, r), 0);
        }
    raat_memory_free(found);
}

/* chunks: how many the indicator should have. */
static void check_indicator(file *f, raat_indicator_id id, size_t expected)
{
    const size_t all = f->numbers.of[id];
    const struct {
        size_t k, n;
    } cuts[] = {{0, all}, {0, EIGHT}, {5, 11}, {all - 3, 3}, {1, all - 2}};
    uint64_t chunks[8];
    assert_int_equal(raat_stored_chunks(&f->numbers, id, REPLICATES), expected);
    assert_int_equal(raat_stored_find(f->stored, id, REPLICATES, chunks, NULL), RAAT_OK);
    for (int32_t s = 0; s < f->plan->n_scenarios; s++)
        for (size_t i = 0; i < sizeof cuts / sizeof *cuts; i++)
            check_cut(f, &(raat_cut){id, s, cuts[i].k, cuts[i].n, REPLICATES, 96}, chunks);
}

static void numbers_come_back_from_chunks_of_all_scenarios_and_of_one(void **state)
{
    file f = {0};
    begin(&f);
    check_indicator(&f, RAAT_HEADS, 2);
    check_indicator(&f, RAAT_SHORTAGE_BRANCH_FTE, 2);
    check_indicator(&f, RAAT_WORKFORCE, 2 * 3); /* three scenarios, 1.1 MB a block together */
    end(&f);
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
        cmocka_unit_test(numbers_come_back_from_chunks_of_all_scenarios_and_of_one),
    };
    return cmocka_run_group_tests_name("stored", tests, set_up, take_down);
}
