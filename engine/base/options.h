/* options.h: what may follow a command's name. One table a command drives the reading (through
 * getopt_long), the messages and the help page.
 *
 *     int64_t replicates = 0;
 *     bool json = false;
 *     const raat_options_row rows[] = {
 *         {'n', "replicates", "N", "replications", .whole = &replicates, .least = 1, .most = 1000000},
 *         {0, "json", NULL, "write JSON", .seen = &json},
 *     };
 *     raat_options options = {.command = "run", .operands = "STUDY", .least = 1, .most = 1,
 *                             .doc = "...", .rows = rows, .n_rows = 2};
 *     int status;
 *     if (!raat_options_parse(&options, argc, argv, &status))
 *         return status;
 */
#ifndef RAAT_BASE_OPTIONS_H
#define RAAT_BASE_OPTIONS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Values of an option that may be given several times, in their order. */
typedef struct {
    const char **values; /* [n]; the texts are argv's */
    size_t n, capacity;
} raat_options_list;

void raat_options_list_clear(raat_options_list *list);

/* Exactly one of seen, text, whole, list says where the value goes; what is not given stays. */
typedef struct {
    char letter;          /* 0: no short form */
    const char *name;     /* without the dashes */
    const char *argument; /* as help shows it; NULL for a switch */
    const char *doc;
    bool *seen;
    const char **text;
    int64_t *whole; /* a whole number in [least, most] */
    raat_options_list *list;
    int64_t least, most;
} raat_options_row;

typedef struct {
    const char *command;
    const char *operands; /* as help shows them, "STUDY", "FILE..."; NULL for none */
    int least, most;      /* how many operands */
    const char *doc;      /* a paragraph for the help page */
    const raat_options_row *rows;
    size_t n_rows;
    char **given; /* out: the operands, [n_given] */
    int n_given;
} raat_options;

/* True: go on. False: end with *out_status, because help was asked for and printed (0) or the
 * command line is wrong and the message is said (RAAT_USAGE). argv[0] is the command's name;
 * argv is reordered, options first. */
bool raat_options_parse(raat_options *options, int argc, char **argv, int *out_status);

#endif
