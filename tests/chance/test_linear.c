/* The linear part of the model against an exact recursion of means and variances.
 *
 * With demand far above supply, places for everybody, and nothing that answers to the state, everybody moves
 * independently: one person of type i (a cell of a stock) becomes, in one step, a random vector xi_i over
 * types and counters. With m the means and C the covariances of all types and counters,
 *
 *   m' = sum_i m_i E[xi_i] + immigration,   C' = A' C A + sum_i m_i Var(xi_i) + Poisson immigration,
 *
 * A having the rows E[xi_i]. Counters stand for the flows of a year, so flows have exact variances too. An
 * intake is a second such step after the first: staff and arrivals become upskillers and students. Where
 * starters are recorded, each of those takes the place of a newcomer, so xi has a -1; where history is free,
 * newcomers are a Poisson number of their own.
 *
 * Movers and returners go to branches in proportion to demand and to open posts. Both are constant where
 * vacancies do not count (a reference without end) and posts are thousands for each head.
 *
 * The outcomes of a person are listed here one by one, from the model page; nothing of engine/model is
 * called but to run it. */
#include "tests/check.h"
#include "tests/support/chance.h"
#include "tests/support/tiny_plan.h"
#include "tests/support/tiny_run.h"

#include "engine/model/indicator.h"

static uint64_t seed;

enum { B = 2, Q = 2, AGES = 3, K = 3, MOST = 240, MOST_OUTCOMES = 32, AT_ONCE = 4 };

static const char *const branch[B] = {"vvt", "zkh"}, *const level[Q] = {"low", "high"};
static const char *const age[AGES] = {"young", "middle", "old"};
static const char *const track[K] = {"bol_low", "bbl_high", "bol_high"};
enum { LAST_RECORDED_FREE = 2014 };
enum { LOW, HIGH, BOL_LOW = 0, BBL_HIGH = 1, BOL_HIGH = 2 };
static const int level_of[K] = {0, 1, 1}, years_of[K] = {2, 3, 3}, work_based[K] = {0, 1, 0};

/* One thing that may happen to a person in a step: types and counters that get one more, but for one that
 * has one less (-1: none). */
typedef struct {
    double p;
    int n, at[AT_ONCE], less;
} outcome;

typedef struct {
    const raat_plan *plan;
    int n, stocks; /* types; the counters come after them */
    int student[K], delayed[K], job, upskiller, arrival, former;
    int dropouts, diplomas, starters, exits, hires, moved;
    int per_year, steps[K];
    double m[MOST], c[MOST][MOST];
    int n_outcomes[MOST];
    outcome outcomes[MOST][MOST_OUTCOMES];
    double hazard[B][Q][AGES][2], retire[AGES], potential[B][Q];
    double internal[K];             /* starters a year who are students or staff already */
    double pull[B][Q], posts[B][Q]; /* shares of movers and of returners */
} twin;

static int is_free(const twin *t)
{
    return t->plan->history == RAAT_FREE;
}

__attribute__((format(printf, 2, 3))) static double get(const twin *t, const char *format, ...)
{
    char name[80];
    va_list args;
    va_start(args, format);
    vsnprintf(name, sizeof name, format, args);
    va_end(args);
    return tiny_plan_get(t->plan, name);
}

static int job_of(const twin *t, int b, int q, int a, int settled)
{
    return t->job + ((b * Q + q) * AGES + a) * 2 + settled;
}

/* On the one path, from low by bbl_high. */
static int upskiller_of(const twin *t, int s, int b)
{
    return t->upskiller + s * B + b;
}

static void number_types(twin *t)
{
    for (int k = 0; k < K; k++) {
        t->steps[k] = years_of[k] * t->per_year;
        t->student[k] = t->n;
        t->n += t->steps[k];
        t->delayed[k] = t->n++;
    }
    t->job = t->n;
    t->upskiller = t->n + B * Q * AGES * 2;
    t->arrival = t->upskiller + t->steps[BBL_HIGH] * B;
    t->former = t->arrival + 1;
    t->stocks = t->dropouts = t->former + Q;
    t->diplomas = t->dropouts + K;
    t->starters = t->diplomas + K;
    t->exits = t->starters + K;
    t->hires = t->exits + 3;
    t->moved = t->hires + RAAT_N_SOURCES;
    t->n = t->moved + 1;
    assert_true(t->n <= MOST);
}

/* ---- the start ---- */

static double dropout_hazard(const twin *t, int k, int s)
{
    return -log(1 - get(t, "%s/dropout/%d", track[k], s / t->per_year + 1));
}

