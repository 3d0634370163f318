/* markup.h: texts of a user inside HTML and SVG. */
#ifndef RAAT_ANALYSIS_MARKUP_H
#define RAAT_ANALYSIS_MARKUP_H

#include "engine/base/text.h"

/* Appends text so that it is shown as it stands, in content and between quotes of an attribute.
 * Control characters, which XML forbids, become U+FFFD. */
void raat_markup_append(raat_text *out, const char *text);

#endif
