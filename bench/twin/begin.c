/* begin.c: the first of January of the start year. */
#include <gsl/gsl_randist.h>
#include <math.h>

#include "bench/twin/chance.h"
#include "bench/twin/world.h"

static void begin_staff(world *w)
{
    const numbers *p = w->p;
    double weight[MOST_BRANCHES * MOST_QUALIFICATIONS * MOST_AGES * TENURES];
    unsigned heads[MOST_BRANCHES * MOST_QUALIFICATIONS * MOST_AGES * TENURES];
    int n = 0;
    for (int b = 0; b < w->B; b++)
        for (int q = 0; q < w->Q; q++)
            for (int a = 0; a < w->A; a++) {
                const double both =
                    p->branch_share[b] * p->qualification_share[b][q] * p->age_share[b][a];
                weight[n++] = both * p->new_share[a];
                weight[n++] = both * (1 - p->new_share[a]);
            }
    chance_apportion((unsigned)lround(p->heads), n, weight, heads);
    n = 0;
    for (int b = 0; b < w->B; b++)
        for (int q = 0; q < w->Q; q++)
            for (int a = 0; a < w->A; a++)
                for (int u = 0; u < TENURES; u++)
                    w->W[b][q][a][u] = heads[n++];
}

/* Share of an intake that is still there at the begin of each step of study; [steps] at its end. */
static void survival(const world *w, int k, double *left)
{
    left[0] = 1;
    for (int i = 0; i < w->s->track[k].steps; i++) {
        const double dropout = w->p->track[k].dropout[i / w->s->steps_per_year];
        left[i + 1] = left[i] * (1 - world_share_leaving(dropout, w->dt));
    }
}

/* Starters `ago` steps before the first step, at the first recorded level of the stream. */
static double starters_before(const world *w, int k, int ago)
{
    const int spy = w->s->steps_per_year, step = ((-ago % spy) + spy) % spy;
    return w->s->stream[w->s->track[k].stream].recorded[0] * w->p->track[k].stream_share *
           w->s->moment[step];
}

static void begin_students(world *w)
{
    for (int k = 0; k < w->K; k++) {
        const track_numbers *t = &w->p->track[k];
        const int steps = w->s->track[k].steps;
        double left[MOST_STUDY_STEPS + 1], late = 0;
        survival(w, k, left);
        for (int i = 0; i < steps; i++)
            w->S[k][i] = (unsigned)lround(starters_before(w, k, i + 1) * left[i]);
        const double stay =
            exp(-(world_hazard(t->delayed_diploma) + world_hazard(t->delayed_dropout)) * w->dt);
        for (int ago = steps + 1; ago <= 20 * w->s->steps_per_year; ago++)
            late +=
                starters_before(w, k, ago) * left[steps] * t->delay * pow(stay, ago - 1 - steps);
        w->L[k] = (unsigned)lround(late);
    }
}

static void begin_hazards(world *w)
{
    const numbers *p = w->p;
    for (int a = 0; a < w->A; a++)
        w->retirement[a] = world_hazard(p->retirement[a]);
    for (int b = 0; b < w->B; b++)
        for (int q = 0; q < w->Q; q++)
            for (int a = 0; a < w->A; a++) {
                const double factor = p->exit_branch[b] * p->exit_qualification[q];
                const double settled = world_hazard(p->exit_age[a]);
                w->hazard[b][q][a][SETTLED] = factor * settled;
                w->hazard[b][q][a][NEW] = factor * (settled + world_hazard(p->exit_new[a]));
            }
}

/* Exits that the staff of now would have in a year if who leaves were replaced by their like after each
 * step, hazards of leaving times `factor`; and how they change with the factor. */
static double expected_exits(const world *w, double factor, double *slope)
{
    double exits = 0;
    *slope = 0;
    for (int b = 0; b < w->B; b++)
        for (int q = 0; q < w->Q; q++)
            for (int a = 0; a < w->A; a++)
                for (int u = 0; u < TENURES; u++) {
                    const double h = w->hazard[b][q][a][u];
                    const double stay = exp(-(factor * h + w->retirement[a]) * w->dt);
                    exits += w->W[b][q][a][u] * (1 - stay) / w->dt;
                    *slope += w->W[b][q][a][u] * stay * h;
                }
    return exits;
}

