#include "tests/check.h"

#include "engine/numeric/rounding.h"

static void whole_numbers_stay(void **state)
{
    const double whole[] = {0, 1, 2, 1000, INT32_MAX};
    for (size_t i = 0; i < sizeof whole / sizeof *whole; i++) {
        assert_int_equal(raat_rounding_at(0, whole[i]), (int32_t)whole[i]);
        assert_int_equal(raat_rounding_at(UINT64_MAX, whole[i]), (int32_t)whole[i]);
    }
}

/* Up when u >= 1 - f: of the 2^64 values of U exactly 2^64 f, the highest ones. */
static void share_rounded_up_is_the_fraction(void **state)
{
    const uint64_t half = UINT64_C(1) << 63, quarter = half / 2;
    assert_int_equal(raat_rounding_at(half - 1, 2.5), 2);
    assert_int_equal(raat_rounding_at(half, 2.5), 3);
    assert_int_equal(raat_rounding_at(3 * quarter - 1, 7.25), 7);
    assert_int_equal(raat_rounding_at(3 * quarter, 7.25), 8);
    assert_int_equal(raat_rounding_at(quarter - 1, 7.75), 7);
    assert_int_equal(raat_rounding_at(quarter, 7.75), 8);
    assert_int_equal(raat_rounding_at(UINT64_MAX, 0x1p-64), 1);
    assert_int_equal(raat_rounding_at(UINT64_MAX - 1, 0x1p-64), 0);
    assert_int_equal(raat_rounding_at(UINT64_MAX, 0x1p-65), 0);
    assert_int_equal(raat_rounding_at(0, 1 - 0x1p-53), 0);
    assert_int_equal(raat_rounding_at(2048, 1 - 0x1p-53), 1);
}

static void lanes_are_the_single_rounding_of_their_bits(void **state)
{
    for (uint32_t block = 0; block < 1000; block++) {
        const raat_stream s = {.seed = 1, .key = 2, .step = 3, .block = block};
        double x[RAAT_LANES];
        int32_t out[RAAT_LANES];
        for (int lane = 0; lane < RAAT_LANES; lane++) {
            /* Every other threshold has the high word of its own draw, so the low word decides. */
            const uint64_t near = (uint64_t)~raat_stream_word(&s, 0, lane) << 32 | 0x80000000;
            x[lane] = lane % 2 ? (double)(near >> 12) * 0x1p-52 : lane * 0.37 + block;
        }
        raat_rounding_lanes(&s, x, out);
        for (int lane = 0; lane < RAAT_LANES; lane++)
            assert_int_equal(out[lane], raat_rounding_at(raat_stream_bits(&s, lane), x[lane]));
    }
}

static void grows_with_the_uniform_and_with_x(void **state)
{
    for (int i = 0; i < 400; i++)
        for (int j = 1; j < 400; j++) {
            const uint64_t bits = (uint64_t)j * (UINT64_MAX / 400);
            const double x = i * 0.0173;
            assert_true(raat_rounding_at(bits, x) >= raat_rounding_at(bits - UINT64_MAX / 400, x));
            assert_true(raat_rounding_at(bits, x + 0.0173) >= raat_rounding_at(bits, x));
        }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(whole_numbers_stay),
        cmocka_unit_test(share_rounded_up_is_the_fraction),
        cmocka_unit_test(lanes_are_the_single_rounding_of_their_bits),
        cmocka_unit_test(grows_with_the_uniform_and_with_x),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
