/* cost.c: euro of a step by who pays, from the section "Costs" of the page. */
#include <math.h>

#include "bench/twin/world.h"

/* Into the whole, and into what it is a part of. */
static void pay(world *w, indicator part, int payer, double euro)
{
    world_add(w, part, payer, euro);
    world_add(w, COST_PAYER, payer, euro);
    world_add(w, COST, 0, euro);
}

static void subsidise(world *w, double euro)
{
    pay(w, COST_SUBSIDY_PAYER, STATE, euro);
    pay(w, COST_SUBSIDY_PAYER, EMPLOYER, -euro);
}

static double upskillers(const world *w, int k)
{
    double n = 0;
    for (int j = 0; j < w->J; j++)
        for (int i = 0; w->s->path[j].track == k && i < w->s->track[k].steps; i++)
            for (int b = 0; b < w->B; b++)
                n += w->U[j][i][b];
    return n;
}

static void record_track(world *w, int k)
{
    const track *t = &w->s->track[k];
    const track_numbers *p = &w->p->track[k];
    const double u = upskillers(w, k), m = t->employee ? 1 : w->p->place_need;
    double n = w->L[k], factor = 0;
    for (int i = 0; i < t->steps; i++)
        n += w->S[k][i];
    for (int b = 0; b < w->B; b++)
        factor += p->branch_share[b] * w->p->branch_factor[b];
    const double employer =
        w->dt * (n * m * w->p->student[t->route] * factor + u * w->p->upskiller);
    const double state = w->dt * (n + u) * w->p->school[t->route];
    const double subsidy =
        w->dt * ((n + u) * w->p->practice_subsidy[t->route] +
                 (n * w->p->place_need + u) * p->place_fte * w->p->place_subsidy);
    pay(w, COST_TRAINING_PAYER, EMPLOYER, employer);
    pay(w, COST_TRAINING_PAYER, STATE, state);
    subsidise(w, subsidy);
    world_add(w, COST_ROUTE, t->route * PAYERS + EMPLOYER, employer - subsidy);
    world_add(w, COST_ROUTE, t->route * PAYERS + STATE, state + subsidy);
}

static void record_group(world *w, int g)
{
    double n = 0;
    for (int i = 0; i < w->s->group[g].steps; i++)
        n += w->T[g][i];
    pay(w, COST_TRAINING_PAYER, EMPLOYER, w->dt * n * w->p->trainee);
    subsidise(w, w->dt * n * w->p->group[g].place_fte * w->p->place_subsidy);
}

static void record_staff(world *w)
{
    double heads = 0, fte = 0;
    for (int b = 0; b < w->B; b++)
        for (int q = 0; q < w->Q; q++)
            for (int a = 0; a < w->A; a++) {
                const double n = (double)w->W[b][q][a][NEW] + w->W[b][q][a][SETTLED];
                heads += n;
                fte += n * w->fte[b];
            }
    const double turnover =
        heads > 0 ? w->leavers * fte / heads * w->p->gross_fte * w->p->turnover : 0;
    world_add(w, COST_TURNOVER, 0, turnover);
    world_add(w, COST_PAYER, EMPLOYER, turnover);
    world_add(w, COST, 0, turnover);
    world_add(w, COST_WAGES, 0, w->dt * fte * w->p->gross_fte);
}

/* What one action (-1: all) adds to the lever that reaches a group. */
static double added(const world *w, int whose, int g)
{
    double sum = 0;
    for (int i = 0; i < w->s->n_effects; i++) {
        const effect *e = &w->s->effect[i];
        if (e->lever == REACH && e->operation == ADD && e->group[g] &&
            (whose < 0 || e->action == whose))
            sum += w->weight[i] * w->p->effect[i].size;
    }
    return sum;
}

static double participants(const world *w, int whose)
{
    double n = 0;
    for (int g = 0; g < w->G; g++) {
        const double own = added(w, whose, g), all = added(w, -1, g);
        if (own > 0 && all > 0)
            n += w->reached[g] * fmin(1, own / all);
    }
    return n;
}

static void record_action(world *w, int i)
{
    const action *a = &w->s->action[i];
    const action_numbers *p = &w->p->action[i];
    const int year = w->s->start_year + w->year;
    if (!w->sc->has[i] || !a->here || a->payer < 0 || year < a->start || year > a->end)
        return;
    double euro = w->dt * p->per_year + participants(w, i) * p->per_participant;
    if (year == a->start && w->step == 0)
        euro += p->fixed;
    pay(w, COST_ACTIONS_PAYER, a->payer, euro);
}

void cost_record(world *w)
{
    for (int k = 0; k < w->K; k++)
        record_track(w, k);
    for (int g = 0; g < w->G; g++)
        record_group(w, g);
    record_staff(w);
    for (int i = 0; i < w->s->actions.n; i++)
        record_action(w, i);
}
