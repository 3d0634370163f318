/* json.h: a JSON document, written from front to back. The writer knows where commas belong; names
 * are for members of objects and NULL for elements of arrays. */
#ifndef RAAT_ANALYSIS_JSON_H
#define RAAT_ANALYSIS_JSON_H

#include <stdbool.h>
#include <stdint.h>

#include "engine/base/text.h"

typedef struct {
    raat_text *out;
    bool begun; /* something stands in the present object or array, so a comma is due */
} raat_json;

void raat_json_open(raat_json *json, const char *name, char bracket); /* '{' or '[' */
void raat_json_close(raat_json *json, char bracket);                  /* '}' or ']' */

void raat_json_text(raat_json *json, const char *name, const char *text); /* NULL: null */
void raat_json_whole(raat_json *json, const char *name, int64_t value);
void raat_json_unsigned(raat_json *json, const char *name, uint64_t value);
void raat_json_number(raat_json *json, const char *name, double value); /* not a number: null */

#endif
