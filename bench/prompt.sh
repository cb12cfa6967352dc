#!/usr/bin/env bash
# Times the prompt: from start to prompt, from a key to its echo, completion, from Ctrl-C to the stop.
set -euo pipefail
cd "$(dirname "$0")/.."
program=${DESCENT:-.build-static/release/descent}
python3 -B bench/prompt.py "$program"
