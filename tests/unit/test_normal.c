#include "tests/check.h"

#include "engine/numeric/normal.h"

#include <gsl/gsl_cdf.h>

/* The CDF, from glibc's 64-bit mantissa, must give p back: relative error e of z moves the smaller
 * tail by e z density. */
static void check(double p)
{
    const double z = raat_normal_quantile(p);
    const long double back = erfcl(-(long double)z / sqrtl(2)) / 2;
    const double density = exp(-z * z / 2) / sqrt(2 * M_PI);
    CHECK_NEAR((double)(back - (long double)p), 0, 1e-15 * (fabs(z) + 0.1) * density + 1e-300);
}

static void cdf_gives_p_back(void **state)
{
    for (int i = 1; i < 100000; i++)
        check(i / 100000.0);
    for (double p = 0.5; p > 1e-300; p *= 0.97) {
        check(p);
        if (p > 0x1p-53)
            check(1 - p);
    }
    check(0x1p-54);
    check(0.075);
    check(nextafter(0.075, 0));
}

static void it_is_odd_and_grows(void **state)
{
    CHECK_NEAR(raat_normal_quantile(0.5), 0, 0);
    double last = -INFINITY;
    for (int i = 1; i < 65536; i++) {
        const double p = i * 0x1p-16, z = raat_normal_quantile(p);
        assert_true(z > last);
        CHECK_NEAR(raat_normal_quantile(1 - p), -z, 0);
        last = z;
    }
}

/* Tables: 1.959963984540054 at 0.975, 3.090232306167813 at 0.999. */
static void values_in_every_table(void **state)
{
    CHECK_NEAR(raat_normal_quantile(0.975), 1.959963984540054, 1e-15);
    CHECK_NEAR(raat_normal_quantile(0.999), 3.090232306167813, 5e-15);
}

/* Both tails, from glibc's 64-bit mantissa and from GSL. */
static void check_below(double z)
{
    const long double expected = erfcl(-(long double)z / sqrtl(2)) / 2;
    const double value = raat_normal_below(z);
    if (!(fabsl((long double)value - expected) <= 1.2e-15L * expected))
        fail_msg("below %.17g: %.17g is not %.20Lg", z, value, expected);
    CHECK_NEAR(value / gsl_cdf_ugaussian_P(z), 1, 1e-13); /* GSL's own error in the far tail */
    if (fabs(z) < 8)
        CHECK_NEAR(value / gsl_cdf_ugaussian_P(z), 1, 1e-14);
}

static void areas_are_right_in_both_tails(void **state)
{
    for (int i = -370000; i <= 370000; i++)
        check_below(i * 1e-4 + 1.3e-6);
    check_below(0);
    for (double z = 1e-300; z < 1e-3; z *= 7) {
        check_below(z);
        check_below(-z);
    }
}

static void areas_end(void **state)
{
    CHECK_NEAR(raat_normal_below(-INFINITY), 0, 0);
    CHECK_NEAR(raat_normal_below(INFINITY), 1, 0);
    CHECK_NEAR(raat_normal_below(-38), 0, 0);
    assert_true(raat_normal_below(-37.5) > 0);
    double last = 0;
    for (int i = -375000; i <= 90000; i++) {
        const double area = raat_normal_below(i * 1e-4);
        assert_true(area >= last);
        last = area;
    }
}

/* A loop and one value after the other: the same bits, whatever the compiler made of the loop. */
static void width_changes_no_bit(void **state)
{
    enum { N = 4096 };
    static double p[N], z[N], back[N];
    for (int i = 0; i < N; i++)
        p[i] = (i + 0.5) / N;
    p[0] = 1e-200;
    for (int i = 0; i < N; i++) {
        z[i] = raat_normal_quantile(p[i]);
        back[i] = raat_normal_below(z[i]);
    }
    for (int i = 0; i < N; i++) {
        volatile double alone = p[i];
        const double one = raat_normal_quantile(alone), two = raat_normal_below(one);
        assert_memory_equal(&one, &z[i], sizeof one);
        assert_memory_equal(&two, &back[i], sizeof two);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(areas_are_right_in_both_tails), cmocka_unit_test(areas_end),
        cmocka_unit_test(width_changes_no_bit),          cmocka_unit_test(cdf_gives_p_back),
        cmocka_unit_test(it_is_odd_and_grows),           cmocka_unit_test(values_in_every_table),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
