/* message.h: what the program says to a person, on standard error. Results go to standard output
 * and never through here. */
#ifndef RAAT_BASE_MESSAGE_H
#define RAAT_BASE_MESSAGE_H

#include <stddef.h>

#include "engine/base/error.h"

/* "raat: error: TEXT", "raat: warning: TEXT", "raat: TEXT"; the newline is added. */
__attribute__((format(printf, 1, 2))) void raat_message_error(const char *format, ...);
__attribute__((format(printf, 1, 2))) void raat_message_warning(const char *format, ...);
__attribute__((format(printf, 1, 2))) void raat_message_note(const char *format, ...);

/* "PATH:LINE:COLUMN: error: TEXT", for what is wrong in a file that a person wrote; line 0 means the
 * file as a whole: "PATH: error: TEXT". */
__attribute__((format(printf, 4, 5))) void raat_message_at(const char *path, size_t line,
                                                           size_t column, const char *format, ...);

/* Says what err holds, if anything, and returns its status, which is the exit status of the
 * program: `return raat_message_failure(&err);` ends a command. */
int raat_message_failure(const raat_error *err);

#endif
