#!/usr/bin/env bash
# Measures the products of Descent's core against the sgemm of oneDNN on 1 and 2 threads and prints tables.
# $CEXACT is the folder of the core, $CLANG the compiler, $GEMM_ROUNDS (21) the times each is measured in
# turn, $MEASURED the folder of the figures, $PYTHON the interpreter that prints them.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
core=${CEXACT:-$here/../Sources/CExact}
compiler=${CLANG:-clang}
export MEASURED=${MEASURED:-$here/.measured}
mkdir -p "$MEASURED"
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT

printf '#include <oneapi/dnnl/dnnl.h>\nint main(void) { return dnnl_version() == 0; }\n' > "$folder/trial.c"
if ! "$compiler" "$folder/trial.c" -o "$folder/trial" -ldnnl 2> /dev/null; then
  echo "oneDNN is not installed: apt-get install libdnnl-dev" >&2
  exit 1
fi
"$compiler" -O2 -Wall -Wextra -I"$core/include" -I"$core" "$here/gemm.c" "$core"/*.c \
  -o "$folder/gemm" -ldnnl -lm -lpthread

for threads in 1 2; do
  OMP_NUM_THREADS=$threads "$folder/gemm" "$threads" "${GEMM_ROUNDS:-21}"
done > "$folder/gemm.json"
mv "$folder/gemm.json" "$MEASURED/gemm.json"
"${PYTHON:-$here/.venv/bin/python}" -B "$here/results.py" gemm
