/* The linear part of the model against an exact recursion of means and variances.
 *
 * With recorded starters, demand far above supply, and nothing that answers to the state, everybody moves
 * independently: one person of type i (a cell of a stock) becomes, in one step, a random vector xi_i over
 * types and counters. With m the means and C the covariances of all types and counters,
 *
 *   m' = sum_i m_i E[xi_i] + immigration,   C' = A' C A + sum_i m_i Var(xi_i) + Poisson immigration,
 *
 * A having the rows E[xi_i]. Counters stand for the flows of a year, so flows have exact variances too.
 * The outcomes of a person are listed here one by one, from the model page; nothing of engine/model is
 * called but to run it. */
#include "tests/check.h"
#include "tests/support/chance.h"
#include "tests/support/tiny_plan.h"
#include "tests/support/tiny_run.h"

#include "engine/model/indicator.h"

static uint64_t seed;

enum { B = 2, Q = 2, AGES = 3, K = 3, MOST = 150, MOST_OUTCOMES = 24, AT_ONCE = 4 };

static const char *const branch[B] = {"vvt", "zkh"}, *const level[Q] = {"low", "high"};
static const char *const age[AGES] = {"young", "middle", "old"};
static const char *const track[K] = {"bol_low", "bbl_high", "bol_high"};
static const int level_of[K] = {0, 1, 1}, years_of[K] = {2, 3, 3}, work_based[K] = {0, 1, 0};

/* One thing that may happen to a person in a step: types and counters that get one more. */
typedef struct {
    double p;
    int n, at[AT_ONCE];
} outcome;

typedef struct {
    const raat_plan *plan;
    int n, stocks; /* types; the counters come after them */
    int student[K], delayed[K], job, dropouts, diplomas, exits, hires;
    int per_year, steps[K];
    double m[MOST], c[MOST][MOST];
    int n_outcomes[MOST];
    outcome outcomes[MOST][MOST_OUTCOMES];
    double hazard[B][Q][AGES][2], retire[AGES], potential[B][Q];
} twin;

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

static void number_types(twin *t)
{
    for (int k = 0; k < K; k++) {
        t->steps[k] = years_of[k] * t->per_year;
        t->student[k] = t->n;
        t->n += t->steps[k];
        t->delayed[k] = t->n++;
    }
    t->job = t->n;
    t->stocks = t->dropouts = t->n + B * Q * AGES * 2;
    t->diplomas = t->dropouts + K;
    t->exits = t->diplomas + K;
    t->hires = t->exits + 3;
    t->n = t->hires + RAAT_N_SOURCES;
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
        if (exits_at(t, (low + high) / 2) < get(t, "exits/2012") * get(t, "exits_error"))
            low = (low + high) / 2;
        else
            high = (low + high) / 2;
    for (double *h = &t->hazard[0][0][0][0]; h < &t->hazard[0][0][0][0] + B * Q * AGES * 2; h++)
        *h *= low;
}

static double graduates(const twin *t, int k)
{
    const double d = -log(1 - get(t, "%s/delayed_diploma", track[k]));
    const double x = -log(1 - get(t, "%s/delayed_dropout", track[k]));
    const double late = get(t, "%s/delay", track[k]);
    return first_starters(t, k) * reach_end(t, k) * (1 - late + late * d / (d + x)) *
           (1 - get(t, "%s/further_study", track[k])) * (1 - get(t, "%s/leaves_region", track[k])) *
           get(t, "%s/sector_yield", track[k]);
}

static void start_potential(twin *t)
{
    double all = 0;
    for (int b = 0; b < B; b++)
        for (int q = 0; q < Q; q++) {
            double leave = 0, come = 0;
            for (int a = 0; a < AGES; a++)
                for (int u = 0; u < 2; u++)
                    leave += t->m[job_of(t, b, q, a, u)] * t->per_year *
                             (1 - exp(-(t->hazard[b][q][a][u] + t->retire[a]) / t->per_year));
            for (int k = 0; k < K;
                 k++) /* branch shares as given add up to 1 only over three branches */
                if (level_of[k] == q)
                    come += graduates(t, k) * get(t, "%s/branch_share/%s", track[k], branch[b]) /
                            (get(t, "%s/branch_share/vvt", track[k]) +
                             get(t, "%s/branch_share/zkh", track[k]));
            t->potential[b][q] =
                fmax(leave - get(t, "graduate_credit") * come, get(t, "replacement_floor") * leave);
            all += t->potential[b][q];
        }
    for (int b = 0; b < B; b++)
        for (int q = 0; q < Q; q++)
            t->potential[b][q] *= get(t, "outside") * get(t, "heads") / all;
}

