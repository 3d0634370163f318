/* table.h: an aligned table for a terminal. Words stand left, numbers right; a column is as wide as
 * its widest cell, counted in characters and not in bytes. */
#ifndef RAAT_ANALYSIS_TABLE_H
#define RAAT_ANALYSIS_TABLE_H

#include "engine/base/text.h"

enum { RAAT_TABLE_MOST_COLUMNS = 16 };

typedef struct raat_table raat_table;

/* A table of n columns; the first n_words stand left. NULL when there is no memory. */
raat_table *raat_table_new(int n_columns, int n_words, raat_error *err);
void raat_table_free(raat_table *table); /* NULL is welcome */

/* The next cell, row by row; copies. Failing sticks and shows in raat_table_append. */
void raat_table_cell(raat_table *table, const char *text);

/* Fills the row that was begun with empty cells. */
void raat_table_end_row(raat_table *table);

/* Writes the table, each line after `indent` spaces and without spaces at its end. */
raat_status raat_table_append(const raat_table *table, int indent, raat_text *out, raat_error *err);

#endif
