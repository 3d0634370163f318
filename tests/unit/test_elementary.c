#include "tests/check.h"

#include "engine/numeric/elementary.h"
#include "engine/numeric/stream.h"

#include <string.h>

/* Loops as the model writes them, so that what is tested is the vector code. */
#define LANES(name, function)                                                                      \
    static void name(const double x[RAAT_LANES], double out[RAAT_LANES])                           \
    {                                                                                              \
        for (int i = 0; i < RAAT_LANES; i++)                                                       \
            out[i] = function(x[i]);                                                               \
    }
LANES(exp_lanes, raat_exp)
LANES(expm1_lanes, raat_expm1)
LANES(log_lanes, raat_log)
LANES(log1p_lanes, raat_log1p)

/* Against glibc's 64-bit mantissa: two units in the last place of a double. */
static void check(double x, double value, long double expected)
{
    const double ulp = nextafter((double)fabsl(expected), INFINITY) - (double)fabsl(expected);
    if (!(fabsl((long double)value - expected) <= 2 * (long double)ulp))
        fail_msg("at %a: %.17g is not %.20Lg", x, value, expected);
}

typedef void of_lanes(const double x[RAAT_LANES], double out[RAAT_LANES]);
typedef long double judge(long double x);

/* RAAT_LANES values from `first` on, `step` apart, `rounds` times. */
static void compare(of_lanes *f, judge *expected, double first, double step, int rounds)
{
    double x[RAAT_LANES], y[RAAT_LANES];
    for (int r = 0; r < rounds; r++) {
        for (int i = 0; i < RAAT_LANES; i++)
            x[i] = first + (r * RAAT_LANES + i) * step;
        f(x, y);
        for (int i = 0; i < RAAT_LANES; i++)
            check(x[i], y[i], expected(x[i]));
    }
}

static void exponentials_are_right_to_two_units(void **state)
{
    compare(exp_lanes, expl, -700, 0.0137, 1590);
    compare(exp_lanes, expl, -1, 3.1e-5, 1000);
    compare(expm1_lanes, expm1l, -60, 0.0137, 400);
    compare(expm1_lanes, expm1l, -1, 3.1e-5, 1000);
    compare(expm1_lanes, expm1l, -1e-9, 3.1e-14, 1000);
}

static void logarithms_are_right_to_two_units(void **state)
{
    compare(log_lanes, logl, 1e-5, 1e-4, 1000);
    compare(log_lanes, logl, 1 - 1e-9, 3.1e-14, 1000);
    compare(log_lanes, logl, 0x1p-1022, 1e290, 100);
    compare(log1p_lanes, log1pl, -0.99999, 1e-4, 1000);
    compare(log1p_lanes, log1pl, -1e-9, 3.1e-14, 1000);
}

/* x - ln(1 + x): near 0 by its series, in the 64-bit mantissa, elsewhere by logl. */
static long double sag(long double x)
{
    if (fabsl(x) > 0.01L)
        return x - log1pl(x);
    long double sum = 0, power = x;
    for (int i = 2; i < 14; i++) {
        power *= -x;
        sum -= power / i;
    }
    return sum;
}

static void the_sag_is_right_to_some_units(void **state)
{
    for (double x = 1e-12; x < 1e6; x *= 1.01)
        for (int sign = -1; sign <= 1; sign += 2) {
            const double less = sign * x, ratio = 1 + less;
            if (ratio > 1e-3)
                CHECK_NEAR(raat_log_sag(ratio, less) /
                               (double)sag(fabs(x) < 0.1 ? less : ratio - 1),
                           1, 4e-15);
        }
    CHECK_NEAR(raat_log_sag(1e-300, -1) / (-1 - log(1e-300)), 1, 1e-15);
    CHECK_NEAR(raat_log_sag(1, 0), 0, 0);
}

static void powers(void **state)
{
    for (int i = 1; i < 1000; i++)
        for (int k = -10; k <= 10; k++)
            CHECK_NEAR(raat_pow(i * 0.01, k * 0.3) / pow(i * 0.01, k * 0.3), 1, 1e-14);
    CHECK_NEAR(raat_pow(0, 0.5), 0, 1e-150);
    CHECK_NEAR(raat_pow(0, 0), 1, 0);
}

static void ends(void **state)
{
    CHECK_NEAR(raat_exp(0), 1, 0);
    CHECK_NEAR(raat_expm1(0), 0, 0);
    CHECK_NEAR(raat_log(1), 0, 0);
    CHECK_NEAR(raat_log1p(0), 0, 0);
    CHECK_NEAR(raat_expm1(-INFINITY), -1, 0);
    CHECK_NEAR(raat_exp(-INFINITY), 0, 1e-300);
    assert_true(isfinite(raat_exp(INFINITY)) && isfinite(raat_log(0)) && isfinite(raat_log1p(-1)));
    assert_true(isnan(raat_exp(NAN)) && isnan(raat_expm1(NAN)));
}

/* A loop and one value after the other: the same bits, whatever the compiler made of the loop. */
static void width_changes_no_bit(void **state)
{
    of_lanes *const loops[] = {exp_lanes, expm1_lanes, log_lanes, log1p_lanes};
    for (int r = 0; r < 1000; r++) {
        double x[RAAT_LANES], y[RAAT_LANES];
        for (int i = 0; i < RAAT_LANES; i++)
            x[i] = (r * RAAT_LANES + i + 0.5) * 1e-4;
        for (size_t f = 0; f < sizeof loops / sizeof *loops; f++) {
            loops[f](x, y);
            for (int i = 0; i < RAAT_LANES; i++) {
                volatile double alone = x[i];
                const double one = f == 0   ? raat_exp(alone)
                                   : f == 1 ? raat_expm1(alone)
                                   : f == 2 ? raat_log(alone)
                                            : raat_log1p(alone);
                assert_memory_equal(&one, &y[i], sizeof one);
            }
        }
    }
}

static void small_arguments_need_less_for_the_same_bits(void **state)
{
    for (int i = -100000; i <= 100000; i++) {
        const double x = i * 1e-5 * RAAT_EXPM1_SMALL * 0.999999, a = raat_expm1(x),
                     b = raat_expm1_small(x);
        assert_memory_equal(&a, &b, sizeof a);
    }
}

static void the_larger_and_the_smaller(void **state)
{
    CHECK_NEAR(raat_larger(1, 2), 2, 0);
    CHECK_NEAR(raat_larger(2, 1), 2, 0);
    CHECK_NEAR(raat_smaller(1, 2), 1, 0);
    CHECK_NEAR(raat_smaller(2, 1), 1, 0);
    CHECK_NEAR(raat_larger(NAN, 1), 1, 0);
    CHECK_NEAR(raat_smaller(NAN, 1), 1, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(exponentials_are_right_to_two_units),
        cmocka_unit_test(logarithms_are_right_to_two_units),
        cmocka_unit_test(the_sag_is_right_to_some_units),
        cmocka_unit_test(powers),
        cmocka_unit_test(ends),
        cmocka_unit_test(width_changes_no_bit),
        cmocka_unit_test(small_arguments_need_less_for_the_same_bits),
        cmocka_unit_test(the_larger_and_the_smaller),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
