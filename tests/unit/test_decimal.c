#include "scenarios/language/decimal.h"

#include "tests/check.h"

#include <inttypes.h>
#include <locale.h>

static void decimals_are_read_as_they_are_written(void **state)
{
    static const struct {
        const char *text;
        double number;
    } rows[] = {{"0", 0},        {"-0", 0},    {"7", 7},           {"-12.5", -12.5},
                {"0.1", 0.1},    {"1e6", 1e6}, {"2.5E-3", 2.5e-3}, {"1e+2", 100},
                {"10", 10},      {"0.000", 0}, {"1e-400", 0}, /* nearer to 0 than to anything */
                {"1e308", 1e308}};
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        double number = -1;
        assert_true(raat_decimal_read(rows[i].text, &number));
        assert_true(number == rows[i].number);
        assert_false(signbit(number) && number == 0);
    }
}

static void what_other_readers_take_otherwise_is_refused(void **state)
{
    static const char *const texts[] = {
        "",     " ",   "-",    "+1",   "01",    "-01", "00",   "1.",   ".5",    "1e",  "1e+",
        "0x10", "0b1", "0o7",  "nan",  ".nan",  "inf", "-inf", ".inf", "1e999", "1_0", "1,5",
        "1 ",   " 1",  "1:30", "1.5.", "1e1.5", "１",  "~",    "no",   "1d",    "1f",  "Infinity"};
    double number;
    int64_t whole;
    uint64_t seed;
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        assert_false(raat_decimal_read(texts[i], &number));
        assert_false(raat_decimal_whole(texts[i], &whole));
        assert_false(raat_decimal_unsigned(texts[i], &seed));
    }
}

static void whole_numbers_end_where_their_type_does(void **state)
{
    int64_t whole;
    uint64_t seed;
    assert_true(raat_decimal_whole("9223372036854775807", &whole));
    assert_int_equal(whole, INT64_MAX);
    assert_true(raat_decimal_whole("-9223372036854775808", &whole));
    assert_false(raat_decimal_whole("9223372036854775808", &whole));
    assert_false(raat_decimal_whole("1.0", &whole));
    assert_false(raat_decimal_whole("1e3", &whole));
    assert_true(raat_decimal_unsigned("18446744073709551615", &seed));
    assert_true(seed == UINT64_MAX);
    assert_false(raat_decimal_unsigned("18446744073709551616", &seed));
    assert_false(raat_decimal_unsigned("-1", &seed));
}

static void one_number_has_one_text(void **state)
{
    static const struct {
        double number;
        const char *text;
    } rows[] = {{0, "0"},
                {0.1, "0.1"},
                {-0.5, "-0.5"},
                {100, "100"},
                {1e6, "1000000"},
                {2012, "2012"},
                {84663, "84663"},
                {0.2625, "0.2625"},
                {1e15, "1e+15"},
                {0.0000001, "0.0000001"},
                {1e-9, "1e-09"},
                {1.0 / 3, "0.3333333333333333"},
                {999999999999999, "999999999999999"}};
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        char text[RAAT_DECIMAL_TEXT];
        raat_decimal_write(rows[i].number, text);
        assert_string_equal(text, rows[i].text);
    }
}

/* The numbers are all bit patterns that a mixing step finds; those that are not finite are passed over. */
static void every_number_reads_back(void **state)
{
    uint64_t bits = 1;
    for (int i = 0; i < 20000; i++) {
        double number, again = 0;
        char text[RAAT_DECIMAL_TEXT];
        bits = bits * UINT64_C(6364136223846793005) + UINT64_C(1442695040888963407);
        memcpy(&number, &bits, sizeof number);
        if (!isfinite(number))
            continue;
        raat_decimal_write(number, text);
        assert_true(raat_decimal_read(text, &again));
        assert_true(number == again);
        raat_decimal_write(number * 0 + (double)(bits % 1000000) / 1000, text);
        assert_true(raat_decimal_read(text, &again));
        assert_true(again == (double)(bits % 1000000) / 1000);
    }
}

/* In Germany and the Netherlands 0,5 is a half. A library that we share a process with may say so to C. */
static void a_comma_locale_changes_nothing(void **state)
{
    char folder[] = "/tmp/raat-locale-XXXXXX", command[200], text[RAAT_DECIMAL_TEXT];
    double number;
    assert_non_null(mkdtemp(folder));
    snprintf(command, sizeof command, "localedef -i de_DE -f UTF-8 %s/de_DE.UTF-8 >/dev/null 2>&1",
             folder);
    (void)!system(command);
    setenv("LOCPATH", folder, 1);
    const char *set = setlocale(LC_ALL, "de_DE.UTF-8");
    if (set) {
        snprintf(text, sizeof text, "%.1f", 0.5);
        assert_string_equal(text, "0,5"); /* the locale is at work */
        assert_true(raat_decimal_read("0.5", &number));
        assert_true(number == 0.5);
        assert_false(raat_decimal_read("0,5", &number));
        raat_decimal_write(0.5, text);
        assert_string_equal(text, "0.5");
    }
    setlocale(LC_ALL, "C");
    unsetenv("LOCPATH");
    snprintf(command, sizeof command, "rm -rf %s", folder);
    (void)!system(command);
    if (!set)
        skip(); /* Debian's package `locales` brings the sources of de_DE */
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(decimals_are_read_as_they_are_written),
        cmocka_unit_test(what_other_readers_take_otherwise_is_refused),
        cmocka_unit_test(whole_numbers_end_where_their_type_does),
        cmocka_unit_test(one_number_has_one_text),
        cmocka_unit_test(every_number_reads_back),
        cmocka_unit_test(a_comma_locale_changes_nothing),
    };
    return cmocka_run_group_tests_name("decimal", tests, NULL, NULL);
}
