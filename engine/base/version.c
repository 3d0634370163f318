#include "engine/base/version.h"

#ifndef RAAT_SOURCE_DIGEST
#error "the Makefile gives version.c the digest of the sources"
#endif

const char *raat_version_text(void)
{
    return "0.1.0";
}

const char *raat_version_source(void)
{
    return RAAT_SOURCE_DIGEST;
}
