/* page.h: one HTML page that stands on its own: its style is inside, it runs no script and asks the
 * network for nothing, and a strict content security policy says so to the browser. */
#ifndef RAAT_ANALYSIS_PAGE_H
#define RAAT_ANALYSIS_PAGE_H

#include "analysis/texts.h"

/* What every such page begins with. */
extern const char raat_page_beginning[];

/* Everything up to the main part; `title` is escaped. */
void raat_page_begin(raat_text *out, raat_language language, const char *title);
void raat_page_end(raat_text *out);

/* <tag class="..."> and </tag>; class may be NULL. */
void raat_page_open(raat_text *out, const char *tag, const char *class);
void raat_page_close(raat_text *out, const char *tag);

/* A whole element around an escaped text. */
void raat_page_element(raat_text *out, const char *tag, const char *class, const char *text);

/* ---- tables: rows are opened and closed with raat_page_open(out, "tr", NULL) ---- */

/* Inside a box that scrolls when the screen is narrower than the table; the caption says what is
 * in it. */
void raat_page_table_begin(raat_text *out, const char *class, const char *caption);
void raat_page_table_end(raat_text *out);

/* A heading for the rows right of it, `rows` high. */
void raat_page_row_heading(raat_text *out, const char *text, int rows);

/* A heading for a column of words ("words") or of numbers (NULL). */
void raat_page_column_heading(raat_text *out, const char *class, const char *text);

/* A heading above `columns` of them. */
void raat_page_group_heading(raat_text *out, const char *text, int columns);

/* Words. */
void raat_page_words(raat_text *out, const char *text);

/* A number. */
void raat_page_cell(raat_text *out, const char *text);

#endif
