"""scaling.py: does twice the work cost twice the time? One thing grows at a time."""
import dataclasses
import math

import bench
import programs
from figures import Figure, cpu, median


def some_areas(b, count):
    """Some of the pacts by themselves, or all. Without actions: these name regions that are not there."""
    names = ("limburg", "zeeland", "west-brabant")[:count]
    study = bench.with_scenarios(b.pacts, {b.pacts.baseline: {"title": "no action", "actions": []}})
    if count > len(names):
        return study
    chosen = "{" + ", ".join(f"{name}: {{region: {name}.yaml}}" for name in names) + "}"
    return dataclasses.replace(study, options=(*study.options, "--set", f"regions={chosen}", "--set", "actions={format: 1, actions: {}}"))


def many_scenarios(b, study, count):
    """The baseline and copies of the scenario with all actions, each with another reach: work of one kind."""
    known = b.scenarios(study)
    copies = {f"copy_{i}": {**known[study.everything], "reach": 0.5 + i / 100} for i in range(1, count)}
    return bench.with_scenarios(study, {study.baseline: known[study.baseline], **copies})


def series(b):
    """{what grows: {size: (study, replicates)}}"""
    two, one, s = b.only(b.limburg, b.limburg.baseline, b.limburg.everything), b.only(b.limburg, b.limburg.baseline), b.sizes
    steps = lambda k: dataclasses.replace(one, options=(*one.options, "--set", f"steps_per_year={k}"))
    return {"replicates": {n: (two, n) for n in s["replicates"]},
            "steps a year": {k: (steps(k), s["steps"]) for k in b.steps},
            "regions": {k: (some_areas(b, k), s["areas"]) for k in b.areas},
            "scenarios": {k: (many_scenarios(b, b.limburg, k), s["scenarios"]) for k in (1, 4, 11)}}


def scaling_programs(b):
    return [b.engine(f"scaling/{what} {size}", study, n, store="summary")
            for what, sizes in series(b).items() for size, (study, n) in sizes.items()]


def work(b, study, n):
    """Cells that are stepped, over all replicates and scenarios."""
    shape = programs.look("shape", b.resolved(study))
    return n * shape["steps"] * shape["cells"] * shape["scenarios"]


def scaling_figures(b, samples):
    """The ratio is 1 when cost is linear without a fixed part; the exponent takes first and last: 1 linear, 2 square, below 1
    where a part is fixed or shared."""
    figures = []
    for what, sizes in series(b).items():
        done = {size: (samples[f"scaling/{what} {size}"], work(b, study, n)) for size, (study, n) in sizes.items()}
        first, last = next(iter(done.values())), list(done.values())[-1]
        unit = lambda pair: median(cpu(pair[0])) / pair[1]
        for size, (runs, amount) in done.items():
            figures.append(Figure(f"scaling/{what} {size}", "ns", tuple(1e9 * x / amount for x in cpu(runs)),
                                  unit((runs, amount)) / unit(first), f"it / {what} {next(iter(sizes))}"))
        figures.append(Figure(f"scaling/{what}, exponent", "-", tuple(
            math.log(z.cpu / a.cpu) / math.log(last[1] / first[1]) for a, z in zip(first[0], last[0]))))
    return figures


CASES = [bench.Case("scaling", "cost against replicates, steps, regions and scenarios", scaling_programs, scaling_figures)]
