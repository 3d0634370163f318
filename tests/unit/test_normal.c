#include "tests/check.h"

#include "engine/numeric/normal.h"

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

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(cdf_gives_p_back),
        cmocka_unit_test(it_is_odd_and_grows),
        cmocka_unit_test(values_in_every_table),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
