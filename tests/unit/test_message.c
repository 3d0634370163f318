#include "engine/base/message.h"

#include "tests/check.h"
#include "tests/support/capture.h"

static void each_kind_has_its_word(void **state)
{
    capture err;
    capture_begin(&err, 2);
    raat_message_error("%d of %s", 3, "four");
    raat_message_warning("odd");
    raat_message_note("done");
    assert_string_equal(capture_end(&err),
                        "raat: error: 3 of four\nraat: warning: odd\nraat: done\n");
}

static void a_mistake_in_a_file_has_its_place(void **state)
{
    capture err;
    capture_begin(&err, 2);
    raat_message_at("limburg/region.yaml", 14, 11, "likeliest value %d lies above the highest", 7);
    assert_string_equal(capture_end(&err), "limburg/region.yaml:14:11: error: likeliest value 7 "
                                           "lies above the highest\n");
}

static void a_failure_is_said_and_becomes_the_status(void **state)
{
    raat_error err = {0};
    capture said;
    capture_begin(&said, 2);
    const int fine = raat_message_failure(&err);
    raat_error_set(&err, RAAT_USAGE, "the cause: 100 %%s"); /* a text, not a format, by now */
    const int wrong = raat_message_failure(&err);
    capture_end(&said);
    assert_int_equal(fine, 0);
    assert_int_equal(wrong, 2);
    assert_string_equal(said.text, "raat: error: the cause: 100 %s\n");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_kind_has_its_word),
        cmocka_unit_test(a_mistake_in_a_file_has_its_place),
        cmocka_unit_test(a_failure_is_said_and_becomes_the_status),
    };
    return cmocka_run_group_tests_name("message", tests, NULL, NULL);
}
