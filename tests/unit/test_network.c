#include "tests/check.h"

#include "engine/numeric/isa.h"
#include "engine/numeric/network16.h"
#include "engine/numeric/network32.h"
#include "engine/numeric/sort.h"
#include "engine/numeric/stream.h"

enum { LANES = RAAT_NETWORK_LANES, MOST = 5000 };

static _Alignas(64) double x[MOST * LANES], sorted[MOST * LANES], portable[MOST * LANES];
static _Alignas(64) int32_t sorted32[MOST * LANES], portable32[MOST * LANES];
static _Alignas(64) int16_t sorted16[MOST * LANES], portable16[MOST * LANES];
static double twin[MOST];

/* raat_sort_ascending, a lane at a time, is the twin. */
static void check(size_t n)
{
    memcpy(sorted, x, n * LANES * sizeof *x);
    memcpy(portable, x, n * LANES * sizeof *x);
    raat_network_sort(sorted, n);
    raat_network_portable(portable, n);
    assert_memory_equal(sorted, portable, n * LANES * sizeof *x);
    for (size_t lane = 0; lane < LANES; lane++) {
        for (size_t i = 0; i < n; i++)
            twin[i] = x[i * LANES + lane];
        raat_sort_ascending(twin, n);
        for (size_t i = 0; i < n; i++)
            if (!(sorted[i * LANES + lane] == twin[i]))
                fail_msg("row %zu of %zu in lane %zu: %g, not %g", i, n, lane,
                         sorted[i * LANES + lane], twin[i]);
    }
}

/* The same for x as whole numbers of four bytes. */
static void check32(size_t n)
{
    for (size_t i = 0; i < n * LANES; i++)
        sorted32[i] = portable32[i] = (int32_t)x[i];
    raat_network32_sort(sorted32, n);
    raat_network32_portable(portable32, n);
    for (size_t lane = 0; lane < LANES; lane++) {
        for (size_t i = 0; i < n; i++)
            twin[i] = (int32_t)x[i * LANES + lane];
        raat_sort_ascending(twin, n);
        for (size_t i = 0; i < n; i++)
            if (sorted32[i * LANES + lane] != twin[i] || portable32[i * LANES + lane] != twin[i])
                fail_msg("row %zu of %zu in lane %zu: %d and %d, not %g", i, n, lane,
                         sorted32[i * LANES + lane], portable32[i * LANES + lane], twin[i]);
    }
}

/* Where number i of a series of n = 2 p stands (network16.h). */
static size_t place16(size_t i, size_t n, size_t lane)
{
    return (i % (n / 2) * 2 + i / (n / 2)) * LANES + lane;
}

static void sort16(size_t n)
{
    for (size_t i = 0; i < n; i++)
        for (size_t lane = 0; lane < LANES; lane++)
            sorted16[place16(i, n, lane)] = portable16[place16(i, n, lane)] =
                (int16_t)x[i * LANES + lane];
    raat_network16_sort(sorted16, n / 2);
    raat_network16_portable(portable16, n / 2);
}

static void check16(size_t n)
{
    sort16(n);
    assert_memory_equal(sorted16, portable16, n * LANES * sizeof *sorted16);
    for (size_t lane = 0; lane < LANES; lane++) {
        for (size_t i = 0; i < n; i++)
            twin[i] = (int16_t)x[i * LANES + lane];
        raat_sort_ascending(twin, n);
        for (size_t i = 0; i < n; i++)
            if (sorted16[place16(i, n, lane)] != twin[i])
                fail_msg("number %zu of %zu in lane %zu: %d, not %g", i, n, lane,
                         sorted16[place16(i, n, lane)], twin[i]);
    }
}

static void random_numbers_of_every_length(void **state)
{
    for (uint32_t block = 0; block < MOST * LANES / RAAT_LANES; block++)
        raat_stream_uniforms(&(raat_stream){.seed = 1, .block = block}, x + block * RAAT_LANES);
    for (size_t n = 1; n <= 300; n++)
        check(n);
    check(1000);
    check(1024);
    check(1025);
    check(MOST);
}

