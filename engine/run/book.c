#include "engine/run/book.h"

#include <stdbool.h>
#include <string.h>

#include "engine/base/memory.h"
#include "engine/run/cohorts.h"
#include "engine/run/pack.h"
#include "engine/run/recorder.h"
#include "engine/run/total.h"

/* Where numbers of one scenario wait, or those of the past that scenarios share. */
typedef struct {
    raat_number *years; /* [area][year][cell][LANES] */
    double *cohorts;    /* likewise, of cells by cohort */
} pages;

struct raat_book {
    const raat_plan *plan;
    raat_recorder *recorder;
    raat_numbers numbers;
    size_t row, cohort;              /* values of a year and area; of those by cohort */
    size_t first[RAAT_N_INDICATORS]; /* where an indicator begins in the one or the other */
    double *rows;                    /* [area][cell][LANES] of the year under way */
    pages of[RAAT_N_PARTS];
    raat_number *cohorts;     /* those of the branch, rounded */
    int32_t shared;           /* years of the branch that are the trunk's */
    const raat_number **from; /* [numbers of the largest indicator] */
    raat_number *packed;      /* of all scenarios */
    int32_t number;           /* of the block */
    raat_error failure;       /* the first of this block */
};

static size_t areas_of(const raat_book *book)
{
    return (size_t)book->plan->n_areas;
}

static size_t years_of(const raat_book *book)
{
    return (size_t)raat_plan_years(book->plan);
}

static bool by_cohort(raat_indicator_id id)
{
    return raat_indicator_row(id)->rule == RAAT_YEAR_COHORT;
}

static void find_cells(raat_book *book)
{
    const raat_plan *plan = book->plan;
    for (raat_indicator_id id = 0; id < RAAT_N_INDICATORS; id++) {
        const int32_t cells =
            by_cohort(id) ? raat_cohorts_offset(plan, id) : raat_indicator_offset(id, plan->axes);
        book->first[id] = (size_t)cells * RAAT_LANES;
    }
}

static size_t largest(const raat_numbers *numbers)
{
    size_t most = 0;
    for (raat_indicator_id id = 0; id < RAAT_N_INDICATORS; id++)
        most = numbers->of[id] > most ? numbers->of[id] : most;
    return most;
}

static raat_status build_pages(const raat_book *book, pages *p, raat_error *err)
{
    const size_t n = areas_of(book) * years_of(book);
    p->years = raat_memory_new(n * book->row, sizeof *p->years, err);
    p->cohorts = p->years ? raat_memory_new(n * book->cohort, sizeof *p->cohorts, err) : NULL;
    return p->cohorts ? RAAT_OK : RAAT_FAILED;
}

static raat_status build(raat_book *book, raat_error *err)
{
    const raat_plan *plan = book->plan;
    raat_status status = raat_recorder_new(plan, &book->recorder, err);
    if (status != RAAT_OK)
        return status;
    book->numbers = raat_numbers_of(plan);
    book->row = raat_recorder_row(book->recorder);
    book->cohort = (size_t)raat_cohorts_cells(plan) * RAAT_LANES;
    find_cells(book);
    for (int i = 0; i < RAAT_N_PARTS && status == RAAT_OK; i++)
        status = build_pages(book, &book->of[i], err);
    const size_t cohorts = areas_of(book) * years_of(book) * book->cohort;
    book->rows = raat_memory_new(areas_of(book) * book->row, sizeof *book->rows, err);
    book->cohorts = raat_memory_new(cohorts, sizeof *book->cohorts, err);
    book->from = raat_memory_new(largest(&book->numbers), sizeof *book->from, err);
    book->packed =
        raat_memory_new(raat_numbers_in_block(&book->numbers), sizeof *book->packed, err);
    const bool fine = book->rows && book->cohorts && book->from && book->packed;
    return fine ? status : RAAT_FAILED;
}

raat_status raat_book_new(const raat_plan *plan, raat_book **out, raat_error *err)
{
    raat_book *book = raat_memory_new(1, sizeof *book, err);
    if (!book)
        return RAAT_FAILED;
    book->plan = plan;
    const raat_status status = build(book, err);
    if (status == RAAT_OK)
        *out = book;
    else
        raat_book_free(book);
    return status;
}

void raat_book_free(raat_book *book)
{
    if (!book)
        return;
    for (int i = 0; i < RAAT_N_PARTS; i++) {
        raat_memory_free(book->of[i].years);
        raat_memory_free(book->of[i].cohorts);
    }
    raat_recorder_free(book->recorder);
    raat_memory_free(book->rows);
    raat_memory_free(book->cohorts);
    raat_memory_free(book->from);
    raat_memory_free(book->packed);
    raat_memory_free(book);
}

/* ---- places ---- */

/* Areas lie end to end: the regions, then all of them. */
static double *row_of(const raat_book *book, int32_t area)
{
    return book->rows + (size_t)area * book->row;
}

static size_t place_of(const raat_book *book, int32_t area, int32_t year)
{
    return (size_t)area * years_of(book) + (size_t)year;
}

