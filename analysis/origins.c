#include "analysis/origins.h"

#include <string.h>

#include "analysis/areas.h"

typedef struct {
    raat_origins *out;
    const char *region;
} counter;

static void count_from(raat_origins *o, const char *name)
{
    int i = 0;
    while (i < o->n && strcmp(o->from[i].name, name) != 0)
        i++;
    if (i == RAAT_ORIGINS_MOST)
        i--;
    if (i == o->n)
        o->from[o->n++].name = name;
    o->from[i].numbers++;
}

static void count(void *to, const raat_outline_step *at, raat_outline_class class,
                  const char *source)
{
    (void)source;
    const counter *c = to;
    const char *same = raat_outline_text(at->node, "same_as");
    c->out->numbers++;
    c->out->classes[class]++;
    if (*same && strcmp(same, c->region) != 0) {
        count_from(c->out, same);
        return;
    }
    c->out->own++;
    c->out->own_figures += class != RAAT_OUTLINE_ASSUMPTION;
}

raat_origins raat_origins_count(const raat_outline *outline, const char *region)
{
    raat_origins out = {0};
    counter c = {&out, region};
    raat_outline_visit_map(raat_areas_region(outline->study, region), count, &c);
    return out;
}
