#include "tests/check.h"
#include "tests/support/quad.h"

#include "engine/numeric/stirling.h"

/* Against the logarithm of the gamma function in 113 bits. */
static void it_is_what_stirling_leaves(void **state)
{
    for (double a = 1e-3; a < 1e8; a *= 1.07) {
        const quad expected =
            lgammaq(a) - ((a - (quad)0.5) * logq(a) - a + logq(2 * acosq(-1)) / 2);
        CHECK_NEAR(raat_stirling_rest(a), (double)expected, 1e-15 * fmax(1, (double)expected));
    }
}

/* It falls from one end to the other; 1/(12 a) for large a. */
static void it_falls(void **state)
{
    double last = INFINITY;
    for (double a = 0.01; a < 100; a += 0.01) {
        const double rest = raat_stirling_rest(a);
        assert_true(rest > 0 && rest < last);
        last = rest;
    }
    CHECK_NEAR(raat_stirling_rest(1e9) * 12e9, 1, 1e-15);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(it_is_what_stirling_leaves),
        cmocka_unit_test(it_falls),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
