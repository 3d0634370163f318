/* key_words.h: the keys of a study in words. */
#ifndef RAAT_ANALYSIS_KEY_WORDS_H
#define RAAT_ANALYSIS_KEY_WORDS_H

#include "analysis/outline.h"

/* "exits a year" for "exits"; NULL for a key that has no words. */
const char *raat_key_words_of(const char *key, raat_language language);

/* Where a number stands, in words: "exits, share that employers can touch"; what the study names itself
 * has the study's title. Words that add nothing, such as `region`, are left out. */
void raat_key_words_path(raat_text *out, const raat_outline_step *at, raat_language language);

#endif
