#include "analysis/figure.h"

#include "tests/check.h"

static const raat_figure_style fte = {.language = RAAT_EN, .kind = RAAT_FIGURE_FTE};
static const raat_figure_style dutch = {.language = RAAT_NL, .kind = RAAT_FIGURE_FTE};

static void shows(double value, const raat_figure_style *style, const char *expected)
{
    assert_string_equal(raat_figure_format(value, style).text, expected);
}

static void thousands_are_grouped_as_the_language_does(void **state)
{
    const double values[] = {0, 7, 999, 1000, 12345, 1234567, -12345};
    const char *const english[] = {"0", "7", "999", "1,000", "12,345", "1,234,567", "-12,345"};
    const char *const other[] = {"0", "7", "999", "1.000", "12.345", "1.234.567", "-12.345"};
    for (size_t i = 0; i < sizeof values / sizeof *values; i++) {
        shows(values[i], &fte, english[i]);
        shows(values[i], &dutch, other[i]);
    }
}

static void shares_are_percentages(void **state)
{
    const raat_figure_style share = {.language = RAAT_NL, .kind = RAAT_FIGURE_SHARE, .decimals = 1};
    shows(0.0314, &share, "3,1");
    assert_string_equal(raat_figure_with_unit(0.0314, &share).text, "3,1 %");
}

static void differences_carry_a_sign_and_nothing_has_none(void **state)
{
    const raat_figure_style signs = {.language = RAAT_EN, .kind = RAAT_FIGURE_FTE, .sign = true};
    shows(12, &signs, "+12");
    shows(-12, &signs, "-12");
    shows(0.2, &signs, "0");
    shows(-0.2, &signs, "0");
    const raat_figure_style page = {
        .language = RAAT_EN, .kind = RAAT_FIGURE_FTE, .sign = true, .typographic = true};
    shows(-12, &page, "\u221212");
}

static void what_is_no_number_is_a_dash(void **state)
{
    shows(NAN, &fte, "-");
    shows(INFINITY, &fte, "-");
    assert_string_equal(raat_figure_exact(NAN).text, "");
}

static void huge_numbers_fit(void **state)
{
    assert_true(strlen(raat_figure_format(-1e300, &fte).text) < 64);
    shows(999999999999999.0, &fte, "999,999,999,999,999");
}

/* Exact means: what C reads back is the same double, for numbers of all sizes. */
static void exact_numbers_read_back(void **state)
{
    uint64_t bits = 88172645463325252u; /* xorshift64: any doubles will do */
    for (int i = 0; i < 20000; i++) {
        bits ^= bits << 13;
        bits ^= bits >> 7;
        bits ^= bits << 17;
        double value;
        memcpy(&value, &bits, sizeof value);
        if (isfinite(value))
            assert_true(strtod(raat_figure_exact(value).text, NULL) == value);
    }
    assert_string_equal(raat_figure_exact(600).text, "600");
    assert_string_equal(raat_figure_exact(0.1).text, "0.1");
}

static void units_follow_the_indicator(void **state)
{
    assert_int_equal(raat_figure_kind_of(raat_indicator_row(RAAT_SHORTAGE_FTE)), RAAT_FIGURE_FTE);
    assert_int_equal(raat_figure_kind_of(raat_indicator_row(RAAT_HEADS)), RAAT_FIGURE_PERSONS);
    assert_int_equal(raat_figure_kind_of(raat_indicator_row(RAAT_QUOTE)), RAAT_FIGURE_SHARE);
    /* 0 or 1 in each replicate: its mean is a probability. */
    assert_int_equal(raat_figure_kind_of(raat_indicator_row(RAAT_PLACES_BIND)), RAAT_FIGURE_SHARE);
    assert_string_equal(raat_figure_unit(RAAT_FIGURE_SHARE, true, RAAT_EN), "percentage points");
}

static void decimals_show_about_three_digits(void **state)
{
    assert_int_equal(raat_figure_decimals(RAAT_FIGURE_FTE, 12345), 0);
    assert_int_equal(raat_figure_decimals(RAAT_FIGURE_FTE, -99.9), 0);
    assert_int_equal(raat_figure_decimals(RAAT_FIGURE_FTE, 42), 1);
    assert_int_equal(raat_figure_decimals(RAAT_FIGURE_FTE, 0.3), 2);
    assert_int_equal(raat_figure_decimals(RAAT_FIGURE_SHARE, 0.3), 1);
    assert_int_equal(raat_figure_decimals(RAAT_FIGURE_SHARE, 0.003), 2);
    assert_int_equal(raat_figure_decimals_se(RAAT_FIGURE_FTE, 21), 0);
    assert_int_equal(raat_figure_decimals_se(RAAT_FIGURE_FTE, 0.4), 1);
}

static void a_gain_is_shown_as_far_as_it_tells_something(void **state)
{
    assert_string_equal(raat_figure_gain(1.84, -5, 1, RAAT_EN).text, "1.8");
    assert_string_equal(raat_figure_gain(9999.6, -5, 1, RAAT_EN).text, "10,000");
    assert_string_equal(raat_figure_gain(3.1e7, -5, 1, RAAT_EN).text, "> 10,000");
    assert_string_equal(raat_figure_gain(INFINITY, -5, 0, RAAT_NL).text, "> 10.000");
    assert_string_equal(raat_figure_gain(INFINITY, 0, 0, RAAT_EN).text, "-");
    assert_string_equal(raat_figure_gain(NAN, 0, 0, RAAT_EN).text, "-");
}

static void replicates_are_counted_in_words(void **state)
{
    assert_string_equal(raat_figure_replicates(1, RAAT_EN).text, "1 replicate");
    assert_string_equal(raat_figure_replicates(1, RAAT_NL).text, "1 replicatie");
    assert_string_equal(raat_figure_replicates(1000, RAAT_NL).text, "1.000 replicaties");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(thousands_are_grouped_as_the_language_does),
        cmocka_unit_test(shares_are_percentages),
        cmocka_unit_test(differences_carry_a_sign_and_nothing_has_none),
        cmocka_unit_test(what_is_no_number_is_a_dash),
        cmocka_unit_test(huge_numbers_fit),
        cmocka_unit_test(exact_numbers_read_back),
        cmocka_unit_test(units_follow_the_indicator),
        cmocka_unit_test(decimals_show_about_three_digits),
        cmocka_unit_test(a_gain_is_shown_as_far_as_it_tells_something),
        cmocka_unit_test(replicates_are_counted_in_words),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
