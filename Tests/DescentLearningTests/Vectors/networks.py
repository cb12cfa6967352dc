"""Draws networks and lets torch find the gradients of their losses in binary64.

    networks.py         writes networks.json beside itself; needs torch and numpy

Layers and losses are named and told as recipes name them. Every activation and every loss of the catalogue is
dealt from a shuffled deck, so that twenty networks hold each at least once. Weights, inputs and targets are
numbers of binary32; tensors lie as Descent has them, weights `[inputs, outputs]`, layer after layer. The
output is the same, byte for byte, from run to run.
"""

import json
import pathlib

import numpy
import torch
from torch.nn import functional as F

NETWORKS = 20
torch.set_default_dtype(torch.float64)
dice = numpy.random.default_rng(20261123)

# A function for each activation, and the options to choose from; the first is the default.
ACTIVATIONS = {
    "relu": (F.relu, [{}]),
    "leaky_relu": (lambda x, slope=0.01: F.leaky_relu(x, slope), [{}, {"slope": 0.25}]),
    "elu": (lambda x, alpha=1.0: F.elu(x, alpha), [{}, {"alpha": 0.5}]),
    "gelu": (F.gelu, [{}]),
    "silu": (F.silu, [{}]),
    "softplus": (
        lambda x, beta=1.0, threshold=20.0: F.softplus(x, beta, threshold),
        [{}, {"beta": 2.0, "threshold": 1.5}],
    ),
    "tanh": (torch.tanh, [{}]),
    "sigmoid": (torch.sigmoid, [{}]),
    "selu": (F.selu, [{}]),
    "celu": (lambda x, alpha=1.0: F.celu(x, alpha), [{}, {"alpha": 2.0}]),
    "mish": (F.mish, [{}]),
    "gelu_tanh": (lambda x: F.gelu(x, approximate="tanh"), [{}]),
    "squareplus": (lambda x, b=4.0: (x + torch.sqrt(x * x + b)) / 2, [{}, {"b": 0.5}]),
    "squared_relu": (lambda x: F.relu(x) ** 2, [{}]),
    "relu6": (F.relu6, [{}]),
    "hardswish": (F.hardswish, [{}]),
    "softsign": (F.softsign, [{}]),
    "hardtanh": (lambda x, low=-1.0, high=1.0: F.hardtanh(x, low, high), [{}, {"low": -0.5, "high": 2.0}]),
    "hardsigmoid": (F.hardsigmoid, [{}]),
    "logsigmoid": (F.logsigmoid, [{}]),
    "tanhshrink": (F.tanhshrink, [{}]),
    "softshrink": (lambda x, width=0.5: F.softshrink(x, width), [{}, {"width": 0.25}]),
    "hardshrink": (lambda x, width=0.5: F.hardshrink(x, width), [{}, {"width": 0.25}]),
    "threshold": (lambda x, at=0.0, value=0.0: F.threshold(x, at, value), [{}, {"at": 0.5, "value": -0.25}]),
}


def balanced(labels, classes):
    counts = numpy.bincount(labels, minlength=classes)
    return torch.tensor(len(labels) / (classes * numpy.maximum(counts, 1)))


def cross_entropy(said, truth, label_smoothing=0.0, class_weights="none"):
    weight = balanced(truth.numpy(), said.shape[1]) if class_weights == "balanced" else None
    return F.cross_entropy(said, truth, weight=weight, label_smoothing=label_smoothing)


def focal(said, truth, gamma=2.0):
    entropy = F.cross_entropy(said, truth, reduction="none")
    return ((1 - torch.exp(-entropy)) ** gamma * entropy).mean()


def binary_focal(said, truth, gamma=2.0, alpha=None):
    entropy = F.binary_cross_entropy_with_logits(said[:, 0], truth.double(), reduction="none")
    weight = 1 if alpha is None else torch.where(truth == 1, alpha, 1 - alpha)
    return (weight * (1 - torch.exp(-entropy)) ** gamma * entropy).mean()


def divergence(said, truth, label_smoothing=0.0):
    classes = said.shape[1]
    target = (1 - label_smoothing) * F.one_hot(truth, classes) + label_smoothing / classes
    return F.kl_div(F.log_softmax(said, dim=1), target, reduction="batchmean")


def cosine(said, truth):
    return F.cosine_embedding_loss(said, F.one_hot(truth, said.shape[1]).double(), torch.ones(len(said)))


def log_cosh(said, truth):
    distance = said - truth
    return (torch.logaddexp(distance, -distance) - numpy.log(2)).mean()


def quantile(said, truth, q=0.5):
    return torch.maximum(q * (truth - said), (q - 1) * (truth - said)).mean()


def poisson(said, truth, log=True, full=False):
    return F.poisson_nll_loss(said, truth, log_input=log, full=full)


