"""Seconds that pandas takes to read a table, the best of three.

    csv_pandas.py FILE.csv
"""

import sys
import time

import pandas


def seconds():
    start = time.perf_counter()
    pandas.read_csv(sys.argv[1])
    return time.perf_counter() - start


print("pandas", f"{min(seconds() for _ in range(3)):.3f}", sep="\t")