/* Share of the year's starters in a step of the year: February and September. */
static double intake_share(const twin *t, int of_year)
{
    double share = 0;
    if (1 * t->per_year / 12 == of_year)
        share += 0.2;
    if (8 * t->per_year / 12 == of_year)
        share += 0.8;
    return share;
}

static double first_starters(const twin *t, int k)
{
    return work_based[k] ? get(t, "work/recorded/2012")
                         : get(t, "school/recorded/2012") * (k == 0 ? 0.6 : 0.4);
}

static double reach_end(const twin *t, int k)
{
    double h = 0;
    for (int s = 0; s < t->steps[k]; s++)
        h += dropout_hazard(t, k, s) / t->per_year;
    return exp(-h);
}

static void start_students(twin *t, int k)
{
    const double per_year = t->per_year;
    const double leave = -log(1 - get(t, "%s/delayed_diploma", track[k])) -
                         log(1 - get(t, "%s/delayed_dropout", track[k]));
    double still = 1, stock = 0;
    for (int s = 0; s < t->steps[k]; s++) {
        const int of_year = (10 * t->per_year - s - 1) % t->per_year;
        t->m[t->student[k] + s] =
            floor(first_starters(t, k) * intake_share(t, of_year) * still + 0.5);
        still *= exp(-dropout_hazard(t, k, s) / per_year);
    }
    for (int j = 0; j < 20 * t->per_year; j++) { /* j steps late */
        const int of_year = (100 * t->per_year - j - 1 - t->steps[k]) % t->per_year;
        stock += intake_share(t, of_year) * exp(-leave * j / per_year);
    }
    const double late = first_starters(t, k) * still * get(t, "%s/delay", track[k]) * stock;
    t->m[t->delayed[k]] = floor(late + 0.5);
}

static void start_staff(twin *t)
{
    for (int b = 0; b < B; b++)
        for (int q = 0; q < Q; q++)
            for (int a = 0; a < AGES; a++)
                for (int u = 0; u < 2; u++) {
                    const double fresh = get(t, "new_share/%s", age[a]);
                    const double heads = get(t, "heads") * get(t, "branch_share/%s", branch[b]) *
                                         get(t, "qualification_share/%s/%s", branch[b], level[q]) *
                                         get(t, "age_share/%s/%s", branch[b], age[a]) *
                                         (u ? 1 - fresh : fresh);
                    CHECK_NEAR(heads, nearbyint(heads), 1e-6); /* no remainders in this plan */
                    t->m[job_of(t, b, q, a, u)] = nearbyint(heads);
                }
}

static double exits_at(const twin *t, double factor)
{
    double all = 0;
    for (int b = 0; b < B; b++)
        for (int q = 0; q < Q; q++)
            for (int a = 0; a < AGES; a++)
                for (int u = 0; u < 2; u++) {
                    const double h = factor * t->hazard[b][q][a][u] + t->retire[a];
                    all += t->m[job_of(t, b, q, a, u)] * (1 - exp(-h / t->per_year)) * t->per_year;
                }
    return all;
}

/* The level of exits by bisection. */
static void start_hazards(twin *t)
{
    const double wanted = is_free(t) ? get(t, "exit_rate") * get(t, "heads")
                                     : get(t, "exits/2012") * get(t, "exits_error");
    for (int b = 0; b < B; b++)
        for (int q = 0; q < Q; q++)
            for (int a = 0; a < AGES; a++)
                for (int u = 0; u < 2; u++) {
                    double h = -log(1 - get(t, "exit_age/%s", age[a]));
                    if (u == 0)
                        h -= log(1 - get(t, "exit_new/%s", age[a]));
                    t->retire[a] = -log(1 - get(t, "retirement/%s", age[a]));
                    t->hazard[b][q][a][u] = h * get(t, "exit_branch/%s", branch[b]) *
                                            get(t, "exit_qualification/%s", level[q]);
                }
    double low = 0, high = 50;
    while (high - low > 1e-12)
        if (exits_at(t, (low + high) / 2) < wanted)
            low = (low + high) / 2;
        else
            high = (low + high) / 2;
    for (double *h = &t->hazard[0][0][0][0]; h < &t->hazard[0][0][0][0] + B * Q * AGES * 2; h++)
        *h *= low;
}

static double diplomas(const twin *t, int k)
{
    const double d = -log(1 - get(t, "%s/delayed_diploma", track[k]));
    const double x = -log(1 - get(t, "%s/delayed_dropout", track[k]));
    const double late = get(t, "%s/delay", track[k]);
    return first_starters(t, k) * reach_end(t, k) * (1 - late + late * d / (d + x));
}

