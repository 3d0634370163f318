#include "engine/model/employers.h"

#include <math.h>

#include "engine/model/lanes.h"
#include "engine/numeric/elementary.h"
#include "engine/numeric/lognormal.h"

/* A quote that rounding leaves a hair below the norm is at the norm. */
static const double HAIR = 1e-9;

/* Some employers of a branch: a band of quantiles of the quotes of the record's end, by care FTE. A lane of it is a
 * raat_lognormal_band. */
typedef struct {
    double mean[RAAT_LANES], s[RAAT_LANES]; /* of the whole branch */
    double low[RAAT_LANES], high[RAAT_LANES];
    double above_low[RAAT_LANES], above_high[RAAT_LANES];
} band;

/* A quote that parts them. A lane of it is a raat_lognormal_cut. */
typedef struct {
    double floor[RAAT_LANES], below[RAAT_LANES], above[RAAT_LANES];
} cut;

/* A quote to reach; it counts as reached a hair below. */
typedef struct {
    cut itself, reached;
} threshold;

/* What the actions on both place types made of an employer's quote z: some followed a floor or a target, all
 * of them are then moved alike, quote = scale (factor z + sum). */
typedef struct {
    double factor[RAAT_LANES], sum[RAAT_LANES], scale[RAAT_LANES];
} move;

static double *of_place(double *array, int32_t b, int32_t place)
{
    return raat_lanes_reals(array, b * RAAT_N_PLACES + place);
}

/* ---- the class ---- */

static const double *weight_of(const raat_world *w, int32_t class, int32_t b)
{
    const raat_value *shares = w->parameters->employer_share;
    static const double one[RAAT_LANES] = {[0 ... RAAT_LANES - 1] = 1};
    return shares ? raat_world_value(w, shares[class * w->branches + b]) : one;
}

/* Share of a class in the care FTE of a branch. */
static void share_of(const raat_world *w, int32_t b, int32_t class, double share[RAAT_LANES])
{
    const double *mine = weight_of(w, class, b);
    double all[RAAT_LANES] = {0};
    for (int32_t i = 0; i < w->plan->axes[RAAT_AXIS_EMPLOYER].n; i++) {
        const double *weight = weight_of(w, i, b);
        FOR_LANES (l)
            all[l] += weight[l];
    }
    FOR_LANES (l)
        share[l] = all[l] > 0 ? mine[l] / all[l] : 0;
}

static inline raat_lognormal_band lane_of(const band *c, int l)
{
    return (raat_lognormal_band){.mean = c->mean[l],
                                 .s = c->s[l],
                                 .low = c->low[l],
                                 .high = c->high[l],
                                 .above_low = c->above_low[l],
                                 .above_high = c->above_high[l]};
}

static inline void set_lane(band *c, int l, raat_lognormal_band quotes)
{
    c->s[l] = quotes.s;
    c->low[l] = quotes.low;
    c->high[l] = quotes.high;
    c->above_low[l] = quotes.above_low;
    c->above_high[l] = quotes.above_high;
}

static inline raat_lognormal_cut lane_of_cut(const cut *at, int l)
{
    return (raat_lognormal_cut){
        .floor = at->floor[l], .below = at->below[l], .above = at->above[l]};
}

static void cut_at(const band *restrict c, const double floor[restrict RAAT_LANES],
                   cut *restrict out)
{
    FOR_LANES (l) {
        const raat_lognormal_cut at = raat_lognormal_cut_at(c->mean[l], c->s[l], floor[l]);
        out->floor[l] = at.floor;
        out->below[l] = at.below;
        out->above[l] = at.above;
    }
}

static void first_band(const raat_world *w, int32_t b, band *restrict c)
{
    const double *cv = raat_world_value(w, w->parameters->employer_cv);
    double share[RAAT_LANES];
    share_of(w, b, 0, share);
    FOR_LANES (l)
        c->mean[l] = 0;
    for (int32_t place = 0; place < RAAT_N_PLACES; place++) {
        const double *quote = of_place(w->state->quote_start, b, place);
        FOR_LANES (l)
            c->mean[l] += quote[l];
    }
    FOR_LANES (l) {
        set_lane(c, l, raat_lognormal_band_of(c->mean[l], cv[l], 0, raat_smaller(share[l], 1)));
    }
}

