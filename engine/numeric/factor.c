#include "engine/numeric/factor.h"

#include "engine/numeric/normal.h"

#include <assert.h>
#include <math.h>

void raat_factor_next(const raat_stream *s, const double rho[RAAT_LANES],
                      const double sd[RAAT_LANES], double x[RAAT_LANES])
{
    double u[RAAT_LANES];
    raat_stream_uniforms(s, u);
    for (int lane = 0; lane < RAAT_LANES; lane++) {
        assert(rho[lane] >= -1 && rho[lane] <= 1 && sd[lane] >= 0);
        const double shock = sd[lane] * sqrt((1 - rho[lane]) * (1 + rho[lane]));
        x[lane] = rho[lane] * x[lane] + shock * raat_normal_quantile(u[lane]);
    }
}
