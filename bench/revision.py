"""revision.py: the program of another revision, for measuring it in the same rounds as this one."""
import os
import shutil
import subprocess
import sys

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))


def build(revision, into):
    """Built as `make` builds it there. A revision from before the bench cannot be compared."""
    tree = os.path.join(into, "tree")
    added = subprocess.run(["git", "-C", ROOT, "worktree", "add", "--detach", "-f", tree, revision], capture_output=True, text=True, check=False)
    if added.returncode != 0:
        sys.exit(f"bench: no base to build from '{revision}': {added.stderr.strip()}")
    try:
        subprocess.run(["make", "-s", "-C", tree, "BUILD=build", "build/raat"], check=True)
        shutil.copy(os.path.join(tree, "build", "raat"), os.path.join(into, "raat"))
    finally:
        subprocess.run(["git", "-C", ROOT, "worktree", "remove", "--force", tree], check=True)
    return os.path.join(into, "raat")
