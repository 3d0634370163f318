#include "engine/model/employers.h"

#include <math.h>

#include "engine/model/lanes.h"
#include "engine/numeric/elementary.h"
#include "engine/numeric/lognormal.h"

/* A quote that rounding leaves a hair below the norm is at the norm. */
static const double HAIR = 1e-9;

/* Some employers of a branch in one lane: a band of quantiles of the quotes of the record's end. */
typedef struct {
    double mean, cv;            /* of the whole branch */
    raat_lognormal_band quotes; /* low, high: by care FTE */
} band;

/* What the actions on both place types made of an employer's quote z: some followed a floor or a target, all
 * of them are then moved alike, quote = scale (factor z + sum). */
typedef struct {
    double factor, sum, scale;
} move;

static double *of_place(double *array, int32_t b, int32_t place)
{
    return raat_lanes_reals(array, b * RAAT_N_PLACES + place);
}

/* ---- the class ---- */

static double weight_of(const raat_world *w, int32_t class, int32_t b, int lane)
{
    const raat_value *shares = w->parameters->employer_share;
    return shares ? raat_world_value(w, shares[class * w->branches + b])[lane] : 1;
}

/* Share of a class in the care FTE of a branch. */
static double share_of(const raat_world *w, int32_t b, int32_t class, int lane)
{
    double all = 0;
    for (int32_t i = 0; i < w->plan->axes[RAAT_AXIS_EMPLOYER].n; i++)
        all += weight_of(w, i, b, lane);
    return all > 0 ? weight_of(w, class, b, lane) / all : 0;
}

static band first_band(const raat_world *w, int32_t b, int lane)
{
    const double cv = raat_world_value(w, w->parameters->employer_cv)[lane];
    const double high = raat_smaller(share_of(w, b, 0, lane), 1);
    double mean = 0;
    for (int32_t place = 0; place < RAAT_N_PLACES; place++)
        mean += of_place(w->state->quote_start, b, place)[lane];
    return (band){mean, cv, raat_lognormal_band_of(mean, cv, 0, high)};
}

/* Of the class above that of `before`. */
static band next_band(const raat_world *w, int32_t b, int32_t class, const band *before, int lane)
{
    const double high = before->quotes.high + share_of(w, b, class, lane);
    return (band){before->mean, before->cv,
                  raat_lognormal_band_next(&before->quotes, raat_smaller(high, 1))};
}

static double size_of(const band *c)
{
    return c->quotes.high - c->quotes.low;
}

static double above(const band *c, double floor)
{
    return raat_lognormal_band_above(&c->quotes, floor);
}

/* Part of the class with a quote below x. */
static double below(const band *c, double x)
{
    const double all = raat_lognormal_below(c->mean, c->cv, x);
    return raat_smaller(raat_larger(all, c->quotes.low), c->quotes.high) - c->quotes.low;
}

/* ---- who followed what ---- */

/* The next effect on both place types of a branch, from *i on; NULL when there is none. */
static const raat_effect *next_of_both(const raat_world *w, int32_t b, int32_t *i,
                                       const double **weight)
{
    const raat_effect *effect;
    while ((effect = raat_effects_one(w->effects, RAAT_LEVER_QUOTE, (*i)++, weight)))
        if (effect->cells[b * RAAT_N_PLACES] && effect->cells[b * RAAT_N_PLACES + 1])
            return effect;
    return NULL;
}

/* Sums over the employers of a class, those who stayed and those who followed, before all are moved alike. */
typedef struct {
    double quote;  /* of their quotes z */
    double at;     /* of those at or above a threshold */
    double lacked; /* of max(0, threshold - z) */
} followers;

static void add_stayed(followers *f, const band *c, double weight, double threshold)
{
    const double quote = above(c, 0);
    f->quote += weight * quote;
    f->at += weight * (size_of(c) - below(c, threshold * (1 - HAIR)));
    f->lacked += weight * (above(c, threshold) - quote);
}

static void add_lifted(followers *f, const band *c, double weight, double floor, double threshold)
{
    const int all = floor >= threshold * (1 - HAIR);
    const double quote = above(c, floor);
    f->quote += weight * quote;
    f->at += weight * (size_of(c) - (all ? 0 : below(c, threshold * (1 - HAIR))));
    f->lacked += weight * (all ? 0 : above(c, threshold) - quote);
}

static void add_set(followers *f, const band *c, double weight, double size, double threshold)
{
    f->quote += weight * size * size_of(c);
    f->at += weight * (size >= threshold * (1 - HAIR) ? size_of(c) : 0);
    f->lacked += weight * raat_larger(threshold - size, 0) * size_of(c);
}

