/* section_shortage.c: how the shortage develops in each scenario. */
#include "analysis/fans.h"
#include "analysis/page.h"
#include "analysis/section.h"

raat_status raat_section_shortage(raat_section *s, raat_error *err)
{
    raat_comparison shortage;
    const raat_status status = raat_comparison_load(&shortage, s->reader, RAAT_SHORTAGE_FTE, err);
    if (status == RAAT_OK) {
        raat_page_element(s->out, "h2", NULL, raat_section_word(s, RAAT_TEXT_SHORTAGE_HEADING));
        raat_page_element(s->out, "p", NULL, raat_section_word(s, RAAT_TEXT_SHORTAGE_INTRO));
        raat_fans_append(s, &shortage, RAAT_LEVEL);
    }
    raat_comparison_clear(&shortage);
    return status;
}
