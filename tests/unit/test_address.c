#include "tests/check.h"
#include "tests/support/tiny_plan.h"

#include "engine/base/digest.h"
#include "engine/model/address.h"

static raat_plan *with_branches(int32_t branches)
{
    tiny_shape shape = tiny_usual();
    shape.branches = branches;
    return tiny_plan_sealed(&shape);
}

static int32_t count(const raat_plan *plan)
{
    return raat_address_offset(RAAT_N_DRAWS, plan->axes);
}

static int ascending(const void *a, const void *b)
{
    const uint64_t x = *(const uint64_t *)a, y = *(const uint64_t *)b;
    return (x > y) - (x < y);
}

static void no_two_draws_share_a_key(void **state)
{
    raat_plan *plan = with_branches(3);
    const size_t n = (size_t)count(plan);
    uint64_t *keys = malloc(n * sizeof *keys);
    assert_non_null(keys);
    memcpy(keys, plan->keys, n * sizeof *keys);
    qsort(keys, n, sizeof *keys, ascending);
    for (size_t i = 1; i < n; i++)
        assert_true(keys[i - 1] < keys[i]);
    free(keys);
    raat_plan_free(plan);
}

/* The first eight bytes, little-endian, of SHA-256 of the text, by the hexadecimal digest. */
static uint64_t key_of(const char *text)
{
    char hex[RAAT_DIGEST_TEXT];
    uint64_t key = 0;
    raat_digest_hex(text, strlen(text), hex);
    for (int byte = 7; byte >= 0; byte--) {
        const char two[3] = {hex[2 * byte], hex[2 * byte + 1], '\0'};
        key = key << 8 | strtoul(two, NULL, 16);
    }
    return key;
}

/* Cells counted by hand: the last axis is the fastest. Three branches, two qualifications, three ages,
 * two tenures, three tracks, twelve study steps. */
static void a_key_is_that_of_the_documented_text(void **state)
{
    static const struct {
        raat_draw_id draw;
        int32_t cell;
        const char *text;
    } rows[] = {
        {RAAT_DRAW_GROWTH, 0, "tiny\ngrowth\n"},
        {RAAT_DRAW_STREAM_FACTOR, 1, "tiny\nstream_factor\nwork"},
        {RAAT_DRAW_DROPOUT, 2 * 12 + 11, "tiny\ndropout\nbol_high/11"},
        {RAAT_DRAW_DROPOUT, 0, "tiny\ndropout\nbol_low/0"},
        {RAAT_DRAW_EXIT, ((1 * 2 + 0) * 3 + 2) * 2 + 1, "tiny\nexit\nzkh/low/old/settled"},
        {RAAT_DRAW_AGEING, ((2 * 2 + 1) * 3 + 0) * 2 + 0, "tiny\nageing\nggz/high/young/new"},
        {RAAT_DRAW_HIRE_POOL, 1 * 3 + 2, "tiny\nhire_pool\nhigh/ggz"},
        {RAAT_DRAW_POSTS, 2 * 2 + 1, "tiny\nposts\nggz/high"},
        {RAAT_DRAW_AGE_SCHOOL, (2 * 3 + 1) * 3 + 1, "tiny\nage_school\nbol_high/zkh/middle"},
        {RAAT_DRAW_ADMIT, 1, "tiny\nadmit\nbbl_high"},
    };
    raat_plan *plan = with_branches(3);
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        const int32_t at = raat_address_offset(rows[i].draw, plan->axes) + rows[i].cell;
        if (plan->keys[at] != key_of(rows[i].text))
            fail_msg("the key of %s is another", rows[i].text);
    }
    assert_true(plan->quantities[0].key == key_of("\nquantity\nheads"));
    raat_plan_free(plan);
}

/* Every key of the smaller plan is one of the larger. */
static void a_branch_more_leaves_the_other_keys(void **state)
{
    raat_plan *two = with_branches(2), *three = with_branches(3);
    const size_t n = (size_t)count(two), m = (size_t)count(three);
    assert_true(n < m);
    uint64_t *keys = malloc(m * sizeof *keys);
    assert_non_null(keys);
    memcpy(keys, three->keys, m * sizeof *keys);
    qsort(keys, m, sizeof *keys, ascending);
    for (size_t i = 0; i < n; i++)
        assert_non_null(bsearch(&two->keys[i], keys, m, sizeof *keys, ascending));
    free(keys);
    raat_plan_free(two);
    raat_plan_free(three);
}

/* ---- the table of the model page ---- */

static void axes_as_text(const raat_axis_id *list, char *text, size_t size)
{
    text[0] = '\0';
    for (; *list != RAAT_AXIS_NONE; list++) {
        if (text[0])
            strncat(text, "/", size - strlen(text) - 1);
        strncat(text, raat_axis_name(*list), size - strlen(text) - 1);
    }
}

static void the_model_page_lists_the_same_draws(void **state)
{
    FILE *page = fopen("engine/model/model.md", "r");
    char line[400], cells[100], expected[400];
    raat_draw_id draw = 0;
    int in_table = 0;
    assert_non_null(page);
    while (fgets(line, sizeof line, page)) {
        if (strstr(line, "draws: kept equal to engine/model/address.c")) {
            in_table = 1;
            continue;
        }
        if (!in_table || line[0] != '|') {
            in_table = in_table && draw == 0;
            continue;
        }
        if (draw >= RAAT_N_DRAWS)
            fail_msg("no such draw: %s", line);
        const raat_address_row *row = raat_address_of(draw++);
        axes_as_text(row->axes, cells, sizeof cells);
        snprintf(expected, sizeof expected, "| %s | %s |%s%s |\n", row->name, row->law,
                 cells[0] ? " " : "", cells);
        assert_string_equal(line, expected);
    }
    fclose(page);
    assert_int_equal(draw, RAAT_N_DRAWS);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(no_two_draws_share_a_key),
        cmocka_unit_test(a_key_is_that_of_the_documented_text),
        cmocka_unit_test(a_branch_more_leaves_the_other_keys),
        cmocka_unit_test(the_model_page_lists_the_same_draws),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
