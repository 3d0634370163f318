"""bench.py: what a case is, how it writes its programs down, and the sizes it takes them in."""
import dataclasses
import functools
import json
import os
import shutil
import subprocess
import sys

import programs

ROOT = os.path.dirname(os.path.dirname(programs.HERE))

# Replicates, in blocks of 64 but for the twin, which knows no blocks. The usual ones take a quarter of an hour on two cores, the
# quick ones a few minutes, those of smoke seconds and say nothing but that all parts work.
USUAL = {"engine": (64, 256), "twin": (16, 64), "regions": (64, 128), "regions_twin": (8, 64), "blocks": 512, "store": 1024,
         "memory": 1000, "memory_small": (1000, 100000), "replicates": (64, 256, 1024), "steps": 256, "areas": 64, "scenarios": 64,
         "paired": (64, 2304), "alone": (64, 1024), "paired_twin": (16, 256)}
QUICK = {**USUAL, "engine": (64, 128), "blocks": 128, "regions_twin": (2, 8), "memory": 256, "memory_small": (1000, 10000), "replicates": (64, 128, 256),
         "steps": 64, "paired": (64, 2048), "alone": (64, 256), "paired_twin": (16, 64)}
SMOKE = {**QUICK, "regions_twin": (2, 4), "memory": 128, "memory_small": (64, 128), "replicates": (64, 128), "paired": (64, 128),
         "alone": (64, 128)}


@dataclasses.dataclass(frozen=True)
class Case:
    name: str
    about: str
    programs: object  # bench -> [Program]
    figures: object  # bench, {name: [Sample]} -> [Figure]
    every: int = 1  # so many rounds of the others are one of this; a case of minutes has 3
    notes: object = None  # bench, samples -> lines below the table
    beside: object = None  # samples, those of the base -> lines below the table
    problems: object = None  # bench, samples -> what makes the exit status 1


@dataclasses.dataclass(frozen=True)
class Study:
    file: str
    options: tuple = ()  # for raat run and raat check
    baseline: str = "baseline"
    everything: str = "all_lines"  # the scenario with all actions
    year: int = 2030


@dataclasses.dataclass(frozen=True)
class Bench:
    """Where things are, which studies, how large."""
    build: str
    work: str
    sizes: dict
    limburg: Study
    regions: Study
    pacts: Study  # where regions are taken from to see how cost grows with them
    areas: tuple = (1, 3, 17)
    steps: tuple = (1, 2, 4, 12)  # a year; all that raat takes

    @property
    def raat(self):
        return os.path.join(self.build, "raat")

    def engine(self, name, study, n, *options, threads=1, isa=None, store="replicates", look=()):
        output = os.path.join(self.work, "run.h5")
        command = (self.raat, "run", study.file, "-n", str(n), "-j", str(threads), "--store", store, "--quiet", *study.options, *options,
                   "-o", output)
        return programs.Program(name, command, n, output, (("RAAT_ISA", isa),) if isa else (), threads, look)

    def twin(self, name, study, n, scenarios=(), options=(), look=()):
        chosen = [word for scenario in scenarios for word in ("-o", scenario)]
        command = (os.path.join(self.build, "bench/twin"), "-n", str(n), "-j", "1", *chosen, *options, self.resolved(study))
        return programs.Program(name, command, n, os.path.join(self.work, "twin.csv"), look=look, engine=False, prints=True)

    def resolved(self, study):
        """The file with the whole study in it, written when it is first asked for."""
        file = os.path.join(self.work, f"{abs(hash(study)):x}.yaml")
        if not os.path.exists(file):
            with open(file, "wb") as out:
                done = subprocess.run([self.raat, "check", "--resolved", study.file, *study.options], stdout=out, stderr=subprocess.PIPE, check=False)
            if done.returncode != 0:
                sys.exit(f"bench-study: {study.file}: {done.stderr.decode()}")
        return file

    def under_perf(self, program):
        """The same run with a sample of where it is 499 times a second; the look tells what of it is recording."""
        data = os.path.join(self.work, "perf.data")
        command = ("perf", "record", "-q", "-g", "-F", "499", "-o", data, "--", *program.command)
        return dataclasses.replace(program, name=program.name + " under perf", command=command, look=("recording", data), engine=False, once=True)

    def has_perf(self):
        """A processor or a container may forbid it."""
        data = os.path.join(self.work, "perf.data")
        return shutil.which("perf") is not None and subprocess.run(["perf", "record", "-q", "-o", data, "--", "true"], capture_output=True,
                                                                   check=False).returncode == 0

    def isas(self):
        """Instruction sets of this processor, best first: raat refuses the others."""
        accepts = lambda isa: subprocess.run([self.raat, "bench", "draws", "-n", "64"], env={**os.environ, "RAAT_ISA": isa}, capture_output=True,
                                             check=False).returncode == 0
        return [isa for isa in ("avx512", "avx2", "portable") if accepts(isa)]

    def scenarios(self, study):
        """{name: definition}, of a study with all that it extends."""
        return scenarios_of(self.resolved(study))

    def only(self, study, *names):
        """The study with those of its scenarios; the first is the baseline."""
        known = self.scenarios(study)
        return with_scenarios(study, {name: known[name] for name in names})


@functools.cache
def scenarios_of(resolved):
    return programs.look("scenarios", resolved)


def with_scenarios(study, chosen):
    """The study with other scenarios, {name: definition}; the first is the baseline. JSON is YAML on one line."""
    text = json.dumps(chosen, ensure_ascii=False)
    return dataclasses.replace(study, options=(*study.options, "--set", f"scenarios={text}", "--set", f"baseline={next(iter(chosen))}"))
