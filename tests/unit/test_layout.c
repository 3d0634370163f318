/* The names of the layout; that layout.md tells the truth about a file is in tests/cli/netcdf.bats. */
#include "tests/check.h"

#include "engine/numeric/statistics.h"
#include "engine/store/layout.h"

static void a_store_is_found_by_its_name(void **state)
{
    for (raat_layout_store store = 0; store < RAAT_N_STORES; store++)
        assert_int_equal(raat_layout_store_of(raat_layout_store_name(store)), store);
    assert_int_equal(raat_layout_store_of("everything"), RAAT_N_STORES);
    assert_int_equal(raat_layout_store_of(""), RAAT_N_STORES);
}

static void statistics_have_names_of_their_own(void **state)
{
    for (raat_layout_statistic k = 0; k < RAAT_N_STATS; k++) {
        assert_non_null(raat_layout_statistic_title(k));
        for (raat_layout_statistic other = 0; other < k; other++)
            assert_string_not_equal(raat_layout_statistic_name(k),
                                    raat_layout_statistic_name(other));
    }
}

/* "q025" is the quantile of 0.025: what lies between q and the end, read after "0.". */
static void quantiles_are_named_by_their_probability(void **state)
{
    for (int q = 0; q < RAAT_STATISTICS_QUANTILES; q++) {
        const char *name = raat_layout_statistic_name((raat_layout_statistic)(RAAT_STAT_Q025 + q));
        char number[16];
        assert_int_equal(name[0], 'q');
        snprintf(number, sizeof number, "0.%s", name + 1);
        CHECK_NEAR(atof(number), raat_statistics_probabilities[q], 0);
    }
}

static void large_indicators_are_kept_only_in_full(void **state)
{
    bool behind = false; /* a lean record ends before the first of them */
    for (raat_indicator_id id = 0; id < RAAT_N_INDICATORS; id++) {
        const bool full = raat_indicator_row(id)->full != 0;
        assert_true(full || !behind);
        behind = full;
        assert_true(raat_layout_holds(RAAT_STORE_FULL, id));
        assert_true(raat_layout_has_replicates(RAAT_STORE_FULL, id));
        assert_int_equal(raat_layout_holds(RAAT_STORE_REPLICATES, id), !full);
        assert_int_equal(raat_layout_has_replicates(RAAT_STORE_REPLICATES, id), !full);
        assert_int_equal(raat_layout_holds(RAAT_STORE_SUMMARY, id), !full);
        assert_false(raat_layout_has_replicates(RAAT_STORE_SUMMARY, id));
    }
}

/* UTF-8 passes; a text of 10,000 bytes is the longest. */
static void titles_are_lines_of_text(void **state)
{
    static char longest[10002];
    memset(longest, 'a', sizeof longest - 2);
    assert_true(raat_layout_takes_text(""));
    assert_true(raat_layout_takes_text("geen actie \xe2\x80\x93 nulsc\xc3\xa9nario"));
    assert_false(raat_layout_takes_text("a\tb"));
    assert_false(raat_layout_takes_text("a\177"));
    assert_true(raat_layout_takes_text(longest));
    longest[10000] = 'a';
    assert_false(raat_layout_takes_text(longest));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_store_is_found_by_its_name),
        cmocka_unit_test(statistics_have_names_of_their_own),
        cmocka_unit_test(quantiles_are_named_by_their_probability),
        cmocka_unit_test(large_indicators_are_kept_only_in_full),
        cmocka_unit_test(titles_are_lines_of_text),
    };
    return cmocka_run_group_tests_name("layout", tests, NULL, NULL);
}
