#include "tests/check.h"

#include "engine/numeric/design.h"

enum { GROUP = RAAT_DESIGN_GROUP, BLOCKS = GROUP / RAAT_LANES };

static void group_uniforms(uint64_t seed, uint64_t key, uint32_t group, double out[GROUP])
{
    for (uint32_t b = 0; b < BLOCKS; b++) {
        const raat_stream s = {.seed = seed, .key = key, .step = 0, .block = group * BLOCKS + b};
        raat_design_uniforms(&s, out + b * RAAT_LANES);
    }
}

static void each_stratum_is_hit_once(void **state)
{
    for (uint32_t group = 0; group < 50; group++) {
        double u[GROUP];
        int hits[GROUP] = {0};
        group_uniforms(1, 99, group, u);
        for (int i = 0; i < GROUP; i++) {
            assert_true(u[i] > 0 && u[i] < 1);
            hits[(int)(u[i] * GROUP)]++;
        }
        for (int i = 0; i < GROUP; i++)
            assert_int_equal(hits[i], 1);
    }
}

/* ---- the slow twin: the header, by sorting ---- */

typedef struct {
    uint32_t word;
    int replicate;
} ticket;

static int by_word_then_replicate(const void *a, const void *b)
{
    const ticket *x = a, *y = b;
    if (x->word != y->word)
        return x->word < y->word ? -1 : 1;
    return x->replicate - y->replicate;
}

static void twin(uint64_t seed, uint64_t key, uint32_t group, double out[GROUP])
{
    ticket tickets[GROUP];
    for (int i = 0; i < GROUP; i++) {
        const raat_stream s = {.seed = seed, .key = key, .block = group * 4 + (uint32_t)i / 64};
        tickets[i] = (ticket){raat_stream_word(&s, 0, i % 64), i};
    }
    qsort(tickets, GROUP, sizeof *tickets, by_word_then_replicate);
    for (int stratum = 0; stratum < GROUP; stratum++) {
        const int i = tickets[stratum].replicate;
        const raat_stream s = {
            .seed = seed, .key = key, .step = 1, .block = group * 4 + (uint32_t)i / 64};
        out[i] = (stratum + (raat_stream_word(&s, 0, i % 64) + 0.5) / 4294967296.0) / 256;
    }
}

static void uniforms_are_those_of_the_header(void **state)
{
    for (uint32_t group = 0; group < 20; group++) {
        double u[GROUP], expected[GROUP];
        group_uniforms(5, 7 + group, group, u);
        twin(5, 7 + group, group, expected);
        for (int i = 0; i < GROUP; i++)
            CHECK_NEAR(u[i], expected[i], 0);
    }
}

/* Two words of a group are equal once in 130,000 groups; group 59082 of this key was searched for.
 * The twin breaks the tie by replicate, and no stratum may be hit twice. */
static void a_tie_goes_to_the_lower_replicate(void **state)
{
    double u[GROUP], expected[GROUP];
    int ties = 0;
    for (int i = 0; i < GROUP; i++)
        for (int j = 0; j < i; j++)
            ties +=
                raat_stream_word(&(raat_stream){1, 99, 0, 59082 * 4 + (uint32_t)i / 64}, 0,
                                 i % 64) ==
                raat_stream_word(&(raat_stream){1, 99, 0, 59082 * 4 + (uint32_t)j / 64}, 0, j % 64);
    assert_int_equal(ties, 1);
    group_uniforms(1, 99, 59082, u);
    twin(1, 99, 59082, expected);
    for (int i = 0; i < GROUP; i++)
        CHECK_NEAR(u[i], expected[i], 0);
}

/* Correlation of the strata of two permutations of 256: standard error 1 / sqrt(255) = 0.063. */
static double correlation(const double a[GROUP], const double b[GROUP])
{
    double sum = 0;
    for (int i = 0; i < GROUP; i++)
        sum += (a[i] - 0.5) * (b[i] - 0.5);
    return sum * 12 / GROUP;
}

static void keys_groups_and_seeds_have_their_own_permutation(void **state)
{
    double u[GROUP], key[GROUP], group[GROUP], seed[GROUP];
    group_uniforms(1, 99, 0, u);
    group_uniforms(1, 100, 0, key);
    group_uniforms(1, 99, 1, group);
    group_uniforms(2, 99, 0, seed);
    CHECK_NEAR(correlation(u, u), 1, 1e-3);
    CHECK_Z(correlation(u, key), 0, 0.063, 4);
    CHECK_Z(correlation(u, group), 0, 0.063, 4);
    CHECK_Z(correlation(u, seed), 0, 0.063, 4);
}

/* A replicate's stratum is uniform over groups: over 2,000 groups each of the 256 strata is expected
 * 7.8 times, and chi-square with 255 degrees has standard deviation sqrt(510). */
static void one_replicate_is_uniform_over_groups(void **state)
{
    enum { GROUPS = 2000 };
    int hits[GROUP] = {0};
    for (uint32_t g = 0; g < GROUPS; g++) {
        const raat_stream s = {.seed = 3, .key = 4, .step = 0, .block = g * BLOCKS + 1};
        double u[RAAT_LANES];
        raat_design_uniforms(&s, u);
        hits[(int)(u[17] * GROUP)]++;
    }
    const double expected = (double)GROUPS / GROUP;
    double chi = 0;
    for (int i = 0; i < GROUP; i++)
        chi += (hits[i] - expected) * (hits[i] - expected) / expected;
    CHECK_Z(chi, GROUP - 1, sqrt(2.0 * (GROUP - 1)), 4);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_stratum_is_hit_once),
        cmocka_unit_test(uniforms_are_those_of_the_header),
        cmocka_unit_test(a_tie_goes_to_the_lower_replicate),
        cmocka_unit_test(keys_groups_and_seeds_have_their_own_permutation),
        cmocka_unit_test(one_replicate_is_uniform_over_groups),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
