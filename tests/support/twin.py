#!/usr/bin/python3
"""twin.py [--resolved FILE.h5 | --limit Z [--worst N] FILE.h5 TWIN.csv]: engine against plain twin.

    twin.py --resolved FILE.h5            prints the study that the results file was made from
    twin.py --limit 5 FILE.h5 TWIN.csv    compares means and variances of every indicator, cell, year

Both programs say they draw from one law, so that samples of either tell about its moments: the standard
errors of the two differences are taken from both together. The engine's Latin hypercube makes its means
closer to the truth than independent draws are, which leaves z for means too small rather than too large.
Status 1 when a z lies beyond the limit. What only rare replicates show is asked of the means alone: ten
numbers that are not the usual one say nothing about a variance. A cell may be NaN in some replicates, such as
the yield of a cohort with nobody in it: moments are those of the others, and how many these are is compared
as well. What one of the two does not record is an error."""
import argparse
import csv
import math
import sys

import netCDF4
import numpy


def arguments():
    a = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    a.add_argument("--resolved", action="store_true")
    a.add_argument("--limit", type=float, default=5)
    a.add_argument("--worst", type=int, default=10)
    a.add_argument("files", nargs="+")
    return a.parse_args()


def resolved(root):
    text = root["provenance"]["resolved"][...]
    return str(text.item() if hasattr(text, "item") else text)


class Engine:
    """Moments of the replicates in a results file: (mean, variance, fourth, n)."""

    def __init__(self, root):
        self.root = root
        self.scenarios = [str(s) for s in root["scenario"][...]]
        self.regions = self.labels("region")
        self.start = int(root["year"][0])
        self.kept = {}

    def labels(self, dimension):
        return [str(label) for label in self.root[dimension][...]]

    def cells(self, name):
        """{labels joined by "/": index}"""
        found = {"": ()}
        for dimension in self.root[name].dimensions[4:]:
            found = {f"{key}/{label}".lstrip("/"): index + (i,)
                     for key, index in found.items()
                     for i, label in enumerate(self.labels(dimension))}
        return found

    def variable(self, name):
        if name not in self.kept:
            x = numpy.asarray(self.root[name][...], dtype=float)
            n = numpy.sum(~numpy.isnan(x), axis=1)
            mean = numpy.nansum(x, axis=1) / numpy.maximum(n, 1)
            d = x - mean[:, None]
            with numpy.errstate(divide="ignore", invalid="ignore"):
                self.kept[name] = (mean, numpy.nansum(d**2, axis=1) / (n - 1),
                                   numpy.nansum(d**4, axis=1) / n, n, self.cells(name))
        return self.kept[name]

    def moments(self, scenario, region, year, name, cell):
        *arrays, cells = self.variable(name)
        index = (self.scenarios.index(scenario), year - self.start,
                 self.regions.index(region)) + cells[cell]
        return tuple(float(a[index]) for a in arrays)


def z(difference, variance, size):
    """In standard errors; what rounding to float32 leaves is no difference."""
    if abs(difference) <= 1e-5 * max(1, abs(size)):
        return 0.0
    return difference / math.sqrt(variance) if variance > 0 else math.inf


def compare(a, b):
    """z of means and of variances; a and b are (mean, variance, fourth, n)."""
    n = 1 / a[3] + 1 / b[3]
    weight = a[3] / (a[3] + b[3])
    variance = weight * a[1] + (1 - weight) * b[1]
    fourth = weight * a[2] + (1 - weight) * b[2]
    # A kurtosis as large as the number of replicates is the trace of a handful of them.
    rare = fourth > 0.02 * min(a[3], b[3]) * variance**2
    of_mean = z(a[0] - b[0], variance * n, a[0])
    spread = sum(max(0, fourth - variance**2 * (m - 3) / (m - 1)) / m for m in (a[3], b[3]))
    return of_mean, 0.0 if rare else z(a[1] - b[1], spread, a[1])


def of_presence(a, b, replicates):
    """z of the shares of replicates in which there is a number."""
    share = (a[3] + b[3]) / sum(replicates)
    return z(a[3] / replicates[0] - b[3] / replicates[1],
             share * (1 - share) * sum(1 / n for n in replicates), 1)


def recorded(engine):
    """(indicator, cell) of all that the engine records, but for what it records on demand."""
    return {(name, cell) for name, v in engine.root.variables.items()
            if v.dimensions[:4] == ("scenario", "replicate", "year", "region") and name != "workforce"
            for cell in engine.cells(name)}


def main():
    options = arguments()
    root = netCDF4.Dataset(options.files[0])
    if options.resolved:
        sys.stdout.write(resolved(root))
        return 0
    engine = Engine(root)
    rows = []
    with open(options.files[1], encoding="utf-8", newline="") as file:
        twin = list(csv.DictReader(file))
    alone = recorded(engine) ^ {(row["indicator"], row["cell"]) for row in twin}
    if alone:
        sys.exit("twin.py: only one of the two records " + ", ".join(" ".join(a).strip() for a in sorted(alone)))
    replicates = len(root.dimensions["replicate"]), max(float(row["n"]) for row in twin)
    for row in twin:
        key = (row["scenario"], row["region"], int(row["year"]), row["indicator"], row["cell"])
        a = engine.moments(*key)
        b = tuple(float(row[f]) for f in ("mean", "variance", "fourth", "n"))
        if a[3] == 0 and b[3] == 0:
            continue
        if a[3] / replicates[0] != b[3] / replicates[1]:
            of_n = of_presence(a, b, replicates)
            rows.append((abs(of_n), of_n, "number", key, a[3], b[3]))
        if min(a[3], b[3]) > 1:
            of_mean, of_variance = compare(a, b)
            rows.append((abs(of_mean), of_mean, "mean", key, a[0], b[0]))
            rows.append((abs(of_variance), of_variance, "variance", key, a[1], b[1]))
    rows.sort(key=lambda row: -row[0])
    n_scenarios = len({row[3][0] for row in rows})
    print(f"{len(rows)} comparisons in {n_scenarios} scenarios; the worst:")
    for _, value, what, key, a, b in rows[:options.worst]:
        scenario, region, year, name, cell = key
        print(f"  z {value:8.2f}  {what:8} {scenario} {region} {year} {name} {cell}: engine {a:.6g}, twin {b:.6g}")
    beyond = [row for row in rows if row[0] > options.limit]
    print(f"{len(beyond)} beyond {options.limit:g}")
    return 1 if beyond or not rows else 0


sys.exit(main())
