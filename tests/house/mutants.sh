#!/bin/bash
# mutants.sh: every planted bug still fits the source, so that `make mutants` can be run at any time.
set -eu
tests/mutants/kill --check