static double graduates(const twin *t, int k)
{
    return diplomas(t, k) * (1 - get(t, "%s/further_study", track[k])) *
           (1 - get(t, "%s/leaves_region", track[k])) * get(t, "%s/sector_yield", track[k]);
}

/* Branch shares as given add up to 1 only over three branches. */
static double branch_share(const twin *t, int k, int b)
{
    return get(t, "%s/branch_share/%s", track[k], branch[b]) /
           (get(t, "%s/branch_share/vvt", track[k]) + get(t, "%s/branch_share/zkh", track[k]));
}

/* The stock that stands still: exits that are no retirements over both hazards of leaving it. */
static void start_former(twin *t)
{
    const double dt = 1.0 / t->per_year;
    const double outflow = -log(1 - get(t, "former_exit")) - log(1 - get(t, "reentry"));
    for (int q = 0; q < Q; q++) {
        double inflow = 0;
        for (int b = 0; b < B; b++)
            for (int a = 0; a < AGES; a++)
                for (int u = 0; u < 2; u++) {
                    const double h = t->hazard[b][q][a][u], r = t->retire[a];
                    inflow +=
                        t->m[job_of(t, b, q, a, u)] * (1 - exp(-(h + r) * dt)) / dt * h / (h + r);
                }
        t->m[t->former + q] = floor(inflow / outflow + 0.5);
    }
}

/* bbl_high works as low; the delayed as in the last study year. */
static double working_students(const twin *t)
{
    double sum = t->m[t->delayed[BBL_HIGH]] * get(t, "bbl_high/productive_fte/3");
    for (int s = 0; s < t->steps[BBL_HIGH]; s++)
        sum += t->m[t->student[BBL_HIGH] + s] *
               get(t, "bbl_high/productive_fte/%d", s / t->per_year + 1);
    return sum;
}

/* Demand is proportional to the supply of the start, posts to demand over FTE a head. */
static void start_shares(twin *t)
{
    for (int q = 0; q < Q; q++) {
        double fte = 0, heads = 0;
        for (int b = 0; b < B; b++) {
            double of_cell = q == LOW ? working_students(t) * branch_share(t, BBL_HIGH, b) : 0;
            for (int i = 0; i < AGES * 2; i++)
                of_cell += t->m[job_of(t, b, q, i / 2, i % 2)];
            t->posts[b][q] = of_cell;
            t->pull[b][q] = of_cell * get(t, "fte_per_head/%s", branch[b]);
            heads += t->posts[b][q];
            fte += t->pull[b][q];
        }
        for (int b = 0; b < B; b++) {
            t->posts[b][q] /= heads;
            t->pull[b][q] /= fte;
        }
    }
}

static void start_internal(twin *t)
{
    t->internal[BOL_HIGH] = diplomas(t, BOL_LOW) * get(t, "bol_low/further_study");
    for (int b = 0; b < B; b++)
        for (int i = 0; i < AGES * 2; i++)
            t->internal[BBL_HIGH] +=
                t->m[job_of(t, b, LOW, i / 2, i % 2)] * get(t, "rise/rate/%s", age[i / 2]);
}

static double returners(const twin *t, int q)
{
    return t->m[t->former + q] * (1 - pow(1 - get(t, "reentry"), 1.0 / t->per_year)) * t->per_year;
}

static void start_potential(twin *t)
{
    const double outside =
        get(t, "outside") * get(t, "heads") - returners(t, LOW) - returners(t, HIGH);
    double all = 0;
    for (int b = 0; b < B; b++)
        for (int q = 0; q < Q; q++) {
            double leave = 0, come = returners(t, q) * t->pull[b][q];
            for (int a = 0; a < AGES; a++)
                for (int u = 0; u < 2; u++)
                    leave += t->m[job_of(t, b, q, a, u)] * t->per_year *
                             (1 - exp(-(t->hazard[b][q][a][u] + t->retire[a]) / t->per_year));
            for (int k = 0; k < K; k++)
                if (level_of[k] == q)
                    come += get(t, "graduate_credit") * graduates(t, k) * branch_share(t, k, b);
            t->potential[b][q] = fmax(leave - come, get(t, "replacement_floor") * leave);
            all += t->potential[b][q];
        }
    for (int b = 0; b < B; b++)
        for (int q = 0; q < Q; q++)
            t->potential[b][q] *= outside / all;
}

/* ---- what may happen to a person in one step ---- */

