/* staff.c: a step of the staff: exits, moves, ageing, the groups that actions reach. */
#include <math.h>
#include <string.h>

#include "bench/twin/chance.h"
#include "bench/twin/world.h"

/* ---- exits ---- */

/* Shortage drives people away; while exits are recorded the record holds that already. */
static double feedback(world *w, int b)
{
    if (w->exits_recorded)
        return 1;
    const numbers *p = w->p;
    return exp(world_clamp(w, p->feedback * (w->vacancy[b] - p->vacancy_reference), p->feedback_low,
                           p->feedback_high));
}

/* Who does not retire may return. */
static void count_exits(world *w, int q, unsigned leavers, double retiring)
{
    const unsigned retired = chance_binomial(w->r, leavers, retiring);
    const unsigned other = chance_binomial(w->r, leavers - retired, w->p->other_sector);
    w->went += retired;
    w->F[q] += leavers - retired;
    world_add(w, EXITS, 0, leavers);
    w->leavers += leavers;
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
                    count_exits(w, q, leavers, r / (h + r));
            }
}

/* Factor on all hazards of this step. While exits are recorded it is the level that makes the record the
 * expectation; what growth does not explain of it is where the cycle goes on from. */
static double exit_level(world *w)
{
    if (!w->exits_recorded)
        return exp(w->growth_answer + w->x_exit);
    const double level = begin_level(w, begin_recorded_exits(w, w->year));
    w->x_exit = level > 0 ? log(level) - w->growth_answer : 0;
    return level;
}

static void leave_stock(world *w, unsigned *stock, double probability_a_year)
{
    const unsigned n =
        chance_binomial(w->r, *stock, world_share_leaving(probability_a_year, w->dt));
    *stock -= n;
    w->went += n;
}

void staff_leave(world *w)
{
    const double level = exit_level(w);
    for (int q = 0; q < w->Q; q++) {
        leave_stock(w, &w->P[q], w->p->pool_exit);
        leave_stock(w, &w->F[q], w->p->former_exit); /* before those of this step join */
    }
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
}

/* ---- moves ---- */

/* A change of employer, one's own branch included: towards demand, and more so towards vacancies. */
static void movers_move(world *w, int q, int a, int u, const double *draw, const double *factor)
{
    unsigned movers = 0, to[MOST_BRANCHES];
    for (int b = 0; b < w->B; b++) {
        const double move = world_share_leaving(w->p->move, w->dt * factor[b]);
        const unsigned n = chance_binomial(w->r, w->W[b][q][a][u], move);
        w->W[b][q][a][u] -= n;
        movers += n;
    }
    chance_split(w->r, movers, w->B, draw, to);
    for (int b = 0; b < w->B; b++)
        w->W[b][q][a][u] += to[b];
    world_add(w, JOB_CHANGES, 0, movers);
    w->leavers += movers;
}

/* Who goes on to another region of the study; where to, exchange.c settles. */
void staff_depart(world *w)
{
    const double leave = world_share_leaving(w->p->depart, w->dt);
    for (int b = 0; b < w->B; b++)
        for (int q = 0; q < w->Q; q++)
            for (int a = 0; a < w->A; a++)
                for (int u = 0; u < TENURES; u++) {
                    const unsigned n = chance_binomial(w->r, w->W[b][q][a][u], leave);
                    w->W[b][q][a][u] -= n;
                    w->departed[q][a] += n;
                    w->went += n;
                    w->leavers += n;
                    world_add(w, DEPARTURES, 0, n);
                }
}

void staff_move(world *w)
{
    double factor[MOST_BRANCHES] = {0};
    for (int b = 0; b < w->B; b++)
        factor[b] = levers_move(w, MOVE, (lever_cell){.branch = b}, 1);
    for (int q = 0; q < w->Q; q++) {
        double draw[MOST_BRANCHES], sum = 0;
        for (int b = 0; b < w->B; b++) {
            draw[b] = w->demand[b][q] * (1 + w->vacancy[b] / w->p->vacancy_reference);
            sum += draw[b];
        }
        for (int a = 0; a < w->A && sum > 0; a++)
            for (int u = 0; u < TENURES; u++)
                movers_move(w, q, a, u, draw, factor);
    }
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
        w->went += w->T[g][i] - stay;
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
    leave_stock(w, &w->R[g], n->decay);
    const unsigned enter = chance_poisson(w->r, n->refill * w->dt);
    w->R[g] += enter;
    w->came += enter;
}

static unsigned reach(world *w, int g)
{
    const double a_year = levers_move(w, REACH, (lever_cell){.group = g}, 0);
    const unsigned reached = chance_round(w->r, fmin(a_year * w->dt, w->R[g]));
    w->R[g] -= reached;
    w->came_anyway += chance_binomial(w->r, reached, w->p->group[g].displacement);
    world_add(w, REACHED_GROUP, g, reached);
    w->reached[g] = reached;
    return reached;
}

static void start_work(world *w, int g, unsigned n, unsigned *by_branch)
{
    const unsigned stay = chance_binomial(w->r, n, w->p->group[g].retention);
    w->went += n - stay;
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
