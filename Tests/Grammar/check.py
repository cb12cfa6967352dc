"""Holds grammar/descent.ebnf against `descent tree` over the repository's recipes and seeded mutants of them.

Usage: check.py DESCENT [MUTANTS] [SEED]. Texts with statements of later versions are counted and left out."""

import concurrent.futures
import os
import pathlib
import re
import subprocess
import sys
import tempfile
from collections import Counter

from corpus import ROOT, edges, recipes
from mutants import Mutants
from reading import Grammar

LATER = b"D0122"
ROW = "{:14}{:>8}{:>10}{:>9}{:>7}{:>10}"
SYNTAX = re.compile(rb"error\[D01\d\d\]")


class Parser:
    """The parser of the project, asked through its program."""

    def __init__(self, program, folder):
        self.program, self.folder = program, pathlib.Path(folder)

    def codes(self, job):
        """The codes of what is wrong with a text's syntax; none if it is read whole."""
        number, data = job
        file = self.folder / f"{number}.train"
        file.write_bytes(data)
        run = subprocess.run([self.program, "tree", str(file)], capture_output=True, timeout=60, check=False)
        file.unlink()
        codes = SYNTAX.findall(run.stderr)
        if run.returncode not in (0, 2) or (run.returncode == 0) == bool(codes):
            raise SystemExit(f"descent tree ended with {run.returncode} on {data!r}:\n{run.stderr.decode()}")
        return codes


def compare(title, texts, grammar, parser):
    """Prints a line of the table; returns the texts about which the two differ."""
    with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
        answers = list(pool.map(parser.codes, enumerate(data for _, data in texts)))
    counts, differing = Counter(), []
    for (name, data), codes in zip(texts, answers):
        if any(LATER in code for code in codes) or grammar.has_later_statement(data):
            counts["later"] += 1
            continue
        fault = grammar.fault(data)
        counts["refused" if fault else "accepted"] += 1
        if bool(fault) != bool(codes):
            differing.append((name, data, fault, codes))
    row = [counts[answer] for answer in ("accepted", "refused", "later")]
    print(ROW.format(title, len(texts), *row, len(differing)))
    return differing


def tell(differing):
    for name, data, fault, codes in differing:
        said = ", ".join(code.decode() for code in codes) or "accepts"
        print(f"\n{name}\n  grammar: {fault or 'accepts'}\n  parser:  {said}\n  text:    {data!r}")


def main():
    program, count, seed = (sys.argv[1:] + ["3000", "1"][len(sys.argv) - 2:])[:3]
    grammar = Grammar((ROOT / "grammar/descent.ebnf").read_text())
    corpus = [*edges(), *recipes()]
    kinds = {"edges": "edges, ", "corpus": "/Corpus/", "examples": "examples/", "golden cases": ".golden"}
    kinds["pages"] = "docs/"
    mutants = Mutants([data for _, data in corpus], int(seed))
    print(ROW.format("", "texts", "accepted", "refused", "later", "disagree"))
    differing = []
    with tempfile.TemporaryDirectory() as folder:
        parser = Parser(program, folder)
        for title, part in kinds.items():
            texts = [(name, data) for name, data in corpus if part in name]
            if not texts:
                raise SystemExit(f"there are no recipes among the {title}")
            differing += compare(title, texts, grammar, parser)
        made = [(f"mutant {number}, seed {seed}", mutants.next()) for number in range(int(count))]
        differing += compare("mutants", made, grammar, parser)
    tell(differing)
    sys.exit(bool(differing))


if __name__ == "__main__":
    main()
