/* cmd_check.c: `raat check FILE...`: everything that is wrong with scenario files, in one go. */
#include <stdio.h>

#include "engine/base/command.h"
#include "engine/base/message.h"
#include "engine/base/options.h"
#include "scenarios/language/scenario.h"

raat_command_function raat_cmd_check;

/* The status of one file; what is wrong with it has been said. */
static raat_status check(const char *path)
{
    raat_diagnostics d = {0};
    raat_error err = {0};
    const char *kind;
    const raat_status status = raat_scenario_check(path, &kind, &d, &err);
    raat_diagnostic_say(&d);
    if (status == RAAT_OK)
        printf("%s: ok (%s)\n", path, kind);
    else if (err.status != RAAT_OK)
        raat_message_failure(&err);
    raat_diagnostic_clear(&d);
    return status;
}

int raat_cmd_check(int argc, char **argv)
{
    raat_options options = {
        .command = "check",
        .operands = "FILE...",
        .least = 1,
        .most = 1000000,
        .doc = "Reads study, region and actions files and says everything that is wrong with them, "
               "each with its place. A study is checked with the files it names; a folder stands "
               "for its study.yaml. Status 2 when something is wrong.",
    };
    int status;
    if (!raat_options_parse(&options, argc, argv, &status))
        return status;
    status = RAAT_OK;
    for (int i = 0; i < options.n_given; i++) {
        const raat_status one = check(options.given[i]);
        if (one != RAAT_OK && status != RAAT_FAILED)
            status = one;
    }
    return status;
}
