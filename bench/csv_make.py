"""Writes a table of 96 MB of numbers and the recipe that reads it.

    csv_make.py FOLDER

floats.csv: 20 columns c0 to c19 of normal numbers with four digits behind the point, a fixed seed.
"""

import pathlib
import random
import sys

COLUMNS = 20
BYTES = 96_000_000

folder = pathlib.Path(sys.argv[1])
draw = random.Random(1)
with open(folder / "floats.csv", "w", newline="\n") as file:
    size = file.write(",".join(f"c{column}" for column in range(COLUMNS)) + "\n")
    while size < BYTES:
        size += file.write(",".join(f"{draw.gauss(0, 30):.4f}" for _ in range(COLUMNS)) + "\n")
for name, source in [("floats", 'csv("floats.csv", target=c0)'), ("nothing", "xor")]:
    (folder / f"{name}.train").write_text(f"data {source}\nmodel mlp [_, 8, _]\nshow plan\n")
