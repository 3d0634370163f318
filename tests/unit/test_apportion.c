#include "tests/check.h"

#include "engine/numeric/apportion.h"
#include "engine/numeric/stream.h"

static void check(int64_t total, int n, const double *weights, const int32_t *expected)
{
    int32_t out[16];
    raat_apportion(total, weights, n, out);
    for (int i = 0; i < n; i++)
        assert_int_equal(out[i], expected[i]);
}

/* Quotas by hand. */
static void largest_remainders_get_what_is_left(void **state)
{
    check(10, 3, (double[]){1, 1, 1}, (int32_t[]){4, 3, 3});          /* 3.33 each */
    check(5, 2, (double[]){0.5, 0.5}, (int32_t[]){3, 2});             /* a tie */
    check(7, 3, (double[]){5, 3, 1}, (int32_t[]){4, 2, 1});           /* 3.89 2.33 0.78 */
    check(100, 4, (double[]){0, 1, 2, 0}, (int32_t[]){0, 33, 67, 0}); /* 33.33 66.67 */
    check(0, 3, (double[]){1, 2, 3}, (int32_t[]){0, 0, 0});           /* nobody */
    check(0, 2, (double[]){0, 0}, (int32_t[]){0, 0});                 /* nobody, nowhere */
    check(1, 1, (double[]){1e-300}, (int32_t[]){1});                  /* only the ratio counts */
    check(2147483646, 1, (double[]){3}, (int32_t[]){2147483646});     /* the largest share */
    check(3000000000, 2, (double[]){1, 1}, (int32_t[]){1500000000, 1500000000});
}

/* 3 over 0.1, 0.2, 0.3 has quotas 0.5, 1, 1.5: a tie that the last bits of 0.1 + 0.2 must not
 * decide; and 0.7 of 10 is 7, though 0.7 / (0.7 + 0.2 + 0.1) times 10 is a little less. */
static void last_bits_of_a_share_decide_nothing(void **state)
{
    check(3, 3, (double[]){0.1, 0.2, 0.3}, (int32_t[]){1, 1, 1});
    check(3, 3, (double[]){0.3, 0.2, 0.1}, (int32_t[]){2, 1, 0});
    check(10, 3, (double[]){0.7, 0.2, 0.1}, (int32_t[]){7, 2, 1});
}

/* The sum is exact, nobody strays a whole person from the quota, nobody gets anything for nothing. */
static void sum_and_quota_hold(void **state)
{
    for (uint32_t block = 0; block < 2000; block++) {
        const raat_stream s = {.seed = 1, .key = 2, .step = 3, .block = block};
        double w[RAAT_LANES], sum = 0;
        int32_t out[RAAT_LANES];
        raat_stream_uniforms(&s, w);
        const int n = 1 + (int)(block % RAAT_LANES);
        for (int i = 0; i < n; i++) {
            w[i] = w[i] < 0.2 && i > 0 ? 0 : exp(20 * w[i]);
            sum += w[i];
        }
        const int64_t total = (int64_t)raat_stream_word(&s, 1, 5) >> block % 32;
        int64_t got = 0;
        if (total > INT32_MAX - 1 && n < 8)
            continue;
        raat_apportion(total / 2, w, n, out);
        for (int i = 0; i < n; i++) {
            got += out[i];
            CHECK_NEAR(out[i], (double)(total / 2) * w[i] / sum, 1 + 1e-5);
            assert_true(w[i] > 0 || out[i] == 0);
        }
        assert_int_equal(got, total / 2);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(largest_remainders_get_what_is_left),
        cmocka_unit_test(last_bits_of_a_share_decide_nothing),
        cmocka_unit_test(sum_and_quota_hold),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
