/* intake.c: who starts to study, and whether there are places. */
#include <math.h>
#include <string.h>

#include "bench/twin/chance.h"
#include "bench/twin/world.h"

typedef double by_place[MOST_BRANCHES][PLACES];

/* FTE of places that n students of a track need at a branch. */
static double need(const world *w, int k, int b, double n)
{
    const track_numbers *t = &w->p->track[k];
    return n * t->place_fte * w->p->place_need * t->branch_share[b];
}

static unsigned students_of(const world *w, int k)
{
    unsigned n = w->L[k];
    for (int i = 0; i < w->s->track[k].steps; i++)
        n += w->S[k][i];
    return n;
}

static void places_used(const world *w, by_place used)
{
    memset(used, 0, sizeof(by_place));
    for (int k = 0; k < w->K; k++)
        for (int b = 0; b < w->B; b++)
            used[b][w->s->track[k].place] += need(w, k, b, students_of(w, k));
    for (int g = 0; g < w->G; g++) {
        unsigned n = 0;
        for (int i = 0; i < w->s->group[g].steps; i++)
            n += w->T[g][i];
        for (int b = 0; b < w->B; b++)
            used[b][LEERBAAN] += n * w->p->group[g].place_fte * w->p->group[g].branch_share[b];
    }
}

/* Contract FTE of staff that delivers care. */
static double care_fte(const world *w, int b)
{
    unsigned heads = 0;
    for (int q = 0; q < w->Q; q++)
        for (int a = 0; a < w->A; a++)
            heads += w->W[b][q][a][NEW] + w->W[b][q][a][SETTLED];
    return heads * w->fte[b] * w->p->care_share[b];
}

/* At the end of the record: places were at least the use, because the starters were admitted. */
static void measure_quote(world *w)
{
    by_place used = {{0}};
    places_used(w, used);
    for (int b = 0; b < w->B; b++)
        for (int t = 0; t < PLACES; t++) {
            const double care = care_fte(w, b);
            w->quote[b][t] = care > 0 ? used[b][t] / (w->p->utilisation * care) : 0;
        }
}

static void places_offered(world *w, by_place places)
{
    for (int b = 0; b < w->B; b++) {
        const double before = w->quote[b][STAGE] + w->quote[b][LEERBAAN];
        const double quote = levers_move(w, QUOTE, (lever_cell){.branch = b}, before);
        for (int t = 0; t < PLACES; t++)
            places[b][t] = before > 0 ? w->quote[b][t] * quote / before * care_fte(w, b) : 0;
    }
}

/* ---- who comes ---- */

/* The record's starters of this step: the year's total by moments, rounded cumulatively. */
static unsigned recorded_starters(const world *w, int stream)
{
    const double total = w->s->stream[stream].recorded[w->year];
    double before = 0;
    for (int i = 0; i < w->step; i++)
        before += w->s->moment[i];
    return (unsigned)(lround(total * (before + w->s->moment[w->step])) - lround(total * before));
}

static void record_comes(const world *w, int stream, unsigned *come)
{
    double share[MOST_TRACKS] = {0};
    unsigned n[MOST_TRACKS];
    for (int k = 0; k < w->K; k++)
        if (w->s->track[k].stream == stream)
            share[k] = w->p->track[k].stream_share;
    chance_apportion(recorded_starters(w, stream), w->K, share, n);
    for (int k = 0; k < w->K; k++)
        come[k] += n[k];
}

static unsigned applicants(world *w, int k)
{
    const int i = w->s->track[k].stream, year = w->s->start_year + w->year;
    const series *record = &w->s->stream[i];
    const stream_numbers *n = &w->p->stream[i];
    const double level =
        record->has_level ? n->level : record->recorded[record->last - w->s->start_year];
    const double expected = level * pow(1 + n->trend, year - record->last) * exp(w->x_stream[i]) *
                            w->p->track[k].stream_share;
    return chance_poisson(w->r, levers_move(w, APPLICANTS, (lever_cell){.track = k}, expected) *
                                    w->s->moment[w->step]);
}

static void who_comes(world *w, unsigned *come)
{
    const int year = w->s->start_year + w->year;
    memset(come, 0, MOST_TRACKS * sizeof *come);
    for (int i = 0; i < w->s->streams.n; i++)
        if (year <= w->s->stream[i].last)
            record_comes(w, i, come);
    for (int k = 0; k < w->K; k++)
        if (year > w->s->stream[w->s->track[k].stream].last)
            come[k] = applicants(w, k);
}

