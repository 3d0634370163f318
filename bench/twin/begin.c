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

/* The factor that makes expected exits equal to `exits`: Newton's method, four steps from 1, never below 0. */
double begin_level(const world *w, double exits)
{
    double level = 1;
    for (int i = 0; i < 4; i++) {
        double slope;
        const double expected = expected_exits(w, level, &slope);
        if (slope > 0)
            level = fmax(0, level - (expected - exits) / slope);
    }
    return level;
}

/* Exits of a year in which they are imposed. A first record over several years tells nothing of its own
 * year; the line from what stands for it to the last record then takes its place. */
double begin_recorded_exits(const world *w, int year)
{
    const series *record = &w->s->exits;
    const int last = record->last - w->s->start_year;
    const double first = w->p->exit_rate * w->p->heads;
    if (w->s->free || (w->p->annual == 0 && year == 0))
        return first;
    if (w->p->annual == 0)
        return first + (record->recorded[last] * w->p->exits_error - first) * year / last;
    return record->recorded[year] * w->p->exits_error;
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

/* Expected exits a year of a branch and qualification; those of them that are not retirements apart. */
static double cell_exits(const world *w, int b, int q, double *not_retired)
{
    double exits = 0;
    *not_retired = 0;
    for (int a = 0; a < w->A; a++)
        for (int u = 0; u < TENURES; u++) {
            const double h = w->hazard[b][q][a][u], both = h + w->retirement[a];
            const double n = w->W[b][q][a][u] * (1 - exp(-both * w->dt)) / w->dt;
            exits += n;
            *not_retired += both > 0 ? n * h / both : 0;
        }
    return exits;
}

/* Former staff in the number that would stand still. */
static void begin_former(world *w)
{
    const double lost = world_hazard(w->p->former_exit) + world_hazard(w->p->reentry);
    for (int q = 0; q < w->Q; q++) {
        double join = 0;
        for (int b = 0; b < w->B; b++) {
            double of_cell;
            cell_exits(w, b, q, &of_cell);
            join += of_cell;
        }
        w->F[q] = lost > 0 ? (unsigned)lround(join / lost) : 0;
    }
}

/* Returners a year at the reference vacancy rate, over branches as demand is. */
static double begin_returners(const world *w, by_cell out)
{
    const double share = world_share_leaving(w->p->reentry, w->dt) / w->dt;
    double sum = 0;
    for (int q = 0; q < w->Q; q++) {
        double demand = 0;
        for (int b = 0; b < w->B; b++)
            demand += w->demand_start[b][q];
        for (int b = 0; b < w->B; b++)
            out[b][q] = demand > 0 ? w->F[q] * share * w->demand_start[b][q] / demand : 0;
        sum += w->F[q] * share;
    }
    return sum;
}

/* Diplomas a year of an even intake at the first recorded level. */
static double track_diplomas(const world *w, int k)
{
    const track_numbers *t = &w->p->track[k];
    const int steps = w->s->track[k].steps;
    double left[MOST_STUDY_STEPS + 1];
    survival(w, k, left);
    const double diploma = world_hazard(t->delayed_diploma);
    const double dropout = world_hazard(t->delayed_dropout);
    const double in_the_end = 1 - t->delay + t->delay * diploma / (diploma + dropout);
    return w->s->stream[w->s->track[k].stream].recorded[0] * t->stream_share * left[steps] *
           in_the_end;
}

/* Dropouts a year of the same intake. */
static double track_dropouts(const world *w, int k)
{
    const track_numbers *t = &w->p->track[k];
    const int steps = w->s->track[k].steps;
    double left[MOST_STUDY_STEPS + 1];
    survival(w, k, left);
    const double diploma = world_hazard(t->delayed_diploma);
    const double dropout = world_hazard(t->delayed_dropout);
    const double late = t->delay * dropout / (diploma + dropout);
    return w->s->stream[w->s->track[k].stream].recorded[0] * t->stream_share *
           (1 - left[steps] + left[steps] * late);
}

/* Of those with the diploma, who offer themselves to the sector. */
static double track_graduates(const world *w, int k)
{
    const track_numbers *t = &w->p->track[k];
    return track_diplomas(w, k) * (1 - t->further_study) * (1 - t->leaves_region) * t->sector_yield;
}

/* Outside candidates a year at the reference vacancy rate, by cell. */
static void begin_potential(world *w)
{
    by_cell graduates = {{0}}, returners;
    double sum = 0;
    const double all = fmax(0, w->p->outside * w->p->heads - begin_returners(w, returners));
    for (int k = 0; k < w->K; k++)
        for (int b = 0; b < w->B; b++)
            graduates[b][w->s->track[k].qualification] +=
                track_graduates(w, k) * w->p->track[k].branch_share[b];
    for (int b = 0; b < w->B; b++)
        for (int q = 0; q < w->Q; q++) {
            double unused;
            const double exits = cell_exits(w, b, q, &unused);
            const double credit = w->p->graduate_credit * graduates[b][q];
            w->potential[b][q] =
                fmax(exits - credit - returners[b][q], w->p->replacement_floor * exits);
            sum += w->potential[b][q];
        }
    for (int b = 0; b < w->B; b++)
        for (int q = 0; q < w->Q; q++)
            w->potential[b][q] *= all / sum;
}

/* Starters a year who were students or staff already. */
static void begin_internal(world *w)
{
    for (int k = 0; k < w->K; k++)
        if (w->s->track[k].further_track >= 0)
            w->internal[w->s->track[k].further_track] +=
                track_diplomas(w, k) * w->p->track[k].further_study;
    for (int k = 0; k < w->K; k++)
        if (w->s->track[k].switches_to >= 0)
            w->internal[w->s->track[k].switches_to] +=
                track_dropouts(w, k) * w->p->track[k].switches;
    for (int j = 0; j < w->J; j++)
        for (int b = 0; b < w->B; b++)
            for (int a = 0; a < w->A; a++) {
                const unsigned *staff = w->W[b][w->s->path[j].from][a];
                w->internal[w->s->path[j].track] +=
                    (staff[NEW] + staff[SETTLED]) * world_share_leaving(w->p->path[j].rate[a], 1);
            }
}

/* A count over several years holds more people than the reservoir of a year's end. */
static void begin_groups(world *w)
{
    for (int g = 0; g < w->G; g++) {
        const group_numbers *n = &w->p->group[g];
        const bool cumulative = w->p->annual == 0 && w->s->group[g].has_cumulative;
        w->R[g] = (unsigned)lround(cumulative ? n->pool_cumulative : n->pool);
    }
}

void begin_world(world *w)
{
    begin_staff(w);
    begin_students(w);
    begin_hazards(w);
    scale_hazards(w, begin_level(w, begin_recorded_exits(w, 0)));
    supply_net_fte(w);
    begin_demand(w);
    begin_former(w);
    begin_potential(w);
    begin_internal(w);
    begin_groups(w);
    for (int b = 0; b < w->B; b++)
        w->vacancy[b] = w->p->vacancy_start;
    for (int i = 0; i < MOST_SCHOOL_YEARS; i++)
        w->shock[i] = gsl_ran_gaussian(w->r, w->p->cohort_sd);
    if (w->s->free)
        intake_measure(w);
}
