/* checksum.h: XXH3 with 128 bits of a content that comes piece by piece. It tells damage, not malice, and
 * as fast as the bytes can be read: SHA-256 (digest.h), which names studies, takes eight times as long.
 *
 *   source   Collet, xxHash specification, version 0.2.0: XXH3, 128 bits, seed 0; libxxhash computes it,
 *            and `xxh128sum` by hand */
#ifndef RAAT_BASE_CHECKSUM_H
#define RAAT_BASE_CHECKSUM_H

#include <stddef.h>

#include "engine/base/error.h"

enum { RAAT_CHECKSUM_TEXT = 32 + 1 }; /* hexadecimal digits and the final zero */

typedef struct raat_checksum raat_checksum;

raat_status raat_checksum_new(raat_checksum **out, raat_error *err);
void raat_checksum_free(raat_checksum *checksum); /* NULL is welcome */

void raat_checksum_add(raat_checksum *checksum, const void *bytes, size_t n);

/* Of all that was added, in small letters. More may be added afterwards. */
void raat_checksum_text(const raat_checksum *checksum, char out_hex[RAAT_CHECKSUM_TEXT]);

#endif
