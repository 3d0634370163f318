#include "engine/model/arena.h"

#include <string.h>

#include "engine/base/memory.h"
#include "engine/model/lanes.h"

static size_t elements_of(const raat_arena_part *part, const raat_axis axes[RAAT_N_AXES])
{
    return (size_t)raat_axis_cells(part->axes, axes) * RAAT_LANES;
}

void *raat_arena_new(void *owner, const raat_arena_part *parts, size_t n, size_t size,
                     const raat_axis axes[RAAT_N_AXES], size_t *out_elements, raat_error *err)
{
    size_t elements = 0;
    for (size_t i = 0; i < n; i++)
        elements += elements_of(&parts[i], axes);
    char *block = raat_memory_new(elements, size, err);
    if (!block)
        return NULL;
    char *next = block;
    for (size_t i = 0; i < n; i++) {
        memcpy((char *)owner + parts[i].offset, &next, sizeof next);
        next += elements_of(&parts[i], axes) * size;
    }
    *out_elements = elements;
    return block;
}
