/* origins.h: what a region of a study of several has of its own, and what it takes over from another region:
 * one without a figure of its own carries that of the country, and must be known for it. */
#ifndef RAAT_ANALYSIS_ORIGINS_H
#define RAAT_ANALYSIS_ORIGINS_H

#include "analysis/outline.h"

enum { RAAT_ORIGINS_MOST = 8 };

typedef struct {
    int32_t numbers;                       /* all that have a source */
    int32_t own;                           /* not taken over */
    int32_t own_figures;                   /* of these, no assumption */
    int32_t classes[RAAT_OUTLINE_CLASSES]; /* of all, by source */
    int32_t common; /* fixed ones that other regions have too, from a file that is none of them */
    int n;          /* whom it takes over from, in the order of their first number */
    struct {
        const char *name; /* the outline's */
        int32_t numbers;
    } from[RAAT_ORIGINS_MOST]; /* the last one also has what is beyond */
} raat_origins;

/* Counts the numbers of the region of that name; all 0 where the study has none.
 *
 * Only uncertain numbers say whom they are taken over from. A fixed one is taken over where a region takes over
 * others at all and it stands elsewhere with the same source. */
raat_origins raat_origins_count(const raat_outline *outline, const char *region);

#endif
