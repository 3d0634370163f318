#include "analysis/worth.h"

#include <math.h>

#include "engine/base/memory.h"

enum { BOTH = RAAT_N_PAYERS };

static size_t rows_of(const raat_worth *w)
{
    return (size_t)w->n_scenarios * (size_t)w->n_replicates;
}

static raat_status make_room(raat_worth *w, raat_error *err)
{
    for (int i = 0; i <= BOTH; i++) {
        w->cost[i] = raat_memory_new(rows_of(w), sizeof **w->cost, err);
        if (!w->cost[i])
            return RAAT_FAILED;
    }
    w->fte = raat_memory_new(rows_of(w), sizeof *w->fte, err);
    w->shortage = raat_memory_new(rows_of(w), sizeof *w->shortage, err);
    w->scratch = raat_memory_new((size_t)w->n_replicates, sizeof *w->scratch, err);
    return w->fte && w->shortage && w->scratch ? RAAT_OK : RAAT_FAILED;
}

/* What is read, and where in the file's arrays. */
typedef struct {
    const raat_reader *reader;
    int32_t region;
    double rate;
    raat_indicator_id id;
    int32_t cell, n_cells;
} question;

/* Adds the discounted years of one cell to each replicate of each scenario. */
static void add_years(const raat_worth *w, const question *q, const float *values, double *to)
{
    const int32_t regions = raat_reader_regions(q->reader).n, years = raat_reader_years(q->reader);
    const int32_t first = raat_reader_first_year(q->reader);
    for (size_t row = 0; row < rows_of(w); row++)
        for (int32_t year = w->first_year; year <= w->last_year; year++) {
            const size_t at = (row * (size_t)years + (size_t)(year - first)) * (size_t)regions;
            const float value =
                values[(at + (size_t)q->region) * (size_t)q->n_cells + (size_t)q->cell];
            to[row] += (double)value * pow(1 + q->rate, w->first_year - year);
        }
}

static raat_status add_indicator(const raat_worth *w, question q, double *const to[],
                                 raat_error *err)
{
    float *values = NULL;
    const raat_status status = raat_reader_values(q.reader, q.id, &values, err);
    for (q.cell = 0; status == RAAT_OK && q.cell < q.n_cells; q.cell++)
        add_years(w, &q, values, to[q.cell]);
    raat_memory_free(values);
    return status;
}

/* Differences to the baseline; its own row last, because the others look at it. */
static void subtract(const raat_worth *w, int32_t baseline, double *values)
{
    const size_t n = (size_t)w->n_replicates;
    const double *base = values + (size_t)baseline * n;
    for (int32_t scenario = 0; scenario < w->n_scenarios; scenario++)
        for (size_t i = 0; scenario != baseline && i < n; i++)
            values[(size_t)scenario * n + i] -= base[i];
    for (size_t i = 0; i < n; i++)
        values[(size_t)baseline * n + i] = 0;
}

static void compare(const raat_worth *w, int32_t baseline)
{
    for (int payer = 0; payer < RAAT_N_PAYERS; payer++)
        subtract(w, baseline, w->cost[payer]);
    subtract(w, baseline, w->fte);
    subtract(w, baseline, w->shortage);
    for (size_t row = 0; row < rows_of(w); row++)
        w->cost[BOTH][row] = w->cost[RAAT_EMPLOYER][row] + w->cost[RAAT_STATE][row];
}

raat_status raat_worth_load(raat_worth *out, const raat_reader *reader, int32_t region, double rate,
                            raat_error *err)
{
    const int32_t first = raat_reader_first_year(reader);
    *out = (raat_worth){.n_scenarios = raat_reader_scenarios(reader).n,
                        .n_replicates = raat_reader_replicates(reader),
                        .first_year = raat_reader_last_recorded(reader) + 1,
                        .last_year = first + raat_reader_years(reader) - 1};
    if (out->first_year < first)
        out->first_year = first;
    raat_status status = make_room(out, err);
    question q = {reader, region, rate, RAAT_COST_PAYER, 0, RAAT_N_PAYERS};
    if (status == RAAT_OK)
        status = add_indicator(out, q, out->cost, err);
    q.n_cells = 1;
    q.id = RAAT_NET_FTE;
    if (status == RAAT_OK)
        status = add_indicator(out, q, &out->fte, err);
    q.id = RAAT_STUDENT_FTE;
    if (status == RAAT_OK)
        status = add_indicator(out, q, &out->fte, err);
    q.id = RAAT_SHORTAGE_FTE;
    if (status == RAAT_OK)
        status = add_indicator(out, q, &out->shortage, err);
    if (status == RAAT_OK)
        compare(out, raat_reader_baseline(reader));
    return status;
}

void raat_worth_clear(raat_worth *worth)
{
    for (int i = 0; i <= BOTH; i++)
        raat_memory_free(worth->cost[i]);
    raat_memory_free(worth->fte);
    raat_memory_free(worth->shortage);
    raat_memory_free(worth->scratch);
    *worth = (raat_worth){0};
}

raat_statistics raat_worth_statistics(const raat_worth *w, const double *values, int32_t scenario)
{
    const size_t n = (size_t)w->n_replicates;
    return raat_statistics_of(values + (size_t)scenario * n, n, w->scratch);
}

double raat_worth_probability(const raat_worth *w, int32_t scenario, double price, double *out_se)
{
    const size_t n = (size_t)w->n_replicates, first = (size_t)scenario * n;
    size_t worth = 0;
    for (size_t i = first; i < first + n; i++)
        worth += price * w->fte[i] - w->cost[BOTH][i] > 0;
    const double share = (double)worth / (double)n;
    *out_se = sqrt(share * (1 - share) / (double)n);
    return share;
}

raat_worth_verdict raat_worth_judge(const raat_worth *w, int32_t scenario, double *out)
{
    const raat_statistics fte = raat_worth_statistics(w, w->fte, scenario);
    const raat_statistics cost = raat_worth_statistics(w, w->cost[BOTH], scenario);
    *out = NAN;
    if (!(fte.mean > 2 * fte.se))
        return RAAT_WORTH_NO_GAIN;
    if (cost.mean <= 0)
        return RAAT_WORTH_SAVES;
    *out = cost.mean / fte.mean;
    return RAAT_WORTH_RATIO;
}
