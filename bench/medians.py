"""The table of bench/mnist.sh from a folder with NAME.wall and NAME.figures for descent and torch.

The figures are kept in $MEASURED (bench/.measured) too, for bench/results.py.
"""

import pathlib
import statistics
import sys

from measuring import save

folder = pathlib.Path(sys.argv[1])


def column(name, kind, place):
    return [float(line.split()[place]) for line in (folder / f"{name}.{kind}").read_text().splitlines()]


rows = [("whole command, s", "wall", 0), ("training alone, s", "figures", 0), ("test accuracy", "figures", 1)]
print("| median of each | descent | PyTorch | PyTorch ÷ descent | pairs (descent, PyTorch) |")
print("|---|---|---|---|---|")
for title, kind, place in rows:
    ours, theirs = column("descent", kind, place), column("torch", kind, place)
    mine, other = statistics.median(ours), statistics.median(theirs)
    pairs = ", ".join(f"{a:.4g} {b:.4g}" for a, b in zip(ours, theirs))
    ratio = f"{other / mine:.2f}" if place == 0 else ""
    print(f"| {title} | {mine:.4g} | {other:.4g} | {ratio} | {pairs} |")
save("mnist", {name: {"wall": column(name, "wall", 0), "training": column(name, "figures", 0),
                      "accuracy": column(name, "figures", 1)} for name in ("descent", "torch")})
