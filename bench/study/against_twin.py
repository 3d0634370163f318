"""against_twin.py: the engine and the same model written plainly, on equal studies."""
import bench
from figures import Figure, cpu, per_replicate, ratio

SHARED, ALONE, TWIN = "engine", "engine --unshared", "twin"


def programs_of(b, case, study, engine, twin, scenarios=()):
    rows = []
    for n in engine:
        rows += [b.engine(f"{case}/{SHARED} n={n}", study, n), b.engine(f"{case}/{ALONE} n={n}", study, n, "--unshared")]
    return rows + [b.twin(f"{case}/{TWIN} n={n}", study, n, scenarios) for n in twin]


def figures_of(samples, case, engine, twin, goal=None):
    """Two ratios a way of running: of whole runs with as many replicates, and of what one more replicate costs. Who asks for
    few replicates meets the first, who asks for many the second."""
    figures, equal = [], [n for n in engine if n in twin]
    sizes = {SHARED: engine, ALONE: engine, TWIN: twin}
    each = {who: per_replicate(samples[f"{case}/{who} n={few}"], samples[f"{case}/{who} n={many}"], few, many)
            for who, (few, many) in sizes.items()}
    for who, ns in sizes.items():
        mine = goal if who == ALONE else None  # equal work
        for n in ns:
            run = cpu(samples[f"{case}/{who} n={n}"])
            with_twin = ratio(cpu(samples[f"{case}/{TWIN} n={n}"]), run) if n in equal and who != TWIN else None
            figures.append(Figure(f"{case}/{who} n={n}", "s", run, with_twin, "twin / it, equal n" if with_twin else "", mine if with_twin else None))
        cost, fixed = each[who]
        figures.append(Figure(f"{case}/{who}, a replicate", "ms", tuple(1e3 * x for x in cost),
                              None if who == TWIN else ratio(each[TWIN][0], cost), "" if who == TWIN else "twin / it, marginal",
                              None if who == TWIN else mine))
        figures.append(Figure(f"{case}/{who}, fixed", "s", fixed))
    return figures


def note(case, engine, twin):
    equal = [n for n in engine if n in twin]
    return [] if equal else [f"{case}: the twin was run with {' and '.join(map(str, twin))} replicates only, so there is no ratio of whole runs at equal n"]


LIMBURG = bench.Case(
    "limburg", "engine against twin, Limburg with all its scenarios",
    lambda b: programs_of(b, "limburg", b.limburg, b.sizes["engine"], b.sizes["twin"]),
    lambda b, samples: figures_of(samples, "limburg", b.sizes["engine"], b.sizes["twin"], 30),
    notes=lambda b, samples: note("limburg", b.sizes["engine"], b.sizes["twin"]))


def two(b):
    """All ten scenarios would take the twin eight minutes a round: two of them, with no actions and with all."""
    return b.only(b.regions, b.regions.baseline, b.regions.everything)


REGIONS = bench.Case(
    "regions", "engine against twin, 17 regions, two scenarios",
    lambda b: programs_of(b, "regions", two(b), b.sizes["regions"], b.sizes["regions_twin"]),
    lambda b, samples: figures_of(samples, "regions", b.sizes["regions"], b.sizes["regions_twin"]),
    every=3, notes=lambda b, samples: note("regions", b.sizes["regions"], b.sizes["regions_twin"]))

CASES = [LIMBURG, REGIONS]
