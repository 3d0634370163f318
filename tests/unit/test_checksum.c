#include "engine/base/checksum.h"

#include "tests/check.h"

/* What xxh128sum prints. */
static void checksums_are_those_of_the_tool(void **state)
{
    raat_checksum *sum;
    raat_error err;
    char hex[RAAT_CHECKSUM_TEXT];
    assert_int_equal(raat_checksum_new(&sum, &err), RAAT_OK);
    raat_checksum_text(sum, hex);
    assert_string_equal(hex, "99aa06d3014798d86001c324468d497f");
    raat_checksum_add(sum, "raat results\n", 13);
    raat_checksum_text(sum, hex);
    assert_string_equal(hex, "7636da9eb643dc7885b20d3a0021ca34");
    raat_checksum_free(sum);
}

/* A million times "a" in pieces of odd lengths. */
static void pieces_make_the_whole(void **state)
{
    static char letters[1000];
    raat_checksum *sum;
    raat_error err;
    char hex[RAAT_CHECKSUM_TEXT];
    memset(letters, 'a', sizeof letters);
    assert_int_equal(raat_checksum_new(&sum, &err), RAAT_OK);
    size_t left = 1000000;
    for (size_t piece = 1; left > 0; piece = piece * 7 % 997) {
        const size_t n = piece < left ? piece : left;
        raat_checksum_add(sum, letters, n);
        left -= n;
    }
    raat_checksum_text(sum, hex);
    assert_string_equal(hex, "a545df8e384a9579b1fd6fae5285c4eb");
    raat_checksum_free(sum);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(checksums_are_those_of_the_tool),
        cmocka_unit_test(pieces_make_the_whole),
    };
    return cmocka_run_group_tests_name("checksum", tests, NULL, NULL);
}
