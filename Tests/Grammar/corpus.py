"""The recipes of this repository, right and wrong ones."""

import pathlib
import re

ROOT = pathlib.Path(__file__).resolve().parents[2]


def edges():
    """Texts at the edges of single rules, one a line, with escapes for newlines, tabs and backslashes."""
    escapes = {r"\n": "\n", r"\r": "\r", r"\t": "\t", r"\\": "\\"}
    lines = (ROOT / "Tests/Grammar/edges.txt").read_text().splitlines()
    for number, line in enumerate(lines, 1):
        yield f"edges, line {number}", re.sub(r"\\[nrt\\]", lambda found: escapes[found[0]], line).encode()


def recipes():
    """Name and text of every example, corpus file, golden case and example of the manual."""
    for folder in ("examples", "Tests/DescentSyntaxTests/Corpus"):
        for file in sorted((ROOT / folder).rglob("*.train")):
            yield str(file.relative_to(ROOT)), file.read_bytes()
    for file in sorted((ROOT / "Tests").rglob("*.golden")):
        yield str(file.relative_to(ROOT)), re.split(rb"^----\n", file.read_bytes(), maxsplit=1, flags=re.M)[0]
    for page in sorted((ROOT / "docs").glob("*.md")):
        shown = re.findall(rb"^```train\n(.*?)^```", page.read_bytes(), re.M | re.S)
        for number, recipe in enumerate(shown, 1):
            yield f"docs/{page.name}, recipe {number}", recipe
