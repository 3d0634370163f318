/* model.c: the clock of a replicate, what the year brings, and what is recorded. */
#include "bench/twin/model.h"

#include <assert.h>
#include <gsl/gsl_randist.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "bench/twin/world.h"

/* ---- small things ---- */

/* Certainty is a hazard of 1000 a year. */
double world_hazard(double probability_a_year)
{
    return probability_a_year >= 1 ? 1000 : -log1p(-probability_a_year);
}

double world_share_leaving(double probability_a_year, double dt)
{
    return 1 - exp(-world_hazard(probability_a_year) * dt);
}

double world_middle(const world *w)
{
    return w->s->start_year + w->year + (w->step + 0.5) * w->dt;
}

/* Held to its limits; being held is counted. */
double world_clamp(world *w, double x, double low, double high)
{
    if (x < low || x > high)
        world_add(w, CLAMPS, 0, 1);
    return fmin(high, fmax(low, x));
}

void world_add(world *w, indicator i, int cell, double x)
{
    w->out[w->offset[i] + cell] += x;
}

void world_set(world *w, indicator i, int cell, double x)
{
    w->out[w->offset[i] + cell] = x;
}

/* ---- year factors ---- */

/* Of its own, and where the file says so a part of what all regions have. */
static double shock(const world *w, double common)
{
    const double own = gsl_ran_gaussian(w->r, 1), share = w->p->national_share;
    return w->s->has_national ? sqrt(1 - share) * own + sqrt(share) * common : own;
}

/* One year of an autoregression whose stationary standard deviation is sd; 0 while a record is imposed. */
static double next(const world *w, double x, double rho, double sd, int last_recorded,
                   double common)
{
    if (w->s->start_year + w->year <= last_recorded)
        return 0;
    if (w->year == 0) /* nothing is imposed */
        return sd * shock(w, common);
    return rho * x + sd * sqrt(1 - rho * rho) * shock(w, common);
}

/* A file may ask for so much noise that a year would lose all demand and more. */
static double projected_growth(world *w)
{
    const double growth = w->p->growth + w->x_growth;
    if (growth < -0.9)
        world_add(w, CLAMPS, 0, 1);
    return fmax(-0.9, growth);
}

static void demand_grows(world *w)
{
    const series *record = &w->s->demand_index;
    const int year = w->s->start_year + w->year;
    w->x_growth = next(w, w->x_growth, w->p->growth_rho, w->p->growth_sd, record->imposed,
                       w->national->growth);
    w->index_before = w->year ? w->index_after : record->recorded[0];
    if (year <= record->imposed)
        w->index_after = record->recorded[w->year];
    else
        w->index_after = w->index_before * (1 + projected_growth(w));
}

/* People leave a sector that shrinks; the cycle of exits runs on after their record. */
static void exits_of_the_year(world *w)
{
    const numbers *p = w->p;
    const int last = w->s->exits.imposed;
    const double growth = w->index_after / w->index_before - 1;
    const double held = fmin(p->growth_high, fmax(p->growth_low, growth));
    w->growth_held = held != growth;
    w->growth_answer = p->contraction * (held - p->growth_reference);
    w->exits_recorded = w->s->start_year + w->year <= last;
    if (!w->exits_recorded)
        w->x_exit = next(w, w->x_exit, p->exit_rho, p->exit_sd, last, w->national->exit);
}

static void begin_year(world *w)
{
    demand_grows(w);
    exits_of_the_year(w);
    w->x_outside = next(w, w->x_outside, w->p->outside_rho, w->p->outside_sd, w->s->last_recorded,
                        w->national->outside);
    for (int i = 0; i < w->s->streams.n; i++)
        w->x_stream[i] = next(w, w->x_stream[i], w->p->stream[i].rho, w->p->stream[i].sd,
                              w->s->stream[i].imposed, w->national->stream[i]);
    memset(w->internal_so_far, 0, sizeof w->internal_so_far);
}

/* ---- demand ---- */

/* Years of tilt since the start; after the record of demand it slows down. */
static double tilt_years(const world *w)
{
    const double t = w->year + (w->step + 1) * w->dt;
    const double recorded = w->s->demand_index.imposed - w->s->start_year + 1;
    return fmin(t, recorded) + w->p->tilt_after * fmax(0, t - recorded);
}

static void find_demand(world *w)
{
    const double index =
        w->index_before * pow(w->index_after / w->index_before, (w->step + 1) * w->dt);
    const double years = tilt_years(w);
    for (int b = 0; b < w->B; b++) {
        double before = 0, tilted = 0;
        for (int q = 0; q < w->Q; q++) {
            w->demand[b][q] = w->demand_start[b][q] * exp(w->p->tilt[q] * years);
            before += w->demand_start[b][q];
            tilted += w->demand[b][q];
        }
        const double moved = levers_move(w, DEMAND, (lever_cell){.branch = b}, 1);
        for (int q = 0; q < w->Q && tilted > 0; q++)
            w->demand[b][q] *= before / tilted * index * moved;
    }
}

