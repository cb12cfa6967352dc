"""Lays the recipes of this repository out as seeds for a fuzzer: seeds.py FOLDER DICTIONARY."""

import hashlib
import pathlib
import sys

from corpus import ROOT, edges, recipes
from ebnf import Rules


def main():
    folder, dictionary = pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2])
    folder.mkdir(parents=True, exist_ok=True)
    for _, recipe in (*edges(), *recipes()):
        (folder / hashlib.sha256(recipe).hexdigest()[:16]).write_bytes(recipe)
    rules = Rules((ROOT / "grammar/descent.ebnf").read_text())
    words = sorted(rules.words | rules.signs)
    quoted = (word.replace("\\", "\\\\").replace('"', '\\"') for word in words)
    dictionary.write_text("".join(f'"{word}"\n' for word in quoted))


if __name__ == "__main__":
    main()
