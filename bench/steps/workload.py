"""What a recipe of this folder asks for, read by the peers of Descent from the recipe itself."""

import gzip
import json
import os
import pathlib
import re
import time

import numpy


class Workload:
    def __init__(self, path):
        self.folder = pathlib.Path(path).parent
        self.text = pathlib.Path(path).read_text()
        self.sizes = [int(size) for size in self.found(r"mlp \[(.*)\]").split(",")]
        self.batch = int(self.found(r"batch (\d+)"))
        self.epochs = int(self.found(r"train (\d+) epochs"))
        self.optimizer = self.found(r"optimizer (\w+)")
        self.lr = float(self.found(r"lr=([\d.e-]+)"))

    def found(self, pattern):
        return re.search(pattern, self.text).group(1)

    def rows(self):
        """Features `[rows, columns]` in binary32 and classes `[rows]` as 32-bit whole numbers."""
        if "data mnist" not in self.text:
            arrays = numpy.load(self.folder / self.found(r'npz\("(.*?)"'))
            return arrays["x"], arrays["y"]
        folder = pathlib.Path(os.environ.get("DESCENT_DATA", "data")) / "mnist"
        images = idx(folder, "train-images-idx3-ubyte", 16).reshape(-1, 784)
        labels = idx(folder, "train-labels-idx1-ubyte", 8)
        return numpy.divide(images, 255, dtype=numpy.float32), labels.astype(numpy.int32)

    def weights(self):
        """He-normal weights `[ins, outs]` and zero biases of each layer."""
        draw = numpy.random.default_rng(0)
        for ins, outs in zip(self.sizes, self.sizes[1:]):
            weight = draw.standard_normal((ins, outs), dtype=numpy.float32) * numpy.float32((2 / ins) ** 0.5)
            yield weight, numpy.zeros(outs, dtype=numpy.float32)


def idx(folder, name, header):
    """The bytes of an IDX file after its header, gzipped or not."""
    path = folder / name
    content = path.read_bytes() if path.exists() else gzip.decompress((folder / f"{name}.gz").read_bytes())
    return numpy.frombuffer(content, dtype=numpy.uint8, offset=header)


def report(workload, rows, epoch):
    """Runs the epochs and prints what they took: `epoch(number)` trains on `rows` rows, returns the loss.

    The first epoch counts as warming up: whoever reads the figures drops it, for every program alike.
    """
    seconds, losses = [], []
    for number in range(workload.epochs):
        before = time.perf_counter()
        losses.append(float(epoch(number)))
        seconds.append(time.perf_counter() - before)
    print(json.dumps({"rows": rows, "seconds": seconds, "loss": losses[-1]}))
