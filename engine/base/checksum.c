#define XXH_STATIC_LINKING_ONLY /* tells how large a state is, so that it need not come from malloc */

#include "engine/base/checksum.h"

#include <stdio.h>
#include <xxhash.h>

#include "engine/base/memory.h"

struct raat_checksum {
    XXH3_state_t state; /* aligned to 64, as all memory is */
};

raat_status raat_checksum_new(raat_checksum **out, raat_error *err)
{
    raat_checksum *checksum = raat_memory_new(1, sizeof *checksum, err);
    if (!checksum)
        return RAAT_FAILED;
    XXH3_INITSTATE(&checksum->state);
    XXH3_128bits_reset(&checksum->state);
    *out = checksum;
    return RAAT_OK;
}

void raat_checksum_free(raat_checksum *checksum)
{
    raat_memory_free(checksum);
}

void raat_checksum_add(raat_checksum *checksum, const void *bytes, size_t n)
{
    XXH3_128bits_update(&checksum->state, bytes, n);
}

void raat_checksum_text(const raat_checksum *checksum, char out_hex[RAAT_CHECKSUM_TEXT])
{
    const XXH128_hash_t hash = XXH3_128bits_digest(&checksum->state);
    snprintf(out_hex, RAAT_CHECKSUM_TEXT, "%016llx%016llx", (unsigned long long)hash.high64,
             (unsigned long long)hash.low64);
}
