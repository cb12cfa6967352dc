#!/usr/bin/env bash
# Makes bench/.venv, the Python that the peers run in: PyTorch and JAX for the CPU, scikit-learn, numpy.
set -euo pipefail
cd "$(dirname "$0")"

if [ -n "${PYTHON:-}" ]; then
  echo "PYTHON is set to $PYTHON: nothing to install"
  exit 0
fi
python3 -m venv .venv
pip=.venv/bin/pip
# The CPU build where an index offers it; the plain one computes the same and is larger.
"$pip" install --quiet "torch==2.13.0+cpu" || "$pip" install --quiet "torch==2.13.0"
"$pip" install --quiet "numpy==2.*" "scikit-learn==1.9.*" "jax==0.10.*"
.venv/bin/python -c 'import torch, jax, sklearn, numpy
for library in (torch, jax, sklearn, numpy): print(library.__name__, library.__version__)'