/* The class above. */
static void next_band(const raat_world *w, int32_t b, int32_t class, band *c)
{
    double share[RAAT_LANES];
    share_of(w, b, class, share);
    FOR_LANES (l)
        set_lane(c, l,
                 raat_lognormal_band_next(lane_of(c, l), raat_smaller(c->high[l] + share[l], 1)));
}

static inline double size_of(const band *c, int l)
{
    return c->high[l] - c->low[l];
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
    double quote[RAAT_LANES];  /* of their quotes z */
    double at[RAAT_LANES];     /* of those at or above a threshold */
    double lacked[RAAT_LANES]; /* of max(0, threshold - z) */
} followers;

/* The same when nobody has followed anything. */
static void as_they_were(const band *restrict c, const threshold *restrict t, followers *restrict f)
{
    FOR_LANES (l) {
        const raat_lognormal_band quotes = lane_of(c, l);
        const double quote = raat_lognormal_band_mean(quotes);
        f->quote[l] = quote;
        f->at[l] = size_of(c, l) - raat_lognormal_band_below(quotes, lane_of_cut(&t->reached, l));
        f->lacked[l] = raat_lognormal_band_above(quotes, lane_of_cut(&t->itself, l)) - quote;
    }
}

static void add_stayed(followers *restrict f, const followers *restrict were,
                       const double weight[restrict RAAT_LANES])
{
    FOR_LANES (l) {
        f->quote[l] += weight[l] * were->quote[l];
        f->at[l] += weight[l] * were->at[l];
        f->lacked[l] += weight[l] * were->lacked[l];
    }
}

/* To a floor: below the threshold it leaves at its place who was there, and shortens what the others lacked. */
static void add_lifted(followers *restrict f, const band *restrict c,
                       const followers *restrict were, const double weight[restrict RAAT_LANES],
                       const double floor[restrict RAAT_LANES], const threshold *restrict t)
{
    cut lifted;
    cut_at(c, floor, &lifted);
    FOR_LANES (l) {
        const double quote = raat_lognormal_band_above(lane_of(c, l), lane_of_cut(&lifted, l));
        const double at = were->at[l], size = size_of(c, l);
        const double lacked = were->lacked[l] - (quote - were->quote[l]);
        const double lacking = floor[l] >= t->reached.floor[l] ? 0 : 1;
        f->quote[l] += weight[l] * quote;
        f->at[l] += weight[l] * (lacking * at + (1 - lacking) * size);
        f->lacked[l] += weight[l] * lacking * lacked;
    }
}

static void add_set(followers *restrict f, const band *restrict c,
                    const double weight[restrict RAAT_LANES],
                    const double size[restrict RAAT_LANES], const threshold *restrict t)
{
    FOR_LANES (l) {
        const double all = size_of(c, l);
        f->quote[l] += weight[l] * size[l] * all;
        f->at[l] += weight[l] * (size[l] >= t->reached.floor[l] ? all : 0);
        f->lacked[l] += weight[l] * raat_larger(t->itself.floor[l] - size[l], 0) * all;
    }
}

static void follow(const raat_world *w, int32_t b, const band *c, const threshold *t, followers *f)
{
    followers were;
    const raat_effect *effect;
    const double *weight;
    double stayed[RAAT_LANES];
    as_they_were(c, t, &were);
    *f = (followers){0};
    FOR_LANES (l)
        stayed[l] = 1;
    for (int32_t i = 0; (effect = next_of_both(w, b, &i, &weight));) {
        const double *size = raat_world_value(w, effect->size);
        if (effect->operation == RAAT_FLOOR)
            add_lifted(f, c, &were, weight, size, t);
        else if (effect->operation == RAAT_SET)
            add_set(f, c, weight, size, t);
        else
            continue;
        FOR_LANES (l)
            stayed[l] -= weight[l];
    }
    add_stayed(f, &were, stayed);
}

/* ---- what moves everybody ---- */

/* The mean over all who stayed and who followed: what lever `quote` has before its factors. */
static void mean_of(const raat_world *w, int32_t b, const band *c, double mean[restrict RAAT_LANES])
{
    const raat_effect *effect;
    const double *weight;
    FOR_LANES (l)
        mean[l] = c->mean[l];
    for (int32_t i = 0; (effect = next_of_both(w, b, &i, &weight));) {
        const double *size = raat_world_value(w, effect->size);
        if (effect->operation == RAAT_FLOOR) {
            cut lifted;
            cut_at(c, size, &lifted);
            FOR_LANES (l)
                mean[l] += weight[l] *
                           (size[l] * lifted.below[l] + c->mean[l] * lifted.above[l] - c->mean[l]);
        } else if (effect->operation == RAAT_SET)
            FOR_LANES (l)
                mean[l] += weight[l] * (size[l] - c->mean[l]);
    }
}

