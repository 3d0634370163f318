#!/usr/bin/python3
"""layout.py FILE: the tables of engine/store/layout.md, from a results file (--store full, with targets).

`make` does not run it; tests/cli/netcdf.bats compares its output with the page."""
import sys

import netCDF4

file = netCDF4.Dataset(sys.argv[1])
TYPES = {"int8": "int8", "int32": "int32", "float32": "float32", "float64": "float64"}


def type_of(variable):
    return "text" if variable.dtype is str else TYPES[str(variable.dtype)]


def plain(text):
    return str(text).replace("|", "\\|")


def table(title, head, rows):
    print(f"\n### {title}\n")
    print("| " + " | ".join(head) + " |")
    print("|" + "---|" * len(head))
    for row in rows:
        print("| " + " | ".join(row) + " |")


def attributes(object_, but=()):
    return ", ".join(f"`{name}`" for name in object_.ncattrs() if name not in but) or "-"


def rows(group):
    """Every variable but those of indicators."""
    for variable in group.variables.values():
        if "cell_methods" not in variable.ncattrs():
            yield [f"`{variable.name}`", type_of(variable),
                   ", ".join(variable.dimensions) or "none", attributes(variable, ["long_name"]),
                   plain(variable.long_name)]


def indicators():
    for variable in file.variables.values():
        if "cell_methods" in variable.ncattrs():
            yield [f"`{variable.name}`", type_of(variable), ", ".join(variable.dimensions[4:]) or "none",
                   variable.units, variable.cell_methods.removeprefix("year: "),
                   plain(variable.long_name)]


def check_statistics(group):
    """The indicators again, with statistic in the place of replicate, as float64."""
    names = [row[0].strip("`") for row in indicators()]
    assert list(file[group].variables) == names, f"/{group} has other variables"
    for name in names:
        here, there = file[name], file[group][name]
        assert there.dtype == "float64"
        assert here.dimensions[:4] == ("scenario", "replicate", "year", "region")
        assert there.dimensions == (("scenario", "statistic") + here.dimensions[2:])
        for attribute in ("units", "long_name", "long_name_nl", "cell_methods"):
            assert here.getncattr(attribute) == there.getncattr(attribute)


column = ["variable", "type", "dimensions", "attributes", "meaning"]
table("/", ["attribute"], [[f"`{name}`"] for name in file.ncattrs()])
table("Coordinates and labels", column, rows(file))
table("Statistics", ["label", "meaning"],
      [[f"`{name}`", title] for name, title in zip(file["statistic"][:], file["statistic_title"][:])])
table("Indicators", ["variable", "type", "axes", "units", "within the year", "meaning"], indicators())
for group in ("summary", "paired"):
    check_statistics(group)
for group in file.groups:
    print(f"\n### /{group}\n\nAttributes: {attributes(file[group])}.")
    if group in ("summary", "paired"):
        print("\nVariables: the indicators, float64 (scenario, statistic, year, region, ...axes).")
    else:
        table(f"/{group}, variables", column, rows(file[group]))
