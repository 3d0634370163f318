/* supply.c: FTE that staff and working students fill. */
#include <string.h>

#include "bench/twin/world.h"

/* Contract FTE a head, and net of absence at the absence of the start. */
void supply_net_fte(world *w)
{
    for (int b = 0; b < w->B; b++) {
        const double absent = w->p->absence[b];
        const lever_cell cell = {.branch = b};
        w->fte[b] = levers_move(w, FTE_PER_HEAD, cell, w->p->fte_per_head[b]);
        w->net[b] = w->fte[b] * (1 - levers_move(w, ABSENCE, cell, absent)) / (1 - absent);
    }
    for (int k = 0; k < w->K; k++)
        for (int y = 0;
             w->s->track[k].works_as >= 0 && y * w->s->steps_per_year < w->s->track[k].steps; y++)
            w->productive[k][y] =
                levers_move(w, PRODUCTIVE, (lever_cell){.track = k, .study_year = y},
                            w->p->track[k].productive_fte[y]);
}

/* Staff who follow a track work at their old level meanwhile. */
void supply_staff(const world *w, by_cell out)
{
    for (int b = 0; b < w->B; b++)
        for (int q = 0; q < w->Q; q++) {
            unsigned heads = 0;
            for (int a = 0; a < w->A; a++)
                heads += w->W[b][q][a][NEW] + w->W[b][q][a][SETTLED];
            out[b][q] = heads * w->net[b];
        }
    for (int j = 0; j < w->J; j++)
        for (int i = 0; i < w->s->track[w->s->path[j].track].steps; i++)
            for (int b = 0; b < w->B; b++)
                out[b][w->s->path[j].from] += w->U[j][i][b] * w->p->path[j].works * w->net[b];
}

/* Contracts that the students of a track fill, over all branches. */
static double contracts(const world *w, int k)
{
    const track *t = &w->s->track[k];
    const double *productive = w->productive[k];
    double sum = w->L[k] * productive[(t->steps - 1) / w->s->steps_per_year];
    for (int i = 0; i < t->steps; i++)
        sum += w->S[k][i] * productive[i / w->s->steps_per_year];
    return sum;
}

static void add_over_branches(const world *w, by_cell out, int q, double n, const double *share)
{
    for (int b = 0; b < w->B; b++)
        out[b][q] += n * share[b] * w->net[b];
}

void supply_students(const world *w, by_cell out)
{
    memset(out, 0, sizeof(by_cell));
    for (int k = 0; k < w->K; k++)
        if (w->s->track[k].works_as >= 0)
            add_over_branches(w, out, w->s->track[k].works_as, contracts(w, k),
                              w->p->track[k].branch_share);
    for (int g = 0; g < w->G; g++) {
        unsigned trainees = 0;
        for (int i = 0; i < w->s->group[g].steps; i++)
            trainees += w->T[g][i];
        add_over_branches(w, out, w->s->group[g].ready_as, trainees * w->p->group[g].productive_fte,
                          w->p->group[g].branch_share);
    }
}
