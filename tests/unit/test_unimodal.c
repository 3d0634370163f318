/* test_unimodal.c: the plain-double level against the definition, where it is hardest: at words next
 * to the steps of the CDF. Whether the definition is right is asked by test_poisson.c and
 * test_hypergeometric.c, of exact numbers. */
#include "tests/check.h"

#include "engine/numeric/stream.h"
#include "engine/numeric/unimodal.h"

static raat_unimodal poisson(double mean)
{
    return (raat_unimodal){mean, 1, 1, 0, 0, floor(mean), 0x1p30};
}

static raat_unimodal hypergeometric(int32_t total, int32_t marked, int32_t drawn)
{
    const int32_t sure = marked + drawn - total;
    const double mode =
        (double)(((int64_t)drawn + 1) * ((int64_t)marked + 1) / ((int64_t)total + 2));
    return (raat_unimodal){
        marked, drawn, 1 - sure, 1, sure > 0 ? sure : 0, mode, marked < drawn ? marked : drawn};
}

/* If the double level answers for the high word, it must be right for every low word; the
 * definition is monotone, so the two ends are enough. */
static int check_word(const raat_unimodal *law, const raat_unimodal_mass *mass, uint32_t high)
{
    int32_t fast = -1;
    if (!raat_unimodal_word(law, mass, high, &fast))
        return 1;
    const uint64_t first = (uint64_t)high << 32;
    assert_int_equal(fast, raat_unimodal_bits(law, first));
    assert_int_equal(fast, raat_unimodal_bits(law, first | UINT32_MAX));
    return 0;
}

/* The least high word whose draw exceeds k, by bisection of the definition. */
static uint32_t step_above(const raat_unimodal *law, int32_t k)
{
    uint32_t low = 0, top = UINT32_MAX;
    while (low < top) {
        const uint32_t middle = low + (top - low) / 2;
        if (raat_unimodal_bits(law, (uint64_t)middle << 32) > k)
            top = middle;
        else
            low = middle + 1;
    }
    return low;
}

static void check_law(const raat_unimodal *law, int steps)
{
    const raat_unimodal_mass mass = raat_unimodal_weigh(law);
    uint32_t words[RAAT_LANES];
    raat_stream_words(&(raat_stream){.seed = 6, .key = (uint64_t)law->a}, 0, words);
    for (int i = 0; i < steps; i++) {
        const int32_t k = raat_unimodal_bits(law, (uint64_t)words[i] << 32);
        const uint32_t step = step_above(law, k);
        int undecided = 0;
        for (int64_t w = (int64_t)step - 4; w <= (int64_t)step + 4; w++)
            if (w >= 0 && w <= UINT32_MAX)
                undecided += check_word(law, &mass, (uint32_t)w);
        assert_true(undecided <= 4); /* or the low word would be asked for too often */
        check_word(law, &mass, words[i]);
    }
    assert_int_equal(check_word(law, &mass, 0) + check_word(law, &mass, UINT32_MAX) > 2, 0);
}

static void double_level_answers_only_what_is_certain(void **state)
{
    const double means[] = {1e-12, 1e-3, 0.5, 1, 3.999, 4, 17.3, 100, 999.5};
    for (size_t i = 0; i < sizeof means / sizeof *means; i++) {
        const raat_unimodal law = poisson(means[i]);
        check_law(&law, 40);
    }
    const int32_t things[][3] = {{2, 1, 1},
                                 {10, 3, 4},
                                 {20, 15, 12},
                                 {100, 99, 50},
                                 {1000, 100, 50},
                                 {5000, 2500, 2500},
                                 {10000000, 20, 5000000},
                                 {1 << 26, 1000, 1 << 25}};
    for (size_t i = 0; i < sizeof things / sizeof *things; i++) {
        const raat_unimodal law = hypergeometric(things[i][0], things[i][1], things[i][2]);
        check_law(&law, 40);
    }
}

/* The largest laws, where rounding adds up longest; few steps, for they are slow. */
static void the_largest_laws_too(void **state)
{
    const raat_unimodal wide = poisson(1e6), widest = hypergeometric(1 << 26, 1 << 25, 1 << 25);
    check_law(&wide, 3);
    check_law(&widest, 2);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(double_level_answers_only_what_is_certain),
        cmocka_unit_test(the_largest_laws_too),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
