#include "tests/support/folder.h"

#include <dirent.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static char folder[200];

void folder_make(void)
{
    const char *above = getenv("TMPDIR");
    snprintf(folder, sizeof folder, "%s/raat-test-XXXXXX", above ? above : "/tmp");
    if (!mkdtemp(folder))
        abort();
}

static int each_entry(void (*act)(const char *path))
{
    int n = 0;
    DIR *open = opendir(folder);
    for (struct dirent *entry = readdir(open); entry; entry = readdir(open)) {
        if (strcmp(entry->d_name, ".") == 0 || strcmp(entry->d_name, "..") == 0)
            continue;
        n++;
        if (act)
            act(folder_path(entry->d_name));
    }
    closedir(open);
    return n;
}

static void remove_entry(const char *path)
{
    remove(path);
}

void folder_remove(void)
{
    each_entry(remove_entry);
    rmdir(folder);
}

const char *folder_path(const char *name)
{
    static char paths[64][PATH_MAX];
    char path[PATH_MAX];
    snprintf(path, sizeof path, "%s/%s", folder, name);
    for (size_t i = 0; i < sizeof paths / sizeof paths[0]; i++) {
        if (!paths[i][0])
            memcpy(paths[i], path, sizeof path);
        if (strcmp(paths[i], path) == 0)
            return paths[i];
    }
    abort();
}

int folder_entries(void)
{
    return each_entry(NULL);
}

char *folder_read(const char *path, size_t *out_bytes)
{
    FILE *file = fopen(path, "rb");
    if (!file)
        return NULL;
    fseek(file, 0, SEEK_END);
    const size_t bytes = (size_t)ftell(file);
    rewind(file);
    char *content = calloc(bytes + 1, 1);
    if (!content || fread(content, 1, bytes, file) != bytes)
        abort();
    fclose(file);
    if (out_bytes)
        *out_bytes = bytes;
    return content;
}

void folder_write(const char *path, const void *content, size_t bytes)
{
    FILE *file = fopen(path, "wb");
    if (!file || fwrite(content, 1, bytes, file) != bytes || fclose(file) != 0)
        abort();
}

bool folder_same(const char *path, const char *other)
{
    size_t bytes = 0, other_bytes = 0;
    char *a = folder_read(path, &bytes), *b = folder_read(other, &other_bytes);
    const bool same = a && b && bytes == other_bytes && memcmp(a, b, bytes) == 0;
    free(a);
    free(b);
    return same;
}
