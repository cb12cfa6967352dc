"""Lets torch compute losses between any two rows where the second is a class.

    class_losses.py     writes class_losses.json beside itself; needs torch

Scores are those of `cls` in losses.json. The output is the same, byte for byte, from run to run.
"""

import json
import pathlib

import torch
from torch.nn import functional as F

folder = pathlib.Path(__file__).parent
torch.set_default_dtype(torch.float64)
scores, labels = json.loads((folder / "losses.json").read_text())["inputs"]["cls"]
classes = len(scores[0])
axes = F.one_hot(torch.tensor(labels), classes).double()


def divergence(rows, smoothing):
    target = (1 - smoothing) * axes + smoothing / classes
    return F.kl_div(F.log_softmax(rows, dim=1), target, reduction="batchmean")


def cosine(rows, reduction):
    return F.cosine_embedding_loss(rows, axes, torch.ones(len(rows)), reduction=reduction)


def case(name, settings, function):
    """The gradient is of the sum of the values."""
    rows = torch.tensor(scores, requires_grad=True)
    value = function(rows)
    value.sum().backward()
    return {
        "library": "torch", "version": torch.__version__, "class": f"torch.nn.functional.{name}",
        "inputs": "cls", "settings": settings, "value": value.tolist(), "grads": [rows.grad.tolist()],
    }


cases = [
    case("kl_div", {}, lambda rows: divergence(rows, 0.0)),
    case("kl_div", {"label_smoothing": 0.1}, lambda rows: divergence(rows, 0.1)),
    case("cosine_embedding_loss", {}, lambda rows: cosine(rows, "mean")),
    case("cosine_embedding_loss", {"reduction": "none"}, lambda rows: cosine(rows, "none")),
]
lines = ",\n".join(json.dumps(element, separators=(",", ":")) for element in cases)
inputs = json.dumps({"cls": [scores, labels]}, separators=(",", ":"))
(folder / "class_losses.json").write_text('{\n"inputs":' + inputs + ',\n"cases":[\n' + lines + "\n]\n}\n")
