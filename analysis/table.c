#include "analysis/table.h"

#include <assert.h>
#include <string.h>

#include "engine/base/memory.h"

struct raat_table {
    int n_columns, n_words;
    int column;                             /* of the next cell */
    size_t widths[RAAT_TABLE_MOST_COLUMNS]; /* characters */
    raat_text cells;                        /* each with its zero, row after row */
};

raat_table *raat_table_new(int n_columns, int n_words, raat_error *err)
{
    assert(n_columns > 0 && n_columns <= RAAT_TABLE_MOST_COLUMNS);
    raat_table *table = raat_memory_new(1, sizeof *table, err);
    if (!table)
        return NULL;
    table->n_columns = n_columns;
    table->n_words = n_words;
    return table;
}

void raat_table_free(raat_table *table)
{
    if (!table)
        return;
    raat_text_clear(&table->cells);
    raat_memory_free(table);
}

/* Characters of a UTF-8 text: every byte but those that continue one. */
static size_t characters(const char *text)
{
    size_t n = 0;
    for (; *text; text++)
        n += ((unsigned char)*text & 0xC0) != 0x80;
    return n;
}

void raat_table_cell(raat_table *table, const char *text)
{
    const size_t width = characters(text);
    if (width > table->widths[table->column])
        table->widths[table->column] = width;
    raat_text_append_bytes(&table->cells, text, strlen(text) + 1);
    table->column = (table->column + 1) % table->n_columns;
}

void raat_table_end_row(raat_table *table)
{
    while (table->column > 0)
        raat_table_cell(table, "");
}

static void append_spaces(raat_text *out, size_t n)
{
    raat_text_appendf(out, "%*s", (int)n, "");
}

/* One row; the cell after it. Spaces are held back until a word follows them. */
static const char *append_row(const raat_table *table, int indent, const char *cell, raat_text *out)
{
    size_t owed = (size_t)indent;
    for (int column = 0; column < table->n_columns; column++) {
        const size_t room = table->widths[column] - characters(cell);
        const size_t before = column < table->n_words ? 0 : room;
        owed += (column > 0 ? 2 : 0) + before;
        if (*cell) {
            append_spaces(out, owed);
            raat_text_append(out, cell);
            owed = 0;
        } else {
            owed += characters(cell);
        }
        owed += room - before;
        cell += strlen(cell) + 1;
    }
    raat_text_append(out, "\n");
    return cell;
}

raat_status raat_table_append(const raat_table *table, int indent, raat_text *out, raat_error *err)
{
    assert(table->column == 0);
    const raat_status status = raat_text_check(&table->cells, err);
    if (status != RAAT_OK)
        return status;
    const char *cell = raat_text_bytes(&table->cells);
    const char *const end = cell + table->cells.length;
    while (cell < end)
        cell = append_row(table, indent, cell, out);
    return raat_text_check(out, err);
}