/* ---- what may happen to a person in one step ---- */

static void may(twin *t, int type, double p, int n, const int *at)
{
    assert_true(t->n_outcomes[type] < MOST_OUTCOMES && n <= AT_ONCE);
    outcome *o = &t->outcomes[type][t->n_outcomes[type]++];
    *o = (outcome){.p = p, .n = n};
    for (int i = 0; i < n; i++)
        o->at[i] = at[i];
}
#define MAY(type, p, ...)                                                                          \
    may(t, type, p, (int)(sizeof((int[]){__VA_ARGS__}) / sizeof(int)), (int[]){__VA_ARGS__})

/* A diploma with probability p; what becomes of its owner. */
static void may_graduate(twin *t, int type, int k, double p)
{
    double offer = p * (1 - get(t, "%s/further_study", track[k]));
    offer *= (1 - get(t, "%s/leaves_region", track[k])) * get(t, "%s/sector_yield", track[k]);
    MAY(type, p - offer, t->diplomas + k);
    const double shares =
        get(t, "%s/branch_share/vvt", track[k]) + get(t, "%s/branch_share/zkh", track[k]);
    for (int b = 0; b < B; b++)
        for (int a = 0; a < AGES; a++)
            MAY(type,
                offer * get(t, "%s/branch_share/%s", track[k], branch[b]) / shares *
                    get(t, "%s/entry_age/%s", track[k], age[a]),
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

static void list_staff(twin *t, int b, int q, int a, int u, double year)
{
    const int type = job_of(t, b, q, a, u);
    const double dt = 1.0 / t->per_year, h = t->hazard[b][q][a][u] * year, r = t->retire[a];
    const double leave = 1 - exp(-(h + r) * dt), other_sector = get(t, "other_sector");
    const double stay_years = get(t, "residence/%s", age[a]);
    const double older = a + 1 < AGES ? 1 - exp(-dt / stay_years) : 0;
    const double settle = u == 0 ? 1 - exp(-dt / get(t, "tenure_years")) : 0;
    MAY(type, leave * r / (h + r), t->exits + RAAT_RETIREMENT);
    MAY(type, leave * h / (h + r) * other_sector, t->exits + RAAT_OTHER_SECTOR);
    MAY(type, leave * h / (h + r) * (1 - other_sector), t->exits + RAAT_OTHER_REASON);
    for (int grows = 0; grows < (a + 1 < AGES ? 2 : 1); grows++) {
        const double p = (1 - leave) * (grows ? older : 1 - older);
        MAY(type, p * (1 - settle), job_of(t, b, q, a + grows, u));
        if (u == 0)
            MAY(type, p * settle, job_of(t, b, q, a + grows, 1));
    }
}

/* Exits are recorded for the year before the first only, which sets their level; they answer to the
 * growth of demand, which is recorded and stands still in the first year. */
static double exit_year(const twin *t, int year)
{
    const int before = year > t->plan->start_year ? year - 1 : year;
    const double growth = get(t, "demand_index/%d", year) / get(t, "demand_index/%d", before) - 1;
    return exp(get(t, "contraction") * (growth - get(t, "growth_reference")));
}

static void list_outcomes(twin *t, int year)
{
    memset(t->n_outcomes, 0, sizeof t->n_outcomes);
    for (int k = 0; k < K; k++)
        list_students(t, k);
    for (int b = 0; b < B; b++)
        for (int q = 0; q < Q; q++)
            for (int a = 0; a < AGES; a++)
                for (int u = 0; u < 2; u++)
                    list_staff(t, b, q, a, u, exit_year(t, year));
    for (int i = t->stocks; i < t->n; i++)
        MAY(i, 1, i); /* what is counted stays counted */
    for (int i = 0; i < t->n; i++) {
        double all = 0;
        for (int o = 0; o < t->n_outcomes[i]; o++)
            all += t->outcomes[i][o].p;
        CHECK_NEAR(all, 1, 1e-12);
    }
}

/* ---- one step of the recursion ---- */

static void arrive(twin *t, int year, int of_year)
{
    const double out = 1.0 / t->per_year;
    for (int b = 0; b < B; b++)
        for (int q = 0; q < Q; q++)
            for (int a = 0; a < AGES; a++) {
                const int to = job_of(t, b, q, a, 0), counter = t->hires + RAAT_FROM_OUTSIDE;
                const double mean = t->potential[b][q] * out * get(t, "outside_age/%s", age[a]);
                t->m[to] += mean;
                t->m[counter] += mean;
                t->c[to][to] += mean;
                t->c[counter][counter] += mean;
                t->c[to][counter] += mean;
                t->c[counter][to] += mean;
            }
    const double share = intake_share(t, of_year), school = get(t, "school/recorded/%d", year);
    t->m[t->student[0]] += share * school * 0.6;
    t->m[t->student[2]] += share * school * 0.4;
    t->m[t->student[1]] += share * get(t, "work/recorded/%d", year);
}

static void advance(twin *t)
{
    static double a[MOST][MOST], ac[MOST][MOST], c[MOST][MOST];
    double m[MOST] = {0};
    memset(a, 0, sizeof a);
    memset(c, 0, sizeof c);
    for (int i = 0; i < t->n; i++) {
        for (int o = 0; o < t->n_outcomes[i]; o++) {
            const outcome *x = &t->outcomes[i][o];
            for (int j = 0; j < x->n; j++) {
                a[i][x->at[j]] += x->p;
                for (int l = 0; l < x->n; l++)
                    c[x->at[j]][x->at[l]] += t->m[i] * x->p;
            }
        }
        for (int j = 0; j < t->n; j++) {
            m[j] += t->m[i] * a[i][j];
            for (int l = 0; a[i][j] > 0 && l < t->n; l++)
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
            for (int j = 0; a[l][i] > 0 && j < t->n; j++)
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
    }
    range(c, RAAT_DROPOUTS, 0, t->dropouts, K);
    range(c, RAAT_DIPLOMAS, 0, t->diplomas, K);
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
    start_potential(t);
    list_sums(c, t);
    c->years = raat_plan_years(c->plan);
    for (int y = 0; y < c->years; y++) {
        forget_flows(t);
        list_outcomes(t, c->plan->start_year + y);
        for (int step = 0; step < t->per_year; step++) {
            advance(t);
            arrive(t, c->plan->start_year + y, step);
        }
        theory_of_year(c, t, y);
    }
    free(t);
}

/* ---- practice ---- */

static raat_status take(raat_sink *sink, const raat_record *record, raat_error *err)
{
    comparison *c = (comparison *)(void *)sink;
    const int32_t row = raat_indicator_offset(RAAT_N_INDICATORS, c->plan->axes);
    c->replicates += record->n_lanes;
    for (int y = 0; y < c->years; y++)
        for (int i = 0; i < c->n_sums; i++) {
            const int32_t cell =
                raat_indicator_offset(c->sums[i].id, c->plan->axes) + c->sums[i].cell;
            const double *lanes = record->values + (size_t)(y * row + cell) * RAAT_LANES;
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
            const double of_mean = m->off / n / (sqrt(m->variance / n) + 1e-9);
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

static void compare(int32_t steps_per_year, int32_t replicates)
{
    tiny_shape shape = tiny_usual();
    shape.steps_per_year = steps_per_year;
    shape.replicates = replicates;
    shape.end_year = shape.last_recorded = 2017;
    shape.seed = seed;
    raat_plan *plan = tiny_plan_sealed(&shape);
    tiny_plan_calm(plan);
    tiny_plan_set(plan, "vacancy_start", 0.8); /* posts for everybody */
    tiny_plan_set(plan, "fillable", 1);
    tiny_plan_set(plan, "contraction", -6);
    tiny_plan_set(plan, "exits_error", 1.05);
    /* A recorded year holds exits to the record whatever the staff, which is not linear: none here. */
    plan->regions[0].parameters.exits.first_year = plan->start_year - 1;
    plan->regions[0].parameters.exits.n = 1;
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

/* Some 900 numbers, two tests each, at 5 standard errors: an honest engine fails for one seed in 1,000. */
static void quarters(void **state)
{
    compare(4, 20000);
}

static void months(void **state)
{
    compare(12, 4000);
}

static void half_years(void **state)
{
    compare(2, 6000);
}

static void whole_years(void **state)
{
    compare(1, 10000);
}

int main(int argc, char **argv)
{
    seed = chance_seed(argc, argv, 20260730);
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(quarters),
        cmocka_unit_test(months),
        cmocka_unit_test(half_years),
        cmocka_unit_test(whole_years),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
