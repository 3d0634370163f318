#include "analysis/origins.h"

#include <string.h>

typedef struct {
    raat_origins *out;
    const raat_yaml *all; /* regions */
    const char *region;
} counter;

static bool is_of(const counter *c, const raat_outline_step *at)
{
    const char *region = raat_outline_region(at);
    return region && strcmp(region, c->region) == 0;
}

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

static bool is_marked(const counter *c, const raat_outline_step *at)
{
    const char *same = raat_outline_text(at->node, "same_as");
    return *same && strcmp(same, c->region) != 0;
}

static void count_marked(void *to, const raat_outline_step *at, raat_outline_class class,
                         const char *source)
{
    (void)source;
    const counter *c = to;
    if (!is_of(c, at))
        return;
    c->out->numbers++;
    c->out->classes[class]++;
    if (is_marked(c, at))
        count_from(c->out, raat_outline_text(at->node, "same_as"));
}

/* A fixed number that is taken over: counted as such. */
static bool count_fixed(const counter *c, const raat_outline_step *at)
{
    for (int i = 0; i < c->out->n; i++)
        if (raat_outline_is_in(at, c->out->from[i].name)) {
            c->out->from[i].numbers++;
            return true;
        }
    for (size_t i = 0; c->out->n > 0 && i < c->all->n; i++)
        if (raat_outline_is_in(at, c->all->entries[i].key)) {
            c->out->common++;
            return true;
        }
    return false;
}

static void count_rest(void *to, const raat_outline_step *at, raat_outline_class class,
                       const char *source)
{
    (void)source;
    const counter *c = to;
    if (!is_of(c, at) || is_marked(c, at) || count_fixed(c, at))
        return;
    c->out->own++;
    c->out->own_figures += class != RAAT_OUTLINE_ASSUMPTION;
}

raat_origins raat_origins_count(const raat_outline *outline, const char *region)
{
    raat_origins out = {0};
    counter c = {&out, raat_outline_at(outline->study, "regions"), region};
    raat_outline_visit_all(outline, count_marked, &c);
    raat_outline_visit_all(outline, count_rest, &c);
    return out;
}
