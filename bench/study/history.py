"""history.py: bench/history.csv, a line per figure of a run that was recorded. Columns:

    revision   of the tree, 12 digits
    date       of that commit, YYYY-MM-DD, not of the measurement
    processor  its name, as /proc/cpuinfo has it
    isa        the best that raat takes there: avx512, avx2, portable
    case       the figure, its unit in brackets, and `quick` where it was that: other sizes, another figure
    median     over the rounds, in that unit
    spread     half the distance between the quartiles, in that unit
    ratio      what the table says it is of; empty where there is none

A line says what was true together. Between lines of different runs only ratios may be set beside each other, and these with
care: the README says why."""
import csv
import os
import subprocess
import sys

import bench

COLUMNS = ["revision", "date", "processor", "isa", "case", "median", "spread", "ratio"]
FILE = "bench/history.csv"


def git(*words):
    return subprocess.run(["git", "-C", bench.ROOT, *words], capture_output=True, text=True, check=True).stdout.strip()


def processor():
    with open("/proc/cpuinfo", encoding="utf-8") as file:
        names = (line.split(":", 1)[1].strip() for line in file if line.startswith("model name"))
        return next(names, os.uname().machine)


def digest_of(raat):
    """What `raat help` says it was built from."""
    text = subprocess.run([raat, "help"], capture_output=True, text=True, check=True).stdout
    return text.rsplit("(source ", 1)[1].split(")")[0]


def digest_of_tree():
    """What the Makefile would have it say."""
    return subprocess.run("make -s -f - source-digest", shell=True, cwd=bench.ROOT, input=(
        "include Makefile\n.PHONY: source-digest\nsource-digest:\n"
        "\t@LC_ALL=C sha256sum $(SOURCES) $(HEADERS) | sha256sum | cut -c1-12\n"), capture_output=True, text=True, check=True).stdout.strip()


def refuse(raat):
    """A line must be of the revision it names: nothing changed but this file, and the program built from it."""
    changed = git("status", "--porcelain", "--", ".", f":!{FILE}")
    if changed:
        sys.exit(f"bench-study: --record: the tree is not clean:\n{changed}")
    if digest_of(raat) != digest_of_tree():
        sys.exit(f"bench-study: --record: {raat} was built from other sources than this tree's; make it")


def record(figures, isa, size):
    revision, date = git("log", "-1", "--format=%h %cs", "--abbrev=12").split()
    with open(os.path.join(bench.ROOT, FILE), "a", encoding="utf-8", newline="") as out:
        lines = csv.writer(out, lineterminator="\n")
        for f in figures:
            lines.writerow([revision, date, processor(), isa, f"{f.name} [{f.unit}]" + (size and f" {size}"), f"{f.median:.6g}",
                            f"{f.spread:.3g}", "" if f.ratio is None else f"{f.ratio:.4g}"])
