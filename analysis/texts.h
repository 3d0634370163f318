/* texts.h: the fixed words of comparison and report, in English and in Dutch. One table: another
 * language is another column, another sentence another row. Words with numbers in them are
 * templates: {1} ... {9} are filled in, so that each language keeps its own order of words. */
#ifndef RAAT_ANALYSIS_TEXTS_H
#define RAAT_ANALYSIS_TEXTS_H

#include <stdbool.h>

#include "engine/base/text.h"
#include "engine/model/axis.h"
#include "engine/model/indicator.h"

typedef enum { RAAT_EN, RAAT_NL, RAAT_N_LANGUAGES } raat_language;

/* Rows: id, English, Dutch. The list stands in texts_rows.h, because the enum and the table are
 * both made of it. */
typedef enum {
#define RAAT_TEXT(id, en, nl) RAAT_TEXT_##id,
#include "analysis/texts_rows.h"
#undef RAAT_TEXT
    RAAT_N_TEXTS,
} raat_texts_id;

/* "en" or "nl", also as the value of a lang attribute. */
const char *raat_texts_code(raat_language language);

/* The language of that code; RAAT_N_LANGUAGES when there is none. */
raat_language raat_texts_language(const char *code);

/* One row; static storage. */
const char *raat_texts_get(raat_texts_id id, raat_language language);

/* One row with {1} replaced by words[0] and so on; words ends with NULL. */
void raat_texts_append(raat_text *out, raat_texts_id id, raat_language language,
                       const char *const words[]);

/* The title that fits the language; English where the file has no Dutch one, the name where it has
 * neither. */
const char *raat_texts_title(const raat_label *label, raat_language language);

/* The title of an indicator. */
const char *raat_texts_indicator(const raat_indicator *row, raat_language language);

/* RAAT_FILLED(a, b): the words of a template. */
#define RAAT_FILLED(...) ((const char *const[]){__VA_ARGS__, NULL})

#endif
