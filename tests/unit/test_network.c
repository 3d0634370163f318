#include "tests/check.h"

#include "engine/numeric/isa.h"
#include "engine/numeric/network.h"
#include "engine/numeric/sort.h"
#include "engine/numeric/stream.h"

enum { LANES = RAAT_NETWORK_LANES, MOST = 5000 };

static _Alignas(64) double x[MOST * LANES], sorted[MOST * LANES], portable[MOST * LANES];
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

/* A network sorts everything when it sorts zeros and ones (Knuth 5.3.4): of every length up to 16 all
 * orders of them are tried, eight a time. */
static void zeros_and_ones_in_every_order(void **state)
{
    for (size_t n = 1; n <= 16; n++)
        for (uint32_t order = 0; order < UINT32_C(1) << n; order += LANES) {
            for (size_t i = 0; i < n; i++)
                for (uint32_t lane = 0; lane < LANES; lane++)
                    x[i * LANES + lane] = (order + lane) >> i & 1;
            memcpy(sorted, x, n * LANES * sizeof *x);
            raat_network_sort(sorted, n);
            for (size_t i = 1; i < n; i++)
                for (uint32_t lane = 0; lane < LANES; lane++)
                    assert_true(sorted[(i - 1) * LANES + lane] <= sorted[i * LANES + lane]);
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
        cmocka_unit_test(zeros_and_ones_in_every_order),
        cmocka_unit_test(ties_infinities_and_signed_zeros),
    };
    return cmocka_run_group_tests_name("network", tests, NULL, NULL);
}