static followers follow(const raat_world *w, int32_t b, const band *c, double threshold, int lane)
{
    followers f = {0, 0, 0};
    const raat_effect *effect;
    const double *weight;
    double stayed = 1;
    for (int32_t i = 0; (effect = next_of_both(w, b, &i, &weight));) {
        const double size = raat_world_value(w, effect->size)[lane];
        if (effect->operation == RAAT_FLOOR)
            add_lifted(&f, c, weight[lane], size, threshold);
        else if (effect->operation == RAAT_SET)
            add_set(&f, c, weight[lane], size, threshold);
        else
            continue;
        stayed -= weight[lane];
    }
    add_stayed(&f, c, stayed, threshold);
    return f;
}

/* ---- what moves everybody ---- */

/* The mean over all who stayed and who followed: what lever `quote` has before its factors. */
static double mean_of(const raat_world *w, int32_t b, const band *c, int lane)
{
    const raat_effect *effect;
    const double *weight;
    double mean = c->mean;
    for (int32_t i = 0; (effect = next_of_both(w, b, &i, &weight));) {
        const double size = raat_world_value(w, effect->size)[lane];
        if (effect->operation == RAAT_FLOOR)
            mean += weight[lane] * (raat_lognormal_mean_above(c->mean, c->cv, size) - c->mean);
        else if (effect->operation == RAAT_SET)
            mean += weight[lane] * (size - c->mean);
    }
    return mean;
}

/* Scale: what actions on one place type, and the lever's domain, left of the branch's quote. */
static move moved(const raat_world *w, int32_t b, const band *c, double counted, int lane)
{
    const double care = raat_lanes_reals(w->flows->care_fte, b)[lane];
    const raat_effect *effect;
    const double *weight;
    move m = {1, 0, counted};
    double places = 0;
    for (int32_t i = 0; (effect = next_of_both(w, b, &i, &weight));) {
        const double size = raat_world_value(w, effect->size)[lane];
        if (effect->operation == RAAT_MULTIPLY)
            m.factor *= 1 + weight[lane] * (size - 1);
        else if (effect->operation == RAAT_ADD)
            m.sum += weight[lane] * size;
    }
    for (int32_t place = 0; place < RAAT_N_PLACES; place++)
        places += of_place(w->state->places, b, place)[lane];
    const double together = m.factor * mean_of(w, b, c, lane) + m.sum;
    if (together > 0 && care > 0)
        m.scale *= places / care / together;
    return m;
}

/* ---- counting ---- */

static void count_class(const raat_world *w, int32_t b, const band *c, const move *m, int lane,
                        raat_employers *out)
{
    const raat_value norm = w->parameters->quote_norm;
    const double asked = norm < 0 ? 0 : raat_world_value(w, norm)[lane];
    const double size = size_of(c), slope = m->scale * m->factor, level = m->scale * m->sum;
    const double care = raat_lanes_reals(w->flows->care_fte, b)[lane];
    const followers f =
        follow(w, b, c, slope > 0 ? raat_larger((asked - level) / slope, 0) : 0, lane);
    /* Without a slope all employers have one quote. */
    const double at = slope > 0 ? f.at / size : level >= asked * (1 - HAIR);
    const double lacked = slope > 0 ? slope * f.lacked : (asked - level) * size;
    out->care[lane] = care * size;
    out->quote[lane] = size > 0 ? slope * f.quote / size + level : NAN;
    out->at_norm[lane] = norm < 0 || size <= 0 ? NAN : raat_smaller(raat_larger(at, 0), 1);
    out->owed[lane] = norm < 0 ? NAN : care * raat_larger(lacked, 0);
}

void raat_employers_counted(const raat_world *w, int32_t b, double out[RAAT_LANES])
{
    const raat_value *of_type = w->parameters->supernumerary;
    double places[RAAT_LANES] = {0}, part[RAAT_LANES] = {0};
    for (int32_t place = 0; of_type && place < RAAT_N_PLACES; place++) {
        const double *offered = of_place(w->state->places, b, place);
        const double *share = raat_world_value(w, of_type[place]);
        FOR_LANES (l) {
            places[l] += offered[l];
            part[l] += offered[l] * share[l];
        }
    }
    FOR_LANES (l)
        out[l] = places[l] > 0 ? part[l] / places[l] : 1;
}

void raat_employers_count(const raat_world *w, int32_t b, raat_employers out[])
{
    double counted[RAAT_LANES];
    raat_employers_counted(w, b, counted);
    FOR_LANES (l) {
        band c = first_band(w, b, l);
        const move m = moved(w, b, &c, counted[l], l);
        for (int32_t i = 0; i < w->plan->axes[RAAT_AXIS_EMPLOYER].n; i++) {
            if (i)
                c = next_band(w, b, i, &c, l);
            count_class(w, b, &c, &m, l, &out[i]);
        }
    }
}