static void may(twin *t, int type, double p, int n, const int *at)
{
    assert_true(t->n_outcomes[type] < MOST_OUTCOMES && n <= AT_ONCE);
    outcome *o = &t->outcomes[type][t->n_outcomes[type]++];
    *o = (outcome){.p = p, .n = n, .less = -1};
    for (int i = 0; i < n; i++)
        o->at[i] = at[i];
}
#define MAY(type, p, ...)                                                                          \
    may(t, type, p, (int)(sizeof((int[]){__VA_ARGS__}) / sizeof(int)), (int[]){__VA_ARGS__})

/* A diploma with probability p; what becomes of its owner. */
static void may_graduate(twin *t, int type, int k, double p)
{
    const double study = p * get(t, "%s/further_study", track[k]);
    const double offer = (p - study) * (1 - get(t, "%s/leaves_region", track[k])) *
                         get(t, "%s/sector_yield", track[k]);
    MAY(type, p - study - offer, t->diplomas + k);
    if (k == BOL_LOW)
        MAY(type, study, t->diplomas + k, t->arrival);
    else
        MAY(type, study, t->diplomas + k);
    for (int b = 0; b < B; b++)
        for (int a = 0; a < AGES; a++)
            MAY(type, offer * branch_share(t, k, b) * get(t, "%s/entry_age/%s", track[k], age[a]),
                t->diplomas + k, job_of(t, b, level_of[k], a, work_based[k]),
                t->hires + (work_based[k] ? 0 : 1));
}

static void list_students(twin *t, int k)
{
    const double dt = 1.0 / t->per_year, late = get(t, "%s/delay", track[k]);
    for (int s = 0; s < t->steps[k]; s++) {
        const int type = t->student[k] + s;
        const double stay = exp(-dropout_hazard(t, k, s) * dt);
        MAY(type, 1 - stay, t->dropouts + k);
        if (s + 1 < t->steps[k]) {
            MAY(type, stay, type + 1);
            continue;
        }
        MAY(type, stay * late, t->delayed[k]);
        may_graduate(t, type, k, stay * (1 - late));
    }
    const double d = -log(1 - get(t, "%s/delayed_diploma", track[k]));
    const double x = -log(1 - get(t, "%s/delayed_dropout", track[k]));
    const double leave = 1 - exp(-(d + x) * dt);
    MAY(t->delayed[k], 1 - leave, t->delayed[k]);
    MAY(t->delayed[k], leave * x / (d + x), t->dropouts + k);
    may_graduate(t, t->delayed[k], k, leave * d / (d + x));
}

/* Nobody is delayed; both with the diploma and without it they are settled in their own branch. */
static void list_upskillers(twin *t)
{
    for (int s = 0; s < t->steps[BBL_HIGH]; s++)
        for (int b = 0; b < B; b++) {
            const int type = upskiller_of(t, s, b), last = s + 1 == t->steps[BBL_HIGH];
            const double stay = exp(-dropout_hazard(t, BBL_HIGH, s) / t->per_year);
            if (!last)
                MAY(type, stay, upskiller_of(t, s + 1, b));
            for (int a = 0; a < AGES; a++) {
                const double p = get(t, "rise/return_age/%s", age[a]);
                MAY(type, (1 - stay) * p, t->dropouts + BBL_HIGH, job_of(t, b, LOW, a, 1));
                if (last)
                    MAY(type, stay * p, t->diplomas + BBL_HIGH, job_of(t, b, HIGH, a, 1));
            }
        }
}

/* With probability p former staff of level q, who may return in the same step; `counter` gets one too (-1:
 * none). */
static void may_return(twin *t, int type, int q, double p, int counter)
{
    const double look = 1 - pow(1 - get(t, "reentry"), 1.0 / t->per_year);
    const int stay[] = {t->former + q, counter};
    may(t, type, p * (1 - look), counter < 0 ? 1 : 2, stay);
    for (int b = 0; b < B; b++)
        for (int a = 0; a < AGES; a++) {
            const int back[] = {job_of(t, b, q, a, 0), t->hires + RAAT_FROM_RETURN, counter};
            may(t, type, p * look * t->posts[b][q] * get(t, "returner_age/%s", age[a]),
                counter < 0 ? 2 : 3, back);
        }
}

static void list_former(twin *t, int q)
{
    const double stay = pow(1 - get(t, "former_exit"), 1.0 / t->per_year);
    may(t, t->former + q, 1 - stay, 0, NULL);
    may_return(t, t->former + q, q, stay, -1);
}

