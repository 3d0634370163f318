"""revision.py: the program of another revision, for measuring it in the same rounds as this one."""
import os
import shutil
import subprocess

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))


def build(revision, into):
    """Built as `make` builds it there. A revision from before the bench cannot be compared."""
    tree = os.path.join(into, "tree")
    subprocess.run(["git", "-C", ROOT, "worktree", "add", "--detach", "-f", tree, revision], check=True, stdout=subprocess.DEVNULL)
    try:
        subprocess.run(["make", "-s", "-C", tree, "BUILD=build", "build/raat"], check=True)
        shutil.copy(os.path.join(tree, "build", "raat"), os.path.join(into, "raat"))
    finally:
        subprocess.run(["git", "-C", ROOT, "worktree", "remove", "--force", tree], check=True)
    return os.path.join(into, "raat")
