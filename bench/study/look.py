#!/usr/bin/python3
"""look.py QUESTION FILE [ARGUMENT]...: what a file says, as JSON.

    digest RESULTS                      SHA-256 of every dataset: names, shapes, bytes
    statistics RESULTS INDICATOR YEAR   of the first region, by scenario, plain and paired with the baseline
    twin CSV INDICATOR YEAR             the same of what the twin printed; nothing paired
    recording RESULTS DATA              shares of a run by what they are for, from perf's samples
    scenarios RESOLVED                  the scenarios of a resolved study
    shape RESOLVED                      cells, steps and scenarios of a resolved study"""
import bisect
import csv
import glob
import hashlib
import json
import os
import re
import subprocess
import sys

import netCDF4
import numpy
import yaml


def groups(root, path=""):
    yield path, root
    for name in sorted(root.groups):
        yield from groups(root.groups[name], f"{path}/{name}")


def digest(file):
    """The seal is no dataset and attributes are left out: they tell which program wrote the file, not what it found."""
    root, total, datasets = netCDF4.Dataset(file), hashlib.sha256(), 0
    root.set_auto_mask(False)
    for path, group in groups(root):
        for name in sorted(group.variables):
            x = numpy.asarray(group.variables[name][...])
            total.update(f"{path}/{name} {x.shape}\n".encode())
            total.update("\0".join(map(str, x.ravel())).encode() if x.dtype.kind in "OU" else x.tobytes())
            datasets += 1
    return {"digest": total.hexdigest(), "datasets": datasets}


def statistics(file, indicator, year):
    root = netCDF4.Dataset(file)
    root.set_auto_mask(False)
    labels = [str(label) for label in root["statistic"][:]]
    at = int(year) - int(root["year"][0])
    which = lambda group, s: {label: float(x) for label, x in zip(labels, root[group][indicator][s, :, at, 0])}
    return {str(name): {"alone": which("summary", s), "paired": which("paired", s)} for s, name in enumerate(root["scenario"][:])}


def twin(file, indicator, year):
    with open(file, encoding="utf-8", newline="") as text:
        rows = [row for row in csv.DictReader(text) if row["indicator"] == indicator and row["year"] == year and not row["cell"]]
    of = lambda row: {"mean": float(row["mean"]), "sd": float(row["variance"]) ** 0.5, "n": int(row["n"])}
    return {row["scenario"]: {"alone": of(row)} for row in reversed(rows)}  # the first region's comes last, and stays


ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
STORE = {os.path.basename(file) for file in glob.glob(os.path.join(ROOT, "engine/store/*.[ch]"))}
# The first that fits has it. `file` is where the function stands that was running, whatever was inlined into it.
PURPOSES = {"seal": lambda library, file: library.startswith("libxxhash"),
            "HDF5": lambda library, file: library.startswith(("libhdf5", "libz", "libsz")),
            "store": lambda library, file: file in STORE,
            "statistics": lambda library, file: file.startswith(("statistics", "paired", "sort", "network", "abreast", "tally")),
            "recorder": lambda library, file: file in ("recorder.c", "ratios.c", "total.c", "indicator.c", "indicator.h", "pack.c", "book.c", "cohorts.c", "number.c", "record.c")}
# What the kernel does for a file, the pages of one that is mapped included; a page of memory that is touched for the first time is not of it.
CALLS = re.compile("sys_(p?write|p?read|fsync|close|ftruncate|unlink|rename|mmap|munmap|madvise)|filemap_map_pages|do_(read|shared)_fault")


def functions(program):
    """Addresses where functions begin, ascending, and the files they stand in."""
    lines = subprocess.run(["nm", "--defined-only", "--numeric-sort", "--line-numbers", program], capture_output=True, text=True, check=True).stdout
    found = [line.split("\t") for line in lines.splitlines() if "\t" in line]
    return [int(symbol.split()[0], 16) for symbol, _ in found], [os.path.basename(place.rsplit(":", 1)[0]) for _, place in found]


def recording(_, data):
    text = subprocess.run(["perf", "script", "-i", data, "-F", "ip,sym,dso"], capture_output=True, text=True, check=True,
                          env={**os.environ, "DEBUGINFOD_URLS": ""}).stdout  # what is not on this machine is not looked for elsewhere
    samples = [block.split("\n") for block in re.split("\n{2,}", text.strip("\n"))]
    counts, known = dict.fromkeys([*PURPOSES, "kernel"], 0), {}
    for frames in samples:
        address, library = int(frames[0].split()[0], 16), frames[0].rsplit("(", 1)[1].rstrip(")")
        if "kernel" in library:
            purpose = "kernel" if any(CALLS.search(frame) for frame in frames) else None
        else:
            if os.path.basename(library) == "raat" and library not in known:
                known[library] = functions(library)
            begins, files = known.get(library, ([], []))
            at = bisect.bisect_right(begins, address) - 1
            purpose = next((name for name, fits in PURPOSES.items() if fits(os.path.basename(library), files[at] if at >= 0 else "")), None)
        if purpose:
            counts[purpose] += 1
    return {purpose: 100 * n / len(samples) for purpose, n in counts.items()}


def load(file):
    with open(file, encoding="utf-8") as text:
        return yaml.load(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))


def scenarios(file):
    return load(file)["scenarios"]


def shape(file):
    """Cells of staff: branch, qualification, age class, and new or settled."""
    study = load(file)
    regions = list(study["regions"].values()) if "regions" in study else [study["region"]]
    return {"cells": sum(2 * len(r["branches"]) * len(r["qualifications"]) * len(r["ages"]) for r in regions),
            "steps": (study["end_year"] - study["start_year"] + 1) * study["steps_per_year"],
            "scenarios": len(study["scenarios"])}


QUESTIONS = {"digest": digest, "statistics": statistics, "twin": twin, "recording": recording, "scenarios": scenarios, "shape": shape}

if __name__ == "__main__":
    json.dump(QUESTIONS[sys.argv[1]](*sys.argv[2:]), sys.stdout)
