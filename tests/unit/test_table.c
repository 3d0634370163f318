#include "analysis/table.h"

#include "tests/check.h"

static void words_stand_left_and_numbers_right(void **state)
{
    raat_text out = {0};
    raat_table *table = raat_table_new(3, 1, NULL);
    const char *const cells[] = {"scenario", "mean", "se", "één", "1,234", "5", "three", "6", "78"};
    for (size_t i = 0; i < sizeof cells / sizeof *cells; i++)
        raat_table_cell(table, cells[i]);
    assert_int_equal(raat_table_append(table, 2, &out, NULL), RAAT_OK);
    assert_string_equal(raat_text_bytes(&out), "  scenario   mean  se\n"
                                               "  één       1,234   5\n"
                                               "  three         6  78\n");
    raat_table_free(table);
    raat_text_clear(&out);
}

static void no_line_ends_in_spaces(void **state)
{
    raat_text out = {0};
    raat_table *table = raat_table_new(3, 2, NULL);
    raat_table_cell(table, "in 2030");
    raat_table_end_row(table);
    raat_table_cell(table, "a");
    raat_table_cell(table, "long word");
    raat_table_cell(table, "");
    assert_int_equal(raat_table_append(table, 0, &out, NULL), RAAT_OK);
    assert_string_equal(raat_text_bytes(&out), "in 2030\na        long word\n");
    raat_table_free(table);
    raat_text_clear(&out);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(words_stand_left_and_numbers_right),
        cmocka_unit_test(no_line_ends_in_spaces),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
