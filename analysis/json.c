#include "analysis/json.h"

#include <inttypes.h>
#include <math.h>

#include "analysis/figure.h"

static void append_string(raat_text *out, const char *text)
{
    raat_text_append(out, "\"");
    for (const char *c = text; *c; c++) {
        if (*c == '"' || *c == '\\')
            raat_text_appendf(out, "\\%c", *c);
        else if ((unsigned char)*c < 0x20)
            raat_text_appendf(out, "\\u%04x", (unsigned)*c);
        else
            raat_text_append_bytes(out, c, 1);
    }
    raat_text_append(out, "\"");
}

static void begin_value(raat_json *json, const char *name)
{
    if (json->begun)
        raat_text_append(json->out, ",");
    json->begun = true;
    if (!name)
        return;
    append_string(json->out, name);
    raat_text_append(json->out, ":");
}

void raat_json_open(raat_json *json, const char *name, char bracket)
{
    /* A line an object: the document stays greppable without being twice as long. */
    if (json->begun && !name && bracket == '{') {
        raat_text_append(json->out, ",\n");
        json->begun = false;
    }
    begin_value(json, name);
    raat_text_append_bytes(json->out, &bracket, 1);
    json->begun = false;
}

void raat_json_close(raat_json *json, char bracket)
{
    raat_text_append_bytes(json->out, &bracket, 1);
    json->begun = true;
}

void raat_json_text(raat_json *json, const char *name, const char *text)
{
    begin_value(json, name);
    if (text)
        append_string(json->out, text);
    else
        raat_text_append(json->out, "null");
}

void raat_json_whole(raat_json *json, const char *name, int64_t value)
{
    begin_value(json, name);
    raat_text_appendf(json->out, "%" PRId64, value);
}

void raat_json_unsigned(raat_json *json, const char *name, uint64_t value)
{
    begin_value(json, name);
    raat_text_appendf(json->out, "%" PRIu64, value);
}

void raat_json_number(raat_json *json, const char *name, double value)
{
    begin_value(json, name);
    raat_text_append(json->out, isfinite(value) ? raat_figure_exact(value).text : "null");
}