static void list_staff(twin *t, int b, int q, int a, int u, double year)
{
    const int type = job_of(t, b, q, a, u);
    const double dt = 1.0 / t->per_year, h = t->hazard[b][q][a][u] * year, r = t->retire[a];
    const double leave = 1 - exp(-(h + r) * dt), other_sector = get(t, "other_sector");
    const double stay_years = get(t, "residence/%s", age[a]);
    const double older = a + 1 < AGES ? 1 - exp(-dt / stay_years) : 0;
    const double move = 1 - pow(1 - get(t, "move"), dt);
    const double settle = u == 0 ? 1 - exp(-dt / get(t, "tenure_years")) : 0;
    MAY(type, leave * r / (h + r), t->exits + RAAT_RETIREMENT);
    may_return(t, type, q, leave * h / (h + r) * other_sector, t->exits + RAAT_OTHER_SECTOR);
    may_return(t, type, q, leave * h / (h + r) * (1 - other_sector), t->exits + RAAT_OTHER_REASON);
    for (int c = -1; c < B; c++) { /* -1: stays with the employer */
        const double goes = c < 0 ? 1 - move : move * t->pull[c][q];
        for (int grows = 0; grows < (a + 1 < AGES ? 2 : 1); grows++)
            for (int settles = 0; settles < (u == 0 ? 2 : 1); settles++) {
                const double p = (1 - leave) * goes * (grows ? older : 1 - older) *
                                 (settles ? settle : 1 - settle);
                const int at[] = {job_of(t, c < 0 ? b : c, q, a + grows, u || settles), t->moved};
                may(t, type, p, c < 0 ? 1 : 2, at);
            }
    }
}

/* Exits are recorded for the year before the first only, which sets their level; they answer to the growth of
 * demand, which is recorded and stands still in the first year, or always the mean where history is free. */
static double exit_year(const twin *t, int year)
{
    const int before = year > t->plan->start_year ? year - 1 : year;
    const double growth =
        is_free(t) ? get(t, "growth")
                   : get(t, "demand_index/%d", year) / get(t, "demand_index/%d", before) - 1;
    return exp(get(t, "contraction") * (growth - get(t, "growth_reference")));
}

static void check_outcomes(const twin *t)
{
    for (int i = 0; i < t->n; i++) {
        double all = 0;
        for (int o = 0; o < t->n_outcomes[i]; o++)
            all += t->outcomes[i][o].p;
        CHECK_NEAR(all, 1, 1e-12);
    }
}

static void list_outcomes(twin *t, int year)
{
    memset(t->n_outcomes, 0, sizeof t->n_outcomes);
    for (int k = 0; k < K; k++)
        list_students(t, k);
    list_upskillers(t);
    MAY(t->arrival, 1, t->arrival);
    for (int q = 0; q < Q; q++)
        list_former(t, q);
    for (int b = 0; b < B; b++)
        for (int q = 0; q < Q; q++)
            for (int a = 0; a < AGES; a++)
                for (int u = 0; u < 2; u++)
                    list_staff(t, b, q, a, u, exit_year(t, year));
    for (int i = t->stocks; i < t->n; i++)
        MAY(i, 1, i); /* what is counted stays counted */
    check_outcomes(t);
}

/* ---- what may happen to a person at an intake with this share of the year's ---- */

static void list_applicants(twin *t, int b, int a, int u, double share)
{
    const int type = job_of(t, b, LOW, a, u);
    const double p = 1 - pow(1 - get(t, "rise/rate/%s", age[a]), share);
    MAY(type, 1 - p, type);
    if (is_free(t)) {
        MAY(type, p, upskiller_of(t, 0, b), t->starters + BBL_HIGH);
        return;
    }
    MAY(type, p, upskiller_of(t, 0, b)); /* in the place of a newcomer: as many start */
    t->outcomes[type][t->n_outcomes[type] - 1].less = t->student[BBL_HIGH];
}

static void list_intake(twin *t, double share)
{
    memset(t->n_outcomes, 0, sizeof t->n_outcomes);
    for (int b = 0; b < B; b++)
        for (int i = 0; i < AGES * 2; i++)
            list_applicants(t, b, i / 2, i % 2, share);
    if (is_free(t))
        MAY(t->arrival, 1, t->student[BOL_HIGH], t->starters + BOL_HIGH);
    else
        may(t, t->arrival, 1, 0, NULL); /* likewise; the student he becomes is in the record */
    for (int i = 0; i < t->n; i++)
        if (t->n_outcomes[i] == 0)
            MAY(i, 1, i);
    check_outcomes(t);
}

