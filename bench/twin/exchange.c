/* exchange.c: where the regions of a study meet, from the section "Several regions" of the page. */
#include "bench/twin/chance.h"
#include "bench/twin/world.h"

/* n persons of one region over the others, by the heads with which these began. */
static void spread(world *const *w, int regions, int from, unsigned n, unsigned *out)
{
    double share[MOST_REGIONS];
    for (int i = 0; i < regions; i++)
        share[i] = i == from ? 0 : w[i]->p->heads;
    chance_split(w[from]->r, n, regions, share, out);
}

static void graduates_and_applicants(world *const *w, int regions, int from, int k)
{
    unsigned out[MOST_REGIONS];
    spread(w, regions, from, w[from]->found_elsewhere[k], out);
    for (int i = 0; i < regions; i++)
        w[i]->P[w[from]->s->track[k].qualification] += out[i];
    const unsigned again =
        chance_binomial(w[from]->r, w[from]->refused[k], w[from]->p->apply_elsewhere);
    spread(w, regions, from, again, out);
    for (int i = 0; i < regions; i++)
        w[i]->arrivals[k] += out[i];
}

/* Where branches draw staff, by demand and vacancies as the step left them. */
static void settle(world *w, int q, int a, unsigned n)
{
    double draw[MOST_BRANCHES], sum = 0;
    unsigned to[MOST_BRANCHES];
    for (int b = 0; b < w->B; b++) {
        draw[b] = w->demand[b][q] * (1 + w->vacancy[b] / w->p->vacancy_reference);
        sum += draw[b];
    }
    if (sum <= 0)
        draw[w->B - 1] = 1;
    chance_split(w->r, n, w->B, draw, to);
    for (int b = 0; b < w->B; b++)
        w->W[b][q][a][NEW] += to[b];
    world_add(w, ARRIVALS, 0, n);
}

static void staff(world *const *w, int regions, int q, int a)
{
    unsigned arriving[MOST_REGIONS] = {0}, out[MOST_REGIONS];
    for (int from = 0; from < regions; from++) {
        spread(w, regions, from, w[from]->departed[q][a], out);
        for (int i = 0; i < regions; i++)
            arriving[i] += out[i];
    }
    for (int i = 0; i < regions; i++)
        settle(w[i], q, a, arriving[i]);
}

/* After all regions have done the step. */
void exchange_run(world *const *w, int regions)
{
    if (regions == 1)
        return;
    for (int from = 0; from < regions; from++)
        for (int k = 0; k < w[from]->K; k++)
            graduates_and_applicants(w, regions, from, k);
    for (int q = 0; q < w[0]->Q; q++)
        for (int a = 0; a < w[0]->A; a++)
            staff(w, regions, q, a);
}
