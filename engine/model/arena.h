/* arena.h: a struct of arrays over axes, laid end to end in one block, so that copying or clearing it
 * is one call and a new array is one row of a table. */
#ifndef RAAT_MODEL_ARENA_H
#define RAAT_MODEL_ARENA_H

#include <stddef.h>

#include "engine/base/error.h"
#include "engine/model/axis.h"

/* One array: where its pointer stands in the struct, and its axes; each cell has RAAT_LANES lanes. */
typedef struct {
    size_t offset;
    raat_axis_id axes[RAAT_MOST_AXES + 1];
} raat_arena_part;

#define RAAT_ARENA_PART(type, field, ...)                                                          \
    {                                                                                              \
        offsetof(type, field),                                                                     \
        {                                                                                          \
            __VA_ARGS__                                                                            \
        }                                                                                          \
    }

/* One zeroed block for all n parts, elements of `size` bytes; sets each part's pointer in `owner`.
 * *out_elements is the number of elements in the block. NULL with err set when there is no memory. */
void *raat_arena_new(void *owner, const raat_arena_part *parts, size_t n, size_t size,
                     const raat_axis axes[RAAT_N_AXES], size_t *out_elements, raat_error *err);

#endif