/* As far as four bytes reach; some of them often. */
static void whole_numbers_of_every_length(void **state)
{
    for (uint32_t block = 0; block < MOST * LANES / RAAT_LANES; block++)
        raat_stream_uniforms(&(raat_stream){.seed = 2, .block = block}, x + block * RAAT_LANES);
    for (size_t i = 0; i < MOST * LANES; i++) {
        const double wide = floor(x[i] * 0x1p32) - 0x1p31;
        const double of_lane[LANES] = {wide,
                                       floor(x[i] * 9) - 4,
                                       x[i] < 0.5 ? INT32_MIN : INT32_MAX,
                                       x[i] < 0.1 ? INT32_MAX : wide,
                                       0,
                                       (double)i,
                                       -(double)i,
                                       floor(x[i] * 1e3)};
        x[i] = of_lane[i % LANES];
    }
    for (size_t n = 1; n <= 300; n++)
        check32(n);
    check32(1000);
    check32(1024);
    check32(1025);
    check32(MOST);
}

static void two_bytes_of_every_power_of_two(void **state)
{
    for (uint32_t block = 0; block < MOST * LANES / RAAT_LANES; block++)
        raat_stream_uniforms(&(raat_stream){.seed = 4, .block = block}, x + block * RAAT_LANES);
    for (size_t i = 0; i < MOST * LANES; i++)
        x[i] = i % LANES ? floor(x[i] * 0x1p16) - 0x1p15 : floor(x[i] * 100);
    for (size_t n = 16; n <= 4096; n *= 2)
        check16(n);
}

/* ---- a network sorts everything when it sorts zeros and ones (Knuth 5.3.4) ---- */

/* The same for series that two bytes hold, of 2 p. */
static void check_order16(size_t n)
{
    sort16(n);
    assert_memory_equal(sorted16, portable16, n * LANES * sizeof *sorted16);
    for (size_t i = 1; i < n; i++)
        for (size_t lane = 0; lane < LANES; lane++)
            assert_true(sorted16[place16(i - 1, n, lane)] <= sorted16[place16(i, n, lane)]);
}

static void check_order(size_t n)
{
    for (size_t i = 0; i < n * LANES; i++) {
        sorted[i] = portable[i] = x[i];
        sorted32[i] = portable32[i] = (int32_t)x[i];
    }
    raat_network_sort(sorted, n);
    raat_network_portable(portable, n);
    raat_network32_sort(sorted32, n);
    raat_network32_portable(portable32, n);
    for (size_t i = LANES; i < n * LANES; i++) {
        assert_true(sorted[i - LANES] <= sorted[i]);
        assert_true(portable[i - LANES] <= portable[i]);
        assert_true(sorted32[i - LANES] <= sorted32[i]);
        assert_true(portable32[i - LANES] <= portable32[i]);
    }
    if (n >= 16 && (n & (n - 1)) == 0)
        check_order16(n);
}

/* Of every length up to 16 all orders of them, eight a time. */
static void zeros_and_ones_in_every_order(void **state)
{
    for (size_t n = 1; n <= 16; n++)
        for (uint32_t order = 0; order < UINT32_C(1) << n; order += LANES) {
            for (size_t i = 0; i < n; i++)
                for (uint32_t lane = 0; lane < LANES; lane++)
                    x[i * LANES + lane] = (order + lane) >> i & 1;
            check_order(n);
        }
}

/* Every outcome of two parts in order, p rows and up to p, which is all that a merge can meet: eight a
 * time, with every length of the second part for the smaller ones. */
static void every_merge_of_zeros_and_ones(void **state)
{
    for (size_t p = 8; p <= 128; p *= 2)
        for (size_t n = 2 * p; n > p; n -= p <= 32 ? 8 : p / 4)
            for (size_t zeros = 0; zeros <= p; zeros++)
                for (size_t more = 0; more <= n - p; more += LANES) {
                    for (size_t i = 0; i < n; i++)
                        for (size_t lane = 0; lane < LANES; lane++)
                            x[i * LANES + lane] = i < p ? i >= zeros : i - p >= more + lane;
                    check_order(n);
                }
}

static void ties_infinities_and_signed_zeros(void **state)
{
    const double values[] = {0.0, -0.0, INFINITY, -INFINITY, 1, 1, -7};
    for (size_t i = 0; i < MOST * LANES; i++)
        x[i] = values[i * i % 7];
    check(5);
    check(777);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(random_numbers_of_every_length),
        cmocka_unit_test(whole_numbers_of_every_length),
        cmocka_unit_test(two_bytes_of_every_power_of_two),
        cmocka_unit_test(zeros_and_ones_in_every_order),
        cmocka_unit_test(every_merge_of_zeros_and_ones),
        cmocka_unit_test(ties_infinities_and_signed_zeros),
    };
    return cmocka_run_group_tests_name("network", tests, NULL, NULL);
}