static double *cohorts_of(const raat_book *book, raat_book_part part, int32_t area)
{
    return book->of[part].cohorts + place_of(book, area, 0) * book->cohort;
}

static raat_number *year_of(const raat_book *book, raat_book_part part, int32_t area, int32_t year)
{
    return book->of[part].years + place_of(book, area, year) * book->row;
}

static int32_t first_replicate(const raat_book *book)
{
    return book->number * RAAT_LANES;
}

static bool total_is_asked(const raat_plan *plan)
{
    return plan->n_areas > plan->n_regions;
}

/* ---- writing ---- */

void raat_book_begin(raat_book *book, int32_t number)
{
    book->number = number;
    book->failure = (raat_error){0};
}

/* What a year has of the indicators of one kind, rounded to where it waits. */
static void round_cells(raat_book *book, bool cohorts, const double *values, raat_number *out)
{
    const raat_numbers *numbers = &book->numbers;
    for (raat_indicator_id id = 0; id < RAAT_N_INDICATORS; id++)
        if (numbers->of[id] > 0 && by_cohort(id) == cohorts)
            raat_pack_round(book->plan, id, values + book->first[id], numbers->cells[id],
                            first_replicate(book), out + book->first[id], &book->failure);
}

static void round_cohorts(raat_book *book)
{
    const size_t all = areas_of(book) * years_of(book) * book->cohort;
    for (size_t at = 0; at < all; at += book->cohort)
        round_cells(book, true, book->of[RAAT_BRANCH].cohorts + at, book->cohorts + at);
}

/* The cells by cohort stay open. */
static void close_year(raat_book *book, raat_book_part part, int32_t year)
{
    const raat_plan *plan = book->plan;
    if (total_is_asked(plan))
        raat_total_year(plan, book->rows, row_of(book, plan->n_regions));
    for (int32_t area = 0; area < plan->n_areas; area++)
        round_cells(book, false, row_of(book, area), year_of(book, part, area, year));
}

void raat_book_step(raat_book *book, const raat_world *worlds, raat_book_part part)
{
    const raat_plan *plan = book->plan;
    const raat_clock *clock = &worlds->clock;
    for (int32_t r = 0; r < plan->n_regions; r++)
        raat_recorder_step(book->recorder, &worlds[r], row_of(book, r), cohorts_of(book, part, r));
    if (raat_clock_last_of_year(clock))
        close_year(book, part, clock->year - plan->start_year);
}

void raat_book_branch(raat_book *book, int32_t years)
{
    const size_t bytes = (size_t)years * book->cohort * sizeof *book->rows;
    book->shared = years;
    for (int32_t r = 0; r < book->plan->n_regions; r++)
        memcpy(cohorts_of(book, RAAT_BRANCH, r), cohorts_of(book, RAAT_TRUNK, r), bytes);
}

/* ---- the record ---- */

/* The first cell of an indicator in a year of the branch. */
static const raat_number *cells_of(const raat_book *book, raat_indicator_id id, int32_t area,
                                   int32_t year)
{
    const raat_book_part part = year < book->shared ? RAAT_TRUNK : RAAT_BRANCH;
    const raat_number *of_year = by_cohort(id)
                                     ? book->cohorts + place_of(book, area, year) * book->cohort
                                     : year_of(book, part, area, year);
    return of_year + book->first[id];
}

static void pack(raat_book *book, raat_indicator_id id, int32_t scenario)
{
    const raat_plan *plan = book->plan;
    const raat_numbers *numbers = &book->numbers;
    const raat_number **from = book->from;
    for (int32_t year = 0; year < raat_plan_years(plan); year++)
        for (int32_t area = 0; area < plan->n_areas; area++) {
            const raat_number *cell = cells_of(book, id, area, year);
            for (size_t i = 0; i < numbers->cells[id]; i++, cell += RAAT_LANES)
                *from++ = cell;
        }
    raat_pack_turn(book->from, numbers->of[id], numbers->lanes,
                   book->packed + raat_numbers_at(numbers, id, scenario));
}

void raat_book_close(raat_book *book, int32_t scenario)
{
    const raat_plan *plan = book->plan;
    if (total_is_asked(plan))
        raat_total_cohorts(plan, cohorts_of(book, RAAT_BRANCH, 0),
                           cohorts_of(book, RAAT_BRANCH, plan->n_regions));
    round_cohorts(book);
    for (raat_indicator_id id = 0; id < RAAT_N_INDICATORS; id++)
        if (book->numbers.of[id] > 0)
            pack(book, id, scenario);
}

raat_status raat_book_record(const raat_book *book, raat_record *out, raat_error *err)
{
    const int32_t left = book->plan->n_replicates - first_replicate(book);
    if (book->failure.status != RAAT_OK)
        return raat_error_set(err, book->failure.status, "%s", book->failure.message);
    *out = (raat_record){book->number, left < RAAT_LANES ? left : RAAT_LANES, &book->numbers,
                         book->packed};
    return RAAT_OK;
}
