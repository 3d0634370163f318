/* memory.h: the only room that calls the allocator, so that one place knows what failing means. */
#ifndef RAAT_BASE_MEMORY_H
#define RAAT_BASE_MEMORY_H

#include <stddef.h>

#include "engine/base/error.h"

/* n * size zeroed bytes, aligned to 64 (a cache line and the widest vector). NULL with err set to
 * RAAT_FAILED when there is no memory or n * size overflows. n = 0 gives a valid pointer. */
void *raat_memory_new(size_t n, size_t size, raat_error *err);

/* Room for at least one element more: doubles *capacity when n has reached it. `block` comes from
 * this call or is NULL; the new part is zeroed. NULL with err set leaves `block` as it was. */
void *raat_memory_grow(void *block, size_t n, size_t *capacity, size_t size, raat_error *err);

/* A copy of a zero-terminated text. */
char *raat_memory_text(const char *text, raat_error *err);

void raat_memory_free(void *block); /* NULL is welcome */

#endif
