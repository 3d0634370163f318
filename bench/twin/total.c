/* total.c: all regions together, number by number of one replicate. */
#include <math.h>

#include "bench/twin/world.h"

typedef struct {
    const study *s;
    int regions;
    size_t apart;     /* from one region to the next */
    const double *in; /* of the first region in this year */
    double *out;
} year;

static double sum(const year *y, int cell)
{
    double x = 0;
    for (int i = 0; i < y->regions; i++)
        x += y->in[(size_t)i * y->apart + (size_t)cell];
    return x;
}

static double most(const year *y, int cell)
{
    double x = 0;
    for (int i = 0; i < y->regions; i++)
        x = fmax(x, y->in[(size_t)i * y->apart + (size_t)cell]);
    return x;
}

static double at(const year *y, int region, indicator i, int cell)
{
    return y->in[(size_t)region * y->apart + (size_t)(indicator_offset(y->s, i) + cell)];
}

/* A mean over the persons of the cohorts of one track, or of all of them (-1). */
static double yield(const year *y, indicator i, int of_track)
{
    double with = 0, persons = 0;
    for (int r = 0; r < y->regions; r++) {
        double n = 0;
        for (int k = 0; k < y->s->tracks.n; k++)
            n += of_track < 0 || k == of_track ? at(y, r, COHORT_TRACK, k) : 0;
        with += n > 0 ? n * at(y, r, i, of_track < 0 ? 0 : of_track) : 0;
        persons += n;
    }
    return persons > 0 ? with / persons : NAN;
}

static double quote(const year *y)
{
    double places = 0, care = 0;
    for (int r = 0; r < y->regions; r++) {
        double own = 0;
        for (int c = 0; c < indicator_cells(y->s, PLACES_FTE); c++)
            own += at(y, r, PLACES_FTE, c);
        places += own;
        care += own / at(y, r, TRAINING_QUOTE, 0);
    }
    return places / care;
}

static double part_of(const year *y, indicator part, indicator rest, int cell)
{
    const double p = sum(y, indicator_offset(y->s, part) + cell);
    const double whole = p + sum(y, indicator_offset(y->s, rest) + cell);
    return whole > 0 ? p / whole : NAN;
}

static double of_cell(const year *y, indicator i, int cell)
{
    const int place = indicator_offset(y->s, i) + cell;
    switch (i) {
    case SHORTAGE_SHARE:
        return sum(y, indicator_offset(y->s, SHORTAGE_FTE)) /
               sum(y, indicator_offset(y->s, DEMAND_FTE));
    case DIPLOMA_SHARE:
        return part_of(y, DIPLOMAS, DROPOUTS, 0);
    case DIPLOMA_SHARE_TRACK:
        return part_of(y, DIPLOMAS_TRACK, DROPOUTS_TRACK, cell);
    case YIELD_PLUS1:
    case YIELD_EVENTUAL:
        return yield(y, i, -1);
    case YIELD_PLUS1_TRACK:
    case YIELD_EVENTUAL_TRACK:
        return yield(y, i, cell);
    case TRAINING_QUOTE:
        return quote(y);
    case PLACES_BIND:
    case PLACES_BIND_BRANCH:
        return most(y, place);
    default:
        return sum(y, place);
    }
}

void total_record(const study *s, int regions, double *out)
{
    const size_t values = (size_t)indicator_offset(s, INDICATORS);
    const size_t apart = (size_t)s->years * values;
    for (int at_year = 0; at_year < s->years; at_year++) {
        const size_t row = (size_t)at_year * values;
        const year y = {s, regions, apart, out + row, out + (size_t)regions * apart + row};
        for (indicator i = 0; i < INDICATORS; i++)
            for (int c = 0; c < indicator_cells(s, i); c++)
                y.out[indicator_offset(s, i) + c] = of_cell(&y, i, c);
    }
}
