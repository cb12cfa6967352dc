"""Makes Sources/CFiles/digits.txt, iris.txt and penguins.txt, the data that is built in.

    python3 bench/make_builtin.py DIGITS.csv IRIS.csv PENGUINS.csv

digits.txt: a line per image: 64 pixels, row by row, each one of 0-9 A-G for 0 to 16, a space, the digit.
iris.txt:   a line per flower: sepal length, sepal width, petal length, petal width in tenths of a
            centimetre, then 0 setosa, 1 versicolor, 2 virginica; separated by spaces.
penguins.txt: the table as it is.
"""

import csv
import pathlib
import sys
from decimal import Decimal

SPECIES = ["setosa", "versicolor", "virginica"]
FOLDER = pathlib.Path(__file__).parent.parent / "Sources" / "CFiles"


def rows(path):
    with open(path, newline="") as file:
        return list(csv.reader(file))[1:]


def digit_line(row):
    *pixels, digit = [int(cell) for cell in row]
    assert len(pixels) == 64 and all(0 <= pixel <= 16 for pixel in pixels) and 0 <= digit <= 9
    return "".join("0123456789ABCDEFG"[pixel] for pixel in pixels) + f" {digit}\n"


def flower_line(row):
    *lengths, species = row
    tenths = [Decimal(length) * 10 for length in lengths]
    assert len(tenths) == 4 and all(tenth == int(tenth) for tenth in tenths)
    return " ".join(str(int(tenth)) for tenth in tenths) + f" {SPECIES.index(species)}\n"


def main(digits, iris, penguins):
    (FOLDER / "digits.txt").write_text("".join(map(digit_line, rows(digits))))
    (FOLDER / "iris.txt").write_text("".join(map(flower_line, rows(iris))))
    (FOLDER / "penguins.txt").write_bytes(pathlib.Path(penguins).read_bytes())


if __name__ == "__main__":
    main(*sys.argv[1:])
