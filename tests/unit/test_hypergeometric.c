#include "tests/check.h"

#include "engine/numeric/hypergeometric.h"

#include <gmp.h>

typedef struct {
    int32_t total, marked, drawn;
} urn;

/* The least U whose draw exceeds k, in whole numbers: the ways to have at most k marked, out of all
 * ways to draw, give F(k) = part / whole; (U + 1/2) / 2^64 >= F(k) first holds at
 * U = ceil((2^65 part - whole) / (2 whole)). */
static uint64_t step_above(urn a, int32_t k)
{
    mpz_t part, whole, ways, others;
    mpz_inits(part, whole, ways, others, NULL);
    const int32_t plain = a.total - a.marked;
    const int32_t lowest = a.drawn > plain ? a.drawn - plain : 0;
    for (int32_t j = lowest; j <= k; j++) {
        mpz_bin_uiui(ways, (unsigned long)a.marked, (unsigned long)j);
        mpz_bin_uiui(others, (unsigned long)plain, (unsigned long)(a.drawn - j));
        mpz_addmul(part, ways, others);
    }
    mpz_bin_uiui(whole, (unsigned long)a.total, (unsigned long)a.drawn);
    mpz_mul_2exp(part, part, 65);
    mpz_sub(part, part, whole);
    mpz_mul_2exp(whole, whole, 1);
    mpz_cdiv_q(part, part, whole);
    const uint64_t step = mpz_get_ui(part);
    mpz_clears(part, whole, ways, others, NULL);
    return step;
}

static double mean_of(urn a)
{
    return (double)a.drawn * a.marked / a.total;
}

static double sd_of(urn a)
{
    const double share = (double)a.marked / a.total;
    return sqrt(mean_of(a) * (1 - share) * (a.total - a.drawn) / (a.total - 1.0));
}

static int32_t at(urn a, uint64_t bits)
{
    return raat_hypergeometric_at(bits, a.total, a.marked, a.drawn);
}

static void check_step(urn a, int32_t k)
{
    const uint64_t step = step_above(a, k);
    assert_int_equal(at(a, step - 1), k);
    assert_int_equal(at(a, step), k + 1);
}

static const urn urns[] = {{2, 1, 1},      {10, 3, 4},       {20, 15, 12},      {50, 49, 49},
                           {100, 1, 1},    {100, 50, 50},    {300, 200, 290},   {1000, 100, 50},
                           {1000, 999, 3}, {2500, 700, 900}, {3000, 2800, 2900}};
enum { URNS = sizeof urns / sizeof *urns };

/* Both sides of the steps from -6 to +6 standard deviations, against exact rationals: not one of
 * 2^64 values is misplaced. */
static void both_sides_of_exact_steps(void **state)
{
    for (int i = 0; i < URNS; i++) {
        const urn a = urns[i];
        const int32_t plain = a.total - a.marked, most = a.marked < a.drawn ? a.marked : a.drawn;
        const int32_t least = a.drawn > plain ? a.drawn - plain : 0;
        int32_t last = -1;
        for (double z = -6; z <= 6; z += 0.2) {
            const int32_t k = (int32_t)floor(mean_of(a) + z * sd_of(a));
            if (k < least || k >= most || k == last)
                continue;
            check_step(a, k);
            last = k;
        }
    }
}

/* Ten million things, of which few are marked: the sum is short, the numbers are long. */
static void both_sides_of_exact_steps_of_a_large_urn(void **state)
{
    const urn a = {10000000, 12, 1500};
    check_step(a, 0);
    check_step(a, 1);
    const urn b = {1000000, 30, 3000};
    check_step(b, 0);
    check_step(b, 2);
}

static void edges_have_one_outcome(void **state)
{
    const uint64_t ends[] = {0, UINT64_MAX / 3, UINT64_MAX};
    for (int i = 0; i < 3; i++) {
        assert_int_equal(at((urn){0, 0, 0}, ends[i]), 0);
        assert_int_equal(at((urn){10, 0, 7}, ends[i]), 0);
        assert_int_equal(at((urn){10, 7, 0}, ends[i]), 0);
        assert_int_equal(at((urn){10, 10, 7}, ends[i]), 7);
        assert_int_equal(at((urn){10, 7, 10}, ends[i]), 7);
        assert_int_equal(at((urn){1 << 26, 1 << 26, 5}, ends[i]), 5);
    }
}

/* Drawn and marked may change places; the rest of the urn holds the rest of the marked. */
static void symmetries(void **state)
{
    for (int i = 0; i < URNS; i++)
        for (uint64_t j = 0; j < 300; j++) {
            const urn a = urns[i];
            const uint64_t bits = j * (UINT64_MAX / 300) + 12345;
            assert_int_equal(at(a, bits), at((urn){a.total, a.drawn, a.marked}, bits));
            const urn rest = {a.total, a.marked, a.total - a.drawn};
            assert_int_equal(at(a, bits), a.marked - at(rest, ~bits));
        }
}

static void grows_with_the_uniform(void **state)
{
    const urn large[] = {{10000000, 4000000, 70000}, {10000000, 9999000, 5000000}};
    for (int i = 0; i < URNS + 2; i++) {
        int32_t last = 0;
        const uint64_t points = i < URNS ? 400 : 60;
        for (uint64_t j = 0; j < points; j++) {
            const int32_t x = at(i < URNS ? urns[i] : large[i - URNS], j * (UINT64_MAX / points));
            assert_true(x >= last);
            last = x;
        }
    }
}

static void lanes_are_the_definition(void **state)
{
    for (uint32_t block = 0; block < 300; block++) {
        const raat_stream s = {.seed = 3, .key = 4, .step = 5, .block = block};
        int32_t total[RAAT_LANES], marked[RAAT_LANES], drawn[RAAT_LANES], out[RAAT_LANES];
        for (int lane = 0; lane < RAAT_LANES; lane++) {
            total[lane] = (int32_t)(block % 10 ? 60 * block : 0) + lane * lane;
            marked[lane] = (int32_t)((int64_t)total[lane] * (lane % 9) / 8);
            drawn[lane] = (int32_t)((int64_t)total[lane] * ((lane * 7 + (int32_t)block) % 12) / 11);
        }
        raat_hypergeometric_lanes(&s, total, marked, drawn, out);
        for (int lane = 0; lane < RAAT_LANES; lane++)
            assert_int_equal(out[lane], at((urn){total[lane], marked[lane], drawn[lane]},
                                           raat_stream_bits(&s, lane)));
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(both_sides_of_exact_steps),
        cmocka_unit_test(both_sides_of_exact_steps_of_a_large_urn),
        cmocka_unit_test(edges_have_one_outcome),
        cmocka_unit_test(symmetries),
        cmocka_unit_test(grows_with_the_uniform),
        cmocka_unit_test(lanes_are_the_definition),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
