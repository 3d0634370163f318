#include "engine/base/digest.h"

#include "tests/check.h"

/* The examples of FIPS 180-2, appendix B, and the empty text. */
static void digests_are_the_standards(void **state)
{
    char hex[RAAT_DIGEST_TEXT];
    raat_digest_hex("abc", 3, hex);
    assert_string_equal(hex, "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    raat_digest_hex("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq", 56, hex);
    assert_string_equal(hex, "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1");
    raat_digest_hex("", 0, hex);
    assert_string_equal(hex, "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
}

/* A million times "a", the third example of FIPS 180-2, in pieces of odd lengths. */
static void pieces_make_the_whole(void **state)
{
    static char letters[1000];
    uint8_t sum[RAAT_DIGEST_BYTES];
    char hex[RAAT_DIGEST_TEXT];
    raat_digest digest;
    memset(letters, 'a', sizeof letters);
    raat_digest_begin(&digest);
    size_t left = 1000000;
    for (size_t piece = 1; left > 0; piece = piece * 7 % 997) {
        const size_t n = piece < left ? piece : left;
        raat_digest_add(&digest, letters, n);
        left -= n;
    }
    raat_digest_end(&digest, sum);
    raat_digest_text(sum, hex);
    assert_string_equal(hex, "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0");
}

static void a_zero_byte_counts(void **state)
{
    char with[RAAT_DIGEST_TEXT], without[RAAT_DIGEST_TEXT];
    raat_digest_hex("a\0b", 3, with);
    raat_digest_hex("a", 1, without);
    assert_string_not_equal(with, without);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(digests_are_the_standards),
        cmocka_unit_test(pieces_make_the_whole),
        cmocka_unit_test(a_zero_byte_counts),
    };
    return cmocka_run_group_tests_name("digest", tests, NULL, NULL);
}
