#!/bin/bash
# validation.sh: no figure of analysis/VALIDATION.md is older than the sources that it speaks of.
set -eu
/usr/bin/python3 tests/validation/validate --check
