#include "engine/base/memory.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

enum { ALIGNMENT = 64, FIRST_CAPACITY = 8 };

void *raat_memory_new(size_t n, size_t size, raat_error *err)
{
    size_t bytes;
    if (__builtin_mul_overflow(n, size, &bytes) || bytes > SIZE_MAX - ALIGNMENT) {
        raat_error_set(err, RAAT_FAILED, "out of memory: %zu elements of %zu bytes", n, size);
        return NULL;
    }
    const size_t rounded = (bytes + ALIGNMENT) / ALIGNMENT * ALIGNMENT; /* never 0 */
    void *block = aligned_alloc(ALIGNMENT, rounded);
    if (!block) {
        raat_error_set(err, RAAT_FAILED, "out of memory: %zu bytes", bytes);
        return NULL;
    }
    return memset(block, 0, rounded);
}

void *raat_memory_grow(void *block, size_t n, size_t *capacity, size_t size, raat_error *err)
{
    if (n < *capacity)
        return block;
    const size_t wider = *capacity ? 2 * *capacity : FIRST_CAPACITY;
    void *moved = raat_memory_new(wider, size, err);
    if (!moved)
        return NULL;
    if (block)
        memcpy(moved, block, n * size);
    free(block);
    *capacity = wider;
    return moved;
}

char *raat_memory_text(const char *text, raat_error *err)
{
    const size_t bytes = strlen(text) + 1;
    char *copy = raat_memory_new(bytes, 1, err);
    return copy ? memcpy(copy, text, bytes) : NULL;
}

void raat_memory_free(void *block)
{
    free(block);
}