/* ---- one step of the recursion ---- */

/* A Poisson number, counted. */
static void come(twin *t, int to, int counter, double mean)
{
    t->m[to] += mean;
    t->m[counter] += mean;
    t->c[to][to] += mean;
    t->c[counter][counter] += mean;
    t->c[to][counter] += mean;
    t->c[counter][to] += mean;
}

static void come_from_outside(twin *t)
{
    const double out = 1.0 / t->per_year;
    for (int b = 0; b < B; b++)
        for (int q = 0; q < Q; q++)
            for (int a = 0; a < AGES; a++)
                come(t, job_of(t, b, q, a, 0), t->hires + RAAT_FROM_OUTSIDE,
                     t->potential[b][q] * out * get(t, "outside_age/%s", age[a]));
}

/* In recorded years everybody in the record, less who was no newcomer. Free: the first level, less who is
 * expected to be none, with the trend from the end of the record on. */
static void start_newcomers(twin *t, int year, double share)
{
    static const double share_of[K] = {0.6, 1, 0.4};
    for (int k = 0; k < K; k++) {
        const char *stream = work_based[k] ? "work" : "school";
        if (is_free(t)) {
            const int years = year - LAST_RECORDED_FREE;
            const double first = get(t, "%s/recorded/2012", stream) * share_of[k] - t->internal[k];
            come(t, t->student[k], t->starters + k,
                 share * first * pow(1 + get(t, "%s/trend", stream), years > 0 ? years : 0));
            continue;
        }
        const double n = share * get(t, "%s/recorded/%d", stream, year) * share_of[k];
        t->m[t->student[k]] += n;
        t->m[t->starters + k] += n;
    }
}

/* What one outcome adds to the mean of xi, and `persons` of them to the second moments. */
static void add_outcome(const outcome *x, double persons, double mean[MOST], double c[][MOST])
{
    int at[AT_ONCE + 1], n = x->n;
    double by[AT_ONCE + 1];
    for (int i = 0; i < n; i++) {
        at[i] = x->at[i];
        by[i] = 1;
    }
    if (x->less >= 0) {
        at[n] = x->less;
        by[n++] = -1;
    }
    for (int i = 0; i < n; i++) {
        mean[at[i]] += by[i] * x->p;
        for (int j = 0; j < n; j++)
            c[at[i]][at[j]] += by[i] * by[j] * persons * x->p;
    }
}

static void advance(twin *t)
{
    static double a[MOST][MOST], ac[MOST][MOST], c[MOST][MOST];
    double m[MOST] = {0};
    memset(a, 0, sizeof a);
    memset(c, 0, sizeof c);
    for (int i = 0; i < t->n; i++) {
        for (int o = 0; o < t->n_outcomes[i]; o++)
            add_outcome(&t->outcomes[i][o], t->m[i], a[i], c);
        for (int j = 0; j < t->n; j++) {
            m[j] += t->m[i] * a[i][j];
            for (int l = 0; fabs(a[i][j]) > 0 && l < t->n; l++)
                c[j][l] -= t->m[i] * a[i][j] * a[i][l];
        }
    }
    for (int i = 0; i < t->n; i++)
        for (int j = 0; j < t->n; j++) {
            ac[i][j] = 0;
            for (int l = 0; l < t->n; l++)
                ac[i][j] += t->c[i][l] * a[l][j];
        }
    for (int l = 0; l < t->n; l++)
        for (int i = 0; i < t->n; i++)
            for (int j = 0; fabs(a[l][i]) > 0 && j < t->n; j++)
                c[i][j] += a[l][i] * ac[l][j];
    memcpy(t->m, m, sizeof m);
    memcpy(t->c, c, sizeof c);
}

static void forget_flows(twin *t)
{
    for (int i = t->stocks; i < t->n; i++) {
        t->m[i] = 0;
        for (int j = 0; j < t->n; j++)
            t->c[i][j] = t->c[j][i] = 0;
    }
}

/* ---- what the engine records, as sums over types ---- */

enum { MOST_SUMS = 80, MOST_YEARS = 8 };

typedef struct {
    raat_indicator_id id;
    int cell, n, of[MOST];
} sum_of;

typedef struct {
    double mean, variance;      /* exact */
    double off, square, fourth; /* sums over replicates of powers of value - mean */
} moments;

typedef struct {
    raat_sink sink;
    const raat_plan *plan;
    int n_sums, years;
    int64_t replicates;
    sum_of sums[MOST_SUMS];
    moments at[MOST_YEARS][MOST_SUMS];
} comparison;

