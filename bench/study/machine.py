"""machine.py: threads and instruction sets; how fast, and that no number depends on them."""
import bench
from figures import Figure, cpu, ratio

DIGEST = ("digest",)


# ---- threads ----

def thread_programs(b):
    n = b.sizes["blocks"]
    return [b.engine(f"threads/{t} n={n}", b.limburg, n, threads=t, look=DIGEST) for t in (1, 2)]


def thread_figures(b, samples):
    n = b.sizes["blocks"]
    one, two = (samples[f"threads/{t} n={n}"] for t in (1, 2))
    wall = lambda runs: tuple(s.wall for s in runs)
    return [Figure(f"threads/1 n={n}, wall", "s", wall(one)),
            Figure(f"threads/2 n={n}, wall", "s", wall(two), ratio(wall(one), wall(two)), "one thread / two, wall"),
            Figure(f"threads/2 n={n}, processor", "s", cpu(two), ratio(cpu(two), cpu(one)), "two threads / one, processor time"),
            Figure("threads/load average before", "-", tuple(s.load for s in one + two))]


# ---- instruction sets ----

def isa_programs(b):
    n, isas = b.sizes["blocks"], b.isas()
    return ([b.engine(f"isa/{isa} n={n}", b.limburg, n, isa=isa, look=DIGEST) for isa in isas]
            + [b.engine(f"isa/{isas[0]} n={n}, 2 threads", b.limburg, n, isa=isas[0], threads=2, look=DIGEST)])


def isa_figures(b, samples):
    n = b.sizes["blocks"]
    portable = cpu(samples[f"isa/portable n={n}"])
    figures = [Figure(name, "s", cpu(runs), ratio(portable, cpu(runs)), "portable / it") for name, runs in samples.items()]
    return figures + [Figure("isa/checksums", "-", (len(digests(samples)),))]


# ---- one study, one file ----

def digests(samples):
    return {s.seen["digest"] for runs in samples.values() for s in runs}


def differ(samples):
    """Runs whose results are not those of the first."""
    first, *others = samples
    of = lambda name: {s.seen["digest"] for s in samples[name]}
    lines = [f"{name}: the results of two rounds differ" for name in samples if len(of(name)) > 1]
    return lines + [f"{name}: other results than {first}: checksum {max(of(name))[:16]}, not {max(of(first))[:16]}"
                    for name in others if of(name) != of(first)]


def note(case, samples):
    found = digests(samples)
    if len(found) > 1:
        return [f"{case}: RESULTS DIFFER"]
    runs = sum(len(r) for r in samples.values())
    some = next(iter(samples.values()))[0].seen
    return [f"{case}: {runs} runs, {some['datasets']} datasets each, one checksum: {found.pop()[:16]}"]


def beside(case, samples, base):
    """A faster engine should find what the slower one found, unless the model has changed; then this says so, and is no problem."""
    same = digests(samples) == digests(base)
    return [f"{case}: the base finds {'the same' if same else 'OTHER RESULTS: ' + max(digests(base))[:16]}"]


CASES = [bench.Case("threads", "one thread against two, by the wall", thread_programs, thread_figures,
                    notes=lambda b, samples: note("threads", samples), beside=lambda samples, base: beside("threads", samples, base),
                    problems=lambda b, samples: differ(samples)),
         bench.Case("isa", "instruction sets, and that results do not depend on them", isa_programs, isa_figures,
                    notes=lambda b, samples: note("isa", samples), beside=lambda samples, base: beside("isa", samples, base),
                    problems=lambda b, samples: differ(samples))]
