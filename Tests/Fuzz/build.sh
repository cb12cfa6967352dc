#!/usr/bin/env bash
# Builds the fuzzer in a folder of its own: build.sh FOLDER. The sources and the laws are linked there.
set -euo pipefail
tests=$(cd "$(dirname "$0")/.." && pwd)

mkdir -p "$1/Sources/Fuzz"
cd "$1"
for room in CExact CFiles Descent{Files,Syntax,Catalogue,Tensor,Learning,Data,Recipe}; do
  ln -sfn "$tests/../Sources/$room" "Sources/$room"
done
ln -sf "$tests/Fuzz/Package.swift" Package.swift
ln -sf "$tests/Fuzz/Entry.swift" "$tests/DescentRecipeTests/FuzzLaws.swift" Sources/Fuzz/
swift build -c release --product Fuzz
swiftc -sanitize=fuzzer .build/release/libFuzz.a -lz -o fuzz
