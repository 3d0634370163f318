/* test_isa.c: RAAT_ISA forces an instruction set, and a wrong word is said and not guessed at. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdlib.h>
#include <string.h>

#include "engine/numeric/isa.h"

static void every_available_set_can_be_named(void **state)
{
    (void)state;
    for (int isa = 0; isa < RAAT_ISA_COUNT; isa++) {
        setenv("RAAT_ISA", raat_isa_name((raat_isa)isa), 1);
        raat_error err = {0};
        if (raat_isa_available((raat_isa)isa)) {
            assert_int_equal(raat_isa_check(&err), RAAT_OK);
            assert_int_equal(raat_isa_choose(), isa);
            assert_int_equal(raat_isa_current(), isa);
        } else {
            assert_int_equal(raat_isa_check(&err), RAAT_USAGE);
        }
    }
}

static void an_unknown_word_is_refused_by_name(void **state)
{
    (void)state;
    setenv("RAAT_ISA", "sse9", 1);
    raat_error err = {0};
    assert_int_equal(raat_isa_check(&err), RAAT_USAGE);
    assert_non_null(strstr(err.message, "sse9"));
    unsetenv("RAAT_ISA");
    assert_int_equal(raat_isa_check(NULL), RAAT_OK);
    assert_true(raat_isa_available(raat_isa_choose()));
}

static void portable_is_always_there(void **state)
{
    (void)state;
    assert_true(raat_isa_available(RAAT_ISA_PORTABLE));
    assert_string_equal(raat_isa_name(RAAT_ISA_PORTABLE), "portable");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_available_set_can_be_named),
        cmocka_unit_test(an_unknown_word_is_refused_by_name),
        cmocka_unit_test(portable_is_always_there),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
