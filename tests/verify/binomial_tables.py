#!/usr/bin/python3
"""Fits what the float filter of the binomial looks up, and prints engine/numeric/binomial_tables.h.

    tests/verify/binomial_tables.py > engine/numeric/binomial_tables.h

Three fits, each by interpolation at Chebyshev nodes, rounded to binary32 from the highest
coefficient down so that lower ones absorb what the rounding of higher ones did:

  quantile  z(m), the normal quantile of u = (m + 1/2) / 2^32, m = 2^15 to 2^31 - 1, by the 16 octaves
            of m. The index is the exponent of m as a binary32, modulo 16, so the looking up needs
            no subtraction; the variable is the fraction less its middle, t = -1/2 to 1/2.
  log       log2(1 - p) / p on [0, 1/2], and a shorter one on [0, 1/4]
  exp       2^x on [-1/2, 1/2]

The worst error of each, evaluated in binary32 by Horner's rule, goes to standard error and is
what the bands of binomial_lanes.h allow for.
"""
import math
import sys
from statistics import NormalDist

import numpy as np

F = np.float32


def fit(f, lo, hi, degree):
    """Coefficients in binary32, lowest first, of a polynomial near f on [lo, hi]."""
    left = np.arange(degree + 1)
    x = (lo + hi) / 2 + (hi - lo) / 2 * np.cos((2 * left + 1) * math.pi / (2 * degree + 2))
    y = np.array([f(v) for v in x])
    rounded = np.zeros(degree + 1, dtype=F)
    for top in range(degree, -1, -1):
        c = np.linalg.lstsq(np.vander(x, top + 1, increasing=True), y, rcond=None)[0]
        rounded[top] = F(c[top])
        y = y - float(rounded[top]) * x**top
    return rounded


def horner(c, x):
    x = np.asarray(x, dtype=F)
    y = np.full_like(x, c[-1])
    for a in c[-2::-1]:
        y = (y.astype(float) * x + float(a)).astype(F)  # one rounding, as an fma has
    return y


def worst(c, f, lo, hi, relative=False):
    x = np.linspace(lo, hi, 4001).astype(F)
    true = np.array([f(float(v)) for v in x])
    error = np.abs(horner(c, x) - true)
    return np.max(error / np.abs(true) if relative else error)


def octave(index):
    """The quantile on the octave whose lookup index is `index`, as a function of t."""
    exponent = 15 + (index - 15 - 127) % 16
    return lambda t: NormalDist().inv_cdf(((1.5 + t) * 2.0**exponent + 0.5) / 2.0**32)


def literal(c):
    mantissa, exponent = float(c).hex().split("p")
    return mantissa.rstrip("0").rstrip(".") + "p" + exponent + "F"


def show(name, comment, c):
    print(f"\n/* {comment} */")
    body = ",".join(f"{literal(v)}" for v in c)
    print(f"static const float {name}[{len(c)}] = {{{body}}};")


print("/* binomial_tables.h: polynomials of the float filter, lowest coefficient first. Made by")
print(" * tests/verify/binomial_tables.py, which says how; do not edit. */")
print("#ifndef RAAT_NUMERIC_BINOMIAL_TABLES_H\n#define RAAT_NUMERIC_BINOMIAL_TABLES_H")
DEGREE = 7
quantile = [fit(octave(i), -0.5, 0.5, DEGREE) for i in range(16)]
off = max(worst(quantile[i], octave(i), -0.5, 0.5) for i in range(16))
print(f"quantile: {off:.2e} absolute", file=sys.stderr)
print("\n/* The normal quantile by octaves: coefficient, then octave. */")
print(f"enum {{ QUANTILE_DEGREE = {DEGREE} }};")
print("_Alignas(64) static const float quantile_table[QUANTILE_DEGREE + 1][16] = {")
for power in range(DEGREE + 1):
    print("{" + ",".join(f"{literal(c[power])}" for c in quantile) + "},")
print("};")


def log_over_p(p):
    return math.log1p(-p) / math.log(2) / p if p > 0 else -1 / math.log(2)


log = fit(log_over_p, 0, 0.5, 8)
print(f"log: {worst(log, log_over_p, 0, 0.5, True):.2e} relative", file=sys.stderr)
show("log_polynomial", "log2(1 - p) / p, p = 0 to 1/2", log)
short = fit(log_over_p, 0, 0.25, 5)
print(f"log of small p: {worst(short, log_over_p, 0, 0.25, True):.2e} relative", file=sys.stderr)
show("short_log_polynomial", "the same, p = 0 to 1/4", short)
exp = fit(lambda x: 2.0**x, -0.5, 0.5, 5)
print(f"exp: {worst(exp, lambda x: 2.0**x, -0.5, 0.5, True):.2e} relative", file=sys.stderr)
show("exp_polynomial", "2^x, x = -1/2 to 1/2", exp)
show("reciprocal_table", "1 / i, i = 1 to 32, and 0 at 0", [F(0)] + [F(1) / F(i) for i in range(1, 33)])

print("\n#endif")
