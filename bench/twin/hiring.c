/* hiring.c: who fills the open posts of a step, in order of rank. */
#include <math.h>
#include <string.h>

#include "bench/twin/chance.h"
#include "bench/twin/world.h"

static void join(world *w, int b, int q, unsigned n, const double *ages, int tenure)
{
    unsigned by_age[MOST_AGES];
    if (n == 0)
        return;
    chance_split(w->r, n, w->A, ages, by_age);
    for (int a = 0; a < w->A; a++)
        w->W[b][q][a][tenure] += by_age[a];
}

static void hire(world *w, int b, int q, unsigned n, const double *ages, int tenure, int source)
{
    join(w, b, q, n, ages, tenure);
    world_add(w, HIRES, 0, n);
    world_add(w, HIRES_SOURCE, source, n);
    if (source == CERTIFIED || source == OUTSIDE)
        w->came += n; /* the others were in a stock */
}

/* Staff who followed a track are back, with the diploma or at the old level. */
static void come_back(world *w)
{
    for (int j = 0; j < w->J; j++) {
        const path *way = &w->s->path[j];
        const double *ages = w->p->path[j].return_age;
        for (int b = 0; b < w->B; b++) {
            join(w, b, w->s->track[way->track].qualification, w->upskilled[j][b], ages, SETTLED);
            join(w, b, way->from, w->resumed[j][b], ages, SETTLED);
        }
    }
}

/* Who learned at a post keeps it, demand or not. */
static void keep_posts(world *w)
{
    for (int k = 0; k < w->K; k++)
        if (w->s->track[k].employee)
            for (int b = 0; b < w->B; b++)
                hire(w, b, w->s->track[k].qualification, w->graduates[k][b],
                     w->p->track[k].entry_age, SETTLED, WORK_BASED);
    for (int g = 0; g < w->G; g++)
        for (int b = 0; b < w->B; b++)
            hire(w, b, w->s->group[g].trained_as, w->trained[g][b], w->p->group[g].entry_age, NEW,
                 REACHED);
}

static void open_posts(world *w, heads_by_cell posts)
{
    by_cell staff, students;
    supply_staff(w, staff);
    supply_students(w, students);
    for (int b = 0; b < w->B; b++) {
        const double a_quarter =
            levers_move(w, FILLABLE, (lever_cell){.branch = b}, w->p->fillable);
        const double fillable = 1 - pow(1 - a_quarter, 4 * w->dt);
        for (int q = 0; q < w->Q; q++) {
            const double gap = fmax(0, w->demand[b][q] - staff[b][q] - students[b][q]);
            posts[b][q] = w->net[b] > 0 ? chance_round(w->r, fillable * gap / w->net[b]) : 0;
            w->friction[b][q] = (1 - fillable) * gap;
        }
    }
}

/* School-based graduates at the branch they chose; who finds no post waits. */
static void hire_school(world *w, heads_by_cell posts)
{
    for (int q = 0; q < w->Q; q++)
        for (int b = 0; b < w->B; b++) {
            unsigned candidates[MOST_TRACKS] = {0}, hired[MOST_TRACKS];
            for (int k = 0; k < w->K; k++)
                if (!w->s->track[k].employee && w->s->track[k].qualification == q)
                    candidates[k] = w->graduates[k][b];
            chance_urn(w->r, posts[b][q], w->K, candidates, hired);
            for (int k = 0; k < w->K; k++) {
                hire(w, b, q, hired[k], w->p->track[k].entry_age, NEW, SCHOOL);
                posts[b][q] -= hired[k];
                w->P[q] += candidates[k] - hired[k];
            }
        }
}

/* Ages of who waits: the mean over the tracks of that qualification; those of outside candidates where
 * no track leads to it. */
static void waiting_ages(const world *w, int q, double *ages)
{
    int n = 0;
    memset(ages, 0, MOST_AGES * sizeof *ages);
    for (int k = 0; k < w->K; k++)
        if (w->s->track[k].qualification == q) {
            n++;
            for (int a = 0; a < w->A; a++)
                ages[a] += w->p->track[k].entry_age[a];
        }
    for (int a = 0; a < w->A && n > 0; a++)
        ages[a] /= n;
    if (n == 0)
        memcpy(ages, w->p->outside_age, MOST_AGES * sizeof *ages);
}

/* `willing` of those who wait at level `from` take posts at level q, over branches as posts are. */
static void hire_waiting(world *w, heads_by_cell posts, int from, int q, unsigned willing)
{
    unsigned open[MOST_BRANCHES], hired[MOST_BRANCHES];
    double ages[MOST_AGES];
    for (int b = 0; b < w->B; b++)
        open[b] = posts[b][q];
    chance_urn(w->r, willing, w->B, open, hired);
    waiting_ages(w, from, ages);
    for (int b = 0; b < w->B; b++) {
        hire(w, b, q, hired[b], ages, NEW, WAITING);
        posts[b][q] -= hired[b];
        w->P[from] -= hired[b];
    }
}

