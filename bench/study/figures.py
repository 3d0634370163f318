"""figures.py: from the samples of a case to its figures, and from these to a table and to JSON."""
import dataclasses
import datetime
import os
import statistics


@dataclasses.dataclass(frozen=True)
class Figure:
    name: str
    unit: str
    values: tuple  # one a round
    ratio: float = None  # of medians of the same rounds
    of: str = ""  # what the ratio is of
    goal: float = None  # of the ratio

    @property
    def median(self):
        return statistics.median(self.values)

    @property
    def spread(self):
        """Half the distance between the quartiles; of fewer than four values half their range. In the unit."""
        if len(self.values) < 4:
            return (max(self.values) - min(self.values)) / 2
        q = statistics.quantiles(self.values, n=4)
        return (q[2] - q[0]) / 2


def median(values):
    return statistics.median(values)


def ratio(above, below):
    """Of medians. None where noise has left nothing to divide by, as the difference of two short runs may be."""
    a, b = median(above), median(below)
    return a / b if b > 0 else None


def cpu(samples):
    return tuple(s.cpu for s in samples)


def per_replicate(few, many, n_few, n_many):
    """(seconds a replicate, seconds that no replicate costs) of every round, from runs of two sizes."""
    each = tuple((b.cpu - a.cpu) / (n_many - n_few) for a, b in zip(few, many))
    return each, tuple(a.cpu - n_few * e for a, e in zip(few, each))


# ---- the table ----

def number(x):
    """Four digits that count, without an exponent for what people read."""
    return "-" if x is None else f"{x:,.0f}" if abs(x) >= 10000 else f"{x:.4g}"


def rows(figures, base):
    """base: {name: Figure} of the other build, or nothing."""
    head = ["case", "median", "unit", "spread", "ratio", "goal", "rounds"]
    yield head + (["times base"] if base else []) + ["the ratio is"]
    for f in figures:
        row = [f.name, number(f.median), f.unit, number(f.spread), number(f.ratio), "-" if f.goal is None else number(f.goal), str(len(f.values))]
        if base:
            row.append(number(ratio(f.values, base[f.name].values)) if f.name in base else "-")
        yield row + [f.of or "-"]


def table(figures, base):
    lines = list(rows(figures, base))
    widths = [max(len(row[i]) for row in lines) for i in range(len(lines[0]))]
    left = {0, 2, len(lines[0]) - 1}
    for row in lines:
        yield "  ".join(x.ljust(w) if i in left else x.rjust(w) for i, (x, w) in enumerate(zip(row, widths))).rstrip()


# ---- the JSON that Google Benchmark's tools read; the figures beside it, as those tools have no place for ratios ----

def benchmarks(programs, samples):
    for p in programs:
        common = {"run_name": p.name, "threads": p.threads, "time_unit": "ms", "replicates": p.n}
        taken = samples[p.name]
        for i, s in enumerate(taken):
            yield {"name": p.name, "run_type": "iteration", "repetitions": len(taken), "repetition_index": i, "iterations": 1,
                   "real_time": 1e3 * s.wall, "cpu_time": 1e3 * s.cpu, "memory_mb": s.memory, "file_mb": s.size, "load_avg": s.load, **common}
        for aggregate, f in (("mean", statistics.fmean), ("median", statistics.median), ("stddev", statistics.pstdev)):
            yield {"name": f"{p.name}_{aggregate}", "run_type": "aggregate", "aggregate_name": aggregate, "iterations": len(taken),
                   "real_time": 1e3 * f(s.wall for s in taken), "cpu_time": 1e3 * f(s.cpu for s in taken), **common}


def context(about):
    return {"date": datetime.datetime.now().astimezone().isoformat(timespec="seconds"), "host_name": os.uname().nodename,
            "executable": "raat", "num_cpus": os.cpu_count(), "load_avg": list(os.getloadavg()), "library_build_type": "release", **about}


def as_json(figures):
    return [{"case": f.name, "unit": f.unit, "median": f.median, "spread": f.spread, "ratio": f.ratio, "ratio_is": f.of, "goal": f.goal,
             "values": list(f.values)} for f in figures]
