#!/usr/bin/env bash
# Times examples/mnist.train against bench/mnist_torch.py, in turn, $PAIRS (5) times, on the same machine:
# whole commands by the wall clock, and the training alone as each program reports it.
# $DESCENT is the program, $DESCENT_DATA holds mnist/, $PYTHON is the interpreter, $THREADS (2) are used.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
descent=${DESCENT:-$here/../.build-static/release/descent}
python=${PYTHON:-$here/.venv/bin/python}
threads=${THREADS:-2}
results=$(mktemp -d)
trap 'rm -rf "$results"' EXIT
descent=$(readlink -f "$descent")
grep -v '^ *save ' "$here/../examples/mnist.train" > "$results/mnist.train"

# timed NAME COMMAND…: the command's standard output and wall time in files called NAME.
timed() {
  local name=$1 before after
  shift
  before=$(date +%s%N)
  "$@" > "$results/$name.out" 2> "$results/$name.err" || { cat "$results/$name.err" >&2; exit 1; }
  after=$(date +%s%N)
  awk -v ns=$((after - before)) 'BEGIN { printf "%.3f\n", ns / 1e9 }' >> "$results/$name.wall"
}

for pair in $(seq "${PAIRS:-5}"); do
  timed descent "$descent" run "$results/mnist.train" --threads "$threads" --events json --quiet
  "$python" "$here/figures.py" descent < "$results/descent.out" >> "$results/descent.figures"
  timed torch "$python" "$here/mnist_torch.py" --threads "$threads"
  "$python" "$here/figures.py" torch < "$results/torch.out" >> "$results/torch.figures"
  echo "pair $pair: descent $(tail -n 1 "$results/descent.wall") s," \
    "torch $(tail -n 1 "$results/torch.wall") s" >&2
done

"$python" -B "$here/medians.py" "$results"