/* Scale: what actions on one place type, and the lever's domain, left of the branch's quote. */
static void moved(const raat_world *w, int32_t b, const band *c, const double counted[RAAT_LANES],
                  move *restrict m)
{
    const double *care = raat_lanes_reals(w->flows->care_fte, b);
    const double *stage = of_place(w->state->places, b, RAAT_STAGE);
    const double *leerbaan = of_place(w->state->places, b, RAAT_LEERBAAN);
    const raat_effect *effect;
    const double *weight;
    double mean[RAAT_LANES];
    mean_of(w, b, c, mean);
    FOR_LANES (l) {
        m->factor[l] = 1;
        m->sum[l] = 0;
    }
    for (int32_t i = 0; (effect = next_of_both(w, b, &i, &weight));) {
        const double *size = raat_world_value(w, effect->size);
        if (effect->operation == RAAT_MULTIPLY)
            FOR_LANES (l)
                m->factor[l] *= 1 + weight[l] * (size[l] - 1);
        else if (effect->operation == RAAT_ADD)
            FOR_LANES (l)
                m->sum[l] += weight[l] * size[l];
    }
    FOR_LANES (l) {
        const double together = m->factor[l] * mean[l] + m->sum[l];
        const double left = (stage[l] + leerbaan[l]) / care[l] / together;
        m->scale[l] = counted[l] * (together > 0 && care[l] > 0 ? left : 1);
    }
}

/* ---- counting ---- */

/* What the norm asks of each employer; nothing without one. */
static const double *asked_of(const raat_world *w)
{
    static const double nothing[RAAT_LANES];
    return w->parameters->quote_norm < 0 ? nothing : raat_world_value(w, w->parameters->quote_norm);
}

/* The quote z that the move takes to the norm; 0 without a slope, for then all employers have one quote. */
static void find_threshold(const band *c, const move *restrict m,
                           const double asked[restrict RAAT_LANES], threshold *restrict t)
{
    double quote[RAAT_LANES], hair_below[RAAT_LANES];
    FOR_LANES (l) {
        const double slope = m->scale[l] * m->factor[l], level = m->scale[l] * m->sum[l];
        const double at_norm = raat_larger((asked[l] - level) / slope, 0);
        quote[l] = slope > 0 ? at_norm : 0;
        hair_below[l] = quote[l] * (1 - HAIR);
    }
    cut_at(c, quote, &t->itself);
    cut_at(c, hair_below, &t->reached);
}

static void count_class(const raat_world *w, int32_t b, const band *c, const move *restrict m,
                        const threshold *t, raat_employers *restrict out)
{
    const int has_norm = w->parameters->quote_norm >= 0;
    const double *asked = asked_of(w), *care = raat_lanes_reals(w->flows->care_fte, b);
    followers f;
    follow(w, b, c, t, &f);
    FOR_LANES (l) {
        const double size = size_of(c, l);
        const double slope = m->scale[l] * m->factor[l], level = m->scale[l] * m->sum[l];
        const double at = slope > 0 ? f.at[l] / size : level >= asked[l] * (1 - HAIR) ? 1 : 0;
        const double lacked = slope > 0 ? slope * f.lacked[l] : (asked[l] - level) * size;
        out->care[l] = care[l] * size;
        out->quote[l] = size > 0 ? slope * f.quote[l] / size + level : NAN;
        out->at_norm[l] = has_norm && size > 0 ? raat_smaller(raat_larger(at, 0), 1) : NAN;
        out->owed[l] = has_norm ? care[l] * raat_larger(lacked, 0) : NAN;
    }
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
    band c;
    move m;
    threshold t;
    raat_employers_counted(w, b, counted);
    first_band(w, b, &c);
    moved(w, b, &c, counted, &m);
    find_threshold(&c, &m, asked_of(w), &t);
    for (int32_t i = 0; i < w->plan->axes[RAAT_AXIS_EMPLOYER].n; i++) {
        if (i)
            next_band(w, b, i, &c);
        count_class(w, b, &c, &m, &t, &out[i]);
    }
}
