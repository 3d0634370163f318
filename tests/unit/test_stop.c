#include "engine/base/stop.h"

#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include "tests/check.h"

static void a_signal_sets_the_flag_and_no_more(void **state)
{
    const int signals[] = {SIGINT, SIGTERM};
    for (int i = 0; i < 2; i++) {
        raat_stop_watch();
        assert_int_equal(raat_stop_signal(), 0);
        raise(signals[i]);
        assert_int_equal(raat_stop_signal(), signals[i]);
        raat_stop_ignore();
        assert_int_equal(raat_stop_signal(), signals[i]);
    }
}

/* In a child: the first signal of one kind, the second of the other, must end it by the second. */
static void the_second_signal_ends_the_program(void **state)
{
    const pid_t child = fork();
    assert_true(child >= 0);
    if (child == 0) {
        raat_stop_watch();
        raise(SIGINT);
        raise(SIGTERM);
        _exit(0);
    }
    int status = 0;
    assert_int_equal(waitpid(child, &status, 0), child);
    assert_true(WIFSIGNALED(status));
    assert_int_equal(WTERMSIG(status), SIGTERM);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_signal_sets_the_flag_and_no_more),
        cmocka_unit_test(the_second_signal_ends_the_program),
    };
    return cmocka_run_group_tests_name("stop", tests, NULL, NULL);
}
