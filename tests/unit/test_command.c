#include "engine/base/command.h"

#include "tests/check.h"
#include "tests/support/capture.h"

static int echo(int argc, char **argv)
{
    for (int i = 0; i < argc; i++)
        printf("[%s]", argv[i]);
    return argc > 2 ? 3 : 0;
}

static const raat_command commands[] = {
    {"echo", "says what it was given", echo},
};

typedef struct {
    int status;
    capture out, err;
} answer;

static void ask(answer *a, int argc, char **argv)
{
    capture_begin(&a->out, 1);
    capture_begin(&a->err, 2);
    a->status = raat_command_main(commands, 1, argc, argv);
    capture_end(&a->err);
    capture_end(&a->out);
}

#define ASK(a, ...)                                                                                \
    char *argv_[] = {"raat", __VA_ARGS__};                                                         \
    answer a;                                                                                      \
    ask(&a, (int)(sizeof argv_ / sizeof *argv_), argv_)

static void a_command_gets_its_own_arguments_and_gives_the_status(void **state)
{
    ASK(a, "echo", "-n", "5");
    assert_int_equal(a.status, 3);
    assert_string_equal(a.out.text, "[echo][-n][5]");
}

static void help_on_a_command_is_the_commands_own(void **state)
{
    ASK(a, "help", "echo");
    assert_int_equal(a.status, 0);
    assert_string_equal(a.out.text, "[echo][--help]");
}

static void help_lists_what_is_there(void **state)
{
    ASK(a, "help");
    assert_int_equal(a.status, 0);
    CHECK_CONTAINS(a.out.text, "  echo      says what it was given\n");
    assert_string_equal(a.err.text, "");
}

static void version_is_one_line(void **state)
{
    ASK(a, "--version");
    assert_int_equal(a.status, 0);
    assert_string_equal(a.out.text, "raat 0.1.0\n");
}

static void an_unknown_command_is_refused_with_the_nearest(void **state)
{
    {
        ASK(a, "ehco");
        assert_int_equal(a.status, 2);
        assert_string_equal(a.out.text, "");
        assert_string_equal(a.err.text, "raat: error: no command 'ehco'; did you mean 'echo'?\n");
    }
    {
        ASK(a, "absent");
        assert_int_equal(a.status, 2);
        assert_string_equal(a.err.text,
                            "raat: error: no command 'absent'; 'raat help' lists the commands\n");
    }
}

static void no_command_at_all_is_a_usage_error(void **state)
{
    char *argv[] = {"raat"};
    answer a;
    ask(&a, 1, argv);
    assert_int_equal(a.status, 2);
    CHECK_CONTAINS(a.err.text, "a command is missing");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_command_gets_its_own_arguments_and_gives_the_status),
        cmocka_unit_test(help_on_a_command_is_the_commands_own),
        cmocka_unit_test(help_lists_what_is_there),
        cmocka_unit_test(version_is_one_line),
        cmocka_unit_test(an_unknown_command_is_refused_with_the_nearest),
        cmocka_unit_test(no_command_at_all_is_a_usage_error),
    };
    return cmocka_run_group_tests_name("command", tests, NULL, NULL);
}
