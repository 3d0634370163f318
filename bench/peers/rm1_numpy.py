#!/usr/bin/python3
"""Reference model 1 (bench/rm1.h) with numpy's Generator.binomial, all replications of a cell at a
time: rm1_numpy.py [REPLICATIONS]."""
import json
import sys
import time

import numpy as np

N = int(sys.argv[1]) if len(sys.argv) > 1 else 500
GROUPS, CHAIN, STEPS = 100, 10, 40


def splitmix(x):
    mask = (1 << 64) - 1
    z = (x + 0x9E3779B97F4A7C15) & mask
    z = ((z ^ z >> 30) * 0xBF58476D1CE4E5B9) & mask
    z = ((z ^ z >> 27) * 0x94D049BB133111EB) & mask
    return ((z ^ z >> 31) >> 11) * 2.0**-53


wall, cpu = time.monotonic(), time.process_time()
rng = np.random.default_rng(1)
start = [int(5 * 400 ** (g / 99) + 0.5) for g in range(GROUPS)]
entrants = [max(1, int(0.24 * 5 * 400 ** (g / 99) + 0.5)) for g in range(GROUPS)]
cells = range(GROUPS * CHAIN)
pa = [0.005 * 60 ** splitmix(2 * c + 1000) * (0.8 + 0.4 * rng.random(N)) for c in cells]
pb = [0.05 * 6 ** splitmix(2 * c + 1001) * (0.8 + 0.4 * rng.random(N)) for c in cells]
n = [np.full(N, start[c // CHAIN]) for c in cells]
for step in range(STEPS):
    edu40 = wf40 = a40 = b40 = 0
    for c in cells:
        if c % CHAIN == 0:
            inflow = entrants[c // CHAIN]
        a = rng.binomial(n[c], pa[c])
        b = rng.binomial(n[c] - a, pb[c])
        n[c] = n[c] - a - b + inflow
        inflow = b
        if step == STEPS - 1:
            stock = n[c].mean()
            edu40, wf40 = (edu40 + stock, wf40) if c % CHAIN < 4 else (edu40, wf40 + stock)
            a40 += a.mean()
            b40 += b.mean()
used = time.process_time() - cpu
print(json.dumps({"program": "numpy", "n": N, "threads": 1, "isa": "plain", "cpu_s": used,
                  "wall_s": time.monotonic() - wall,
                  "ns_per_draw": used * 1e9 / (2 * GROUPS * CHAIN * STEPS * N), "edu40": edu40,
                  "wf40": wf40, "a40": a40, "b40": b40}))
