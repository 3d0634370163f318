/* main.c: the front door. The commands live upstairs and are named here by symbol, not by include,
 * so that the ground floor depends on no room above it. */
#include <stddef.h>

#include "engine/base/command.h"

raat_command_function raat_cmd_run, raat_cmd_check, raat_cmd_schema, raat_cmd_compare,
    raat_cmd_report, raat_cmd_solve, raat_cmd_estimate, raat_cmd_bench, raat_cmd_actions,
    raat_cmd_words;

static const raat_command commands[] = {
    {"run", "simulate a study and write its results file", raat_cmd_run},
    {"estimate", "say what a run takes, and how many replications are enough", raat_cmd_estimate},
    {"check", "read scenario files and say everything that is wrong with them", raat_cmd_check},
    {"actions", "list the actions of a plan and what their numbers rest on", raat_cmd_actions},
    {"schema", "print what a scenario file may say, as JSON Schema", raat_cmd_schema},
    {"compare", "set the scenarios of a results file beside its baseline", raat_cmd_compare},
    {"solve", "find the value of a number that makes a target probable enough", raat_cmd_solve},
    {"report", "make a page with charts and tables from a results file", raat_cmd_report},
    {"words", "write the random words of a study, for test batteries of random numbers",
     raat_cmd_words},
    {"bench", "measure the speed of this program on this machine", raat_cmd_bench},
};

int main(int argc, char **argv)
{
    return raat_command_main(commands, sizeof commands / sizeof *commands, argc, argv);
}
