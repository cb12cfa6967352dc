#!/usr/bin/env bash
# One table a recipe: test accuracies of Descent, PyTorch and scikit-learn over seeds 1 to $SEEDS (10).
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
python=${PYTHON:-$here/.venv/bin/python}
{ "$here/accuracy_descent.sh"; "$python" "$here/accuracy_peers.py"; } | "$python" "$here/accuracy_table.py"
