"""programs.py: one program, one run of it, and what that took.

Nothing here imports more than the standard library, and for a reason: Linux hands the parent's size to a child as the least
its ru_maxrss can be. What lies in results files is read by look.py, a process of its own."""
import dataclasses
import json
import os
import subprocess
import sys
import time

HERE = os.path.dirname(os.path.abspath(__file__))


@dataclasses.dataclass(frozen=True)
class Program:
    name: str
    command: tuple
    n: int  # replicates
    output: str  # the file with what it finds
    environment: tuple = ()  # pairs
    threads: int = 1
    look: tuple = ()  # what look.py is asked of the output after every run
    engine: bool = True  # its first word is raat, so another build can stand in for it
    prints: bool = False  # what it finds goes to standard output
    once: bool = False  # in the first round only: what it tells changes little from run to run


@dataclasses.dataclass(frozen=True)
class Sample:
    cpu: float  # s, user and system, of all threads
    wall: float  # s
    memory: float  # MB, the largest resident set
    size: float  # MB, the file it wrote
    load: float  # load average of the last minute, before the run
    seen: object  # what look.py answered


def look(*question):
    """What look.py answers to a question about a file."""
    done = subprocess.run([sys.executable, os.path.join(HERE, "look.py"), *map(str, question)], capture_output=True, text=True,
                          check=False)
    if done.returncode != 0:
        sys.exit(f"bench-study: look.py {' '.join(map(str, question))}: {done.stderr}")
    return json.loads(done.stdout)


SEED, OTHER_SEED = "{seed}", "{other seed}"  # words of a command; each round has its own two


def seeded(command, i):
    """Far apart: the twin gives replicate k the seed plus k."""
    seeds = {SEED: str(1000003 * (2 * i + 1)), OTHER_SEED: str(1000003 * (2 * i + 2))}
    return [seeds.get(word, word) for word in command]


def run(program, i):
    """One run, that of round i. What it prints goes to a file: a pipe would have to be emptied meanwhile."""
    load = os.getloadavg()[0]
    errors, printed = program.output + ".err", program.output if program.prints else program.output + ".out"
    with open(printed, "wb") as out, open(errors, "wb") as err:
        begin = time.monotonic()
        try:
            child = subprocess.Popen(seeded(program.command, i), stdout=out, stderr=err, env={**os.environ, **dict(program.environment)})
        except OSError as refused:
            sys.exit(f"bench-study: {program.command[0]}: {refused.strerror}; `make` and `make build/bench/twin` build what is measured")
        _, status, used = os.wait4(child.pid, 0)
        wall = time.monotonic() - begin
        child.returncode = status  # or Popen waits for it again
    if status != 0:
        with open(errors, encoding="utf-8", errors="replace") as err:
            sys.exit(f"bench-study: {' '.join(program.command)[:300]}: status {os.waitstatus_to_exitcode(status)}\n{err.read()}")
    size = os.path.getsize(program.output) / 1e6
    seen = look(program.look[0], program.output, *program.look[1:]) if program.look else None
    for file in {program.output, printed, errors}:
        os.remove(file)  # the next of the same name writes a new file, not over an old one
    return Sample(used.ru_utime + used.ru_stime, wall, used.ru_maxrss * 1024 / 1e6, size, load, seen)


def rounds(programs, count, say):
    """{name: [Sample a round]}. Every round runs every program, in an order that turns, so a machine that slows down
    slows all of them."""
    samples = {program.name: [] for program in programs}
    for i in range(count):
        turn = i % len(programs)
        turned = programs[turn:] + programs[:turn]
        for program in turned if i % 2 == 0 else reversed(turned):
            if i == 0 or not program.once:
                samples[program.name].append(run(program, i))
        say(f"round {i + 1} of {count}")
    return samples


def of_base(program, raat):
    """The same run by another build."""
    return dataclasses.replace(program, name="base " + program.name, command=(raat, *program.command[1:]))
