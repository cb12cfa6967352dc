#!/usr/bin/env bash
# Runs small trainings on this machine, on each of its instruction sets, and on an emulated processor without
# AVX and fma; all must end in the same weights. Needs dist/descent and qemu-user.
set -euo pipefail
cd "$(dirname "$0")/../.."
if ! command -v qemu-x86_64 > /dev/null; then
  echo "this needs an emulator: apt-get install qemu-user" >&2
  exit 1
fi

digest() { "$@" --quiet --events json 2> /dev/null | grep -o '"weights.sha256":"[0-9a-f]*"'; }

failed=0
compare() {
  if [ "$2" != "$native" ]; then
    echo "$recipe differs on $1: $2"
    failed=1
  fi
}

for recipe in digits iris width; do
  run=(dist/descent run "examples/$recipe.train")
  native=$(digest "${run[@]}")
  echo "$recipe  $native"
  for set in avx512 avx2 baseline; do
    grep -q "$set" <<< "$(sed 's/avx512f/avx512/' /proc/cpuinfo) baseline" || continue
    compare "$set" "$(digest env DESCENT_ISA=$set "${run[@]}")"
  done
  compare Nehalem "$(digest qemu-x86_64 -cpu Nehalem "${run[@]}")"
done
exit "$failed"
