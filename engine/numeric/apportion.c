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

static int more_than(const int32_t *remainders, int n, int32_t limit)
{
    int more = 0;
    for (int i = 0; i < n; i++)
        more += remainders[i] > limit;
    return more;
}

/* The remainder of the last who gets one of what is left, by halving: fewer than `left` lie above it. */
static int32_t last_served(const int32_t *remainders, int n, int64_t left)
{
    int32_t low = 0, high = FINE - 1;
    while (low < high) {
        const int32_t middle = (low + high) / 2;
        if (more_than(remainders, n, middle) < left)
            high = middle;
        else
            low = middle + 1;
    }
    return low;
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
    const int32_t last = left > 0 ? last_served(out, n, left) : FINE;
    int64_t equals = left > 0 ? left - more_than(out, n, last) : 0; /* first come, first served */
    for (int i = 0; i < n; i++) {
        const int served = out[i] > last || (out[i] == last && equals-- > 0);
        out[i] = (int32_t)(quota(&s, i) / FINE) + served;
    }
}
