/* What OpenSSL 3 advises against is there in all of its versions so far. */
#define OPENSSL_SUPPRESS_DEPRECATED

#include "engine/base/digest.h"

#include <assert.h>
#include <openssl/sha.h>

static_assert(sizeof(SHA256_CTX) <= sizeof(raat_digest), "it has room for OpenSSL's state");
static_assert(_Alignof(raat_digest) % _Alignof(SHA256_CTX) == 0, "and lies where that may lie");
static_assert(RAAT_DIGEST_BYTES == SHA256_DIGEST_LENGTH, "a SHA-256 has 32 bytes");

static SHA256_CTX *state_of(raat_digest *digest)
{
    return (SHA256_CTX *)(void *)digest->state;
}

void raat_digest_begin(raat_digest *digest)
{
    SHA256_Init(state_of(digest));
}

void raat_digest_add(raat_digest *digest, const void *bytes, size_t n)
{
    SHA256_Update(state_of(digest), bytes, n);
}

void raat_digest_end(raat_digest *digest, uint8_t out[RAAT_DIGEST_BYTES])
{
    SHA256_Final(out, state_of(digest));
}

void raat_digest_text(const uint8_t digest[RAAT_DIGEST_BYTES], char out_hex[RAAT_DIGEST_TEXT])
{
    static const char digits[] = "0123456789abcdef";
    for (size_t i = 0; i < RAAT_DIGEST_BYTES; i++) {
        out_hex[2 * i] = digits[digest[i] >> 4];
        out_hex[2 * i + 1] = digits[digest[i] & 15];
    }
    out_hex[RAAT_DIGEST_TEXT - 1] = '\0';
}

void raat_digest_hex(const void *bytes, size_t n, char out_hex[RAAT_DIGEST_TEXT])
{
    raat_digest digest;
    uint8_t sum[RAAT_DIGEST_BYTES];
    raat_digest_begin(&digest);
    raat_digest_add(&digest, bytes, n);
    raat_digest_end(&digest, sum);
    raat_digest_text(sum, out_hex);
}