static sum_of *one_more(comparison *c, raat_indicator_id id, int cell)
{
    assert_true(c->n_sums < MOST_SUMS);
    sum_of *s = &c->sums[c->n_sums++];
    *s = (sum_of){.id = id, .cell = cell};
    return s;
}

static void range(comparison *c, raat_indicator_id id, int cell, int first, int n)
{
    sum_of *s = one_more(c, id, cell);
    for (s->n = 0; s->n < n; s->n++)
        s->of[s->n] = first + s->n;
}

static void list_sums(comparison *c, const twin *t)
{
    const int jobs = B * Q * AGES * 2;
    for (int i = 0; i < jobs; i++)
        range(c, RAAT_WORKFORCE, i, t->job + i, 1);
    for (int b = 0; b < B; b++)
        range(c, RAAT_HEADS_BRANCH, b, t->job + b * jobs / B, jobs / B);
    range(c, RAAT_HEADS, 0, t->job, jobs);
    range(c, RAAT_STUDENTS, 0, 0, t->job);
    for (int k = 0; k < K; k++) {
        range(c, RAAT_STUDENTS_TRACK, k, t->student[k], t->steps[k] + 1);
        range(c, RAAT_DROPOUTS_TRACK, k, t->dropouts + k, 1);
        range(c, RAAT_DIPLOMAS_TRACK, k, t->diplomas + k, 1);
        range(c, RAAT_STARTERS_TRACK, k, t->starters + k, 1);
    }
    range(c, RAAT_DROPOUTS, 0, t->dropouts, K);
    range(c, RAAT_DIPLOMAS, 0, t->diplomas, K);
    range(c, RAAT_STARTERS, 0, t->starters, K);
    range(c, RAAT_JOB_CHANGES, 0, t->moved, 1);
    range(c, RAAT_FORMER, 0, t->former, Q);
    for (int i = 0; i < 3; i++)
        range(c, RAAT_EXITS_REASON, i, t->exits + i, 1);
    range(c, RAAT_EXITS, 0, t->exits, 3);
    for (int i = 0; i < RAAT_N_SOURCES; i++)
        range(c, RAAT_HIRES_SOURCE, i, t->hires + i, 1);
    range(c, RAAT_HIRES, 0, t->hires, RAAT_N_SOURCES);
    one_more(c, RAAT_POOL, 0);    /* nobody ever */
    one_more(c, RAAT_REFUSED, 0); /* nobody ever */
}

static void theory_of_year(comparison *c, const twin *t, int year)
{
    for (int i = 0; i < c->n_sums; i++) {
        const sum_of *s = &c->sums[i];
        moments *m = &c->at[year][i];
        for (int j = 0; j < s->n; j++) {
            m->mean += t->m[s->of[j]];
            for (int l = 0; l < s->n; l++)
                m->variance += t->c[s->of[j]][s->of[l]];
        }
    }
}

static void step_on(twin *t, int year, int of_year)
{
    const double share = intake_share(t, of_year);
    list_outcomes(t, year);
    advance(t);
    come_from_outside(t);
    if (share <= 0)
        return;
    list_intake(t, share);
    advance(t);
    start_newcomers(t, year, share);
}

static void theory(comparison *c)
{
    twin *t = calloc(1, sizeof *t);
    assert_non_null(t);
    t->plan = c->plan;
    t->per_year = c->plan->steps_per_year;
    number_types(t);
    for (int k = 0; k < K; k++)
        start_students(t, k);
    start_staff(t);
    start_hazards(t);
    start_former(t);
    start_shares(t);
    start_internal(t);
    start_potential(t);
    list_sums(c, t);
    c->years = raat_plan_years(c->plan);
    for (int y = 0; y < c->years; y++) {
        forget_flows(t);
        for (int step = 0; step < t->per_year; step++)
            step_on(t, c->plan->start_year + y, step);
        theory_of_year(c, t, y);
    }
    free(t);
}

/* ---- practice ---- */

static raat_status take(raat_sink *sink, const raat_record *record, raat_error *err)
{
    comparison *c = (comparison *)(void *)sink;
    c->replicates += record->n_lanes;
    for (int y = 0; y < c->years; y++)
        for (int i = 0; i < c->n_sums; i++) {
            const sum_of *s = &c->sums[i];
            double lanes[RAAT_LANES];
            raat_record_lanes(record, s->id, 0,
                              (size_t)(y * raat_indicator_cells(s->id, c->plan->axes) + s->cell),
                              lanes);
            moments *m = &c->at[y][i];
            for (int l = 0; l < record->n_lanes; l++) {
                const double off = lanes[l] - m->mean, square = off * off;
                m->off += off;
                m->square += square;
                m->fourth += square * square;
            }
        }
    return RAAT_OK;
}

