"""storing.py: what the three modes of --store cost in time, memory and disk."""
import os

import bench
from figures import Figure, cpu, median, ratio

MODES = ("summary", "replicates", "full")


def store_programs(b):
    rows = [b.engine(f"store/{mode}", b.limburg, b.sizes["store"], store=mode) for mode in MODES]
    return rows + ([b.under_perf(row) for row in rows] if b.has_perf() else [])


def store_figures(b, samples):
    """The modes do the same simulation, so what one takes beyond `summary` it takes for storing. What all three record and
    compute is not seen by that; perf sees it."""
    n, least, figures = b.sizes["store"], samples["store/summary"], []
    for mode in MODES:
        runs = samples[f"store/{mode}"]
        memory, size = tuple(s.memory for s in runs), tuple(s.size for s in runs)
        figures += [Figure(f"store/{mode} n={n}", "s", cpu(runs), ratio(cpu(runs), cpu(least)), "it / summary"),
                    Figure(f"store/{mode} n={n}, memory", "MB", memory, ratio(memory, tuple(s.memory for s in least)), "it / summary"),
                    Figure(f"store/{mode} n={n}, file", "MB", size, ratio(size, tuple(s.size for s in least)), "it / summary")]
        if mode != "summary":
            figures.append(Figure(f"store/{mode} n={n}, share beyond summary", "%",
                                  tuple(100 * (1 - a.cpu / s.cpu) for a, s in zip(least, runs))))
        under_perf = samples.get(f"store/{mode} under perf")
        if under_perf:
            figures.append(Figure(f"store/{mode} n={n}, share of recording", "%", tuple(sum(s.seen.values()) for s in under_perf)))
    return figures


def store_notes(b, samples):
    if "store/full under perf" not in samples:
        return ["store: no perf here, so the share of recording is not known, only what a mode takes beyond summary"]
    shares = lambda mode: samples[f"store/{mode} under perf"][0].seen.items()
    return [f"store: recording in {mode}: " + ", ".join(f"{purpose} {share:.1f} %" for purpose, share in shares(mode)) for mode in MODES]


# ---- memory against replicates ----

SMALL = bench.Study(os.path.join(bench.ROOT, "tests/worked/study.yaml"), (), "nothing", "actions", 2013)


def memory_programs(b):
    n, (few, many) = b.sizes["memory"], b.sizes["memory_small"]
    return [b.engine("memory/limburg few", b.limburg, 64, store="summary", threads=2),
            b.engine("memory/limburg", b.limburg, n, store="summary", threads=2),
            b.engine("memory/small few", SMALL, few, store="summary", threads=2),
            b.engine("memory/small", SMALL, many, store="summary", threads=2)]


def memory_figures(b, samples):
    n, (few, many) = b.sizes["memory"], b.sizes["memory_small"]
    of = lambda name: tuple(s.memory for s in samples[f"memory/{name}"])
    return [Figure("memory/limburg, summary n=64", "MB", of("limburg few")),
            Figure(f"memory/limburg, summary n={n}", "MB", of("limburg"), ratio(of("limburg"), of("limburg few")), "it / n=64"),
            Figure(f"memory/small study, summary n={few}", "MB", of("small few")),
            Figure(f"memory/small study, summary n={many}", "MB", of("small"), ratio(of("small"), of("small few")), f"it / n={few}")]


def memory_notes(b, samples):
    """What the measuring program is itself is the least that can be seen; Linux counts it to the child."""
    with open("/proc/self/status", encoding="ascii") as status:
        own = next(int(line.split()[1]) * 1024 / 1e6 for line in status if line.startswith("VmHWM"))
    smallest = min(median([s.memory for s in runs]) for runs in samples.values())
    return [f"memory: the smallest is no more than this measuring program ({own:.0f} MB), which hides it"] if smallest <= 1.05 * own else []


CASES = [bench.Case("store", "the modes of --store: time, memory, disk", store_programs, store_figures, notes=store_notes),
         bench.Case("memory", "memory of --store summary against replicates", memory_programs, memory_figures, every=3, notes=memory_notes)]
