/* error.h: how a call says that it failed, and why, in one sentence.
 *
 * The kind of a failure is the exit status of the program, so nothing is translated on the way
 * out. What a user can cause ends here; what only a bug can cause asserts. */
#ifndef RAAT_BASE_ERROR_H
#define RAAT_BASE_ERROR_H

typedef enum {
    RAAT_OK = 0,
    RAAT_FAILED = 1,  /* the run failed: no memory, no disk, a damaged file */
    RAAT_USAGE = 2,   /* what the user wrote is wrong: an option or an input file */
    RAAT_STOPPED = 3, /* a signal stopped the run, and what was done is saved */
} raat_status;

/* The first failure wins: a later raat_error_set on an error that is set changes nothing, so the
 * message names the cause and not what followed from it. */
typedef struct {
    raat_status status;
    char message[1024]; /* one sentence, no newline at the end; truncated when longer */
} raat_error;

/* Sets err (NULL is welcome) and returns status, so that `return raat_error_set(...)` reads well. */
__attribute__((format(printf, 3, 4))) raat_status
raat_error_set(raat_error *err, raat_status status, const char *format, ...);

/* What only a bug can cause: says so on standard error and aborts, in every build. */
__attribute__((format(printf, 1, 2), noreturn)) void raat_error_bug(const char *format, ...);

#endif
