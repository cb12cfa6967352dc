"""Workload (a) of bench/steps in Descent, with all cores its own and with one kept busy, in turn.

The busy process turns a loop on the last of the $THREADS cores that Descent may use.
"""

import subprocess

from measuring import HERE, PYTHON, ROUNDS, THREADS, descent_step, save, say, stay_on_cores


def step():
    return descent_step(HERE / "steps/a.train")[0]


def step_beside(core):
    loop = [*PYTHON, "-c", f"import os\nos.sched_setaffinity(0, [{core}])\nwhile True: pass"]
    busy = subprocess.Popen(loop)
    try:
        return step()
    finally:
        busy.kill()
        busy.wait()


def main():
    cores = stay_on_cores()
    figures = {"threads": THREADS, "alone": [], "beside": []}
    for number in range(ROUNDS):
        figures["alone"].append(step())
        figures["beside"].append(step_beside(cores[-1]))
        say(f"round {number + 1}: {1000 * figures['alone'][-1]:.3f} ms alone, "
            f"{1000 * figures['beside'][-1]:.3f} ms beside a busy process")
    save("busy", figures)


main()
