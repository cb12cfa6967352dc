#!/usr/bin/env bash
# Measures Descent beside its peers and writes bench/RESULTS.md. Without words all parts:
#     suite.sh [steps] [mnist] [digits] [gemm] [busy]
# A part that was measured before and is not named keeps its figures. $DESCENT is the program, $DESCENT_DATA
# holds mnist/, $PYTHON is the interpreter, $ROUNDS (5) times each program is run in turn, on $THREADS (2).
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
export DESCENT DESCENT_DATA MEASURED PAIRS PYTHON ROUNDS THREADS
DESCENT=$(readlink -f "${DESCENT:-$here/../.build-static/release/descent}")
MEASURED=${MEASURED:-$here/.measured}
PYTHON=${PYTHON:-$here/.venv/bin/python}
ROUNDS=${ROUNDS:-5}
PAIRS=$ROUNDS
THREADS=${THREADS:-2}
for folder in "${DESCENT_DATA:-}" "$PWD/data" "${XDG_DATA_HOME:-$HOME/.local/share}/descent"; do
  if [ -n "$folder" ] && [ -d "$folder/mnist" ]; then
    DESCENT_DATA=$folder
    break
  fi
done
if [ ! -d "${DESCENT_DATA:-}/mnist" ]; then
  echo "there is no mnist/: descent fetch mnist brings it, or set DESCENT_DATA to the folder that has it" >&2
  exit 1
fi
awk '$1 > 0.5 { print "the machine is busy (load " $1 "): figures will be noisy" }' /proc/loadavg >&2

parts=("$@")
if [ $# -eq 0 ]; then parts=(steps mnist digits gemm busy); fi
for part in "${parts[@]}"; do
  case $part in
    steps | digits | busy) "$PYTHON" -B "$here/$part.py" ;;
    mnist) "$here/mnist.sh" ;;
    gemm) "$here/gemm.sh" || echo "the products are left out of the results" >&2 ;;
    *) echo "there is no part $part: steps, mnist, digits, gemm, busy" >&2; exit 64 ;;
  esac
done
"$PYTHON" -B "$here/results.py" > "$MEASURED/results.md"
mv "$MEASURED/results.md" "$here/RESULTS.md"
echo "written: bench/RESULTS.md" >&2
