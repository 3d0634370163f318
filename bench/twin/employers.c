/* employers.c: the employers of a branch one by one: a hundred of them a class, each with the same care
 * FTE, at the middles of as many slices of its quantiles. */
#include <gsl/gsl_cdf.h>
#include <math.h>

#include "bench/twin/world.h"

enum { EMPLOYERS_A_CLASS = 100 };

/* Sums over employers and over what became of them; weights of one employer's fates add up to one. */
typedef struct {
    double quote, at, owed;
} tally;

/* What moved all employers of a branch alike: quote = scale (factor z + sum). */
typedef struct {
    double factor, sum, scale;
} move;

static bool of_both(const effect *e, int b)
{
    return e->lever == QUOTE && e->branch[b] && e->place[STAGE] && e->place[LEERBAAN];
}

static double quote_at(double mean, double cv, double quantile)
{
    const double sigma = sqrt(log1p(cv * cv));
    return mean > 0 ? mean * exp(sigma * gsl_cdf_ugaussian_Pinv(quantile) - sigma * sigma / 2) : 0;
}

static void count(const world *w, const move *m, double z, double weight, tally *out)
{
    const double quote = m->scale * (m->factor * z + m->sum), norm = w->p->quote_norm;
    out->quote += weight * quote;
    out->at += quote >= norm * (1 - 1e-9) ? weight : 0;
    out->owed += weight * fmax(0, norm - quote);
}

/* An employer with quote q at the end of the record: a share follows each floor, a share stays. */
static void count_employer(const world *w, int b, const move *m, double q, tally *out)
{
    double stays = 1;
    for (int i = 0; i < w->s->n_effects; i++) {
        const effect *e = &w->s->effect[i];
        const double size = w->p->effect[i].size;
        if (!of_both(e, b) || (e->operation != FLOOR && e->operation != SET))
            continue;
        count(w, m, e->operation == SET ? size : fmax(q, size), w->weight[i], out);
        stays -= w->weight[i];
    }
    count(w, m, q, stays, out);
}

static tally count_class(const world *w, int b, const move *m, double low, double high)
{
    const double mean = w->quote[b][STAGE] + w->quote[b][LEERBAAN];
    tally t = {0, 0, 0};
    for (int i = 0; i < EMPLOYERS_A_CLASS; i++) {
        const double quantile = low + (high - low) * (i + 0.5) / EMPLOYERS_A_CLASS;
        count_employer(w, b, m, quote_at(mean, w->p->employer_cv, quantile), &t);
    }
    return (tally){t.quote / EMPLOYERS_A_CLASS, t.at / EMPLOYERS_A_CLASS,
                   t.owed / EMPLOYERS_A_CLASS};
}

static double share_of(const world *w, int i, int b)
{
    double all = 0;
    if (!w->s->has_employers)
        return 1.0 / w->s->employers.n;
    for (int j = 0; j < w->s->employers.n; j++)
        all += w->p->employer_share[j][b];
    return all > 0 ? w->p->employer_share[i][b] / all : 0;
}

static double mean_of(const world *w, int b, const move *m)
{
    double mean = 0, low = 0;
    for (int i = 0; i < w->s->employers.n; i++) {
        const double share = share_of(w, i, b);
        mean += share * count_class(w, b, m, low, fmin(1, low + share)).quote;
        low += share;
    }
    return mean;
}

/* In proportion to the branch's places: whatever is not said of each employer. */
static move moved(const world *w, int b, const double places[PLACES])
{
    move m = {1, 0, 1};
    for (int i = 0; i < w->s->n_effects; i++) {
        const effect *e = &w->s->effect[i];
        if (of_both(e, b) && e->operation == MULTIPLY)
            m.factor *= 1 + w->weight[i] * (w->p->effect[i].size - 1);
        if (of_both(e, b) && e->operation == ADD)
            m.sum += w->weight[i] * w->p->effect[i].size;
    }
    const double all = places[STAGE] + places[LEERBAAN];
    const double mean = mean_of(w, b, &m);
    double counted = 1;
    if (w->s->has_supernumerary && all > 0)
        counted = (places[STAGE] * w->p->supernumerary[STAGE] +
                   places[LEERBAAN] * w->p->supernumerary[LEERBAAN]) /
                  all;
    m.scale = counted * (mean > 0 && w->care[b] > 0 ? all / w->care[b] / mean : 1);
    return m;
}

static void record_class(world *w, int cell, const tally *t, double share, double care)
{
    world_set(w, QUOTE_EMPLOYER, cell, share > 0 ? t->quote : NAN);
    world_set(w, AT_QUOTE_EMPLOYER, cell, w->s->has_norm && share > 0 ? t->at : NAN);
    world_set(w, PLACES_OWED_EMPLOYER_FTE, cell, w->s->has_norm ? t->owed * care * share : NAN);
}

void employers_record(world *w, double places[MOST_BRANCHES][PLACES])
{
    double care = 0, at = 0, owed = 0;
    for (int b = 0; b < w->B; b++) {
        const move m = moved(w, b, places[b]);
        double low = 0;
        for (int i = 0; i < w->s->employers.n; i++) {
            const double share = share_of(w, i, b);
            const tally t = count_class(w, b, &m, low, fmin(1, low + share));
            record_class(w, b * w->s->employers.n + i, &t, share, w->care[b]);
            low += share;
            care += w->care[b] * share;
            at += w->care[b] * share * t.at;
            owed += w->care[b] * share * t.owed;
        }
    }
    world_set(w, EMPLOYERS_AT_QUOTE, 0, w->s->has_norm ? at / care : NAN);
    world_set(w, PLACES_OWED_FTE, 0, w->s->has_norm ? owed : NAN);
}
