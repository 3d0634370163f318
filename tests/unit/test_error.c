#include "engine/base/error.h"

#include "tests/check.h"

static void the_first_failure_wins(void **state)
{
    raat_error err = {0};
    assert_int_equal(raat_error_set(&err, RAAT_USAGE, "line %d", 7), RAAT_USAGE);
    assert_int_equal(raat_error_set(&err, RAAT_FAILED, "what followed"), RAAT_FAILED);
    assert_int_equal(err.status, RAAT_USAGE);
    assert_string_equal(err.message, "line 7");
}

static void nobody_need_listen(void **state)
{
    assert_int_equal(raat_error_set(NULL, RAAT_STOPPED, "unheard"), RAAT_STOPPED);
}

static void a_long_message_is_cut_with_its_zero(void **state)
{
    raat_error err = {0};
    raat_error_set(&err, RAAT_FAILED, "%5000d", 1);
    assert_int_equal(strlen(err.message), sizeof err.message - 1);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_first_failure_wins),
        cmocka_unit_test(nobody_need_listen),
        cmocka_unit_test(a_long_message_is_cut_with_its_zero),
    };
    return cmocka_run_group_tests_name("error", tests, NULL, NULL);
}
