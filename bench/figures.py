"""Training seconds and test accuracy of one run of examples/mnist.train, read from what it printed.

    figures.py descent < events       one JSON object a line, as `--events json` prints
    figures.py torch < output         the last line is one JSON object, as mnist_torch.py prints
"""

import json
import sys

lines = [json.loads(line) for line in sys.stdin if line.startswith("{")]
if sys.argv[1] == "torch":
    seconds, accuracy = lines[-1]["seconds.training"], lines[-1]["test.accuracy"]
else:
    seconds = sum(line["seconds"] for line in lines if line["event"] == "epoch")
    tests = [line for line in lines if line["event"] == "evaluate" and line["part"] == "test"]
    accuracy = tests[-1]["test.accuracy"]
print(seconds, accuracy)
