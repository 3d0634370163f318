#include "engine/numeric/apportion.h"

#include <assert.h>
#include <math.h>

enum { FINE = 1 << 20 }; /* parts of a person that quotas are counted in */

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

/* A mark above all remainders: this group gets one of what is left. */
enum { WINNER = 1 << 30 };

/* How many come before i when what is left is handed out. */
static int rank_of(const int32_t *remainders, int n, int i)
{
    const int32_t mine = remainders[i] & ~WINNER;
    int before = 0;
    for (int j = 0; j < n; j++) {
        const int32_t theirs = remainders[j] & ~WINNER;
        before += (theirs > mine) | ((theirs == mine) & (j < i));
    }
    return before;
}

/* Remainders into out, and what is left when everybody has the whole part. */
static int64_t hand_out(const shares *s, int64_t total, int32_t *out)
{
    for (int i = 0; i < s->n; i++) {
        const int64_t mine = quota(s, i);
        assert(mine / FINE < INT32_MAX);
        out[i] = (int32_t)(mine % FINE);
        total -= mine / FINE;
    }
    return total;
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
    const int64_t left = hand_out(&s, total, out);
    assert(left >= 0 && left <= n);
    for (int i = 0; left > 0 && i < n; i++)
        if (rank_of(out, n, i) < left)
            out[i] |= WINNER;
    for (int i = 0; i < n; i++)
        out[i] = (int32_t)(quota(&s, i) / FINE) + (out[i] >= WINNER);
}