/* The factor that makes expected exits equal to `exits`: Newton's method, four steps from 1. */
double begin_level(const world *w, double exits)
{
    double level = 1;
    for (int i = 0; i < 4; i++) {
        double slope;
        const double expected = expected_exits(w, level, &slope);
        level -= (expected - exits) / slope;
    }
    return level;
}

static void scale_hazards(world *w, double level)
{
    for (int b = 0; b < w->B; b++)
        for (int q = 0; q < w->Q; q++)
            for (int a = 0; a < w->A; a++)
                for (int u = 0; u < TENURES; u++)
                    w->hazard[b][q][a][u] *= level;
}

static void begin_demand(world *w)
{
    by_cell staff, students;
    supply_staff(w, staff);
    supply_students(w, students);
    for (int b = 0; b < w->B; b++)
        for (int q = 0; q < w->Q; q++)
            w->demand_start[b][q] = (staff[b][q] + students[b][q]) / (1 - w->p->vacancy_start);
}

static double cell_exits(const world *w, int b, int q)
{
    double exits = 0;
    for (int a = 0; a < w->A; a++)
        for (int u = 0; u < TENURES; u++)
            exits += w->W[b][q][a][u] *
                     (1 - exp(-(w->hazard[b][q][a][u] + w->retirement[a]) * w->dt)) / w->dt;
    return exits;
}

/* Graduates a year of an even intake at the first recorded level, who offer themselves to the sector. */
static double track_graduates(const world *w, int k)
{
    const track_numbers *t = &w->p->track[k];
    const int steps = w->s->track[k].steps;
    double left[MOST_STUDY_STEPS + 1];
    survival(w, k, left);
    const double diploma = world_hazard(t->delayed_diploma);
    const double dropout = world_hazard(t->delayed_dropout);
    const double in_the_end = 1 - t->delay + t->delay * diploma / (diploma + dropout);
    return w->s->stream[w->s->track[k].stream].recorded[0] * t->stream_share * left[steps] *
           in_the_end * (1 - t->further_study) * (1 - t->leaves_region) * t->sector_yield;
}

/* Outside candidates a year at the reference vacancy rate, by cell. */
static void begin_potential(world *w)
{
    by_cell graduates = {{0}};
    double sum = 0;
    for (int k = 0; k < w->K; k++)
        for (int b = 0; b < w->B; b++)
            graduates[b][w->s->track[k].qualification] +=
                track_graduates(w, k) * w->p->track[k].branch_share[b];
    for (int b = 0; b < w->B; b++)
        for (int q = 0; q < w->Q; q++) {
            const double exits = cell_exits(w, b, q);
            w->potential[b][q] = fmax(exits - w->p->graduate_credit * graduates[b][q],
                                      w->p->replacement_floor * exits);
            sum += w->potential[b][q];
        }
    for (int b = 0; b < w->B; b++)
        for (int q = 0; q < w->Q; q++)
            w->potential[b][q] *= w->p->outside * w->p->heads / sum;
}

void begin_world(world *w)
{
    begin_staff(w);
    begin_students(w);
    begin_hazards(w);
    scale_hazards(w, begin_level(w, w->s->exits.recorded[0] * w->p->exits_error));
    supply_net_fte(w);
    begin_demand(w);
    begin_potential(w);
    for (int g = 0; g < w->G; g++)
        w->R[g] = (unsigned)lround(w->p->group[g].pool);
    for (int b = 0; b < w->B; b++)
        w->vacancy[b] = w->p->vacancy_start;
    for (int i = 0; i < MOST_SCHOOL_YEARS; i++)
        w->shock[i] = gsl_ran_gaussian(w->r, w->p->cohort_sd);
}
