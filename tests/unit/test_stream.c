#include "tests/check.h"

#include "engine/numeric/stream.h"

/* Random123 1.14.0, tests/kat_vectors, "philox4x32 10": counter[4] key[2] result[4]. Any counter is
 * some address, so the published answers can be asked through the door that the engine uses. */
static const uint32_t published[][10] = {
    {0, 0, 0, 0, 0, 0, 0x6627e8d5, 0xe169c58d, 0xbc57ac4c, 0x9b00dbd8},
    {0xffffffff, 0xffffffff, 0xffffffff, 0xffffffff, 0xffffffff, 0xffffffff, 0x408f276d, 0x41c83b0e,
     0xa20bc7c6, 0x6d5451fd},
    {0x243f6a88, 0x85a308d3, 0x13198a2e, 0x03707344, 0xa4093822, 0x299f31d0, 0xd16cfe09, 0x94fdcceb,
     0x5001e420, 0x24126ea1},
};

static void words_are_those_published(void **state)
{
    for (size_t i = 0; i < sizeof published / sizeof *published; i++) {
        const uint32_t *v = published[i];
        const raat_stream s = {.seed = (uint64_t)v[5] << 32 | v[4],
                               .key = (uint64_t)v[3] << 32 | v[2],
                               .step = v[1] & 0x7fffffff,
                               .block = v[0] / 16};
        uint32_t words[RAAT_LANES];
        raat_stream_words(&s, v[1] >> 31, words);
        for (uint32_t w = 0; w < 4; w++)
            assert_int_equal(words[v[0] % 16 + 16 * w], v[6 + w]);
    }
}

static void one_word_is_that_lane_of_all_words(void **state)
{
    const raat_stream s = {.seed = 7, .key = 0x123456789abcdef0, .step = 2031, .block = 77};
    for (uint32_t tag = 0; tag < 2; tag++) {
        uint32_t words[RAAT_LANES];
        raat_stream_words(&s, tag, words);
        for (int lane = 0; lane < RAAT_LANES; lane++)
            assert_int_equal(raat_stream_word(&s, tag, lane), words[lane]);
    }
}

static void bits_are_high_word_then_low_word(void **state)
{
    const raat_stream s = {.seed = 8, .key = 9, .step = 10, .block = 11};
    double u[RAAT_LANES];
    raat_stream_uniforms(&s, u);
    for (int lane = 0; lane < RAAT_LANES; lane++) {
        const uint64_t bits = raat_stream_bits(&s, lane);
        assert_int_equal(bits >> 32, raat_stream_word(&s, 0, lane));
        assert_int_equal(bits & UINT32_MAX, raat_stream_word(&s, 1, lane));
        /* the header's formula; ldexp is exact */
        CHECK_NEAR(u[lane], ldexp((double)(2 * (bits >> 12) + 1), -53), 0);
    }
}

/* No two addresses of a small box share a word: 64-bit words of 40,960 addresses collide by chance
 * once in 2e10 seeds. */
static int ascending(const void *a, const void *b)
{
    const uint64_t x = *(const uint64_t *)a, y = *(const uint64_t *)b;
    return (x > y) - (x < y);
}

static void every_address_has_its_own_bits(void **state)
{
    enum { SEEDS = 2, KEYS = 4, STEPS = 10, BLOCKS = 8, N = SEEDS * KEYS * STEPS * BLOCKS * 64 };
    uint64_t *bits = malloc(N * sizeof *bits);
    size_t n = 0;
    for (uint32_t i = 0; i < N / RAAT_LANES; i++) {
        const raat_stream s = {.seed = i % SEEDS,
                               .key = i / SEEDS % KEYS,
                               .step = i / SEEDS / KEYS % STEPS,
                               .block = i / SEEDS / KEYS / STEPS};
        for (int lane = 0; lane < RAAT_LANES; lane++)
            bits[n++] = raat_stream_bits(&s, lane);
    }
    qsort(bits, n, sizeof *bits, ascending);
    for (size_t i = 1; i < n; i++)
        assert_true(bits[i - 1] != bits[i]);
    free(bits);
}

/* printf 'limburg\nstudents\nmbo-verpleegkunde' | sha256sum, and printf '\n\n' | sha256sum */
static void key_is_the_head_of_a_sha256(void **state)
{
    assert_true(raat_stream_key("limburg", "students", "mbo-verpleegkunde") ==
                UINT64_C(0x124c2dabfc5a3f46));
    assert_true(raat_stream_key("", "", "") == UINT64_C(0x8624804ca41da175));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(words_are_those_published),
        cmocka_unit_test(one_word_is_that_lane_of_all_words),
        cmocka_unit_test(bits_are_high_word_then_low_word),
        cmocka_unit_test(every_address_has_its_own_bits),
        cmocka_unit_test(key_is_the_head_of_a_sha256),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
