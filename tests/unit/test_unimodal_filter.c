/* test_unimodal_filter.c: what the filters do at the edges of their contract, on every instruction
 * set; whether their answers are right is asked by tests/chance/test_unimodal_adversary.c. */
#include "tests/check.h"

#include "engine/numeric/isa.h"
#include "engine/numeric/unimodal_filter.h"

typedef struct {
    raat_unimodal_urn_drawer *urn;
    raat_unimodal_poisson_drawer *poisson;
} drawers_of;

static const drawers_of drawers[RAAT_ISA_COUNT] = {
    [RAAT_ISA_PORTABLE] = {raat_unimodal_portable_draw_urn, raat_unimodal_portable_draw_poisson},
#ifdef __x86_64__
    [RAAT_ISA_AVX2] = {raat_unimodal_avx2_draw_urn, raat_unimodal_avx2_draw_poisson},
    [RAAT_ISA_AVX512] = {raat_unimodal_avx512_draw_urn, raat_unimodal_avx512_draw_poisson},
#endif
};

#define FOR_ISAS(isa)                                                                              \
    for (raat_isa isa = RAAT_ISA_PORTABLE; isa < RAAT_ISA_COUNT; isa++)                            \
        if (raat_isa_available(isa))

enum { UNTOUCHED = 0x5eed };

static const raat_stream stream = {.seed = 1, .key = 2, .step = 3, .block = 4};

/* A block of urns that have one outcome each, and that outcome: max(0, marked + drawn - total). */
static const int32_t certain[][4] = {
    {0, 0, 0, 0},  {1, 1, 1, 1},   {1, 0, 1, 0},   {10, 0, 7, 0},
    {10, 7, 0, 0}, {10, 10, 7, 7}, {10, 7, 10, 7}, {1 << 26, 1 << 26, 5, 5}};
enum { CERTAIN = sizeof certain / sizeof *certain };

static void certain_urns_cost_no_word(void **state)
{
    FOR_ISAS(isa)
    {
        int32_t total[RAAT_LANES], marked[RAAT_LANES], drawn[RAAT_LANES], x[RAAT_LANES];
        uint32_t high[RAAT_LANES] = {UNTOUCHED};
        for (int i = 0; i < RAAT_LANES; i++) {
            total[i] = certain[i % CERTAIN][0];
            marked[i] = certain[i % CERTAIN][1];
            drawn[i] = certain[i % CERTAIN][2];
        }
        assert_int_equal(drawers[isa].urn(&stream, total, marked, drawn, high, x), 0);
        assert_int_equal(high[0], UNTOUCHED);
        for (int i = 0; i < RAAT_LANES; i++)
            assert_int_equal(x[i], certain[i % CERTAIN][3]);
    }
}

/* One open urn among them in each tile of lanes, or in the last lane alone. */
static void certain_urns_among_others_are_never_undecided(void **state)
{
    FOR_ISAS(isa)
    for (int every = 1; every <= RAAT_LANES; every *= 2) {
        int32_t total[RAAT_LANES], marked[RAAT_LANES], drawn[RAAT_LANES], x[RAAT_LANES];
        uint32_t high[RAAT_LANES] = {UNTOUCHED};
        uint64_t open = 0;
        for (int i = 0; i < RAAT_LANES; i++) {
            const int32_t *a = certain[i % (CERTAIN - 1)];
            const int32_t urn[] = {600, i % 3 == 0 ? 300 : 2, 200};
            if (i % every == every - 1)
                a = urn;
            open |= (uint64_t)(a == urn) << i;
            total[i] = a[0];
            marked[i] = a[1];
            drawn[i] = a[2];
        }
        const uint64_t undecided = drawers[isa].urn(&stream, total, marked, drawn, high, x);
        assert_int_equal(undecided & ~open, 0);
        assert_int_not_equal(high[0], UNTOUCHED);
        for (int i = 0; i < RAAT_LANES; i++)
            if (!(open >> i & 1))
                assert_int_equal(x[i], certain[i % (CERTAIN - 1)][3]);
            else if (!(undecided >> i & 1))
                assert_in_range(x[i], 0, marked[i]);
    }
}

static void an_urn_too_large_is_left_to_the_levels_below(void **state)
{
    FOR_ISAS(isa)
    for (int over = 0; over < 2; over++) {
        int32_t total[RAAT_LANES], marked[RAAT_LANES], drawn[RAAT_LANES], x[RAAT_LANES];
        uint32_t high[RAAT_LANES], words[RAAT_LANES];
        for (int i = 0; i < RAAT_LANES; i++) {
            total[i] = i == 37 ? RAAT_UNIMODAL_FILTER_MAX + over : 9;
            marked[i] = drawn[i] = 3;
        }
        const uint64_t undecided = drawers[isa].urn(&stream, total, marked, drawn, high, x);
        raat_stream_words(&stream, 0, words);
        assert_memory_equal(high, words, sizeof high);
        if (over)
            assert_true(undecided == UINT64_MAX);
        else
            assert_int_equal(undecided, 0); /* at these words; 1 in 10,000 lanes would be */
    }
}

static void means_of_zero_cost_no_word(void **state)
{
    FOR_ISAS(isa)
    {
        const double none[RAAT_LANES] = {0};
        double one[RAAT_LANES] = {0};
        int32_t x[RAAT_LANES];
        uint32_t high[RAAT_LANES] = {UNTOUCHED};
        assert_int_equal(drawers[isa].poisson(&stream, none, high, x), 0);
        assert_int_equal(high[0], UNTOUCHED);
        for (int i = 0; i < RAAT_LANES; i++)
            assert_int_equal(x[i], 0);
        one[RAAT_LANES - 1] = 1e6;
        const uint64_t undecided = drawers[isa].poisson(&stream, one, high, x);
        assert_int_not_equal(high[0], UNTOUCHED);
        assert_int_equal(undecided << 1, 0);
        for (int i = 0; i < RAAT_LANES - 1; i++)
            assert_int_equal(x[i], 0);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(certain_urns_cost_no_word),
        cmocka_unit_test(certain_urns_among_others_are_never_undecided),
        cmocka_unit_test(an_urn_too_large_is_left_to_the_levels_below),
        cmocka_unit_test(means_of_zero_cost_no_word),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
