#include "tests/support/capture.h"

#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

static void must(int fine)
{
    if (!fine) {
        perror("capture");
        abort();
    }
}

void capture_begin(capture *c, int fd)
{
    fflush(NULL);
    char name[] = "/tmp/raat-capture-XXXXXX";
    c->fd = fd;
    c->kept = dup(fd);
    c->caught = mkstemp(name);
    must(c->kept >= 0 && c->caught >= 0);
    must(unlink(name) == 0 && dup2(c->caught, fd) == fd);
}

const char *capture_end(capture *c)
{
    fflush(NULL);
    must(dup2(c->kept, c->fd) == c->fd);
    const ssize_t n = pread(c->caught, c->text, sizeof c->text - 1, 0);
    must(n >= 0);
    c->text[n] = '\0';
    close(c->kept);
    close(c->caught);
    return c->text;
}
