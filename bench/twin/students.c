/* students.c: a step of everybody who studies, and of who leaves with or without a diploma. */
#include <math.h>

#include "bench/twin/chance.h"
#include "bench/twin/world.h"

/* The school year, by its September, of who started at the end of a step; steps since the start. */
static int school_year(const world *w, int step)
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
static double dropout(world *w, int k, int i, double factor, double overload)
{
    const int spy = w->s->steps_per_year, now = w->year * spy + w->step;
    const double h = world_hazard(w->p->track[k].dropout[i / spy]) * factor;
    const double logit = w->p->overload_logit * overload + w->shock[school_year(w, now - 1 - i)];
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
    w->L[k] += late;
    w->diplomas[k] += survivors - late;
}

static void track_studies(world *w, int k)
{
    const int spy = w->s->steps_per_year, last = w->s->track[k].steps - 1;
    const double overload = mean_overload(w, k);
    double factor[MOST_STUDY_YEARS];
    for (int y = 0; y <= last / spy; y++)
        factor[y] = levers_move(w, DROPOUT, (lever_cell){.track = k, .study_year = y}, 1);
    late_students_leave(w, k);
    for (int i = last; i >= 0; i--) {
        const unsigned n = w->S[k][i];
        const unsigned out =
            n ? chance_binomial(w->r, n, dropout(w, k, i, factor[i / spy], overload)) : 0;
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

void students_study(world *w)
{
    for (int k = 0; k < w->K; k++) {
        track_studies(w, k);
        world_add(w, DIPLOMAS, 0, w->diplomas[k]);
        world_add(w, DIPLOMAS_TRACK, k, w->diplomas[k]);
        world_add(w, DROPOUTS, 0, w->dropouts[k]);
        world_add(w, DROPOUTS_TRACK, k, w->dropouts[k]);
    }
}

void students_graduate(world *w)
{
    for (int k = 0; k < w->K; k++) {
        const track_numbers *t = &w->p->track[k];
        const double yield =
            levers_move(w, SECTOR_YIELD, (lever_cell){.track = k}, t->sector_yield);
        unsigned n = w->diplomas[k];
        n -= chance_binomial(w->r, n, t->further_study);
        n -= chance_binomial(w->r, n, t->leaves_region);
        n = chance_binomial(w->r, n, yield);
        chance_split(w->r, n, w->B, t->branch_share, w->graduates[k]);
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
