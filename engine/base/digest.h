/* digest.h: SHA-256 (FIPS 180-4), in one go or piece by piece: the name of a content. Cannot fail.
 *
 * OpenSSL's, which uses the processor's own instructions for it. Its older functions: the newer ones
 * (EVP) ask for memory, and the key of a stream of random numbers must not depend on there being some. */
#ifndef RAAT_BASE_DIGEST_H
#define RAAT_BASE_DIGEST_H

#include <stddef.h>
#include <stdint.h>

enum {
    RAAT_DIGEST_BYTES = 32,
    RAAT_DIGEST_TEXT = 2 * RAAT_DIGEST_BYTES + 1, /* hexadecimal digits and the final zero */
};

typedef struct {
    _Alignas(8) unsigned char state[112];
} raat_digest;

void raat_digest_begin(raat_digest *digest);
void raat_digest_add(raat_digest *digest, const void *bytes, size_t n);
void raat_digest_end(raat_digest *digest, uint8_t out[RAAT_DIGEST_BYTES]);

/* In small letters. */
void raat_digest_text(const uint8_t digest[RAAT_DIGEST_BYTES], char out_hex[RAAT_DIGEST_TEXT]);

/* SHA-256 of n bytes in small hexadecimal letters. */
void raat_digest_hex(const void *bytes, size_t n, char out_hex[RAAT_DIGEST_TEXT]);

#endif
