/* cmd_words.c: raat words STUDY: the random words at the addresses that a study really draws at, as bytes for the test
 * batteries of others: PractRand (RNG_test stdin32), TestU01, dieharder. */
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "engine/base/command.h"
#include "engine/base/message.h"
#include "engine/base/options.h"
#include "engine/model/address.h"
#include "engine/model/plan.h"
#include "engine/numeric/stream.h"
#include "scenarios/language/scenario.h"

raat_command_function raat_cmd_words;

/* Which part of the address runs fastest: neighbours in the output differ in it. The lanes of a block stand
 * together in the first two. */
typedef enum { BY_CELL, BY_STEP, BY_REPLICATE, N_ORDERS } order;

static const char *const orders[N_ORDERS] = {"cell", "step", "replicate"};

typedef struct {
    const raat_plan *plan;
    order fastest;
    int64_t left; /* bytes; below 0: until the reader has enough */
} dump;

/* The reader of a pipe may leave when it has seen enough. */
static bool put(dump *d, const uint32_t words[RAAT_LANES], int lanes)
{
    size_t n = (size_t)lanes * sizeof *words;
    if (d->left >= 0 && (int64_t)n > d->left)
        n = (size_t)d->left;
    if (d->left >= 0)
        d->left -= (int64_t)n;
    return fwrite(words, 1, n, stdout) == n && d->left != 0;
}

static bool put_address(dump *d, uint64_t key, uint32_t step, uint32_t block)
{
    const raat_stream s = {.seed = d->plan->seed, .key = key, .step = step, .block = block};
    uint32_t words[RAAT_LANES];
    raat_stream_words(&s, 0, words);
    return put(d, words, RAAT_LANES);
}

/* One address after another, or one step after another; all lanes of a block at each. */
static bool put_block(dump *d, uint32_t block, int32_t keys, int32_t first, int32_t steps)
{
    const bool by_cell = d->fastest == BY_CELL;
    const int32_t outer = by_cell ? steps : keys, inner = by_cell ? keys : steps;
    for (int32_t i = 0; i < outer; i++)
        for (int32_t j = 0; j < inner; j++)
            if (!put_address(d, d->plan->keys[by_cell ? j : i],
                             (uint32_t)(first + (by_cell ? i : j)), block))
                return false;
    return true;
}

/* Replicate after replicate, at one address after another. */
static bool put_replicates(dump *d, int32_t keys, int32_t first, int32_t steps)
{
    enum { BLOCKS = 1024 };
    for (int32_t k = 0; k < keys; k++)
        for (int32_t s = 0; s < steps; s++)
            for (uint32_t block = 0; block < BLOCKS; block++)
                if (!put_address(d, d->plan->keys[k], (uint32_t)(first + s), block))
                    return false;
    return true;
}

static void write_words(dump *d)
{
    const raat_plan *plan = d->plan;
    const int32_t keys = plan->n_regions * raat_address_offset(RAAT_N_DRAWS, plan->axes);
    const int32_t first = plan->start_year * plan->steps_per_year;
    const int32_t steps = raat_plan_years(plan) * plan->steps_per_year;
    if (d->fastest == BY_REPLICATE)
        put_replicates(d, keys, first, steps);
    else
        for (uint32_t block = 0; block < 1U << 20; block++)
            if (!put_block(d, block, keys, first, steps))
                break;
}

static raat_status load(const char *study, raat_plan **plan, raat_error *err)
{
    raat_diagnostics d = {0};
    const raat_status status = raat_scenario_load(study, &(raat_overlay){0}, plan, &d, err);
    raat_diagnostic_say(&d);
    raat_diagnostic_clear(&d);
    return status;
}

int raat_cmd_words(int argc, char **argv)
{
    const char *fastest = orders[BY_CELL];
    int64_t bytes = -1;
    const raat_options_row rows[] = {
        {.name = "fastest",
         .argument = "PART",
         .doc = "which part of the address changes from word to word: cell (the default), step or "
                "replicate",
         .text = &fastest},
        {.letter = 'n',
         .name = "bytes",
         .argument = "N",
         .doc = "how many; without it until the reader of the pipe has enough",
         .whole = &bytes,
         .least = 1,
         .most = INT64_MAX},
    };
    raat_options options = {
        .command = "words",
        .operands = "STUDY",
        .least = 1,
        .most = 1,
        .doc = "Writes the random words of a study to standard output, 32 bits each, the lowest "
               "byte first: the first word at each address at which its draws may look, in all of "
               "its steps. For "
               "test batteries of random numbers: raat words STUDY | RNG_test stdin32",
        .rows = rows,
        .n_rows = 2,
    };
    int status;
    if (!raat_options_parse(&options, argc, argv, &status))
        return status;
    dump d = {.left = bytes};
    while (d.fastest < N_ORDERS && strcmp(orders[d.fastest], fastest) != 0)
        d.fastest++;
    if (d.fastest == N_ORDERS) {
        raat_message_error("--fastest is cell, step or replicate, not `%s`", fastest);
        return RAAT_USAGE;
    }
    raat_error err = {0};
    raat_plan *plan = NULL;
    raat_status loaded = load(options.given[0], &plan, &err);
    if (loaded == RAAT_OK) {
        d.plan = plan;
        write_words(&d);
    }
    raat_plan_free(plan);
    raat_message_failure(&err);
    return (int)loaded;
}
