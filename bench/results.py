"""The page bench/RESULTS.md, or some of its tables, from the figures in $MEASURED (bench/.measured).

    results.py [steps mnist digits gemm busy]

Medians over the rounds; a ratio is one of medians. What stands in WANTED is what the project holds itself
to; a figure short of it is marked and breaks nothing. What was not measured is left out.
"""

import statistics
import sys

from machine import facts
from measuring import is_measured, lines_of, loaded

TITLES = {
    "a": "(a) `mlp [784, 128, 10]`, batches of 64, adam, MNIST",
    "b": "(b) `mlp [784, 128, 10]`, batches of 32, sgd, MNIST",
    "c": "(c) `mlp [784, 512, 512, 10]`, batches of 128, adam, MNIST",
    "d": "(d) `mlp [1024, 2048, 2048, 10]`, batches of 256, adam, random numbers",
}
# Time of a peer over that of Descent, at least.
WANTED = {
    ("a", "PyTorch"): 6, ("b", "PyTorch"): 5, ("c", "PyTorch"): 2.5, ("d", "PyTorch"): 2.5,
    ("a", "JAX, scan"): 1.7, ("c", "JAX, scan"): 1.3, ("d", "JAX, scan"): 1.3,
}
WANTED_MNIST = 7
WANTED_GEMM = 0.95
# At most: seconds of digits, time beside a busy process over time alone, bytes of workload (a).
MOST_DIGITS = 0.5
MOST_BUSY = 2.5
MOST_MEMORY = 150e6


def table(head, rows):
    return "\n".join("| " + " | ".join(cells) + " |" for cells in [head, ["---"] * len(head), *rows]) + "\n"


def median(runs, key):
    return statistics.median(run[key] for run in runs)


def at_least(figure, bound):
    return "" if bound is None else f"≥ {bound:g}" if figure >= bound else f"≥ {bound:g}, **missed**"


def at_most(figure, bound, shown):
    return f"≤ {shown}" if figure <= bound else f"≤ {shown}, **missed**"


def step_rows(name, programs):
    ours = median(programs["Descent"], "step")
    for program, runs in programs.items():
        failed = [run["failed"] for run in runs if "failed" in run]
        if failed:
            yield [program, "failed", failed[0].replace("|", "/"), "", "", "", ""]
            continue
        steps = [1000 * run["step"] for run in runs]
        ratio = median(runs, "step") / ours
        peak = median(runs, "peak")
        wanted = at_least(ratio, WANTED.get((name, program)))
        if (name, program) == ("a", "Descent"):
            wanted = at_most(peak, MOST_MEMORY, f"{MOST_MEMORY / 1e6:.0f} MB")
        yield [program, f"{statistics.median(steps):.3f}", f"{min(steps):.3f} to {max(steps):.3f}",
               f"{ratio:.2f}", wanted, f"{peak / 1e6:.0f}", f"{median(runs, 'loss'):.4f}"]


def steps(figures):
    print(f"## A step of training, threads: {figures['threads']}\n")
    for name, programs in figures["workloads"].items():
        rounds = len(programs["Descent"])
        print(f"### {TITLES[name]}; rounds: {rounds}\n")
        head = ["", "ms a step", "of the rounds", "÷ Descent", "wanted", "peak MB", "training loss"]
        print(table(head, step_rows(name, programs)))


def mnist(figures):
    ours, theirs = (figures[name] for name in ("descent", "torch"))
    print(f"## (e) `examples/mnist.train`, start to exit; rounds: {len(ours['wall'])}\n")
    rows = []
    for title, key in (("whole command, s", "wall"), ("training alone, s", "training")):
        mine, other = statistics.median(ours[key]), statistics.median(theirs[key])
        wanted = at_least(other / mine, WANTED_MNIST if key == "wall" else None)
        rows.append([title, f"{mine:.3f}", f"{other:.3f}", f"{other / mine:.2f}", wanted])
    accuracies = [f"{100 * statistics.median(side['accuracy']):.2f}" for side in (ours, theirs)]
    rows.append(["test accuracy, %", *accuracies, "", ""])
    print(table(["", "Descent", "PyTorch", "PyTorch ÷ Descent", "wanted"], rows))


def digits(figures):
    programs = figures["programs"]
    print(f"## (f) `examples/digits.train`, start to exit; rounds: {len(programs['Descent'])}\n")
    ours = median(programs["Descent"], "seconds")
    rows = []
    for program, runs in programs.items():
        seconds = median(runs, "seconds")
        wanted = at_most(seconds, MOST_DIGITS, f"{MOST_DIGITS} s") if program == "Descent" else ""
        rows.append([program, f"{seconds:.3f}", f"{seconds / ours:.1f}", wanted,
                     f"{median(runs, 'peak') / 1e6:.0f}"])
    print(table(["", "s", "÷ Descent", "wanted", "peak MB"], rows))


def gemm(figures):
    print(f"## (g) Products beside the sgemm of oneDNN {figures[0]['oneDNN']}\n")
    kinds = {"forward": "", "of weights": ", first transposed", "of input": ", second transposed"}
    rows = {}
    for line in (line for line in figures if "ours" in line):
        shape = f"{line['rows']} × {line['columns']} × {line['depth']}{kinds[line['form']]}"
        ratio = line["ours"] / line["theirs"]
        row = rows.setdefault((line["workload"], shape), [line["workload"], shape])
        row += [f"{line['ours']:.0f}", f"{line['theirs']:.0f}", f"{ratio:.2f}", at_least(ratio, WANTED_GEMM)]
    head = ["", "rows × columns × depth"]
    for threads in sorted({line["threads"] for line in figures if "ours" in line}):
        head += [f"GFLOP/s, threads: {threads}", "oneDNN", "Descent ÷ oneDNN", "wanted"]
    print(table(head, rows.values()))


def busy(figures):
    rounds = len(figures["alone"])
    print(f"## Workload (a) with one of {figures['threads']} cores kept busy; rounds: {rounds}\n")
    alone, beside = (statistics.median(figures[key]) for key in ("alone", "beside"))
    cells = [f"{1000 * alone:.3f}", f"{1000 * beside:.3f}", f"{beside / alone:.2f}"]
    wanted = at_most(beside / alone, MOST_BUSY, f"{MOST_BUSY}")
    print(table(["ms a step alone", "beside a busy process", "ratio", "wanted"], [[*cells, wanted]]))


PARTS = {"steps": steps, "mnist": mnist, "digits": digits, "gemm": gemm, "busy": busy}


def main(names):
    if not names:
        print("# Results\n\nWritten by `make bench`; [README.md](README.md) says how it measures.\n")
        print("\n".join(f"- {line}" for line in facts()) + "\n")
    for name in names or PARTS:
        if is_measured(name):
            PARTS[name](lines_of(name) if name == "gemm" else loaded(name))


main(sys.argv[1:])
