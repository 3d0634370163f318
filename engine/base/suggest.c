#include "engine/base/suggest.h"

#include <string.h>

enum { LONGEST = 63 };

static size_t least(size_t a, size_t b)
{
    return a < b ? a : b;
}

size_t raat_suggest_distance(const char *a, const char *b)
{
    const size_t n_a = strnlen(a, LONGEST), n_b = strnlen(b, LONGEST);
    size_t rows[3][LONGEST + 1]; /* edits from a's first i bytes to b's first j; i modulo 3 */
    for (size_t i = 0; i <= n_a; i++) {
        size_t *now = rows[i % 3];
        const size_t *before = rows[(i + 2) % 3], *two_before = rows[(i + 1) % 3];
        now[0] = i;
        for (size_t j = 1; j <= n_b; j++) {
            if (i == 0) {
                now[j] = j;
                continue;
            }
            now[j] =
                least(least(before[j], now[j - 1]) + 1, before[j - 1] + (a[i - 1] != b[j - 1]));
            if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                now[j] = least(now[j], two_before[j - 2] + 1);
        }
    }
    return rows[n_a % 3][n_b];
}

const char *raat_suggest_nearest(const char *word, const char *const names[], size_t n)
{
    const char *nearest = NULL;
    const size_t allowed = strlen(word) / 3 > 1 ? strlen(word) / 3 : 1;
    size_t best = allowed + 1;
    for (size_t i = 0; i < n; i++) {
        const size_t distance = raat_suggest_distance(word, names[i]);
        if (distance < best) {
            best = distance;
            nearest = names[i];
        }
    }
    return nearest;
}
