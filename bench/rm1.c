#include "bench/rm1.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "bench/rm1_flows.h"
#include "engine/base/memory.h"
#include "engine/numeric/binomial.h"

/* One block of 64 replications: 768 kB, so that a core keeps it in its second-level cache. */
typedef struct {
    int32_t n[RM1_CELLS][RAAT_LANES];
    float pa[RM1_CELLS][RAAT_LANES], pb[RM1_CELLS][RAAT_LANES]; /* signed */
} state;

static double splitmix(uint64_t x)
{
    uint64_t z = x + UINT64_C(0x9e3779b97f4a7c15);
    z = (z ^ z >> 30) * UINT64_C(0xbf58476d1ce4e5b9);
    z = (z ^ z >> 27) * UINT64_C(0x94d049bb133111eb);
    return (double)((z ^ z >> 31) >> 11) * 0x1p-53;
}

void raat_rm1_model_init(raat_rm1_model *model)
{
    for (int g = 0; g < RM1_GROUPS; g++) {
        const double start = 5 * pow(400, g / 99.0);
        model->start[g] = (int32_t)lround(start);
        model->entrants[g] = (int32_t)fmax(1, (double)lround(0.24 * start));
    }
    for (uint64_t c = 0; c < RM1_CELLS; c++) {
        model->pa[c] = 0.005 * pow(60, splitmix(2 * c + 1000));
        model->pb[c] = 0.05 * pow(6, splitmix(2 * c + 1001));
    }
}

enum { MULTIPLIERS = RM1_STEPS + 1 }; /* the step of an address that no draw has */

static void rates(const raat_stream *address, double base, float out[RAAT_LANES])
{
    double u[RAAT_LANES];
    raat_stream_uniforms(address, u);
    for (int i = 0; i < RAAT_LANES; i++)
        out[i] = raat_binomial_signed(base * (0.8 + 0.4 * u[i]));
}

static raat_stream address(const raat_rm1_job *job, uint32_t block, int step, int cell, int which)
{
    return (raat_stream){job->seed, (uint64_t)(2 * cell + which), (uint32_t)step, block};
}

static void begin(const raat_rm1_model *model, const raat_rm1_job *job, uint32_t block, state *s)
{
    for (int c = 0; c < RM1_CELLS; c++) {
        for (int i = 0; i < RAAT_LANES; i++)
            s->n[c][i] = model->start[c / RM1_CHAIN];
        const raat_stream a = address(job, block, MULTIPLIERS, c, 0);
        const raat_stream b = address(job, block, MULTIPLIERS, c, 1);
        rates(&a, model->pa[c], s->pa[c]);
        rates(&b, model->pb[c], s->pb[c]);
    }
}

/* A rate that changes with the step: one factor for all lanes, as a lever or a trend has. */
static const float *changed(const raat_rm1_job *job, int step, const float p[RAAT_LANES],
                            float room[RAAT_LANES])
{
    if (!job->changing)
        return p;
    const float factor = 1 - 0.001F * (float)step;
    for (int i = 0; i < RAAT_LANES; i++)
        room[i] = p[i] * factor;
    return room;
}

static int64_t sum(const int32_t x[RAAT_LANES], int lanes)
{
    int64_t total = 0;
    for (int i = 0; i < lanes; i++)
        total += x[i];
    return total;
}

static void chain(const raat_rm1_model *model, const raat_rm1_job *job, uint32_t block, int step,
                  int g, state *s, int lanes, raat_rm1_totals *last)
{
    const raat_rm1_flows *flows = raat_rm1_flows_current();
    int32_t inflow[RAAT_LANES], a[RAAT_LANES], b[RAAT_LANES];
    float room[RAAT_LANES];
    for (int i = 0; i < RAAT_LANES; i++)
        inflow[i] = model->entrants[g];
    for (int j = 0; j < RM1_CHAIN; j++) {
        const int c = RM1_CHAIN * g + j;
        const raat_stream first = address(job, block, step, c, 0);
        const raat_stream second = address(job, block, step, c, 1);
        job->draw(&first, s->n[c], changed(job, step, s->pa[c], room), a);
        flows->leave(s->n[c], a);
        job->draw(&second, s->n[c], changed(job, step, s->pb[c], room), b);
        flows->move(s->n[c], b, inflow);
        if (step == RM1_STEPS) {
            *(j < RM1_GRADES ? &last->education : &last->workforce) += sum(s->n[c], lanes);
            last->a += sum(a, lanes);
            last->b += sum(b, lanes);
        }
    }
}

static void run_block(const raat_rm1_model *model, const raat_rm1_job *job, uint32_t block,
                      state *s, raat_rm1_totals *out)
{
    const int64_t left = job->replications - (int64_t)block * RAAT_LANES;
    const int lanes = left < RAAT_LANES ? (int)left : RAAT_LANES;
    memset(out, 0, sizeof *out);
    begin(model, job, block, s);
    for (int step = 1; step <= RM1_STEPS; step++)
        for (int g = 0; g < RM1_GROUPS; g++)
            chain(model, job, block, step, g, s, lanes, out);
}

int raat_rm1_run(const raat_rm1_model *model, const raat_rm1_job *job, raat_rm1_totals *out)
{
    const int64_t blocks = (job->replications + RAAT_LANES - 1) / RAAT_LANES;
    int64_t education = 0, workforce = 0, a = 0, b = 0; /* whole numbers: any order adds up alike */
    int failed = 0;
#pragma omp parallel num_threads(job->threads) reduction(+ : education, workforce, a, b, failed)
    {
        state *s = raat_memory_new(1, sizeof *s, NULL);
        failed = s == NULL;
#pragma omp for schedule(dynamic)
        for (int64_t block = 0; block < blocks; block++) {
            if (s == NULL)
                continue;
            raat_rm1_totals t;
            run_block(model, job, (uint32_t)block, s, &t);
            education += t.education;
            workforce += t.workforce;
            a += t.a;
            b += t.b;
        }
        raat_memory_free(s);
    }
    *out = (raat_rm1_totals){education, workforce, a, b};
    return failed ? -1 : 0;
}
