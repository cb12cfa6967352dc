"""Lines of `program recipe seed accuracy` on standard input become the table of means and of seeds."""

import math
import statistics
import sys

figures = {}
for line in sys.stdin:
    program, recipe, seed, accuracy = line.split()
    figures.setdefault((recipe, program), {})[int(seed)] = float(accuracy)
if not figures:
    sys.exit("no accuracies on standard input")

recipes = sorted({recipe for recipe, _ in figures})
seeds = sorted({seed for column in figures.values() for seed in column})
for recipe in recipes:
    columns = {program: column for (name, program), column in figures.items() if name == recipe}
    print(f"\n### {recipe}: test accuracy in %, seeds {seeds[0]} to {seeds[-1]}\n")
    print("| program | mean | sd | standard error |", " | ".join(str(seed) for seed in seeds), "|")
    print("|---" * (4 + len(seeds)) + "|")
    for program, column in columns.items():
        values = [100 * column[seed] for seed in seeds if seed in column]
        deviation = statistics.stdev(values) if len(values) > 1 else 0.0
        cells = [f"{100 * column[seed]:.1f}" if seed in column else "–" for seed in seeds]
        print(f"| {program} | {statistics.mean(values):.2f} | {deviation:.2f} "
              f"| {deviation / math.sqrt(len(values)):.2f} |", " | ".join(cells), "|")
