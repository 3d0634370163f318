#include "scenarios/language/diagnostic.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "engine/base/memory.h"
#include "engine/base/message.h"

enum { MOST_TEXT = 1024, MOST_SAID = 100 };

/* The number of the file that `path` names: that of its first message, else a new one. */
static size_t file_number(const raat_diagnostics *list, const char *path)
{
    size_t next = 0;
    for (size_t i = 0; i < list->n; i++) {
        if (strcmp(list->rows[i].path, path) == 0)
            return list->rows[i].file;
        if (list->rows[i].file >= next)
            next = list->rows[i].file + 1;
    }
    return next;
}

void raat_diagnostic_add(raat_diagnostics *list, raat_mark at, const char *format, ...)
{
    char text[MOST_TEXT];
    va_list args;
    va_start(args, format);
    vsnprintf(text, sizeof text, format, args);
    va_end(args);

    raat_diagnostic *rows =
        raat_memory_grow(list->rows, list->n, &list->capacity, sizeof *rows, NULL);
    char *path = raat_memory_text(at.path, NULL), *copy = raat_memory_text(text, NULL);
    if (rows)
        list->rows = rows;
    if (!rows || !path || !copy) {
        raat_memory_free(path);
        raat_memory_free(copy);
        list->failed = true;
        return;
    }
    const size_t file = file_number(list, path);
    rows[list->n] = (raat_diagnostic){path, at.line, at.column, copy, file, list->n};
    list->n++;
}

static int by_place(const void *a, const void *b)
{
    const raat_diagnostic *x = a, *y = b;
    if (x->file != y->file)
        return x->file < y->file ? -1 : 1;
    if (x->line != y->line)
        return x->line < y->line ? -1 : 1;
    if (x->column != y->column)
        return x->column < y->column ? -1 : 1;
    return x->order < y->order ? -1 : x->order > y->order;
}

void raat_diagnostic_sort(raat_diagnostics *list)
{
    if (list->n)
        qsort(list->rows, list->n, sizeof *list->rows, by_place);
}

void raat_diagnostic_say(raat_diagnostics *list)
{
    raat_diagnostic_sort(list);
    for (size_t i = 0; i < list->n && i < MOST_SAID; i++) {
        const raat_diagnostic *row = &list->rows[i];
        raat_message_at(row->path, (size_t)row->line, (size_t)row->column, "%s", row->text);
    }
    if (list->n > MOST_SAID)
        raat_message_note("and %zu more errors", list->n - MOST_SAID);
}

void raat_diagnostic_clear(raat_diagnostics *list)
{
    for (size_t i = 0; i < list->n; i++) {
        raat_memory_free(list->rows[i].path);
        raat_memory_free(list->rows[i].text);
    }
    raat_memory_free(list->rows);
    *list = (raat_diagnostics){0};
}
