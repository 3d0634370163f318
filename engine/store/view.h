/* view.h: bytes of a file as memory. Nothing is copied, which takes a quarter of the time of read(2).
 *
 * A page that the disk does not give, or that a file has lost by shrinking, is no result of a call but a
 * signal, SIGBUS. So views are read inside raat_view_read, which makes a failure of it. */
#ifndef RAAT_STORE_VIEW_H
#define RAAT_STORE_VIEW_H

#include <stddef.h>
#include <stdint.h>

#include "engine/base/error.h"

typedef struct {
    uint8_t *bytes; /* [n], to be read; NULL: closed */
    size_t n;
} raat_view;

/* n bytes, not 0, from `at` on, a multiple of a page. path: what messages call the file. */
raat_status raat_view_open(int fd, const char *path, uint64_t at, size_t n, raat_view *out,
                           raat_error *err);
void raat_view_close(raat_view *view); /* a closed one is welcome */

/* Gives back the memory of the pages that were read; they can be read again. */
void raat_view_forget(const raat_view *view);

/* act(with), which reads views of `path` and nothing else that may fail; it may be left in the middle. Not one
 * inside another. */
raat_status raat_view_read(void (*act)(void *with), void *with, const char *path, raat_error *err);

#endif
