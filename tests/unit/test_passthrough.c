/* Pass-through on a results file that is not there (fake_reader.c): its numbers are known in closed form. */
#include "analysis/passthrough.h"

#include "tests/check.h"
#include "tests/unit/fake_reader.c"

static raat_reader *reader;
static raat_passthrough p;

static int load(void **state)
{
    if (raat_reader_open("results.h5", &reader, NULL) != RAAT_OK)
        return -1;
    return raat_passthrough_load(&p, reader, NULL) == RAAT_OK ? 0 : -1;
}

static int clear(void **state)
{
    raat_passthrough_clear(&p);
    raat_reader_free(reader);
    return 0;
}

/* all together, 18 % off from 2018 on. Shortage 2030: 5400 * 0.18. Hires by source: 1300 + 50 y in year
 * y, a sixth of it returners and a seventh from outside; 2018 to 2030 are y = 6 to 18, whose sum is 156.
 * A head is 0.75 FTE net. */
static void a_pass_through_is_what_the_header_states(void **state)
{
    const double part = 1.0 / 6 + 1.0 / 7, shortage = 5400 * 0.18;
    const double year = 0.75 * part * 0.18 * 2200;
    const double all = 0.75 * part * 0.18 * (13 * 1300 + 50 * 156);
    const raat_passthrough_result r =
        raat_passthrough_at(&p, reader, (raat_comparison_at){.scenario = 4, .year = 18});
    CHECK_NEAR(r.shortage, shortage, 1e-9);
    CHECK_NEAR(r.hires, year, 1e-9);
    CHECK_NEAR(r.all_hires, all, 1e-9);
    CHECK_NEAR(r.of_year, shortage / (shortage + year), 1e-12);
    CHECK_NEAR(r.in_all, shortage / (shortage + all), 1e-12);
}

/* Before 2018 no scenario differs: nothing is divided by nothing. */
static void nothing_passes_through_where_nothing_differs(void **state)
{
    const raat_passthrough_result r =
        raat_passthrough_at(&p, reader, (raat_comparison_at){.scenario = 4, .year = 3});
    CHECK_NEAR(r.shortage, 0, 0);
    assert_true(isnan(r.of_year) && isnan(r.in_all));
}

/* A sum of 972 + 92 FTE with errors of e + 2 FTE: clear for e = 500, not for e = 600; the errors of all
 * hires add up to 20 beside 972 + 1032, so that one stays clear. */
static void what_is_not_clear_of_noise_is_not_divided_by(void **state)
{
    double *se =
        &p.shortage.values[RAAT_DIFFERENCE][(4 * RAAT_N_STATS + RAAT_STAT_SE) * FAKE_YEARS + 18];
    const double kept = *se;
    const raat_comparison_at at = {.scenario = 4, .year = 18};
    *se = 500;
    assert_true(isfinite(raat_passthrough_at(&p, reader, at).of_year));
    *se = 600;
    assert_true(isnan(raat_passthrough_at(&p, reader, at).of_year));
    assert_true(isfinite(raat_passthrough_at(&p, reader, at).in_all));
    *se = NAN; /* one replicate */
    assert_true(isnan(raat_passthrough_at(&p, reader, at).in_all));
    *se = kept;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_pass_through_is_what_the_header_states),
        cmocka_unit_test(nothing_passes_through_where_nothing_differs),
        cmocka_unit_test(what_is_not_clear_of_noise_is_not_divided_by),
    };
    return cmocka_run_group_tests(tests, load, clear);
}