# What is compared, a function for each loss, and the options to choose from.
LOSSES = {
    "cross_entropy": ("classes", cross_entropy, [{"label_smoothing": 0.125, "class_weights": "balanced"}]),
    "binary_cross_entropy": (
        "pair", lambda said, truth: F.binary_cross_entropy_with_logits(said[:, 0], truth.double()), [{}],
    ),
    "focal": ("classes", focal, [{}, {"gamma": 0.5}]),
    "binary_focal": ("pair", binary_focal, [{"alpha": 0.25, "gamma": 1.5}]),
    "hinge": (
        "classes", lambda said, truth, margin=1.0: F.multi_margin_loss(said, truth, margin=margin),
        [{}, {"margin": 0.5}],
    ),
    "squared_hinge": (
        "classes", lambda said, truth, margin=1.0: F.multi_margin_loss(said, truth, p=2, margin=margin), [{}],
    ),
    "kl_divergence": ("classes", divergence, [{"label_smoothing": 0.25}]),
    "cosine_similarity": ("classes", cosine, [{}]),
    "mse": ("numbers", F.mse_loss, [{}]),
    "mae": ("numbers", F.l1_loss, [{}]),
    "huber": (
        "numbers", lambda said, truth, delta=1.0: F.huber_loss(said, truth, delta=delta),
        [{}, {"delta": 0.25}],
    ),
    "log_cosh": ("numbers", log_cosh, [{}]),
    "quantile": ("numbers", quantile, [{"q": 0.75}]),
    "poisson": ("counts", poisson, [{}, {"log": False, "full": True}]),
}


def deck(names, count):
    """Every name once, then some again, in no order."""
    cards = list(dice.permutation(names))
    while len(cards) < count:
        cards += list(dice.permutation(names))
    return [str(name) for name in cards[:count]]


def single(numbers):
    """Numbers of binary32, held in binary64."""
    return torch.tensor(numpy.asarray(numbers, dtype=numpy.float32).astype(float))


def uniform(*shape):
    return dice.uniform(-1, 1, size=shape)


def layers(names, loss, options, outputs):
    """Hidden layers with these activations, some normalized, before or after, and one layer without."""
    found = []
    for name in names:
        choices = ACTIVATIONS[name][1]
        told = choices[int(dice.integers(len(choices)))]
        found.append(["dense", {"outputs": int(dice.integers(4, 10))}])
        block = [[name, told]]
        place = int(dice.integers(4))
        if place < 2:
            block.insert(place, ["layer_norm", {"eps": float(dice.choice([1e-5, 0.125]))}])
        found += block
    found.append(["dense", {"outputs": outputs}])
    if loss == "poisson" and not options.get("log", True):
        found.append(["softplus", {}])
    return found


def run(chain, x, parameters):
    """What the layers say of rows; they take their tensors one after another."""
    left = list(parameters)
    for name, options in chain:
        if name == "dense":
            x = x @ left.pop(0) + left.pop(0)
        elif name == "layer_norm":
            x = F.layer_norm(x, x.shape[1:], left.pop(0), left.pop(0), options["eps"])
        else:
            x = ACTIVATIONS[name][0](x, **options)
    return x


def tensors(chain, width):
    found = []
    for name, options in chain:
        if name == "dense":
            found += [single(1.5 * uniform(width, options["outputs"]) / numpy.sqrt(width))]
            width = options["outputs"]
            found += [single(0.5 * uniform(width))]
        elif name == "layer_norm":
            found += [single(1 + 0.5 * uniform(width)), single(0.5 * uniform(width))]
    return [tensor.requires_grad_() for tensor in found]


def truth(kind, rows, outputs):
    if kind == "numbers":
        return single(uniform(rows, outputs))
    if kind == "counts":
        return torch.tensor(dice.poisson(1.5, size=(rows, outputs)).astype(float))
    return torch.tensor(dice.integers(2 if kind == "pair" else outputs, size=rows))


def flat(values):
    return [float(f"{number:.10g}") for value in values for number in value.detach().flatten().tolist()]


def entry(name, options):
    return {"name": name, "options": options}


def network(names, loss):
    kind, function, choices = LOSSES[loss]
    options = choices[int(dice.integers(len(choices)))]
    width, rows = int(dice.integers(2, 7)), int(dice.integers(3, 12))
    outputs = {"classes": int(dice.integers(2, 6)), "pair": 1}.get(kind, int(dice.integers(1, 4)))
    chain = layers(names, loss, options, outputs)
    x, parameters = single(2 * uniform(rows, width)), tensors(chain, width)
    wanted = truth(kind, rows, outputs)
    value = function(run(chain, x, parameters), wanted, **options)
    value.backward()
    return {
        "inputs": width, "layers": [entry(*layer) for layer in chain], "loss": entry(loss, options),
        "x": flat([x]), "truth": flat([wanted]), "parameters": flat(parameters), "value": value.item(),
        "gradient": flat([parameter.grad for parameter in parameters]),
    }


losses = deck(list(LOSSES), NETWORKS)
counts = [int(dice.integers(1, 4)) for _ in range(NETWORKS)]
activations = deck(list(ACTIVATIONS), sum(counts))
networks = []
for loss, count in zip(losses, counts):
    names, activations = activations[:count], activations[count:]
    networks.append(network(names, loss))
lines = ",\n".join(json.dumps(element, separators=(",", ":")) for element in networks)
origin = f"torch {torch.__version__}, binary64"
target = pathlib.Path(__file__).parent / "networks.json"
target.write_text('{\n"origin":' + json.dumps(origin) + ',\n"networks":[\n' + lines + "\n]\n}\n")
