/* intake.c: who starts to study, and whether there are places. */
#include <math.h>
#include <string.h>

#include "bench/twin/chance.h"
#include "bench/twin/world.h"

typedef double by_place[MOST_BRANCHES][PLACES];

/* Who applies at an intake, and after admission who starts. */
typedef struct {
    unsigned outside[MOST_TRACKS], arrivals[MOST_TRACKS];
    unsigned staff[MOST_PATHS][MOST_BRANCHES][MOST_AGES][TENURES];
} crowd;

/* FTE of places that n students of a track need at a branch. */
static double need(const world *w, int k, int b, double n)
{
    const track_numbers *t = &w->p->track[k];
    return n * t->place_fte * w->p->place_need * t->branch_share[b];
}

static unsigned upskillers(const world *w, const crowd *c, int j, int b)
{
    unsigned n = 0;
    for (int a = 0; a < w->A; a++)
        n += c->staff[j][b][a][NEW] + c->staff[j][b][a][SETTLED];
    return n;
}

/* Of a track: who was a student or staff already. */
static unsigned internal(const world *w, const crowd *c, int k)
{
    unsigned n = c->arrivals[k];
    for (int j = 0; j < w->J; j++)
        for (int b = 0; b < w->B && w->s->path[j].track == k; b++)
            n += upskillers(w, c, j, b);
    return n;
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
    for (int j = 0; j < w->J; j++) {
        const int k = w->s->path[j].track;
        for (int i = 0; i < w->s->track[k].steps; i++)
            for (int b = 0; b < w->B; b++)
                used[b][w->s->track[k].place] += w->U[j][i][b] * w->p->track[k].place_fte;
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

/* Quotes, at the end of the record: places were at least the use, because the starters were admitted. */
void intake_measure(world *w)
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

/* Graduates who study on, and staff: who has applied for one path applies for no other. */
static void internal_apply(world *w, crowd *c)
{
    unsigned applied[MOST_BRANCHES][MOST_QUALIFICATIONS][MOST_AGES][TENURES] = {{{{0}}}};
    memcpy(c->arrivals, w->arrivals, sizeof c->arrivals);
    memset(w->arrivals, 0, sizeof w->arrivals);
    for (int j = 0; j < w->J; j++)
        for (int a = 0; a < w->A; a++) {
            const int q = w->s->path[j].from;
            const double factor = exp(w->x_stream[w->s->track[w->s->path[j].track].stream]);
            const double p =
                world_share_leaving(w->p->path[j].rate[a], w->s->moment[w->step] * factor);
            for (int b = 0; b < w->B; b++)
                for (int u = 0; u < TENURES; u++) {
                    unsigned *before = &applied[b][q][a][u];
                    c->staff[j][b][a][u] = chance_binomial(w->r, w->W[b][q][a][u] - *before, p);
                    *before += c->staff[j][b][a][u];
                }
        }
}

/* The record's starters of this step: the year's total by moments, rounded cumulatively. */
static unsigned recorded_starters(const world *w, int stream)
{
    const double total = w->s->stream[stream].recorded[w->year];
    double before = 0;
    for (int i = 0; i < w->step; i++)
        before += w->s->moment[i];
    return (unsigned)(lround(total * (before + w->s->moment[w->step])) - lround(total * before));
}

/* The record holds the internal starters; what is left of it comes from outside. */
static void record_comes(const world *w, int stream, crowd *c)
{
    const unsigned total = recorded_starters(w, stream);
    double share[MOST_TRACKS] = {0}, rest[MOST_TRACKS] = {0}, sum = 0;
    unsigned n[MOST_TRACKS], inside = 0;
    for (int k = 0; k < w->K; k++)
        if (w->s->track[k].stream == stream) {
            const unsigned own = internal(w, c, k);
            inside += own;
            share[k] = w->p->track[k].stream_share;
            rest[k] = fmax(0, total * share[k] - own);
            sum += rest[k];
        }
    chance_apportion(total > inside ? total - inside : 0, w->K, sum > 0 ? rest : share, n);
    for (int k = 0; k < w->K; k++)
        c->outside[k] += n[k];
}

/* Starters a year of the stream before trend and year factor. A free history knows the first record only,
 * and that a programme without any then began after its record. */
static double stream_level(const world *w, int stream)
{
    const series *record = &w->s->stream[stream];
    if (w->s->free && (record->recorded[0] > 0 || w->s->start_year + w->year <= record->last))
        return record->recorded[0];
    return record->has_level ? w->p->stream[stream].level
                             : record->recorded[record->last - w->s->start_year];
}

/* From outside. */
static unsigned applicants(world *w, int k)
{
    const int i = w->s->track[k].stream, year = w->s->start_year + w->year;
    const int since = year > w->s->stream[i].last ? year - w->s->stream[i].last : 0;
    const double level = fmax(0, stream_level(w, i) * w->p->track[k].stream_share - w->internal[k]);
    const double expected = level * pow(1 + w->p->stream[i].trend, since) * exp(w->x_stream[i]);
    return chance_poisson(w->r, levers_move(w, APPLICANTS, (lever_cell){.track = k}, expected) *
                                    w->s->moment[w->step]);
}

static void who_comes(world *w, crowd *c)
{
    const int year = w->s->start_year + w->year;
    memset(c, 0, sizeof *c);
    if (w->s->moment[w->step] > 0)
        internal_apply(w, c);
    for (int i = 0; i < w->s->streams.n; i++)
        if (year <= w->s->stream[i].imposed)
            record_comes(w, i, c);
    for (int k = 0; k < w->K; k++)
        if (year > w->s->stream[w->s->track[k].stream].imposed)
            c->outside[k] = applicants(w, k);
}

/* ---- who is admitted ---- */

/* Share of the need for places of one type that stays refused, after what branches cannot place was
 * offered once to those with room. */
static double refused_share(world *w, int type, const by_place free, const crowd *c)
{
    double total = 0, excess = 0, room = 0;
    for (int b = 0; b < w->B; b++) {
        double wanted = 0;
        for (int k = 0; k < w->K; k++)
            if (w->s->track[k].place == type)
                wanted += need(w, k, b, c->outside[k] + c->arrivals[k]);
        for (int j = 0; j < w->J; j++)
            if (w->s->track[w->s->path[j].track].place == type)
                wanted += upskillers(w, c, j, b) * w->p->track[w->s->path[j].track].place_fte;
        total += wanted;
        excess += fmax(0, wanted - free[b][type]);
        room += fmax(0, free[b][type] - wanted);
        if (wanted > free[b][type])
            world_set(w, PLACES_BIND_BRANCH, b * PLACES + type, 1);
    }
    const double refused = fmax(0, excess - room);
    return refused > 0 ? refused / total : 0;
}

static unsigned thin(world *w, int k, unsigned *n, double refused)
{
    const unsigned out = *n - chance_binomial(w->r, *n, 1 - refused);
    if (out > 0)
        world_set(w, PLACES_BIND, 0, 1);
    world_add(w, REFUSED, 0, out);
    world_add(w, REFUSED_TRACK, k, out);
    *n -= out;
    return out;
}

/* refused: by place type. A refused arrival is lost; refused staff stay in their posts. */
static void thin_crowd(world *w, const double *refused, crowd *c)
{
    for (int k = 0; k < w->K; k++) {
        const double f = refused[w->s->track[k].place];
        const unsigned outside = thin(w, k, &c->outside[k], f);
        const unsigned arrivals = thin(w, k, &c->arrivals[k], f);
        w->refused[k] = outside + arrivals;
        w->went += arrivals;
    }
    for (int j = 0; j < w->J; j++) {
        const int k = w->s->path[j].track;
        for (int b = 0; b < w->B; b++)
            for (int a = 0; a < w->A; a++)
                for (int u = 0; u < TENURES; u++)
                    thin(w, k, &c->staff[j][b][a][u], refused[w->s->track[k].place]);
    }
}

static void admit(world *w, const by_place places, const by_place used, crowd *c)
{
    by_place free = {{0}};
    for (int b = 0; b < w->B; b++)
        for (int t = 0; t < PLACES; t++)
            free[b][t] = fmax(0, places[b][t] * (1 + w->p->tolerance) - used[b][t]);
    double refused[PLACES];
    for (int t = 0; t < PLACES; t++)
        refused[t] = refused_share(w, t, free, c);
    thin_crowd(w, refused, c);
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

/* Staff who follow a track leave their cell; they come back another day, at another age. */
static void staff_start(world *w, const crowd *c)
{
    for (int j = 0; j < w->J; j++)
        for (int b = 0; b < w->B; b++) {
            w->U[j][0][b] = upskillers(w, c, j, b);
            for (int a = 0; a < w->A; a++)
                for (int u = 0; u < TENURES; u++)
                    w->W[b][w->s->path[j].from][a][u] -= c->staff[j][b][a][u];
        }
}

static void start_studies(world *w, const crowd *c)
{
    const int now = w->year * w->s->steps_per_year + w->step;
    const int year = students_school_year(w, now) - SCHOOL_YEARS_BEFORE;
    for (int k = 0; k < w->K; k++) {
        const unsigned own = internal(w, c, k);
        w->S[k][0] = c->outside[k] + c->arrivals[k];
        w->came += c->outside[k];
        w->internal_so_far[k] += own;
        world_add(w, STARTERS, 0, c->outside[k] + own);
        world_add(w, STARTERS_TRACK, k, c->outside[k] + own);
        if (year >= 0)
            w->cohort[k][year].starters += w->S[k][0];
    }
    staff_start(w, c);
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
    crowd c;
    who_comes(w, &c);
    if (limited) {
        places_used(w, used);
        places_offered(w, places);
        admit(w, places, used, &c);
    }
    start_studies(w, &c);
    if (limited) {
        overload(w, places);
        record_places(w, places);
    } else if (year == w->s->last_recorded && w->step == w->s->steps_per_year - 1) {
        intake_measure(w);
        for (int k = 0; k < w->K; k++)
            w->internal[k] = w->internal_so_far[k];
    }
    record_use(w);
}
