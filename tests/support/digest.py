"""digest.py: what a computed page speaks of, as one short word that changes when it does."""
import hashlib
import subprocess

ENGINE = ["engine/model/*.[ch]", "engine/numeric/*.[ch]", "engine/run/*.[ch]"]


def of(globs):
    """The first 16 digits of SHA-256 over names and contents of the files that git knows, from the root of the tree. How C is
    laid out does not count: spaces and line ends are left out of it."""
    names = subprocess.run(["git", "ls-files", *[f":(glob){g}" for g in globs]], stdout=subprocess.PIPE, check=True, text=True).stdout.split()
    total = hashlib.sha256()
    for name in sorted(names):
        total.update(name.encode() + b"\n")
        with open(name, "rb") as file:
            content = file.read()
        total.update(b"".join(content.split()) if name.endswith((".c", ".h")) else content)
    return total.hexdigest()[:16]
