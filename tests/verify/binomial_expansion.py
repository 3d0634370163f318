#!/usr/bin/python3
"""Derives the expansion of binomial_lanes.h in exact fractions, and fails if the source differs.

A binomial X sits on whole numbers. Let Y have a smooth density whose share of (k - 1/2, k + 1/2) is
P(X = k); then P(X <= k) = P(Y <= k + 1/2) and X = round(y) for the quantile y of Y. Formally, X is Y
plus a uniform on (-1/2, 1/2), so the cumulants of Y are those of X less those of the uniform
(Sheppard's corrections). With v = n p q, w = p q, d = 1 - 2p and e = 1/sqrt(v):

  1. Edgeworth: F(s) = Phi(s) - phi(s) sum c_r He_{r-1}(s), from exp(sum g_r (-D)^r / r!), where g_r
     are the standardised cumulants of Y, r >= 3, and the correction of the second
  2. Lagrange: F(s) = Phi(z) solved for s: s = z + sum (-1)^r / r! (D - z)...(D - (r-1) z) psi^r,
     psi = (F - Phi) / phi (Hill and Davis 1968, Ann. Math. Stat. 39, 1264)

Coefficients are polynomials in w and d, with d^2 = 1 - 4w; powers of e to 5.
"""
import sys
from fractions import Fraction as Q
from math import factorial

ORDER = 5
# A polynomial: {(power of e, of z, of d, of w): coefficient}.


def normal(p):
    """Drops zero terms and powers of e beyond ORDER, and writes d^2 as 1 - 4w."""
    out = {}
    todo = list(p.items())
    while todo:
        (e, z, d, w), c = todo.pop()
        if e > ORDER or c == 0:
            continue
        if d > 1:
            todo += [((e, z, d - 2, w), c), ((e, z, d - 2, w + 1), -4 * c)]
        else:
            out[e, z, d, w] = out.get((e, z, d, w), 0) + c
    return {k: c for k, c in out.items() if c}


def add(p, q, factor=Q(1)):
    out = dict(p)
    for k, c in q.items():
        out[k] = out.get(k, 0) + factor * c
    return normal(out)


def multiply(p, q):
    out = {}
    for a, c in p.items():
        for b, f in q.items():
            k = tuple(i + j for i, j in zip(a, b))
            out[k] = out.get(k, 0) + c * f
    return normal(out)


def hermite(r):
    """He_r(z) as {power: coefficient}."""
    a, b = {0: Q(1)}, {1: Q(1)}
    if r == 0:
        return a
    for k in range(1, r):
        c = {i + 1: v for i, v in b.items()}
        for i, v in a.items():
            c[i] = c.get(i, 0) - k * v
        a, b = b, c
    return b


def cumulants():
    """kappa_r / v of the binomial as polynomials in d and w: kappa_{r+1} = p q d(kappa_r)/dp, with
    dw/dp = d and dd/dp = -2; so for k = v * c: c_{r+1} = d c + w c'."""
    c, out = {(0, 0, 0, 0): Q(1)}, {}
    for r in range(2, ORDER + 3):
        out[r] = c
        derivative = {}
        for (e, z, d, w), f in c.items():
            if w:
                k = (e, z, d + 1, w - 1)
                derivative[k] = derivative.get(k, 0) + w * f
            if d:
                k = (e, z, d - 1, w)
                derivative[k] = derivative.get(k, 0) - 2 * d * f
        c = add(multiply({(0, 0, 1, 0): Q(1)}, c), multiply({(0, 0, 0, 1): Q(1)}, derivative))
    return out


UNIFORM = {2: Q(1, 12), 4: Q(-1, 120), 6: Q(1, 252)}  # Bernoulli number B_r / r

# ---- 1: the exponent as a polynomial whose "z" counts derivatives ----
exponent = {}
for r, c in cumulants().items():
    # v e^r c = e^(r-2) c; the second cumulant is 1 but for its correction
    term = {} if r == 2 else {(e + r - 2, z + r, d, w): f for (e, z, d, w), f in c.items()}
    if r in UNIFORM:
        term[r, r, 0, 0] = term.get((r, r, 0, 0), 0) - UNIFORM[r]
    exponent = add(exponent, term, Q(1, factorial(r)))
series, power = {}, {(0, 0, 0, 0): Q(1)}
for i in range(1, ORDER + 1):
    power = multiply(power, exponent)
    series = add(series, power, Q(1, factorial(i)))
psi = {}
for (e, r, d, w), c in series.items():
    psi = add(psi, {(e, i, d, w): -c * h for i, h in hermite(r - 1).items()})

# ---- 2: inversion ----
y, power = {}, {(0, 0, 0, 0): Q(1)}
for r in range(1, ORDER + 1):
    power = multiply(power, psi)
    term = power
    for m in range(r - 1, 0, -1):
        derived = {(e, z - 1, d, w): z * c for (e, z, d, w), c in term.items() if z}
        term = add(derived, multiply({(0, 1, 0, 0): Q(m)}, term), Q(-1))
    y = add(y, term, Q((-1) ** r, factorial(r)))

# ---- what binomial_lanes.h holds: h[i] over its denominator, {power of z: [w^0, w^1, w^2]} ----
SOURCE = {
    0: (6, {2: [1], 0: [-1]}),
    1: (72, {3: [-1, -2], 1: [-2, 14]}),
    2: (1620, {4: [6, 3], 2: [14, 7], 0: [-32, -16]}),
    3: (155520, {5: [-207, 468, 36], 3: [-548, 1612, 1024], 1: [2684, -5416, -1732]}),
    4: (408240, {6: [228, -240, 12], 4: [675, -1188, -243], 2: [-5189, 4348, -923],
                 0: [-256, 2816, 1472]}),
}
wrong = 0
for order in range(ORDER):
    scale, rows = SOURCE[order]
    derived = {(z, w): c * scale for (e, z, d, w), c in y.items() if e == order + 1}
    odd = {d for (e, z, d, w) in y if e == order + 1}
    source = {(z, w): Q(c) for z, row in rows.items() for w, c in enumerate(row) if c}
    same = derived == source and odd == {(order + 1) % 2}
    wrong += not same
    print(f"h{order}: {'as in the source' if same else f'derived {derived}, source {source}'}")
sys.exit(wrong != 0)
