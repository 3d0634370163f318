#include "engine/base/locale.h"

#include <stddef.h>

locale_t raat_locale_begin(void)
{
    static locale_t c; /* made once, kept until the end */
    if (!c)
        c = newlocale(LC_ALL_MASK, "C", (locale_t)0);
    return uselocale(c);
}

void raat_locale_end(locale_t before)
{
    uselocale(before);
}
