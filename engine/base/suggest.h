/* suggest.h: "did you mean": the known name nearest to a word that is not known. */
#ifndef RAAT_BASE_SUGGEST_H
#define RAAT_BASE_SUGGEST_H

#include <stddef.h>

/* Edits that turn a into b: insertions, deletions, substitutions and swaps of two neighbours
 * (optimal string alignment; Damerau 1964, CACM 7:171). Words of over 63 bytes are compared by their
 * first 63. */
size_t raat_suggest_distance(const char *a, const char *b);

/* The nearest of names[n], the first of equals; NULL when none is near: a slip in a word of k
 * letters is at most max(1, k / 3) edits away. */
const char *raat_suggest_nearest(const char *word, const char *const names[], size_t n);

#endif
