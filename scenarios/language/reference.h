/* reference.h: the table of keys as a page for people, in Markdown. */
#ifndef RAAT_LANGUAGE_REFERENCE_H
#define RAAT_LANGUAGE_REFERENCE_H

#include "engine/base/text.h"

void raat_reference_write(raat_text *out);

#endif
