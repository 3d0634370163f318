#!/usr/bin/python3
"""same.py A.h5 B.h5 [--replicates N] [--scenarios x=y ...]: are the numbers of two results files equal,
bit for bit?

Compares every variable that has a replicate dimension. --replicates N: only the first N of both.
--scenarios x=y: scenario x of A against scenario y of B; without it, every scenario that both have.
Prints the variables that differ; status 1 when one does, 2 when there was nothing to compare."""
import argparse
import sys

import netCDF4
import numpy


def labels(file):
    return [str(name) for name in file["scenario"][:]]


def bits(values):
    return numpy.ma.getdata(values).tobytes()


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("a")
    parser.add_argument("b")
    parser.add_argument("--replicates", type=int)
    parser.add_argument("--scenarios", nargs="*", default=[])
    options = parser.parse_args()
    a, b = netCDF4.Dataset(options.a), netCDF4.Dataset(options.b)
    pairs = [pair.split("=") for pair in options.scenarios] or [
        (name, name) for name in labels(a) if name in labels(b)
    ]
    compared, differing = 0, []
    for name, variable in a.variables.items():
        if variable.dimensions[:2] != ("scenario", "replicate") or name not in b.variables:
            continue
        end = options.replicates or variable.shape[1]
        for x, y in pairs:
            left = variable[labels(a).index(x), :end]
            right = b[name][labels(b).index(y), : options.replicates or b[name].shape[1]]
            compared += 1
            if left.shape != right.shape or bits(left) != bits(right):
                differing.append(f"{name}: {x} of {options.a}, {y} of {options.b}")
    print("\n".join(differing))
    sys.exit(1 if differing else 0 if compared else 2)


main()
