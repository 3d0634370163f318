#include "engine/base/digest.h"

#include <sha2.h>
#include <stdint.h>

void raat_digest_hex(const void *bytes, size_t n, char out_hex[RAAT_DIGEST_TEXT])
{
    static const char digits[] = "0123456789abcdef";
    uint8_t digest[SHA256_DIGEST_LENGTH];
    SHA2_CTX context;
    SHA256Init(&context);
    SHA256Update(&context, bytes, n);
    SHA256Final(digest, &context);
    for (size_t i = 0; i < SHA256_DIGEST_LENGTH; i++) {
        out_hex[2 * i] = digits[digest[i] >> 4];
        out_hex[2 * i + 1] = digits[digest[i] & 15];
    }
    out_hex[RAAT_DIGEST_TEXT - 1] = '\0';
}
