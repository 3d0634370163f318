#include "analysis/markup.h"

#include <stddef.h>

static const struct {
    char c;
    const char *entity;
} entities[] = {
    {'&', "&amp;"}, {'<', "&lt;"}, {'>', "&gt;"}, {'"', "&quot;"}, {'\'', "&#39;"},
};

static const char *entity_of(char c)
{
    for (size_t i = 0; i < sizeof entities / sizeof *entities; i++)
        if (entities[i].c == c)
            return entities[i].entity;
    const unsigned char byte = (unsigned char)c;
    const int allowed = byte >= 0x20 ? byte != 0x7F : c == '\t' || c == '\n' || c == '\r';
    return allowed ? NULL : "\uFFFD";
}

void raat_markup_append(raat_text *out, const char *text)
{
    for (const char *c = text; *c; c++) {
        const char *entity = entity_of(*c);
        if (entity)
            raat_text_append(out, entity);
        else
            raat_text_append_bytes(out, c, 1);
    }
}
