#include "tests/check.h"

#include "engine/numeric/sort.h"
#include "engine/numeric/stream.h"

static int ascending(const void *a, const void *b)
{
    const double x = *(const double *)a, y = *(const double *)b;
    return (x > y) - (x < y);
}

/* The C library's qsort is the twin. */
static void check(const double *x, size_t n)
{
    double *mine = malloc((n + 1) * sizeof *x), *twin = malloc((n + 1) * sizeof *x);
    memcpy(mine, x, n * sizeof *x);
    memcpy(twin, x, n * sizeof *x);
    raat_sort_ascending(mine, n);
    qsort(twin, n, sizeof *twin, ascending);
    for (size_t i = 0; i < n; i++)
        CHECK_NEAR(mine[i], twin[i], 0);
    free(mine);
    free(twin);
}

enum { MOST = 20000 };
static double x[MOST];

static void random_values_of_every_length(void **state)
{
    for (uint32_t block = 0; block < MOST / RAAT_LANES; block++)
        raat_stream_uniforms(&(raat_stream){.seed = 1, .block = block}, x + block * RAAT_LANES);
    for (size_t n = 0; n < 300; n++)
        check(x, n);
    check(x, 19000);
}

/* Ties, runs, and shapes that make a careless quicksort square: 2e4 squared would take seconds. */
static void awkward_orders(void **state)
{
    for (int kind = 0; kind < 7; kind++) {
        for (int i = 0; i < MOST; i++) {
            const double values[] = {
                0, i, -i, i % 3, i < MOST / 2 ? i : MOST - i, i % 2 ? i : -i, (i & i >> 1) * 1.0};
            x[i] = values[kind];
        }
        check(x, MOST);
    }
}

static void infinities_and_signed_zeros(void **state)
{
    double y[] = {3, INFINITY, -0.0, -INFINITY, 0.0, -7, INFINITY};
    raat_sort_ascending(y, 7);
    assert_true(isinf(y[0]) && y[0] < 0 && isinf(y[6]) && isinf(y[5]));
    CHECK_NEAR(y[1], -7, 0);
    CHECK_NEAR(y[4], 3, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(random_values_of_every_length),
        cmocka_unit_test(awkward_orders),
        cmocka_unit_test(infinities_and_signed_zeros),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
