#include "engine/numeric/factor.h"

#include "engine/numeric/normal.h"

#include <assert.h>
#include <math.h>

void raat_factor_next(const raat_stream *s, double rho, double sd, double x[RAAT_LANES])
{
    assert(rho > -1 && rho < 1 && sd >= 0);
    const double shock = sd * sqrt((1 - rho) * (1 + rho));
    double u[RAAT_LANES] = {0};
    if (shock > 0)
        raat_stream_uniforms(s, u);
    for (int lane = 0; lane < RAAT_LANES; lane++) {
        x[lane] *= rho;
        if (shock > 0)
            x[lane] += shock * raat_normal_quantile(u[lane]);
    }
}
