/* folder.h: a folder of its own for a test's files, gone afterwards; and small things about files. */
#ifndef RAAT_TESTS_FOLDER_H
#define RAAT_TESTS_FOLDER_H

#include <stdbool.h>
#include <stddef.h>

/* Makes it (below $TMPDIR or /tmp) and removes it with all it holds. */
void folder_make(void);
void folder_remove(void);

/* "folder/name"; one name has one storage, to the end of the test. */
const char *folder_path(const char *name);

int folder_entries(void); /* files in it */

/* The bytes of a file, zero-terminated (free); NULL where there is none. */
char *folder_read(const char *path, size_t *out_bytes);
void folder_write(const char *path, const void *content, size_t bytes);
bool folder_same(const char *path, const char *other);

#endif