/* ---- what is recorded ---- */

/* Shortage is never netted against a surplus; means over the steps of the year. */
static void record_shortage(world *w)
{
    by_cell staff, students;
    double shortage = 0;
    supply_staff(w, staff);
    supply_students(w, students);
    world_set(w, STUDENT_FTE, 0, 0);
    for (int b = 0; b < w->B; b++) {
        double unfilled = 0, demand = 0;
        for (int q = 0; q < w->Q; q++) {
            const double gap = w->demand[b][q] - staff[b][q] - students[b][q];
            const double open = fmax(0, gap);
            world_add(w, SHORTAGE_BRANCH_FTE, b, open * w->dt);
            world_add(w, SHORTAGE_QUALIFICATION_FTE, q, open * w->dt);
            world_add(w, SHORTAGE_STRUCTURAL_FTE, 0, fmax(0, open - w->friction[b][q]) * w->dt);
            world_add(w, SHORTAGE_EXCL_STUDENTS_FTE, 0, fmax(0, gap + students[b][q]) * w->dt);
            world_add(w, SURPLUS_FTE, 0, fmax(0, -gap) * w->dt);
            world_add(w, STUDENT_FTE, 0, students[b][q]);
            unfilled += open;
            demand += w->demand[b][q];
        }
        w->vacancy[b] = demand > 0 ? unfilled / demand : 0;
        shortage += unfilled;
        world_add(w, DEMAND_FTE, 0, demand * w->dt);
    }
    world_add(w, SHORTAGE_FTE, 0, shortage * w->dt);
    world_set(w, SHORTAGE_END_FTE, 0, shortage);
}

static double ratio(double part, double whole)
{
    return whole > 0 ? part / whole : NAN;
}

static void record_staff(world *w)
{
    for (int b = 0; b < w->B; b++) {
        unsigned heads = 0;
        for (int q = 0; q < w->Q; q++)
            for (int a = 0; a < w->A; a++)
                heads += w->W[b][q][a][NEW] + w->W[b][q][a][SETTLED];
        world_add(w, HEADS, 0, heads);
        world_add(w, HEADS_BRANCH, b, heads);
        world_add(w, FTE, 0, heads * w->fte[b]);
        world_add(w, NET_FTE, 0, heads * w->net[b]);
    }
    for (int q = 0; q < w->Q; q++)
        world_add(w, POOL, 0, w->P[q]), world_add(w, FORMER, 0, w->F[q]);
    for (int g = 0; g < w->G; g++)
        world_set(w, RESERVOIR_GROUP, g, w->R[g]);
}

static void record_students(world *w)
{
    const double *out = w->out;
    for (int k = 0; k < w->K; k++) {
        unsigned n = w->L[k];
        for (int i = 0; i < w->s->track[k].steps; i++)
            n += w->S[k][i];
        world_add(w, STUDENTS, 0, n);
        world_add(w, STUDENTS_TRACK, k, n);
        const double diplomas = out[w->offset[DIPLOMAS_TRACK] + k];
        const double dropouts = out[w->offset[DROPOUTS_TRACK] + k];
        world_set(w, DIPLOMA_SHARE_TRACK, k, ratio(diplomas, diplomas + dropouts));
    }
}

static void record_year(world *w)
{
    const double *out = w->out;
    record_staff(w);
    record_students(w);
    const double diplomas = out[w->offset[DIPLOMAS]], dropouts = out[w->offset[DROPOUTS]];
    world_set(w, DIPLOMA_SHARE, 0, ratio(diplomas, diplomas + dropouts));
    world_set(w, SHORTAGE_SHARE, 0,
              ratio(out[w->offset[SHORTAGE_FTE]], out[w->offset[DEMAND_FTE]]));
    for (int b = 0; b < w->B && !w->s->has_supervision; b++)
        world_set(w, SUPERVISION_FTE, b, NAN);
    if (!w->s->has_supernumerary)
        world_set(w, SUPERNUMERARY_QUOTE, 0, NAN);
    if (w->s->start_year + w->year > w->s->last_recorded)
        return;
    /* Nobody counted the places of the record's years. */
    static const indicator uncounted[] = {
        SUPERNUMERARY_QUOTE, EMPLOYERS_AT_QUOTE,       PLACES_OWED_FTE, QUOTE_EMPLOYER,
        AT_QUOTE_EMPLOYER,   PLACES_OWED_EMPLOYER_FTE, SUPERVISION_FTE};
    for (size_t i = 0; i < sizeof uncounted / sizeof uncounted[0]; i++)
        for (int c = 0; c < indicator_cells(w->s, uncounted[i]); c++)
            world_set(w, uncounted[i], c, NAN);
    world_set(w, TRAINING_QUOTE, 0, NAN);
    for (int c = 0; c < w->B * PLACES; c++)
        world_set(w, PLACES_FTE, c, NAN);
}

