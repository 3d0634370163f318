/* capture.h: what a piece of code writes to standard output or standard error, as a text. */
#ifndef RAAT_TESTS_CAPTURE_H
#define RAAT_TESTS_CAPTURE_H

typedef struct {
    int fd;     /* the stream that is caught: 1 or 2 */
    int kept;   /* where it went before */
    int caught; /* a file without a name */
    char text[8192];
} capture;

void capture_begin(capture *c, int fd);
const char *capture_end(capture *c); /* restores the stream; the text lives as long as *c */

#endif
