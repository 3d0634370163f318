/* Comparison, targets, selection and CSV on a results file that is not there: every expected value
 * is a law of fake_reader.c. */
#include "analysis/comparison.h"

#include "analysis/csv.h"
#include "analysis/selection.h"
#include "analysis/targets.h"
#include "tests/check.h"
#include "tests/unit/fake_reader.c"

static raat_reader *reader;

static int open_reader(void **state)
{
    return raat_reader_open("results.h5", &reader, NULL) == RAAT_OK ? 0 : -1;
}

static int close_reader(void **state)
{
    raat_reader_free(reader);
    return 0;
}

static void numbers_are_found_where_the_layout_puts_them(void **state)
{
    raat_comparison c;
    assert_int_equal(raat_comparison_load(&c, reader, RAAT_PLACES_FTE, NULL), RAAT_OK);
    assert_int_equal(c.n_cells, 3 * RAAT_N_PLACES);
    raat_comparison_at at = {0};
    int64_t n = 0;
    do {
        for (int s = 0; s < RAAT_N_STATS; s++, n++) {
            const raat_layout_statistic statistic = (raat_layout_statistic)s;
            const double level = fake_level(c.id, at.scenario, at.year, statistic) / (1 + at.cell);
            const double change =
                fake_difference(c.id, at.scenario, at.year, statistic) / (1 + at.cell);
            if (statistic != RAAT_STAT_VARIANCE_REDUCTION) {
                CHECK_NEAR(raat_comparison_value(&c, RAAT_LEVEL, at, statistic), level, 0);
                CHECK_NEAR(raat_comparison_value(&c, RAAT_DIFFERENCE, at, statistic), change, 0);
            }
        }
    } while (raat_comparison_next(&c, &at));
    assert_int_equal(n, (int64_t)FAKE_SCENARIOS * FAKE_YEARS * 3 * RAAT_N_PLACES * RAAT_N_STATS);
    raat_comparison_clear(&c);
}

static void the_last_axis_is_the_fastest(void **state)
{
    raat_comparison c;
    const raat_label *labels[RAAT_MOST_AXES];
    assert_int_equal(raat_comparison_load(&c, reader, RAAT_PLACES_FTE, NULL), RAAT_OK);
    assert_int_equal(raat_comparison_labels(&c, reader, 3, labels), 2);
    assert_string_equal(labels[0]->name, "ziekenhuis");
    assert_string_equal(labels[1]->name, "leerbaan");
    raat_comparison_clear(&c);
}

static void few_years_are_thirds_of_the_projection(void **state)
{
    int32_t years[RAAT_SELECTION_FEW];
    assert_int_equal(raat_selection_few_years(reader, years), 3);
    assert_int_equal(years[0], 2022); /* 2016 to 2030 is 14 years: steps of 4, ending on the last */
    assert_int_equal(years[1], 2026);
    assert_int_equal(years[2], 2030);
}

static raat_status select_by(const char *indicator, const char *year, const char *region,
                             raat_selection *out, raat_error *err)
{
    const raat_options_list indicators = {&indicator, indicator ? 1 : 0, 1};
    const raat_options_list years = {&year, year ? 1 : 0, 1};
    const raat_options_list regions = {&region, region ? 1 : 0, 1};
    const raat_selection_lists lists = {&indicators, &years, &regions};
    return raat_selection_init(out, reader, &lists, err);
}

static void what_the_file_does_not_have_is_refused(void **state)
{
    const char *const cases[][4] = {
        {"shortage_ft", NULL, NULL, "did you mean shortage_fte?"},
        {"nonsense", NULL, NULL, "--json or --csv lists them all"},
        {"workforce", NULL, NULL, "the results do not hold workforce"},
        {NULL, "2031", NULL, "--year: 2031 is not a year from 2012 to 2030"},
        {NULL, "20x", NULL, "--year: 20x is not a year from 2012 to 2030"},
        {NULL, NULL, "limbrug", "--region: no region limbrug; did you mean limburg?"},
        {NULL, NULL, "paris", "--region: no region paris; there is limburg"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        raat_selection selection;
        raat_error err = {0};
        assert_int_equal(select_by(cases[i][0], cases[i][1], cases[i][2], &selection, &err),
                         RAAT_USAGE);
        CHECK_CONTAINS(err.message, cases[i][3]);
        raat_selection_clear(&selection);
    }
}

static void a_target_year_and_its_first_year_are_counted(void **state)
{
    raat_targets t;
    assert_int_equal(raat_targets_load(&t, reader, NULL), RAAT_OK);
    assert_int_equal(raat_targets_year(&t, 0), 2026 - FAKE_FIRST);
    CHECK_NEAR(raat_targets_share(&t, 4, 0, 14, 0), fake_share(4, 0, 14), 0);
    CHECK_NEAR(raat_targets_se(&t, 4, 1, 9, 0),
               sqrt(fake_share(4, 1, 9) * (1 - fake_share(4, 1, 9)) / 1000), 1e-15);
    for (int scenario = 0; scenario < FAKE_SCENARIOS; scenario++) {
        int32_t expected = 0; /* by search from the last year down */
        for (int year = FAKE_YEARS - 1; FAKE_FIRST + year > FAKE_RECORDED; year--)
            if (fake_share(scenario, 0, year) >= 0.5)
                expected = FAKE_FIRST + year;
        assert_int_equal(raat_targets_first_met(&t, scenario, 0, 0), expected);
    }
    raat_targets_clear(&t);
}

static size_t count(const char *text, char c)
{
    size_t n = 0;
    for (; *text; text++)
        n += *text == c;
    return n;
}

static void csv_has_a_row_a_cell_scenario_and_year(void **state)
{
    raat_selection selection;
    raat_comparison c;
    raat_text header = {0}, rows = {0};
    assert_int_equal(select_by("places_fte", NULL, NULL, &selection, NULL), RAAT_OK);
    assert_int_equal(raat_comparison_load(&c, reader, RAAT_PLACES_FTE, NULL), RAAT_OK);
    raat_csv_append_header(&header);
    raat_csv_append_rows(&rows, &c, reader, &selection);
    const size_t n_rows = (size_t)(3 * RAAT_N_PLACES * FAKE_SCENARIOS * FAKE_YEARS);
    assert_int_equal(count(raat_text_bytes(&rows), '\n'), n_rows);
    assert_int_equal(count(raat_text_bytes(&rows), ','),
                     n_rows * count(raat_text_bytes(&header), ','));
    CHECK_CONTAINS(raat_text_bytes(&rows), "places_fte,FTE,limburg,retention,2030,ziekenhuis,");
    raat_text_clear(&header);
    raat_text_clear(&rows);
    raat_comparison_clear(&c);
    raat_selection_clear(&selection);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(numbers_are_found_where_the_layout_puts_them),
        cmocka_unit_test(the_last_axis_is_the_fastest),
        cmocka_unit_test(few_years_are_thirds_of_the_projection),
        cmocka_unit_test(what_the_file_does_not_have_is_refused),
        cmocka_unit_test(a_target_year_and_its_first_year_are_counted),
        cmocka_unit_test(csv_has_a_row_a_cell_scenario_and_year),
    };
    return cmocka_run_group_tests(tests, open_reader, close_reader);
}
