#include "analysis/texts.h"

#include <assert.h>
#include <string.h>

static const char *const codes[RAAT_N_LANGUAGES] = {"en", "nl"};

static const char *const rows[RAAT_N_TEXTS][RAAT_N_LANGUAGES] = {
#define RAAT_TEXT(id, en, nl) [RAAT_TEXT_##id] = {en, nl},
#include "analysis/texts_rows.h"
#undef RAAT_TEXT
};

const char *raat_texts_code(raat_language language)
{
    assert(language < RAAT_N_LANGUAGES);
    return codes[language];
}

raat_language raat_texts_language(const char *code)
{
    raat_language language = 0;
    while (language < RAAT_N_LANGUAGES && strcmp(codes[language], code) != 0)
        language++;
    return language;
}

const char *raat_texts_get(raat_texts_id id, raat_language language)
{
    assert(id < RAAT_N_TEXTS && language < RAAT_N_LANGUAGES);
    return rows[id][language];
}

static size_t length_of(const char *const words[])
{
    size_t n = 0;
    while (words[n])
        n++;
    return n;
}

void raat_texts_append(raat_text *out, raat_texts_id id, raat_language language,
                       const char *const words[])
{
    const size_t n = length_of(words);
    const char *at = raat_texts_get(id, language);
    for (const char *brace; (brace = strchr(at, '{')); at = brace + 3) {
        const size_t word = (size_t)(brace[1] - '1');
        assert(brace[2] == '}' && word < n);
        raat_text_append_bytes(out, at, (size_t)(brace - at));
        raat_text_append(out, words[word]);
    }
    raat_text_append(out, at);
}

const char *raat_texts_title(const raat_label *label, raat_language language)
{
    if (language == RAAT_NL && label->title_nl && *label->title_nl)
        return label->title_nl;
    return label->title && *label->title ? label->title : label->name;
}

const char *raat_texts_indicator(const raat_indicator *row, raat_language language)
{
    return language == RAAT_NL ? row->title_nl : row->title;
}
