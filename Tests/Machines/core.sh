#!/usr/bin/env bash
# Puts the exact core alone to work, a small training among the rest: on this machine's instruction sets with
# one and more threads, and, emulated, on an aarch64 and on an x86-64 without AVX and fma. Each must print the
# digests of expected.txt, which were taken on another machine. Where the numerics change, what all machines
# print in their place becomes expected.txt.
set -euo pipefail
cd "$(dirname "$0")/../.."
built=.build-machines
mkdir -p "$built"

compiler=$(dirname "$(readlink -f "$(command -v swift)")")/clang
[ -x "$compiler" ] || compiler=clang

compile() {
  local into=$1
  shift
  "$compiler" "$@" -O2 -std=c17 -Wall -Wextra -Werror -static -pthread -I Sources/CExact/include \
    Sources/CExact/*.c Tests/Machines/*.c -o "$built/$into"
}

failed=0
try() {
  local machine=$1 status=0
  shift
  "$@" > "$built/said" 2> "$built/complaint" || status=$?
  # 3: this machine has no such instruction set.
  if [ "$status" = 3 ]; then return; fi
  if diff Tests/Machines/expected.txt "$built/said" > "$built/difference" && [ "$status" = 0 ]; then
    printf '%-22s %s\n' "$machine" "$(awk '$1 == "training" { print $2 }' "$built/said")"
    return
  fi
  echo "$machine differs (< is expected), status $status:"
  cat "$built/complaint" "$built/difference"
  failed=1
}

is_emulating=0
if [ "$(uname -m)" = x86_64 ]; then
  is_emulating=1
  if ! command -v qemu-x86_64 > /dev/null || ! command -v qemu-aarch64 > /dev/null \
    || [ ! -e /usr/aarch64-linux-gnu/lib/libc.a ]; then
    echo "this needs emulators and the libraries of aarch64:" >&2
    echo "apt-get install qemu-user gcc-aarch64-linux-gnu libc6-dev-arm64-cross" >&2
    exit 1
  fi
fi

cat Tests/Machines/expected.txt
compile core
for set in avx512 avx2 baseline; do
  for threads in 1 2 3 8; do
    try "$set, threads $threads" "$built/core" "$set" "$threads"
  done
done
if [ "$is_emulating" = 1 ]; then
  compile core-aarch64 --target=aarch64-linux-gnu -fuse-ld=lld
  try "aarch64, threads 2" qemu-aarch64 "$built/core-aarch64" baseline 2
  try "Nehalem, threads 2" qemu-x86_64 -cpu Nehalem "$built/core" baseline 2
fi
exit "$failed"
