#include "engine/store/stored.h"

#include "engine/base/memory.h"

enum { SERIES = RAAT_LANES * sizeof(raat_number) }; /* bytes of one number's block */

struct raat_stored {
    const raat_numbers *numbers;
    raat_spool *spool;
};

raat_status raat_stored_new(const raat_numbers *numbers, raat_spool *spool, raat_stored **out,
                            raat_error *err)
{
    raat_stored *stored = raat_memory_new(1, sizeof *stored, err);
    if (!stored) {
        raat_spool_free(spool);
        return RAAT_FAILED;
    }
    stored->numbers = numbers;
    stored->spool = spool;
    *out = stored;
    return RAAT_OK;
}

void raat_stored_free(raat_stored *stored)
{
    if (stored)
        raat_spool_free(stored->spool);
    raat_memory_free(stored);
}

static raat_status take_number(raat_stored *stored, const raat_record *record, raat_indicator_id id,
                               const double *lanes, raat_error *err)
{
    void *room;
    const raat_status status = raat_spool_extend(stored->spool, SERIES, &room, err);
    if (status != RAAT_OK)
        return status;
    return raat_number_store(stored->numbers, record, id, lanes, room, err);
}

raat_status raat_stored_take(raat_stored *stored, const raat_record *record, raat_error *err)
{
    const raat_numbers *numbers = stored->numbers;
    raat_status status = RAAT_OK;
    for (raat_indicator_id id = 0; id < RAAT_N_INDICATORS; id++)
        for (int32_t s = 0; s < numbers->plan->n_scenarios; s++)
            for (size_t k = 0; k < numbers->of[id] && status == RAAT_OK; k++)
                status = take_number(stored, record, id,
                                     raat_number_lanes(numbers, record, id, s, k), err);
    return status == RAAT_OK ? raat_spool_flush(stored->spool, err) : status;
}

raat_status raat_stored_read(const raat_stored *stored, raat_indicator_id id, int32_t scenario,
                             size_t k, size_t n, int32_t first, int32_t blocks, raat_number *out,
                             raat_error *err)
{
    const raat_numbers *numbers = stored->numbers;
    const size_t scenarios = (size_t)numbers->plan->n_scenarios;
    const size_t block = scenarios * numbers->n * SERIES;
    const size_t at =
        (scenarios * numbers->first[id] + (size_t)scenario * numbers->of[id] + k) * SERIES;
    raat_status status = RAAT_OK;
    for (int32_t b = 0; b < blocks && status == RAAT_OK; b++, out += n * RAAT_LANES)
        status =
            raat_spool_read(stored->spool, (size_t)(first + b) * block + at, out, n * SERIES, err);
    return status;
}
