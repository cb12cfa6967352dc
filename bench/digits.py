"""examples/digits.train from the start of the process to its exit, in Descent, PyTorch and scikit-learn.

The peers read the table that is built into Descent from its file, so that nothing else is imported.
"""

import sys
import tempfile

from measuring import DESCENT, HERE, PYTHON, ROUNDS, THREADS, run, save, say, stay_on_cores

PROGRAMS = {
    "Descent": [DESCENT, "run", HERE.parent / "examples/digits.train", "--threads", str(THREADS), "--quiet"],
    "PyTorch": [*PYTHON, HERE / "digits_peer.py", "torch"],
    "scikit-learn": [*PYTHON, HERE / "digits_peer.py", "sklearn"],
}


def main():
    stay_on_cores()
    figures = {program: [] for program in PROGRAMS}
    with tempfile.TemporaryDirectory() as folder:
        for number in range(ROUNDS):
            for program, command in PROGRAMS.items():
                spent = run(command, folder)
                if spent.status:
                    sys.exit(spent.words)
                figures[program].append({"seconds": spent.seconds, "peak": spent.peak})
                say(f"digits, round {number + 1}, {program}: {spent.seconds:.3f} s")
    save("digits", {"threads": THREADS, "programs": figures})


main()
