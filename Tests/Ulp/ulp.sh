#!/usr/bin/env bash
# Measures the functions of the exact core against true values and holds the errors against those that
# docs/numerics.md states.
set -euo pipefail
cd "$(dirname "$0")/../.."
built=.build-ulp
mkdir -p "$built"

compiler=$(dirname "$(readlink -f "$(command -v swift)")")/clang
[ -x "$compiler" ] || compiler=clang
"$compiler" -O2 -std=c17 -Wall -Wextra -Werror -fno-math-errno -I Sources/CExact/include -I Sources/CExact \
  Sources/CExact/*.c Tests/Ulp/*.c -pthread -lm -o "$built/ulp"
"$built/ulp"
