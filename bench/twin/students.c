/* students.c: a step of everybody who studies, and of who leaves with or without a diploma. */
#include <math.h>
#include <string.h>

#include "bench/twin/chance.h"
#include "bench/twin/world.h"

/* The school year, by its September, of who started at the end of a step; steps since the start. */
int students_school_year(const world *w, int step)
{
    const int spy = w->s->steps_per_year, years = step + SCHOOL_YEARS_BEFORE * spy;
    const bool autumn = years % spy >= 8 * spy / 12;
    return years / spy - !autumn;
}

static double mean_overload(const world *w, int k)
{
    double sum = 0;
    for (int b = 0; b < w->B; b++)
        sum += w->p->track[k].branch_share[b] * w->overload[b][w->s->track[k].place];
    return sum;
}

/* Probability of dropping out in this step, i steps after the intake. */
static double dropout(const world *w, int k, int i, double overload)
{
    const int spy = w->s->steps_per_year, now = w->year * spy + w->step;
    const double h = world_hazard(w->p->track[k].dropout[i / spy]) * w->dropout_factor[k][i / spy];
    const double logit =
        w->p->overload_logit * overload + w->shock[students_school_year(w, now - 1 - i)];
    return 1 - pow(1 + expm1(h) * exp(logit), -w->dt);
}

static void late_students_leave(world *w, int k)
{
    const double d = world_hazard(w->p->track[k].delayed_diploma);
    const double x = world_hazard(w->p->track[k].delayed_dropout);
    const unsigned leavers = chance_binomial(w->r, w->L[k], 1 - exp(-(d + x) * w->dt));
    w->diplomas[k] = leavers ? chance_binomial(w->r, leavers, d / (d + x)) : 0;
    w->dropouts[k] = leavers - w->diplomas[k];
    w->late_dropouts[k] = w->dropouts[k];
    w->L[k] -= leavers;
}

static void finish(world *w, int k, unsigned survivors)
{
    const unsigned late = chance_binomial(w->r, survivors, w->p->track[k].delay);
    const int start = w->year * w->s->steps_per_year + w->step - w->s->track[k].steps;
    const int year = students_school_year(w, start) - SCHOOL_YEARS_BEFORE;
    w->L[k] += late;
    w->diplomas[k] += survivors - late;
    if (start >= 0 && year >= 0) {
        w->cohort[k][year].diplomas += survivors - late;
        w->cohort[k][year].delayed += late;
    }
}

static void track_studies(world *w, int k)
{
    const int spy = w->s->steps_per_year, last = w->s->track[k].steps - 1;
    const double overload = mean_overload(w, k);
    for (int y = 0; y <= last / spy; y++)
        w->dropout_factor[k][y] =
            levers_move(w, DROPOUT, (lever_cell){.track = k, .study_year = y}, 1);
    late_students_leave(w, k);
    for (int i = last; i >= 0; i--) {
        const unsigned n = w->S[k][i];
        const unsigned out = n ? chance_binomial(w->r, n, dropout(w, k, i, overload)) : 0;
        w->dropouts[k] += out;
        if (i >= spy)
            w->late_dropouts[k] += out;
        if (i == last)
            finish(w, k, n - out);
        else
            w->S[k][i + 1] = n - out;
    }
    w->S[k][0] = 0;
}

/* Staff on a track drop out as its students do; nobody of them is delayed. */
static void path_studies(world *w, int j)
{
    const int k = w->s->path[j].track, last = w->s->track[k].steps - 1;
    const double overload = mean_overload(w, k);
    memset(w->resumed[j], 0, sizeof w->resumed[j]);
    for (int i = last; i >= 0; i--) {
        const double p = dropout(w, k, i, overload);
        unsigned *next = i == last ? w->upskilled[j] : w->U[j][i + 1];
        for (int b = 0; b < w->B; b++) {
            const unsigned out = chance_binomial(w->r, w->U[j][i][b], p);
            w->resumed[j][b] += out;
            next[b] = w->U[j][i][b] - out;
        }
    }
    memset(w->U[j][0], 0, sizeof w->U[j][0]);
}

static void count_study(world *w, int k, unsigned diplomas, unsigned dropouts)
{
    world_add(w, DIPLOMAS, 0, diplomas);
    world_add(w, DIPLOMAS_TRACK, k, diplomas);
    world_add(w, DROPOUTS, 0, dropouts);
    world_add(w, DROPOUTS_TRACK, k, dropouts);
}

