#include "tests/check.h"

#include "engine/numeric/portable.h"

/* Against glibc's 64-bit mantissa: two units in the last place of a double. */
static void check(double value, long double expected)
{
    const double ulp = nextafter((double)fabsl(expected), INFINITY) - (double)fabsl(expected);
    if (!(fabsl((long double)value - expected) <= 2 * (long double)ulp))
        fail_msg("%.17g is not %.20Lg", value, expected);
}

static void logarithm_is_right_to_two_units(void **state)
{
    for (int i = 1; i < 200000; i++) {
        check(raat_portable_log(i * 1e-5), logl((long double)(i * 1e-5)));
        const double wide = ldexp(1 + i * 0x1p-18, i % 2000 - 1000);
        check(raat_portable_log(wide), logl(wide));
        const double near = 1 + (i - 100000) * 0x1p-40;
        check(raat_portable_log(near), logl(near));
    }
    CHECK_NEAR(raat_portable_log(1), 0, 0);
    check(raat_portable_log(4.9e-324), logl(4.9e-324));
    check(raat_portable_log(1.7e308), logl(1.7e308));
}

static void exponential_is_right_to_two_units(void **state)
{
    for (int i = -200000; i < 200000; i++) {
        check(raat_portable_exp(i * 1e-5), expl((long double)(i * 1e-5)));
        check(raat_portable_exp(i * 0.0035), expl((long double)(i * 0.0035)));
        check(raat_portable_exp(i * 1e-14), expl((long double)(i * 1e-14)));
    }
}

static void ends(void **state)
{
    CHECK_NEAR(raat_portable_exp(0), 1, 0);
    CHECK_NEAR(raat_portable_exp(-800), 0, 0);
    CHECK_NEAR(raat_portable_exp(-INFINITY), 0, 0);
    assert_true(isinf(raat_portable_exp(800)) && isinf(raat_portable_exp(INFINITY)));
    assert_true(isinf(raat_portable_exp(709.79)) && isfinite(raat_portable_exp(709.78)));
    assert_true(raat_portable_exp(-745) > 0);
    assert_true(isnan(raat_portable_exp(NAN)));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(logarithm_is_right_to_two_units),
        cmocka_unit_test(exponential_is_right_to_two_units),
        cmocka_unit_test(ends),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
