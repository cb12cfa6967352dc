"""What the measurements share: programs run on the same cores, what they took, where figures are kept.

Settings from outside: $DESCENT is the program, $DESCENT_DATA holds mnist/, $ROUNDS (5) times each program
is run in turn, $THREADS (2) they use, $MEASURED (bench/.measured) is the folder of the figures.
"""

import dataclasses
import json
import os
import pathlib
import re
import statistics
import subprocess
import sys
import tempfile
import time

HERE = pathlib.Path(__file__).parent
ROUNDS = int(os.environ.get("ROUNDS", "5"))
THREADS = int(os.environ.get("THREADS", "2"))
DESCENT = os.path.realpath(os.environ.get("DESCENT", HERE / "../.build-static/release/descent"))
MEASURED = pathlib.Path(os.environ.get("MEASURED", HERE / ".measured"))
PYTHON = [sys.executable, "-B"]


@dataclasses.dataclass
class Run:
    """What a process printed and took, from its start to its exit."""

    output: str
    words: str
    status: int
    seconds: float
    peak: int  # bytes of memory resident at most

    def events(self):
        return [json.loads(line) for line in self.output.splitlines() if line.startswith("{")]


def run(command, folder=None):
    """Runs the command to its end. This process must stay small: it cannot see a peak below its own size."""
    environment = dict(os.environ, OMP_NUM_THREADS=str(THREADS), OPENBLAS_NUM_THREADS=str(THREADS))
    with tempfile.TemporaryFile("w+") as out, tempfile.TemporaryFile("w+") as err:
        before = time.perf_counter()
        process = subprocess.Popen(command, stdout=out, stderr=err, cwd=folder, env=environment)
        _, status, spent = os.wait4(process.pid, 0)
        seconds = time.perf_counter() - before
        process.returncode = os.waitstatus_to_exitcode(status)
        out.seek(0)
        err.seek(0)
        return Run(out.read(), err.read(), process.returncode, seconds, 1024 * spent.ru_maxrss)


def descent_step(recipe):
    """Runs a recipe of bench/steps: its step time, the loss of its last epoch, and what the process took."""
    spent = run([DESCENT, "run", recipe, "--threads", str(THREADS), "--events", "json", "--quiet"])
    if spent.status:
        sys.exit(spent.words)
    rows = next(event["train.rows"] for event in spent.events() if event["event"] == "train")
    epochs = [event for event in spent.events() if event["event"] == "epoch"]
    return step_time(recipe, rows, [epoch["seconds"] for epoch in epochs]), epochs[-1]["train.loss"], spent


def step_time(recipe, rows, epochs):
    """Seconds of a whole batch: the median over all epochs but the first, which warms up."""
    batch = int(re.search(r"batch (\d+)", recipe.read_text()).group(1))
    return statistics.median(epochs[1:]) / rows * batch


def stay_on_cores():
    """Holds this process and all that it starts to $THREADS cores, no two being halves of one; lists them."""
    cores, halves = [], set()
    for core in sorted(os.sched_getaffinity(0)):
        siblings = pathlib.Path(f"/sys/devices/system/cpu/cpu{core}/topology/thread_siblings_list")
        name = siblings.read_text() if siblings.exists() else str(core)
        if name not in halves:
            halves.add(name)
            cores.append(core)
    if len(cores) < THREADS:
        sys.exit(f"THREADS is {THREADS}, and there are {len(cores)} cores")
    os.sched_setaffinity(0, cores[:THREADS])
    return cores[:THREADS]


def save(name, figures):
    MEASURED.mkdir(parents=True, exist_ok=True)
    (MEASURED / f"{name}.json").write_text(json.dumps(figures, indent=1) + "\n")


def is_measured(name):
    return (MEASURED / f"{name}.json").exists()


def loaded(name):
    return json.loads((MEASURED / f"{name}.json").read_text())


def lines_of(name):
    """Figures that stand as one object a line."""
    return [json.loads(line) for line in (MEASURED / f"{name}.json").read_text().splitlines()]


def say(*words):
    print(*words, file=sys.stderr, flush=True)