void students_study(world *w)
{
    for (int k = 0; k < w->K; k++) {
        track_studies(w, k);
        count_study(w, k, w->diplomas[k], w->dropouts[k]);
        w->went += w->dropouts[k];
    }
    for (int j = 0; j < w->J; j++) {
        path_studies(w, j);
        for (int b = 0; b < w->B; b++)
            count_study(w, w->s->path[j].track, w->upskilled[j][b], w->resumed[j][b]);
    }
}

void students_graduate(world *w)
{
    for (int k = 0; k < w->K; k++) {
        const track_numbers *t = &w->p->track[k];
        const double yield =
            levers_move(w, SECTOR_YIELD, (lever_cell){.track = k}, t->sector_yield);
        const int further = w->s->track[k].further_track;
        const unsigned studies_on = chance_binomial(w->r, w->diplomas[k], t->further_study);
        unsigned n = w->diplomas[k] - studies_on;
        const unsigned leave = chance_binomial(w->r, n, t->leaves_region);
        w->found_elsewhere[k] = chance_binomial(w->r, leave, w->p->found_elsewhere);
        n -= leave;
        n = chance_binomial(w->r, n, yield);
        chance_split(w->r, n, w->B, t->branch_share, w->graduates[k]);
        w->went += w->diplomas[k] - n;
        if (further >= 0) {
            w->arrivals[further] += studies_on;
            w->went -= studies_on;
        }
    }
}

void students_certify(world *w)
{
    for (int k = 0; k < w->K; k++) {
        unsigned n = 0;
        if (w->s->track[k].certified_as >= 0) {
            const double share = levers_move(w, CERTIFICATE, (lever_cell){.track = k}, 0);
            n = chance_binomial(w->r, w->late_dropouts[k], share);
            n = chance_binomial(w->r, n, w->p->certificate_offer);
        }
        w->came_anyway += chance_binomial(w->r, n, w->p->certificate_displacement);
        chance_split(w->r, n, w->B, w->p->track[k].branch_share, w->certified[k]);
    }
}

/* ---- yield by starting cohort ---- */

/* Whether all intakes of a school year, by years since the start, have reached the nominal end of a track. */
static bool cohort_is_done(const world *w, int k, int year)
{
    const int spy = w->s->steps_per_year, now = w->s->years * spy - 1;
    const int september = year * spy + 8 * spy / 12;
    for (int start = september; start < september + spy; start++)
        if (w->s->moment[start % spy] > 0 && start + w->s->track[k].steps > now)
            return false;
    return true;
}

/* The delayed count with their probability of a diploma, within a year and ever. */
static void diplomas_of(const world *w, int k, int year, double *plus1, double *eventual)
{
    const double diploma = world_hazard(w->p->track[k].delayed_diploma);
    const double both = diploma + world_hazard(w->p->track[k].delayed_dropout);
    const cohort *c = &w->cohort[k][year];
    const double late = both > 0 ? c->delayed * diploma / both : 0;
    *plus1 = c->diplomas + late * (1 - exp(-both));
    *eventual = c->diplomas + late;
}

static void record_yield(const world *w, int year, double *out)
{
    double plus1 = 0, eventual = 0;
    unsigned starters = 0;
    bool all_done = true;
    for (int k = 0; k < w->K; k++) {
        const bool done = cohort_is_done(w, k, year);
        const unsigned n = w->cohort[k][year].starters;
        double soon, ever;
        out[w->offset[COHORT_TRACK] + k] = done ? n : 0;
        diplomas_of(w, k, year, &soon, &ever);
        out[w->offset[YIELD_PLUS1_TRACK] + k] = done && n > 0 ? soon / n : NAN;
        out[w->offset[YIELD_EVENTUAL_TRACK] + k] = done && n > 0 ? ever / n : NAN;
        plus1 += soon;
        eventual += ever;
        starters += n;
        all_done = all_done && done;
    }
    out[w->offset[YIELD_PLUS1]] = all_done && starters > 0 ? plus1 / starters : NAN;
    out[w->offset[YIELD_EVENTUAL]] = all_done && starters > 0 ? eventual / starters : NAN;
}

/* At the year of the cohort's September; only the end of the run knows all of them. */
void students_record_yield(world *w, double *out)
{
    for (int year = 0; year < w->s->years; year++)
        record_yield(w, year, out + (size_t)year * (size_t)w->offset[INDICATORS]);
}
