#!/usr/bin/env bash
# Test accuracies of examples/digits.train and examples/iris.train over seeds 1 to $SEEDS (10):
# lines of `Descent recipe seed accuracy`. $DESCENT is the program.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
descent=$(readlink -f "${DESCENT:-$here/../.build-static/release/descent}")
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT

for recipe in digits iris; do
  for seed in $(seq "${SEEDS:-10}"); do
    { echo "seed $seed"; grep -v '^seed ' "$here/../examples/$recipe.train"; } > "$folder/$recipe.train"
    status=0
    "$descent" run "$folder/$recipe.train" --events json --quiet \
      > "$folder/events" 2> "$folder/words" || status=$?
    # 1 says that the recipe's expectation is false, which is a figure too.
    if [ "$status" -gt 1 ]; then cat "$folder/words" >&2; exit "$status"; fi
    accuracy=$(grep '"event":"evaluate"' "$folder/events" | grep '"part":"test"' \
      | sed -n 's/.*"test.accuracy":\([0-9.eE+-]*\).*/\1/p')
    echo "Descent $recipe $seed ${accuracy:?no test accuracy in the events}"
  done
done
