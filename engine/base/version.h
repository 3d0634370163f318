/* version.h: which raat this is. */
#ifndef RAAT_BASE_VERSION_H
#define RAAT_BASE_VERSION_H

/* "0.1.0" */
const char *raat_version_text(void);

/* Twelve hexadecimal digits over the program's own sources: tells two builds of one version apart,
 * and is the same in a clone and in an unpacked archive. Not for results files, which must not
 * change with a comment. */
const char *raat_version_source(void);

#endif
