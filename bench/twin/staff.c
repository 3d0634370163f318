/* staff.c: a step of the staff: exits, ageing, the groups that actions reach, hiring. */
#include <math.h>
#include <string.h>

#include "bench/twin/chance.h"
#include "bench/twin/world.h"

/* Held to its limits; being held is counted. */
static double clamp(world *w, double x, double low, double high)
{
    if (x < low || x > high)
        world_add(w, CLAMPS, 0, 1);
    return fmin(high, fmax(low, x));
}

/* ---- exits ---- */

/* Shortage drives people away; while exits are recorded the record holds that already. */
static double feedback(world *w, int b)
{
    if (w->exits_recorded)
        return 1;
    const numbers *p = w->p;
    return exp(clamp(w, p->feedback * (w->vacancy[b] - p->vacancy_reference), p->feedback_low,
                     p->feedback_high));
}

static void count_exits(world *w, unsigned leavers, double retiring)
{
    const unsigned retired = chance_binomial(w->r, leavers, retiring);
    const unsigned other = chance_binomial(w->r, leavers - retired, w->p->other_sector);
    world_add(w, EXITS, 0, leavers);
    world_add(w, EXITS_REASON, RETIREMENT, retired);
    world_add(w, EXITS_REASON, OTHER_SECTOR, other);
    world_add(w, EXITS_REASON, OTHER_REASON, leavers - retired - other);
}

/* factor: on the hazard of leaving, by age and tenure. */
static void branch_leaves(world *w, int b, double factor[MOST_AGES][TENURES])
{
    for (int q = 0; q < w->Q; q++)
        for (int a = 0; a < w->A; a++)
            for (int u = 0; u < TENURES; u++) {
                const double h = w->hazard[b][q][a][u] * factor[a][u], r = w->retirement[a];
                const unsigned leavers =
                    chance_binomial(w->r, w->W[b][q][a][u], 1 - exp(-(h + r) * w->dt));
                w->W[b][q][a][u] -= leavers;
                if (leavers)
                    count_exits(w, leavers, r / (h + r));
            }
}

/* Factor on all hazards of this step. While exits are recorded it is the level that makes the record the
 * expectation; what growth does not explain of it is where the cycle goes on from. */
static double exit_level(world *w)
{
    if (!w->exits_recorded)
        return exp(w->growth_answer + w->x_exit);
    const double level = begin_level(w, w->s->exits.recorded[w->year] * w->p->exits_error);
    w->x_exit = level > 0 ? log(level) - w->growth_answer : 0;
    return level;
}

void staff_leave(world *w)
{
    const double level = exit_level(w);
    world_add(w, CLAMPS, 0, w->growth_held);
    for (int b = 0; b < w->B; b++) {
        const double common = level * feedback(w, b);
        double factor[MOST_AGES][TENURES];
        for (int a = 0; a < w->A; a++)
            for (int u = 0; u < TENURES; u++) {
                const lever_cell cell = {.branch = b, .age = a, .tenure = u};
                const double moved = levers_move(w, EXIT, cell, 1) - 1;
                factor[a][u] = common * (1 + w->p->influenceable * moved);
            }
        branch_leaves(w, b, factor);
    }
    for (int q = 0; q < w->Q; q++)
        w->P[q] -= chance_binomial(w->r, w->P[q], world_share_leaving(w->p->pool_exit, w->dt));
}

/* ---- ageing and tenure ---- */

static void cell_ages(world *w, unsigned staff[MOST_AGES][TENURES])
{
    for (int a = w->A - 2; a >= 0; a--)
        for (int u = 0; u < TENURES; u++) {
            const double years = w->p->residence[a];
            if (years <= 0)
                continue;
            const unsigned n = chance_binomial(w->r, staff[a][u], 1 - exp(-w->dt / years));
            staff[a][u] -= n;
            staff[a + 1][u] += n;
        }
    for (int a = 0; a < w->A; a++) {
        const unsigned n =
            chance_binomial(w->r, staff[a][NEW], 1 - exp(-w->dt / w->p->tenure_years));
        staff[a][NEW] -= n;
        staff[a][SETTLED] += n;
    }
}

void staff_age(world *w)
{
    for (int b = 0; b < w->B; b++)
        for (int q = 0; q < w->Q; q++)
            cell_ages(w, w->W[b][q]);
}

/* ---- groups ---- */

