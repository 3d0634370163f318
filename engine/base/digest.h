/* digest.h: SHA-256 (FIPS 180-4) as 64 hexadecimal digits: the name of a content. */
#ifndef RAAT_BASE_DIGEST_H
#define RAAT_BASE_DIGEST_H

#include <stddef.h>

enum { RAAT_DIGEST_TEXT = 65 }; /* 64 digits and the zero */

void raat_digest_hex(const void *bytes, size_t n, char out_hex[RAAT_DIGEST_TEXT]);

#endif
