#!/usr/bin/env bash
# Five tables in Descent and in scikit-learn's MLP over seeds 1 to $SEEDS (10), in turn: test accuracy
# (diabetes: r2) and the wall time. $DESCENT is the program, $PYTHON the interpreter with scikit-learn.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
export DESCENT=$(readlink -f "${DESCENT:-$here/../.build-static/release/descent}")
"${PYTHON:-$here/.venv/bin/python}" "$here/tables.py" "$here/../Sources/CFiles/penguins.txt"