/* A step of training; who is past the last step has completed. */
static unsigned train(world *w, int g)
{
    const int last = w->s->group[g].steps - 1;
    const double leave = 1 - pow(w->p->group[g].completion, 1.0 / (last + 1));
    unsigned completed = 0;
    for (int i = last; i >= 0; i--) {
        const unsigned stay = w->T[g][i] - chance_binomial(w->r, w->T[g][i], leave);
        if (i == last)
            completed = stay;
        else
            w->T[g][i + 1] = stay;
    }
    w->T[g][0] = 0;
    return completed;
}

static void reservoir_changes(world *w, int g)
{
    const group_numbers *n = &w->p->group[g];
    if (w->s->start_year + w->year < w->s->group[g].pool_year)
        return;
    w->R[g] -= chance_binomial(w->r, w->R[g], world_share_leaving(n->decay, w->dt));
    w->R[g] += chance_poisson(w->r, n->refill * w->dt);
}

static unsigned reach(world *w, int g)
{
    const double a_year = levers_move(w, REACH, (lever_cell){.group = g}, 0);
    const unsigned reached = chance_round(w->r, fmin(a_year * w->dt, w->R[g]));
    w->R[g] -= reached;
    w->came_anyway += chance_binomial(w->r, reached, w->p->group[g].displacement);
    world_add(w, REACHED_GROUP, g, reached);
    return reached;
}

static void start_work(world *w, int g, unsigned n, unsigned *by_branch)
{
    const unsigned stay = chance_binomial(w->r, n, w->p->group[g].retention);
    chance_split(w->r, stay, w->B, w->p->group[g].branch_share, by_branch);
}

void staff_groups(world *w)
{
    for (int g = 0; g < w->G; g++) {
        const unsigned completed = train(w, g);
        reservoir_changes(w, g);
        const unsigned reached = reach(w, g);
        const unsigned ready = chance_binomial(w->r, reached, w->p->group[g].ready);
        w->T[g][0] = reached - ready;
        start_work(w, g, ready, w->ready[g]);
        start_work(w, g, completed, w->trained[g]);
    }
}

/* ---- hiring ---- */

static void hire(world *w, int b, int q, unsigned n, const double *ages, int tenure, int source)
{
    unsigned by_age[MOST_AGES];
    if (n == 0)
        return;
    chance_split(w->r, n, w->A, ages, by_age);
    for (int a = 0; a < w->A; a++)
        w->W[b][q][a][tenure] += by_age[a];
    world_add(w, HIRES, 0, n);
    world_add(w, HIRES_SOURCE, source, n);
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
    const double fillable = 1 - pow(1 - w->p->fillable, 4 * w->dt);
    by_cell staff, students;
    supply_staff(w, staff);
    supply_students(w, students);
    for (int b = 0; b < w->B; b++)
        for (int q = 0; q < w->Q; q++) {
            const double gap = fmax(0, w->demand[b][q] - staff[b][q] - students[b][q]);
            posts[b][q] = w->net[b] > 0 ? chance_round(w->r, fillable * gap / w->net[b]) : 0;
            w->friction[b][q] = (1 - fillable) * gap;
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
    for (int i = 0; i < w->G + w->K; i++)
        posts[b][q] -= hired[i];
}

static void hire_outside(world *w, heads_by_cell posts)
{
    const numbers *p = w->p;
    unsigned candidates[MOST_BRANCHES * MOST_QUALIFICATIONS] = {0};
    unsigned elsewhere[MOST_BRANCHES * MOST_QUALIFICATIONS] = {0};
    for (int b = 0; b < w->B; b++) {
        const double answer = clamp(w, pow(w->vacancy[b] / p->vacancy_reference, p->elasticity),
                                    p->elasticity_low, p->elasticity_high);
        for (int q = 0; q < w->Q; q++)
            candidates[b * w->Q + q] =
                chance_poisson(w->r, w->potential[b][q] * w->dt * exp(w->x_outside) * answer);
    }
    /* Who was reached or certified and would have come anyway has come by another door. */
    chance_urn(w->r, w->came_anyway, w->B * w->Q, candidates, elsewhere);
    for (int b = 0; b < w->B; b++)
        for (int q = 0; q < w->Q; q++) {
            const unsigned n = candidates[b * w->Q + q] - elsewhere[b * w->Q + q];
            hire(w, b, q, n < posts[b][q] ? n : posts[b][q], p->outside_age, NEW, OUTSIDE);
        }
}

void staff_hire(world *w)
{
    heads_by_cell posts = {{0}};
    keep_posts(w);
    open_posts(w, posts);
    hire_school(w, posts);
    hire_pool(w, posts);
    for (int b = 0; b < w->B; b++)
        for (int q = 0; q < w->Q; q++)
            hire_reached(w, posts, b, q);
    hire_outside(w, posts);
}
