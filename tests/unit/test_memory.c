#include "engine/base/memory.h"

#include "tests/check.h"

static void new_memory_is_zero_and_aligned(void **state)
{
    for (size_t n = 0; n < 200; n += 7) {
        unsigned char *block = raat_memory_new(n, 3, NULL);
        assert_non_null(block);
        assert_int_equal((uintptr_t)block % 64, 0);
        for (size_t i = 0; i < 3 * n; i++)
            assert_int_equal(block[i], 0);
        raat_memory_free(block);
    }
    raat_memory_free(NULL);
}

static void a_size_that_overflows_is_refused(void **state)
{
    const size_t sizes[][2] = {{SIZE_MAX, 2}, {SIZE_MAX, 1}, {SIZE_MAX / 8 + 1, 8}};
    for (size_t i = 0; i < 3; i++) {
        raat_error err = {0};
        assert_null(raat_memory_new(sizes[i][0], sizes[i][1], &err));
        assert_int_equal(err.status, RAAT_FAILED);
        CHECK_CONTAINS(err.message, "out of memory");
    }
}

static void growing_keeps_what_was_there(void **state)
{
    int *numbers = NULL;
    size_t capacity = 0;
    for (int i = 0; i < 1000; i++) {
        int *moved = raat_memory_grow(numbers, (size_t)i, &capacity, sizeof *numbers, NULL);
        assert_non_null(moved);
        numbers = moved;
        assert_true(capacity > (size_t)i);
        assert_int_equal(numbers[i], 0); /* the new part is zeroed */
        numbers[i] = i;
    }
    for (int i = 0; i < 1000; i++)
        assert_int_equal(numbers[i], i);
    raat_memory_free(numbers);
}

static void a_text_is_copied_with_its_end(void **state)
{
    char original[] = "zorg";
    char *copy = raat_memory_text(original, NULL);
    original[0] = 'b';
    assert_string_equal(copy, "zorg");
    raat_memory_free(copy);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(new_memory_is_zero_and_aligned),
        cmocka_unit_test(a_size_that_overflows_is_refused),
        cmocka_unit_test(growing_keeps_what_was_there),
        cmocka_unit_test(a_text_is_copied_with_its_end),
    };
    return cmocka_run_group_tests_name("memory", tests, NULL, NULL);
}
