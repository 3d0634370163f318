#include "engine/numeric/apportion.h"

#include <assert.h>
#include <math.h>

static const double FINE = 0x1p20; /* parts of a person that quotas are counted in */

/* What the quotas are made of. */
typedef struct {
    double total, sum;
    const double *weights;
    int n;
} shares;

static int64_t quota(const shares *s, int i)
{
    return s->sum > 0 ? (int64_t)floor(s->total * (s->weights[i] / s->sum) * FINE + 0.5) : 0;
}

static int64_t remainder_of(const shares *s, int i)
{
    return quota(s, i) % (int64_t)FINE;
}

/* How many come before i when what is left is handed out. */
static int rank_of(const shares *s, int i)
{
    const int64_t mine = remainder_of(s, i);
    int before = 0;
    for (int j = 0; j < s->n; j++) {
        const int64_t theirs = remainder_of(s, j);
        before += theirs > mine || (theirs == mine && j < i);
    }
    return before;
}

void raat_apportion(int64_t total, const double *weights, int n, int32_t *out)
{
    assert(total >= 0 && n >= 0 && n < 1 << 18);
    shares s = {(double)total, 0, weights, n};
    for (int i = 0; i < n; i++) {
        assert(isfinite(weights[i]) && weights[i] >= 0);
        s.sum += weights[i];
    }
    assert(total == 0 || s.sum > 0);
    int64_t left = total;
    for (int i = 0; i < n; i++) {
        const int64_t whole = quota(&s, i) / (int64_t)FINE;
        assert(whole < INT32_MAX);
        out[i] = (int32_t)whole;
        left -= whole;
    }
    assert(left >= 0 && left <= n);
    for (int i = 0; left > 0 && i < n; i++)
        out[i] += rank_of(&s, i) < left;
}
