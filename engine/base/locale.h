/* locale.h: numbers and messages the same in every locale. The program never leaves the C locale, but a
 * process that it is a part of may have set a comma as the decimal point: then strtod, printf and
 * strerror follow it, for all but the thread that says otherwise. */
#ifndef RAAT_BASE_LOCALE_H
#define RAAT_BASE_LOCALE_H

#include <locale.h>

/* The C locale for this thread until raat_locale_end, which takes what this returns. They nest. */
locale_t raat_locale_begin(void);
void raat_locale_end(locale_t before);

#endif
