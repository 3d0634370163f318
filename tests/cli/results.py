#!/usr/bin/python3
"""results.py ENGINE FILE: a results file as xarray sees it, by one of its engines (netcdf4, h5netcdf).

Checks what the layout promises: labels, units, titles and types, and that every statistic follows from
the replicates in the file. Prints one line a variable, for comparing one reader with another:

    name(dimensions) units = sum of the numbers that are numbers, or the texts

One engine a process: two HDF5 libraries do not share one."""
import sys

import numpy
import xarray

engine, path = sys.argv[1:]
root = xarray.open_dataset(path, engine=engine)
groups = {
    name: xarray.open_dataset(path, engine=engine, group=name)
    for name in ("summary", "paired", "targets", "provenance")
}
replicated = [name for name in root.data_vars if "replicate" in root[name].dims]


def expect(condition, what):
    if not condition:
        sys.exit(f"{engine}: {path}: {what}")


def equal(found, expected, what, tolerance=1e-9):
    """Exactly where tolerance is 0; summing in another order costs the last digits."""
    found, expected = numpy.broadcast_arrays(found, expected)
    near = numpy.isclose(found, expected, rtol=tolerance, atol=tolerance, equal_nan=True)
    expect(near.all(), f"{what} is not what its replicates say")


# ---- what a person reads ----

expect(root.attrs["Conventions"] == "CF-1.8", "Conventions")
expect(root.attrs["raat_layout_version"] == 2, "raat_layout_version")
expect(len(replicated) > 30, "there are indicators")
for dataset in [root[replicated], groups["summary"], groups["paired"]]:
    for name, variable in dataset.data_vars.items():
        for attribute in ("units", "long_name", "long_name_nl"):
            expect(variable.attrs.get(attribute), f"{name} has no {attribute}")
        expect(variable.attrs["cell_methods"].startswith("year: "), f"{name}: cell_methods")
for name in root.dims:
    expect(name in root.coords, f"dimension {name} has no coordinate")
    if root[name].dtype == object and name != "statistic":
        for language in ("title", "title_nl"):
            expect(all(map(str, root[f"{name}_{language}"].values)), f"{name}_{language} is empty")
years = root.year.values
expect(years.dtype == numpy.int32 and (numpy.diff(years) == 1).all(), "years are whole numbers")
expect((root.replicate.values == numpy.arange(root.sizes["replicate"])).all(), "replicates count")
expect(root["heads"].dtype == numpy.int32, "counts stay whole numbers")
expect(root["shortage_fte"].dtype == numpy.float32, "reals are float32")
provenance = groups["provenance"]
expect(int(provenance.attrs["seed"]) >= 0, "the seed is a number")
expect(provenance.attrs["replicates"] == root.sizes["replicate"], "replicates are counted right")
expect("study:" in str(provenance["resolved"].values), "the resolved study is there")

# ---- statistics follow from replicates ----

numpy.seterr(invalid="ignore")
quantiles = {"q025": 0.025, "q05": 0.05, "q10": 0.1, "q25": 0.25, "q50": 0.5, "q75": 0.75,
             "q90": 0.9, "q95": 0.95, "q975": 0.975}
statistic = {str(name): k for k, name in enumerate(root.statistic.values)}
baseline = [str(name) for name in root.scenario.values].index(provenance.attrs["baseline"])


def check_statistics(group, name, series):
    """series[scenario, replicate, ...] against the group's [scenario, statistic, ...]."""
    found = groups[group][name].values

    def check(which, expected, tolerance=1e-9):
        equal(found[:, statistic[which]], expected, f"{which} of {group}/{name}", tolerance)

    import warnings

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of numbers that no replicate has
        check("n", (~numpy.isnan(series)).sum(axis=1), 0)
        check("min", numpy.nanmin(series, axis=1), 0)
        check("max", numpy.nanmax(series, axis=1), 0)
        check("mean", numpy.nanmean(series, axis=1))
        check("sd", numpy.nanstd(series, axis=1, ddof=1), 1e-7)
        if not numpy.isnan(series).any():
            values = numpy.quantile(series, list(quantiles.values()), axis=1)
            for k, which in enumerate(quantiles):
                check(which, values[k])


for name in replicated:
    series = root[name].values.astype(float)
    check_statistics("summary", name, series)
    check_statistics("paired", name, series - series[baseline])

targets = groups["targets"]
for t in range(root.sizes["target"]):
    series = root[str(targets["indicator"].values[t])].values.astype(float)
    threshold = targets["threshold"].values[t]
    met = series <= threshold if targets["at_most"].values[t] else series >= threshold
    n = (~numpy.isnan(series)).sum(axis=1)
    equal(targets["met"].values[:, t], met.sum(axis=1) / n, f"met of target {t}")

# ---- for another reader ----

for prefix, dataset in [("", root)] + [(name + "/", groups[name]) for name in groups]:
    for name, variable in sorted(dataset.variables.items()):
        if variable.dtype.kind in "OU":
            shown = "|".join(map(str, numpy.ravel(variable.values)))
        else:
            values = numpy.ravel(variable.values).astype(float)
            shown = "%.7g" % values[numpy.isfinite(values)].sum()
        print(f"{prefix}{name}({', '.join(map(str, variable.dims))}) {variable.attrs.get('units', '-')}"
              f" = {shown}".replace("\n", "\\n"))
