#!/usr/bin/env bash
# Reads 96 MB of numbers with descent and with pandas on one core, in turn, $PAIRS (3) times; the best
# of each. descent's time is that of `check`, which reads the whole table, less that of one without a table.
# $DESCENT is the program, $PYTHON the interpreter with pandas, $CORE (0) the core.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
descent=$(readlink -f "${DESCENT:-$here/../.build-static/release/descent}")
python=${PYTHON:-$here/.venv/bin/python}
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
"$python" "$here/csv_make.py" "$folder"

# seconds COMMAND…: the wall time of the command on the one core.
seconds() {
  local before after
  before=$(date +%s%N)
  taskset -c "${CORE:-0}" "$@" > "$folder/out" 2>&1 || { cat "$folder/out" >&2; exit 1; }
  after=$(date +%s%N)
  awk -v ns=$((after - before)) 'BEGIN { printf "%.3f\n", ns / 1e9 }'
}

for _ in $(seq "${PAIRS:-3}"); do
  with=$(seconds "$descent" check "$folder/floats.train")
  without=$(seconds "$descent" check "$folder/nothing.train")
  awk -v a="$with" -v b="$without" 'BEGIN { printf "descent\t%.3f\n", a - b }'
  taskset -c "${CORE:-0}" "$python" "$here/csv_pandas.py" "$folder/floats.csv"
done | sort -t "$(printf '\t')" -k 1,1 -k 2,2n | awk -F '\t' -v bytes="$(stat -c %s "$folder/floats.csv")" '
  !seen[$1]++ { printf "%-20s %.3f s  %4.0f MB/s\n", $1, $2, bytes / $2 / 1e6 }'
