/* test_philox.c: the words of stream.h are those of Philox4x32-10, on every instruction set. The
 * known answers are those of Random123 1.14, tests/kat_vectors (Salmon and Moraes). */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "engine/numeric/isa.h"
#include "engine/numeric/stream.h"
#include "tests/support/adversary.h"

typedef struct {
    uint32_t counter[4], key[2], words[4];
} answer;

static const answer answers[] = {
    {{0}, {0}, {0x6627e8d5, 0xe169c58d, 0xbc57ac4c, 0x9b00dbd8}},
    {{0xffffffff, 0xffffffff, 0xffffffff, 0xffffffff},
     {0xffffffff, 0xffffffff},
     {0x408f276d, 0x41c83b0e, 0xa20bc7c6, 0x6d5451fd}},
    {{0x243f6a88, 0x85a308d3, 0x13198a2e, 0x03707344},
     {0xa4093822, 0x299f31d0},
     {0xd16cfe09, 0x94fdcceb, 0x5001e420, 0x24126ea1}},
};

static void check(const answer *a)
{
    const raat_stream s = {.seed = (uint64_t)a->key[1] << 32 | a->key[0],
                           .key = (uint64_t)a->counter[3] << 32 | a->counter[2],
                           .step = a->counter[1] & INT32_MAX,
                           .block = a->counter[0] / 16};
    const uint32_t tag = a->counter[1] >> 31, column = a->counter[0] % 16;
    uint32_t words[RAAT_LANES];
    raat_stream_words(&s, tag, words);
    for (uint32_t w = 0; w < 4; w++) {
        assert_true(words[16 * w + column] == a->words[w]);
        assert_true(raat_stream_word(&s, tag, (int)(16 * w + column)) == a->words[w]);
    }
}

static void words_are_the_known_answers(void **state)
{
    (void)state;
    for (int isa = 0; isa < RAAT_ISA_COUNT; isa++) {
        if (!raat_isa_available((raat_isa)isa))
            continue;
        raat_isa_force((raat_isa)isa);
        for (size_t i = 0; i < sizeof answers / sizeof *answers; i++)
            check(&answers[i]);
    }
}

static void every_instruction_set_gives_the_same_words(void **state)
{
    (void)state;
    uint64_t seed = 1;
    for (int i = 0; i < 10000; i++) {
        const raat_stream s = {.seed = adversary_mix(&seed),
                               .key = adversary_mix(&seed),
                               .step = (uint32_t)(adversary_mix(&seed) >> 33),
                               .block = (uint32_t)(adversary_mix(&seed) >> 36)};
        uint32_t first[RAAT_LANES];
        raat_isa_force(RAAT_ISA_PORTABLE);
        raat_stream_words(&s, (uint32_t)i % 2, first);
        for (int isa = 1; isa < RAAT_ISA_COUNT; isa++) {
            uint32_t words[RAAT_LANES];
            if (!raat_isa_available((raat_isa)isa))
                continue;
            raat_isa_force((raat_isa)isa);
            raat_stream_words(&s, (uint32_t)i % 2, words);
            assert_memory_equal(words, first, sizeof words);
        }
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(words_are_the_known_answers),
        cmocka_unit_test(every_instruction_set_gives_the_same_words),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
