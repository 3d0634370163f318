#include "engine/base/command.h"

#include <signal.h>
#include <stdio.h>
#include <string.h>

#include "engine/base/error.h"
#include "engine/base/message.h"
#include "engine/base/suggest.h"
#include "engine/base/version.h"

enum { MOST_COMMANDS = 32 };

static void print_help(const raat_command commands[], size_t n)
{
    puts("usage: raat COMMAND [ARGUMENT]...\n\n"
         "Simulates plans for the care workforce, year by year, with the uncertainty they have.\n");
    for (size_t i = 0; i < n; i++)
        printf("  %-9s %s\n", commands[i].name, commands[i].doc);
    printf("  %-9s %s\n", "help", "this page, or the page of a command: raat help COMMAND");
    printf(
        "\nExit status: 0 done, 1 the run failed, 2 the command line or an input file is wrong,\n"
        "3 stopped by a signal after saving what was done.\n"
        "\nraat %s (source %s), GPL-3.0-or-later\n",
        raat_version_text(), raat_version_source());
}

static int unknown(const raat_command commands[], size_t n, const char *name)
{
    const char *names[MOST_COMMANDS] = {"help"};
    size_t n_names = 1;
    for (size_t i = 0; i < n && n_names < MOST_COMMANDS; i++)
        names[n_names++] = commands[i].name;
    const char *nearest = raat_suggest_nearest(name, names, n_names);
    if (nearest)
        raat_message_error("no command '%s'; did you mean '%s'?", name, nearest);
    else
        raat_message_error("no command '%s'; 'raat help' lists the commands", name);
    return RAAT_USAGE;
}

static int run_named(const raat_command commands[], size_t n, int argc, char **argv)
{
    for (size_t i = 0; i < n; i++) {
        if (strcmp(commands[i].name, argv[0]) == 0)
            return commands[i].run(argc, argv);
    }
    return unknown(commands, n, argv[0]);
}

static int help_on(const raat_command commands[], size_t n, char *name)
{
    char help[] = "--help";
    char *argv[] = {name, help, NULL};
    return run_named(commands, n, 2, argv);
}

/* A full disk shows when the last results leave the buffer, and must not end in success. */
static int closed(int status)
{
    if (fflush(stdout) == 0 && !ferror(stdout))
        return status;
    raat_message_error("standard output cannot be written");
    return status == RAAT_OK ? RAAT_FAILED : status;
}

static int dispatch(const raat_command commands[], size_t n, int argc, char **argv)
{
    if (argc < 2) {
        raat_message_error("a command is missing; 'raat help' lists the commands");
        return RAAT_USAGE;
    }
    const char *word = argv[1];
    if (strcmp(word, "--version") == 0) {
        printf("raat %s\n", raat_version_text());
        return RAAT_OK;
    }
    if (strcmp(word, "--help") == 0 || strcmp(word, "-h") == 0 || strcmp(word, "help") == 0) {
        if (argc > 2 && strcmp(argv[2], "help") != 0)
            return help_on(commands, n, argv[2]);
        print_help(commands, n);
        return RAAT_OK;
    }
    return run_named(commands, n, argc - 1, argv + 1);
}

int raat_command_main(const raat_command commands[], size_t n, int argc, char **argv)
{
    /* A file at the limit of `ulimit -f` is a failed write with a message, not a sudden death. */
    signal(SIGXFSZ, SIG_IGN);
    return closed(dispatch(commands, n, argc, argv));
}
