#!/bin/bash
# mutants.sh: every planted bug still fits the source, and the table of who finds it was made of this source and
# has no survivor.
set -eu
tests/mutants/kill --check
