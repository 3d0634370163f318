/* failure.h: what HDF5 says when it fails, in our words, and nothing of it on the terminal. */
#ifndef RAAT_STORE_FAILURE_H
#define RAAT_STORE_FAILURE_H

#include "engine/base/error.h"

/* Before any other call of HDF5; again is harmless. HDF5 prints nothing, loads no plug-in, and has no
 * exit handler: after a failed write that handler would flush what cannot be written, and crash. */
void raat_failure_quiet(void);

/* Sets "path: doing: reason" from HDF5's own account, to be called right after the call that failed;
 * the reason is the system's where there is one ("No space left on device"). RAAT_FAILED. */
raat_status raat_failure_set(raat_error *err, const char *path, const char *doing);

/* The same for a call of the system, from errno. */
raat_status raat_failure_system(raat_error *err, const char *path, const char *doing);

#endif
