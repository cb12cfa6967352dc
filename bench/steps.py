"""Time of a training step in Descent, PyTorch, JAX and scikit-learn: the recipes of bench/steps, in turn.

    steps.py [a b c d]

A step is a whole batch: the time of an epoch over its rows, times the rows of a batch. Each program runs
all epochs of the recipe and drops the first; its figure is the median over the others. Descent's epochs
are those of its events, peers measure alike: drawing the order and all steps, without reading the data.
Workloads that are not named keep the figures that they had on as many threads.
"""

import pathlib
import shutil
import sys
import tempfile

from measuring import HERE, PYTHON, ROUNDS, THREADS, descent_step, is_measured, loaded, run, save, say
from measuring import stay_on_cores, step_time

PEERS = {
    "PyTorch": ["torch_steps.py", "--threads", str(THREADS)],
    "PyTorch, compiled": ["torch_steps.py", "--threads", str(THREADS), "--compile"],
    "JAX, scan": ["jax_steps.py"],
    "scikit-learn": ["sklearn_steps.py"],
}
# scikit-learn stands by in two workloads, one small and one large, in the first round alone.
BYSTANDER = "scikit-learn"
PROGRAMS = {
    name: ["Descent", *(peer for peer in PEERS if name in "ac" or peer != BYSTANDER)] for name in "abcd"
}


def peer_step(name, recipe):
    script, *options = PEERS[name]
    spent = run([*PYTHON, HERE / "steps" / script, recipe, *options])
    if spent.status:
        return None, None, spent
    figures = spent.events()[-1]
    return step_time(recipe, figures["rows"], figures["seconds"]), figures["loss"], spent


def measured(name, recipe):
    step, loss, spent = descent_step(recipe) if name == "Descent" else peer_step(name, recipe)
    if step is None:
        say(spent.words)
        return {"failed": (spent.words.strip().splitlines() or ["it said nothing"])[-1][:200]}
    return {"step": step, "loss": loss, "peak": spent.peak, "seconds": spent.seconds}


def rounds(name, recipe):
    """Figures of each program in each round, by program."""
    figures = {program: [] for program in PROGRAMS[name]}
    for number in range(ROUNDS):
        for program, results in figures.items():
            if program == BYSTANDER and number > 0:
                continue
            results.append(measured(program, recipe))
            shown = f"{1000 * results[-1]['step']:.3f} ms" if "step" in results[-1] else "failed"
            say(f"({name}) round {number + 1}, {program}: {shown}")
    return figures


def main(names):
    stay_on_cores()
    kept = loaded("steps") if is_measured("steps") else {}
    workloads = kept["workloads"] if kept.get("threads") == THREADS else {}
    with tempfile.TemporaryDirectory() as folder:
        folder = pathlib.Path(folder)
        if "d" in names:
            run([*PYTHON, HERE / "steps/random_npz.py", folder / "random.npz"])
        for name in names:
            workloads[name] = rounds(name, pathlib.Path(shutil.copy(HERE / f"steps/{name}.train", folder)))
            save("steps", {"threads": THREADS, "workloads": dict(sorted(workloads.items()))})


main(sys.argv[1:] or list(PROGRAMS))
