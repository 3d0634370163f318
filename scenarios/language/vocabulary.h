/* vocabulary.h: the lists of words a scenario may use: those that the language fixes (levers,
 * operations, months, ...) and those that its own files bring (branches, tracks, actions, ...). */
#ifndef RAAT_LANGUAGE_VOCABULARY_H
#define RAAT_LANGUAGE_VOCABULARY_H

#include <stddef.h>
#include <stdint.h>

#include "engine/model/axis.h"

/* The engine's axes come first, under their own numbers. */
typedef enum {
    RAAT_WORDS_NONE = RAAT_AXIS_NONE,
    RAAT_WORDS_ACTION = RAAT_N_AXES,
    RAAT_WORDS_SCENARIO,
    RAAT_WORDS_SWITCH,    /* no, yes */
    RAAT_WORDS_MONTH,     /* january, ... */
    RAAT_WORDS_HISTORY,   /* forced, free: enum raat_history */
    RAAT_WORDS_HORIZON,   /* short, medium, long */
    RAAT_WORDS_LEVER,     /* raat_lever_id */
    RAAT_WORDS_OPERATION, /* raat_operation */
    RAAT_WORDS_INDICATOR, /* raat_indicator_id */
    RAAT_N_WORDS,
} raat_words;

enum { RAAT_VOCABULARY_MOST = 1000 }; /* words a list may have */

typedef struct {
    int32_t n; /* -1: the list is in a file that was not read, so any word may be right */
    const char *words[RAAT_VOCABULARY_MOST]; /* [n]; not owned */
} raat_vocabulary_list;

typedef struct {
    raat_vocabulary_list lists[RAAT_N_WORDS];
} raat_vocabulary;

/* Fills the fixed lists and marks the others as not known. */
void raat_vocabulary_init(raat_vocabulary *vocabulary);

/* Number of a word in its list, -1 when it is not there. */
int32_t raat_vocabulary_find(const raat_vocabulary *vocabulary, raat_words list, const char *word);

/* "branch", "action", "lever", ...: what a word of the list is called. */
const char *raat_vocabulary_name(raat_words list);

#endif
