/* compile_region.h: the regions of a checked study become those of a plan, with its axes. */
#ifndef RAAT_LANGUAGE_COMPILE_REGION_H
#define RAAT_LANGUAGE_COMPILE_REGION_H

#include "scenarios/language/compiler.h"
#include "scenarios/language/files.h"

/* Names and routes are those of the first: they are the same in all. */
void raat_compile_region_all(raat_compiler *c, const raat_files *files);

#endif
