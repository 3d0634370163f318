#!/bin/bash
# rm1.sh: reference model 1 at 20,000 replications, raat against plain GSL run here and now: the four
# means agree within four standard errors.
set -eu
build=${BUILD:-build}
make -s "BUILD=$build" "$build/raat" "$build/bench/plain_gsl"
{
    "$build/raat" bench rm1 -n 20000 -j 2
    "$build/bench/plain_gsl" -n 20000 -j 2
} | /usr/bin/python3 -c '
import json, math, sys
raat, gsl = (json.loads(line) for line in sys.stdin)
wrong = 0
for key in ("edu40", "wf40", "a40", "b40"):
    z = (raat[key] - gsl[key]) / (math.sqrt(2) * gsl[key + "_se"])
    wrong += abs(z) > 4
    print(f"{key}: raat {raat[key]:.3f}, gsl {gsl[key]:.3f}, {z:+.2f} standard errors")
sys.exit(wrong > 0)'
