/* levers.c: what the scenario's actions move, and how far. */
#include <gsl/gsl_cdf.h>
#include <math.h>

#include "bench/twin/world.h"

static const double domain[LEVERS][2] = {
    [QUOTE] = {0, 1},          [DROPOUT] = {0, 10},      [EXIT] = {0, 10},
    [APPLICANTS] = {0, 1e300}, [DEMAND] = {0, 10},       [FTE_PER_HEAD] = {0, 1},
    [ABSENCE] = {0, 1},        [REACH] = {0, 1e300},     [CERTIFICATE] = {0, 1},
    [SECTOR_YIELD] = {0, 1},   [FILLABLE] = {0, 1},      [MOVE] = {0, 10},
    [REENTRY] = {0, 10},       [OUTSIDE_FLOW] = {0, 10}, [SUPERVISION] = {0, 10},
    [FIXUS] = {0, 1e300},      [PRODUCTIVE] = {0, 1},    [UPSKILLING] = {0, 10},
    [FURTHER_STUDY] = {0, 1},  [DELAY] = {0, 1},         [ENTRY] = {0, 1},
};

static double ramp(double since, double years)
{
    if (years <= 0)
        return since >= 0;
    return fmin(1, fmax(0, since / years));
}

/* The scenario has it, and it is not over. */
static bool runs(const world *w, int i)
{
    const action *a = &w->s->action[i];
    return w->sc->has[i] && a->here && world_middle(w) < a->end + 1;
}

static bool enabled(const world *w, int i)
{
    for (int j = 0; j < w->s->actions.n; j++)
        if (w->s->action[i].needs[j] && (!runs(w, j) || world_middle(w) < w->s->action[j].start))
            return false;
    return true;
}

void levers_weigh(world *w)
{
    const double t = world_middle(w);
    for (int i = 0; i < w->s->n_effects; i++) {
        const effect *e = &w->s->effect[i];
        const effect_numbers *n = &w->p->effect[i];
        w->weight[i] = 0;
        if (runs(w, e->action) && enabled(w, e->action) && e->here)
            w->weight[i] = w->sc->reach * n->reach * ramp(t - e->start - n->delay, n->ramp);
    }
}

/* Mean quote when every employer below the floor rises to it: E[max(Q, f)], Q lognormal. */
static double floored(double mean, double cv, double f)
{
    if (mean <= 0 || f <= 0)
        return fmax(mean, f);
    const double sigma = sqrt(log1p(cv * cv)), mu = log(mean) - sigma * sigma / 2;
    const double z = (log(f) - mu) / sigma;
    return f * gsl_cdf_ugaussian_P(z) + mean * gsl_cdf_ugaussian_P(sigma - z);
}

static bool works_at(const effect *e, lever l, lever_cell c)
{
    if (e->lever != l)
        return false;
    switch (l) {
    case DROPOUT:
    case PRODUCTIVE:
        return e->track[c.track] && e->study_year[c.study_year];
    case EXIT:
        return e->branch[c.branch] && e->age[c.age] && e->tenure[c.tenure];
    case APPLICANTS:
    case CERTIFICATE:
    case SECTOR_YIELD:
    case FIXUS:
    case FURTHER_STUDY:
    case DELAY:
        return e->track[c.track];
    case REACH:
        return e->group[c.group];
    case REENTRY:
        return e->qualification[c.qualification];
    case OUTSIDE_FLOW:
        return e->branch[c.branch] && e->qualification[c.qualification];
    case QUOTE: /* on both place types together, or on one alone */
        if (c.place == PLACES)
            return e->branch[c.branch] && e->place[STAGE] && e->place[LEERBAAN];
        return e->branch[c.branch] && e->place[c.place] && !e->place[1 - c.place];
    case UPSKILLING:
        return e->path[c.path];
    case ENTRY:
        return true;
    default:
        return e->branch[c.branch];
    }
}

double levers_move(world *w, lever l, lever_cell cell, double x)
{
    double shift = 0, factor = 1, sum = 0;
    bool moved = false;
    for (int i = 0; i < w->s->n_effects; i++) {
        const effect *e = &w->s->effect[i];
        const double size = w->p->effect[i].size, weight = w->weight[i];
        if (weight == 0 || !works_at(e, l, cell))
            continue;
        moved = true;
        if (e->operation == SET)
            shift += weight * (size - x);
        else if (e->operation == FLOOR)
            shift += weight * (floored(x, w->p->employer_cv, size) - x);
        else if (e->operation == MULTIPLY)
            factor *= 1 + weight * (size - 1);
        else
            sum += weight * size;
    }
    if (!moved)
        return x;
    const double to = (x + shift) * factor + sum;
    const double held = fmin(domain[l][1], fmax(domain[l][0], to));
    if (held != to)
        world_add(w, CLAMPS, 0, 1);
    return held;
}