/* ---- the clock ---- */

/* Everybody in the stocks; 64 bits wide, so that a count that fell below 0 shows. */
static uint64_t persons(const world *w)
{
    uint64_t n = 0;
    for (int k = 0; k < w->K; k++) {
        n += (uint64_t)w->L[k] + w->arrivals[k];
        for (int i = 0; i < w->s->track[k].steps; i++)
            n += w->S[k][i];
    }
    for (int b = 0; b < w->B; b++)
        for (int q = 0; q < w->Q; q++)
            for (int a = 0; a < w->A; a++)
                n += (uint64_t)w->W[b][q][a][NEW] + w->W[b][q][a][SETTLED];
    for (int q = 0; q < w->Q; q++)
        n += (uint64_t)w->P[q] + w->F[q];
    for (int g = 0; g < w->G; g++) {
        n += w->R[g];
        for (int i = 0; i < w->s->group[g].steps; i++)
            n += w->T[g][i];
    }
    for (int j = 0; j < w->J; j++)
        for (int i = 0; i < w->s->track[w->s->path[j].track].steps; i++)
            for (int b = 0; b < w->B; b++)
                n += w->U[j][i][b];
    return n;
}

static void take_step(world *w)
{
    const uint64_t before = persons(w);
    w->came = w->went = 0;
    memset(w->dropouts, 0, sizeof w->dropouts);
    memset(w->late_dropouts, 0, sizeof w->late_dropouts);
    w->came_anyway = w->leavers = 0;
    memset(w->departed, 0, sizeof w->departed);
    memset(w->found_elsewhere, 0, sizeof w->found_elsewhere);
    memset(w->refused, 0, sizeof w->refused);
    levers_weigh(w);
    supply_net_fte(w);
    find_demand(w);
    students_study(w);
    students_graduate(w);
    students_certify(w);
    students_switch(w);
    staff_leave(w);
    staff_depart(w);
    staff_move(w);
    staff_age(w);
    staff_groups(w);
    hiring_fill(w);
    record_shortage(w);
    intake_start(w);
    assert(persons(w) + w->went == before + w->came);
}

static world *new_world(const study *s, int number, const numbers *p, const gsl_rng *r,
                        const national *n, double *out)
{
    world *w = calloc(1, sizeof *w);
    if (!w)
        abort();
    w->s = s, w->sc = &s->scenario[number], w->p = p, w->r = r, w->national = n;
    w->B = s->branches.n, w->Q = s->qualifications.n, w->A = s->ages.n;
    w->K = s->tracks.n, w->G = s->groups.n, w->J = s->paths.n;
    w->dt = 1.0 / s->steps_per_year;
    for (indicator i = 0; i <= INDICATORS; i++)
        w->offset[i] = indicator_offset(s, i);
    w->out = out;
    memset(out, 0, (size_t)s->years * (size_t)w->offset[INDICATORS] * sizeof *out);
    begin_world(w);
    return w;
}

static void draw_national(const study *s, const gsl_rng *r, national *n)
{
    n->growth = gsl_ran_gaussian(r, 1);
    n->exit = gsl_ran_gaussian(r, 1);
    n->outside = gsl_ran_gaussian(r, 1);
    for (int i = 0; i < s->streams.n; i++)
        n->stream[i] = gsl_ran_gaussian(r, 1);
}

static void step_all(world *const *w, int regions, int step)
{
    for (int i = 0; i < regions; i++) {
        w[i]->step = step;
        take_step(w[i]);
    }
    exchange_run(w, regions);
    for (int i = 0; i < regions; i++)
        cost_record(w[i]);
}

static void run_year(world *const *w, int regions, int year)
{
    for (int i = 0; i < regions; i++) {
        w[i]->year = year;
        begin_year(w[i]);
    }
    for (int step = 0; step < w[0]->s->steps_per_year; step++)
        step_all(w, regions, step);
    for (int i = 0; i < regions; i++) {
        record_year(w[i]);
        w[i]->out += w[i]->offset[INDICATORS];
    }
}

void model_replicate(const study *s, int regions, int number, const numbers *p, const gsl_rng *r,
                     double *out)
{
    const size_t size = (size_t)s->years * (size_t)indicator_offset(s, INDICATORS);
    world *w[MOST_REGIONS];
    national n;
    assert(regions > 0);
    for (int i = 0; i < regions; i++)
        w[i] = new_world(&s[i], number, &p[i], r, &n, out + (size_t)i * size);
    for (int year = 0; year < s->years; year++) {
        draw_national(s, r, &n);
        run_year(w, regions, year);
    }
    for (int i = 0; i < regions; i++) {
        students_record_yield(w[i], out + (size_t)i * size);
        free(w[i]);
    }
    if (regions > 1)
        total_record(s, regions, out);
}