static void hire_pool(world *w, heads_by_cell posts)
{
    for (int q = 0; q < w->Q; q++)
        hire_waiting(w, posts, q, q, w->P[q]);
    for (int q = 0; q + 1 < w->Q; q++)
        hire_waiting(w, posts, q + 1, q, chance_round(w->r, w->p->substitution * w->P[q + 1]));
}

/* Who was reached and is ready, and dropouts with a certificate: one rank, each as likely as any. */
static void hire_reached(world *w, heads_by_cell posts, int b, int q)
{
    unsigned candidates[MOST_GROUPS + MOST_TRACKS] = {0}, hired[MOST_GROUPS + MOST_TRACKS];
    for (int g = 0; g < w->G; g++)
        if (w->s->group[g].ready_as == q)
            candidates[g] = w->ready[g][b];
    for (int k = 0; k < w->K; k++)
        if (w->s->track[k].certified_as == q)
            candidates[w->G + k] = w->certified[k][b];
    chance_urn(w->r, posts[b][q], w->G + w->K, candidates, hired);
    for (int g = 0; g < w->G; g++)
        hire(w, b, q, hired[g], w->p->group[g].entry_age, NEW, REACHED);
    for (int k = 0; k < w->K; k++)
        hire(w, b, q, hired[w->G + k], w->p->track[k].entry_age, NEW, CERTIFIED);
    for (int g = 0; g < w->G; g++)
        w->went += candidates[g] - hired[g];
    for (int i = 0; i < w->G + w->K; i++)
        posts[b][q] -= hired[i];
}

/* How candidates answer to a vacancy rate; 1 at the reference. */
static double answer_to(const world *w, double vacancy)
{
    return pow(vacancy / w->p->vacancy_reference, w->p->elasticity);
}

static double mean_vacancy(const world *w)
{
    double sum = 0, weighted = 0;
    for (int b = 0; b < w->B; b++)
        for (int q = 0; q < w->Q; q++) {
            sum += w->demand[b][q];
            weighted += w->demand[b][q] * w->vacancy[b];
        }
    return sum > 0 ? weighted / sum : 0;
}

/* Former staff look for a post in the whole sector; who finds none may try again. */
static void hire_returners(world *w, heads_by_cell posts)
{
    const numbers *p = w->p;
    const double answer =
        world_clamp(w, answer_to(w, mean_vacancy(w)), p->elasticity_low, p->elasticity_high);
    for (int q = 0; q < w->Q; q++) {
        const double drawn = levers_move(w, REENTRY, (lever_cell){.qualification = q}, 1);
        const double hazard = world_hazard(p->reentry) * drawn * exp(w->x_outside) * answer;
        const double look = 1 - exp(-hazard * w->dt);
        unsigned open[MOST_BRANCHES], hired[MOST_BRANCHES];
        for (int b = 0; b < w->B; b++)
            open[b] = posts[b][q];
        chance_urn(w->r, chance_binomial(w->r, w->F[q], look), w->B, open, hired);
        for (int b = 0; b < w->B; b++) {
            hire(w, b, q, hired[b], p->returner_age, NEW, RETURNER);
            posts[b][q] -= hired[b];
            w->F[q] -= hired[b];
        }
    }
}

static void hire_outside(world *w, heads_by_cell posts)
{
    const numbers *p = w->p;
    unsigned candidates[MOST_BRANCHES * MOST_QUALIFICATIONS] = {0};
    unsigned elsewhere[MOST_BRANCHES * MOST_QUALIFICATIONS] = {0};
    for (int b = 0; b < w->B; b++) {
        const double answer =
            world_clamp(w, answer_to(w, w->vacancy[b]), p->elasticity_low, p->elasticity_high);
        for (int q = 0; q < w->Q; q++) {
            const lever_cell cell = {.branch = b, .qualification = q};
            const double flow = w->potential[b][q] * levers_move(w, OUTSIDE_FLOW, cell, 1);
            candidates[b * w->Q + q] =
                chance_poisson(w->r, flow * w->dt * exp(w->x_outside) * answer);
        }
    }
    /* Who was reached or certified and would have come anyway has come by another door. */
    chance_urn(w->r, w->came_anyway, w->B * w->Q, candidates, elsewhere);
    for (int b = 0; b < w->B; b++)
        for (int q = 0; q < w->Q; q++) {
            const unsigned n = candidates[b * w->Q + q] - elsewhere[b * w->Q + q];
            hire(w, b, q, n < posts[b][q] ? n : posts[b][q], p->outside_age, NEW, OUTSIDE);
        }
}

void hiring_fill(world *w)
{
    heads_by_cell posts = {{0}};
    keep_posts(w);
    come_back(w);
    open_posts(w, posts);
    hire_school(w, posts);
    hire_pool(w, posts);
    for (int b = 0; b < w->B; b++)
        for (int q = 0; q < w->Q; q++)
            hire_reached(w, posts, b, q);
    hire_returners(w, posts);
    hire_outside(w, posts);
}
