#include "engine/store/window.h"

#include <string.h>

#include "engine/base/memory.h"

enum { LANES = RAAT_ABREAST_LANES };

static size_t groups_of(size_t numbers)
{
    return (numbers + LANES - 1) / LANES;
}

/* By LANES: all numbers of an indicator, if that many fit. */
static size_t most_of(const raat_window_source *source, raat_indicator_id id)
{
    const size_t groups = groups_of(source->numbers->of[id]);
    const size_t fit =
        RAAT_WINDOW_BYTES / ((size_t)source->replicates * LANES * sizeof(raat_number));
    return (fit < 1 ? 1 : fit < groups ? fit : groups) * LANES;
}

static size_t rows_of(int32_t replicates)
{
    return ((size_t)replicates / RAAT_NETWORK_ROWS + 1) * RAAT_NETWORK_ROWS;
}

/* Of the largest indicators. */
static void find_sizes(const raat_window_source *source, size_t *out_most, size_t *out_chunks)
{
    *out_most = *out_chunks = 0;
    for (raat_indicator_id id = 0; id < RAAT_N_INDICATORS; id++) {
        const size_t most = most_of(source, id);
        const size_t chunks = raat_stored_chunks(source->numbers, id, source->replicates);
        *out_most = most > *out_most ? most : *out_most;
        *out_chunks = chunks > *out_chunks ? chunks : *out_chunks;
    }
}

raat_status raat_window_open(const raat_window_source *source, raat_window *out, raat_error *err)
{
    raat_window w = {.source = *source, .id = RAAT_N_INDICATORS};
    size_t most, chunks;
    find_sizes(source, &most, &chunks);
    w.rows = rows_of(source->replicates);
    w.chunks = raat_memory_new(chunks, sizeof *w.chunks, err);
    w.a = raat_memory_new(w.rows, most * sizeof *w.a, err);
    w.b = raat_memory_new(w.rows, most * sizeof *w.b, err);
    w.scratch = raat_memory_new(w.rows, 2 * LANES * sizeof *w.scratch, err);
    w.of_baseline = raat_memory_new(most, sizeof *w.of_baseline, err);
    if (w.chunks && w.a && w.b && w.scratch && w.of_baseline) {
        *out = w;
        return RAAT_OK;
    }
    raat_window_close(&w);
    return RAAT_FAILED;
}

void raat_window_close(raat_window *window)
{
    raat_memory_free(window->chunks);
    raat_memory_free(window->a);
    raat_memory_free(window->b);
    raat_memory_free(window->scratch);
    raat_memory_free(window->of_baseline);
    *window = (raat_window){0};
}

raat_status raat_window_turn(raat_window *window, raat_indicator_id id, raat_error *err)
{
    const raat_window_source *source = &window->source;
    const bool known = window->id == id;
    window->id = id;
    window->k = window->n = 0;
    window->most = most_of(source, id);
    if (known || !source->stored)
        return RAAT_OK;
    return raat_stored_find(source->stored, id, source->replicates, window->chunks, err);
}

bool raat_window_next(raat_window *window)
{
    const size_t all = window->source.numbers->of[window->id];
    window->k += window->n;
    window->n = all - window->k < window->most ? all - window->k : window->most;
    return window->n > 0;
}

static void repeat_last(const raat_window *w)
{
    const size_t in_last = w->n % LANES;
    raat_number *last = w->a + (w->n - in_last) * w->rows;
    for (int32_t i = 0; in_last > 0 && i < w->source.replicates; i++, last += LANES)
        for (size_t lane = in_last; lane < LANES; lane++)
            last[lane] = last[in_last - 1];
}

raat_status raat_window_read(raat_window *window, int32_t scenario, raat_error *err)
{
    const raat_window_source *source = &window->source;
    const raat_cut cut = {window->id, scenario,           window->k,
                          window->n,  source->replicates, window->rows};
    raat_status status = RAAT_OK;
    window->scenario = scenario;
    if (source->stored)
        status = raat_stored_copy(source->stored, &cut, window->chunks, window->a, err);
    else
        raat_tallied_copy(source->tallied, &cut, window->a);
    repeat_last(window);
    if (scenario == source->numbers->plan->baseline)
        memcpy(window->b, window->a,
               groups_of(window->n) * LANES * window->rows * sizeof *window->a);
    return status;
}

double raat_window_memory(const raat_numbers *numbers, int32_t replicates)
{
    const raat_window_source source = {.numbers = numbers, .replicates = replicates};
    size_t most, chunks;
    find_sizes(&source, &most, &chunks);
    const size_t row =
        2 * most * sizeof(raat_number) + 2 * LANES * sizeof(double); /* a and b, scratch */
    return (double)rows_of(replicates) * (double)row + (double)(chunks * sizeof(uint64_t)) +
           (double)(most * sizeof(raat_statistics));
}
