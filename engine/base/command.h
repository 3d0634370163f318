/* command.h: one program, several commands: `raat run ...`, `raat help run`. */
#ifndef RAAT_BASE_COMMAND_H
#define RAAT_BASE_COMMAND_H

#include <stddef.h>

/* What a command is: argv[0] is its own name, the value is the exit status of the program. A file
 * cmd_run.c declares its function with `raat_command_function raat_cmd_run;`. */
typedef int raat_command_function(int argc, char **argv);

typedef struct {
    const char *name;
    const char *doc;            /* half a sentence: what it does for the person who types it */
    raat_command_function *run; /* answers --help by itself; see options.h */
} raat_command;

/* Runs the command that argv[1] names, or answers `help [COMMAND]`, --help and --version. Returns
 * the exit status: RAAT_USAGE for a command that does not exist. */
int raat_command_main(const raat_command commands[], size_t n, int argc, char **argv);

#endif
