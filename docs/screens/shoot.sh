#!/usr/bin/env bash
# Takes the pictures of docs/screens: types a session into a terminal and renders what it shows.
# Needs tmux, Python with Pillow (PYTHON), the DejaVu fonts, and a built program (DESCENT).
set -euo pipefail
cd "$(dirname "$0")"
python=${PYTHON:-python3}
program=$(realpath "${DESCENT:-../../.build-static/release/descent}")
folder=$(mktemp -d)
socket=descent-screens-$$
trap 'tmux -L "$socket" kill-server 2> /dev/null || true; rm -rf "$folder"' EXIT

screen() { tmux -L "$socket" "$@"; }
type_line() { screen send-keys -t s -l "$1"; screen send-keys -t s Enter; sleep "${2:-0.6}"; }
shoot() {
  screen capture-pane -t s -e -N -p > "$folder/$1.txt"
  "$python" render.py "$folder/$1.txt" "$1.png" "${2:-96}"
}
begin() {
  screen kill-server 2> /dev/null && sleep 0.5 || true
  screen -f /dev/null new-session -d -s s -x 96 -y "$1" \
    "cd $folder && env TERM=tmux-256color XDG_STATE_HOME=$folder XDG_CONFIG_HOME=$folder '$program'"
  sleep 1
}

begin 27
type_line 'data digits'
type_line 'model mlp [64, 256, 256, 10](dropout=0.5)'
type_line 'optimizer adam(lr=1e-3); watch val.accuracy'
type_line 'train 5000 epochs' 6
shoot training
screen send-keys -t s C-c
sleep 0.6
screen send-keys -t s C-l
sleep 0.3
type_line 'why lr'
type_line 'set lr 1e-4'
type_line 'branch slow; step 200' 1.5
type_line 'branches'
type_line 'undo'
type_line 'write "session.train"'
shoot steering

begin 22
type_line 'data digits'
screen send-keys -t s -l 'optimizer ada'
screen send-keys -t s Tab
sleep 0.3
screen send-keys -t s Tab
sleep 0.5
shoot completion

begin 40
type_line 'data digits; show data 5' 1
shoot images
