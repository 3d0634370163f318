#include "analysis/json.h"

#include "tests/check.h"

static void commas_stand_between_and_nowhere_else(void **state)
{
    raat_text out = {0};
    raat_json json = {.out = &out};
    raat_json_open(&json, NULL, '{');
    raat_json_text(&json, "a", "x");
    raat_json_open(&json, "list", '[');
    raat_json_whole(&json, NULL, -1);
    raat_json_unsigned(&json, NULL, UINT64_MAX);
    raat_json_open(&json, NULL, '{');
    raat_json_close(&json, '}');
    raat_json_close(&json, ']');
    raat_json_text(&json, "none", NULL);
    raat_json_number(&json, "pi", 3.25);
    raat_json_number(&json, "nan", NAN);
    raat_json_close(&json, '}');
    assert_string_equal(raat_text_bytes(&out),
                        "{\"a\":\"x\",\"list\":[-1,18446744073709551615,\n{}],\"none\":null,"
                        "\"pi\":3.25,\"nan\":null}");
    raat_text_clear(&out);
}

static void texts_are_escaped(void **state)
{
    raat_text out = {0};
    raat_json json = {.out = &out};
    raat_json_text(&json, NULL, "a\"b\\c\nd\x01 é <");
    assert_string_equal(raat_text_bytes(&out), "\"a\\\"b\\\\c\\u000ad\\u0001 é <\"");
    raat_text_clear(&out);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(commas_stand_between_and_nowhere_else),
        cmocka_unit_test(texts_are_escaped),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