/* The mean strays by sqrt(variance / n); the mean square by the spread of squares, from the sample. */
static void judge(const comparison *c)
{
    const double n = (double)c->replicates;
    for (int y = 0; y < c->years; y++)
        for (int i = 0; i < c->n_sums; i++) {
            const moments *m = &c->at[y][i];
            const double square = m->square / n;
            const double of_mean = m->off / n / (sqrt(fmax(m->variance, 0) / n) + 1e-9);
            const double spread = sqrt((m->fourth / n - square * square) / n);
            const double of_variance = (square - m->variance) / (spread + 1e-9);
            if (!(fabs(of_mean) < 5 && fabs(of_variance) < 5))
                fail_msg(
                    "%s, cell %d, %d: mean %.6g off by %.6g (z = %.1f), variance %.6g, not %.6g "
                    "(z = %.1f)",
                    raat_indicator_row(c->sums[i].id)->name, c->sums[i].cell,
                    c->plan->start_year + y, m->mean, m->off / n, of_mean, square, m->variance,
                    of_variance);
        }
}

static raat_plan *linear_plan(int32_t history, int32_t steps_per_year, int32_t replicates)
{
    tiny_shape shape = tiny_usual();
    shape.steps_per_year = steps_per_year;
    shape.replicates = replicates;
    shape.end_year = shape.last_recorded = 2017;
    if (history == RAAT_FREE)
        shape.last_recorded = LAST_RECORDED_FREE;
    shape.seed = seed;
    raat_plan *plan = tiny_plan_sealed(&shape);
    plan->history = history;
    tiny_plan_calm(plan);
    tiny_plan_set(plan, "vacancy_start", 0.9998); /* thousands of posts for everybody */
    tiny_plan_set(plan, "vacancy_reference", 1e12);
    tiny_plan_set(plan, "fillable", 1);
    tiny_plan_set(plan, "utilisation", 0.001); /* and as many places */
    tiny_plan_set(plan, "contraction", -6);
    tiny_plan_set(plan, "exits_error", 1.05);
    tiny_plan_set(plan, "move", 0.3);
    tiny_plan_set(plan, "reentry", 0.2);
    tiny_plan_set(plan, "outside", 0.12);
    /* A recorded year holds exits to the record whatever the staff, which is not linear: none here. */
    plan->regions[0].parameters.exits.first_year = plan->start_year - 1;
    plan->regions[0].parameters.exits.n = 1;
    return plan;
}

static void compare(int32_t history, int32_t steps_per_year, int32_t replicates)
{
    raat_plan *plan = linear_plan(history, steps_per_year, replicates);
    comparison *c = calloc(1, sizeof *c);
    assert_non_null(c);
    c->sink.take = take;
    c->plan = plan;
    theory(c);
    int32_t done;
    assert_int_equal(raat_run_execute(plan, &(raat_run_options){0}, &c->sink, &done, NULL),
                     RAAT_OK);
    judge(c);
    free(c);
    raat_plan_free(plan);
}

/* Some 2,900 numbers, two tests each, at 5 standard errors: an honest engine fails for one seed in 300. */
static void quarters(void **state)
{
    compare(RAAT_FORCED, 4, 20000);
}

static void months(void **state)
{
    compare(RAAT_FORCED, 12, 4000);
}

static void half_years(void **state)
{
    compare(RAAT_FORCED, 2, 6000);
}

static void whole_years(void **state)
{
    compare(RAAT_FORCED, 1, 10000);
}

static void free_quarters(void **state)
{
    compare(RAAT_FREE, 4, 20000);
}

static void free_months(void **state)
{
    compare(RAAT_FREE, 12, 4000);
}

static void free_half_years(void **state)
{
    compare(RAAT_FREE, 2, 6000);
}

static void free_whole_years(void **state)
{
    compare(RAAT_FREE, 1, 10000);
}

int main(int argc, char **argv)
{
    seed = chance_seed(argc, argv, 20260730);
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(quarters),        cmocka_unit_test(months),
        cmocka_unit_test(half_years),      cmocka_unit_test(whole_years),
        cmocka_unit_test(free_quarters),   cmocka_unit_test(free_months),
        cmocka_unit_test(free_half_years), cmocka_unit_test(free_whole_years),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
