/* lever_words.h: what an effect of an action does, in words: which lever, where, how. */
#ifndef RAAT_ANALYSIS_LEVER_WORDS_H
#define RAAT_ANALYSIS_LEVER_WORDS_H

#include "analysis/outline.h"
#include "engine/model/lever.h"

/* New lever, operation or axis? The compiler asks for its words. */
raat_texts_id raat_lever_words_lever(raat_lever_id lever);
raat_texts_id raat_lever_words_operation(raat_operation operation);
raat_texts_id raat_lever_words_axis(raat_axis_id axis);

/* The words of a lever and of an operation from the name in the study; the name itself where this program does not know it. */
const char *raat_lever_words_of(const char *name, raat_language language);
const char *raat_lever_words_how(const char *name, raat_language language);

/* "people reached a year; group: benefit claimants with a care occupation": lever and place of an effect, with the
 * titles that the study gives to its branches, tracks, groups and so on. */
void raat_lever_words_append(raat_text *out, const raat_yaml *study, const raat_yaml *effect,
                             raat_language language);

#endif
