"""Writes the rows of workload (d): 4 096 of 1 024 normal numbers, each in one of ten classes by chance.

    random_npz.py FILE.npz
"""

import sys

import numpy

ROWS, COLUMNS, CLASSES = 4096, 1024, 10

draw = numpy.random.default_rng(0)
x = draw.standard_normal((ROWS, COLUMNS), dtype=numpy.float32)
numpy.savez(sys.argv[1], x=x, y=draw.integers(0, CLASSES, ROWS, dtype=numpy.int32))