/* ---- who is admitted ---- */

/* Share of the need for places of one type that stays refused, after what branches cannot place was
 * offered once to those with room. */
static double refused_share(world *w, int type, const by_place free, const unsigned *come)
{
    double total = 0, excess = 0, room = 0;
    for (int b = 0; b < w->B; b++) {
        double wanted = 0;
        for (int k = 0; k < w->K; k++)
            if (w->s->track[k].place == type)
                wanted += need(w, k, b, come[k]);
        total += wanted;
        excess += fmax(0, wanted - free[b][type]);
        room += fmax(0, free[b][type] - wanted);
        if (wanted > free[b][type])
            world_set(w, PLACES_BIND_BRANCH, b * PLACES + type, 1);
    }
    const double refused = fmax(0, excess - room);
    return refused > 0 ? refused / total : 0;
}

static void admit(world *w, const by_place places, const by_place used, unsigned *come)
{
    by_place free = {{0}};
    for (int b = 0; b < w->B; b++)
        for (int t = 0; t < PLACES; t++)
            free[b][t] = fmax(0, places[b][t] * (1 + w->p->tolerance) - used[b][t]);
    for (int t = 0; t < PLACES; t++) {
        const double f = refused_share(w, t, free, come);
        for (int k = 0; k < w->K; k++) {
            if (w->s->track[k].place != t)
                continue;
            const unsigned admitted = chance_binomial(w->r, come[k], 1 - f);
            if (admitted < come[k])
                world_set(w, PLACES_BIND, 0, 1);
            world_add(w, REFUSED, 0, come[k] - admitted);
            world_add(w, REFUSED_TRACK, k, come[k] - admitted);
            come[k] = admitted;
        }
    }
}

/* Use above places, after branches with too many students have passed on what others have room for. */
static void overload(world *w, const by_place places)
{
    by_place used = {{0}};
    places_used(w, used);
    for (int t = 0; t < PLACES; t++) {
        double over = 0, room = 0;
        for (int b = 0; b < w->B; b++) {
            over += fmax(0, used[b][t] - places[b][t]);
            room += fmax(0, places[b][t] - used[b][t]);
        }
        const double stays = over > room ? (over - room) / over : 0;
        for (int b = 0; b < w->B; b++) {
            const double own = fmax(0, used[b][t] - places[b][t]) * stays;
            w->overload[b][t] = own > 0 ? fmin(w->p->overload_cap, own / places[b][t]) : 0;
        }
    }
}

static void start_studies(world *w, const unsigned *come)
{
    for (int k = 0; k < w->K; k++) {
        w->S[k][0] = come[k];
        world_add(w, STARTERS, 0, come[k]);
        world_add(w, STARTERS_TRACK, k, come[k]);
    }
}

static void record_places(world *w, const by_place places)
{
    double sum = 0, care = 0;
    for (int b = 0; b < w->B; b++) {
        care += care_fte(w, b);
        for (int t = 0; t < PLACES; t++) {
            sum += places[b][t];
            world_set(w, PLACES_FTE, b * PLACES + t, places[b][t]);
        }
    }
    world_set(w, TRAINING_QUOTE, 0, sum / care);
}

static void record_use(world *w)
{
    by_place used = {{0}};
    places_used(w, used);
    for (int b = 0; b < w->B; b++)
        for (int t = 0; t < PLACES; t++)
            world_set(w, PLACES_USED_FTE, b * PLACES + t, used[b][t]);
}

void intake_start(world *w)
{
    const int year = w->s->start_year + w->year;
    const bool limited = year > w->s->last_recorded;
    by_place places = {{0}}, used = {{0}};
    unsigned come[MOST_TRACKS];
    who_comes(w, come);
    if (limited) {
        places_used(w, used);
        places_offered(w, places);
        admit(w, places, used, come);
    }
    start_studies(w, come);
    if (limited) {
        overload(w, places);
        record_places(w, places);
    } else if (year == w->s->last_recorded && w->step == w->s->steps_per_year - 1) {
        measure_quote(w);
    }
    record_use(w);
}
