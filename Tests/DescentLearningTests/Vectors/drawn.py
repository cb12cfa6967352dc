"""Writes drawn.json: paths of torch's optimizers under settings, starts and gradients drawn at random.

    drawn.py         with torch 2.13.0 and numpy; the output is the same, byte for byte, from run to run

Every optimizer of torch that the language has takes three paths of 30 updates in binary32, each from a start
of its own and along gradients of its own, whose scales differ by up to five powers of ten.
"""

import json
import os
import pathlib

os.environ["ATEN_CPU_CAPABILITY"] = "default"

import numpy as np
import torch

UPDATES = 30
SHAPE = [3, 2]
torch.set_num_threads(1)


def square_root(x):
    """Rounded correctly; torch's own is one unit off in the last place for every sixth number."""
    return torch.from_numpy(np.sqrt(x.detach().numpy().reshape(-1))).reshape(x.shape)


torch.sqrt = torch.Tensor.sqrt = square_root
torch.Tensor.sqrt_ = lambda x: x.copy_(square_root(x))


class Draw:
    """Settings as a person would write them: two significant digits."""

    def __init__(self, dice):
        self.dice = dice

    def scaled(self, low, high):
        return float(f"{10 ** self.dice.uniform(np.log10(low), np.log10(high)):.1e}")

    def share(self, low, high):
        return round(float(self.dice.uniform(low, high)), 3)

    def flag(self):
        return bool(self.dice.integers(2))

    def betas(self):
        return [self.share(0.5, 0.98), self.share(0.9, 0.9999)]


def coupled(draw):
    return draw.scaled(1e-3, 0.1) if draw.flag() else 0


OPTIMIZERS = {
    "sgd": lambda d: {
        "lr": d.scaled(1e-3, 0.3), "momentum": d.share(0.3, 0.95), "dampening": d.share(0, 0.9),
        "weight_decay": coupled(d), "nesterov": False, "maximize": d.flag(),
    },
    "adam": lambda d: {
        "lr": d.scaled(1e-4, 0.3), "betas": d.betas(), "eps": d.scaled(1e-10, 1e-4),
        "weight_decay": coupled(d), "amsgrad": d.flag(), "maximize": d.flag(),
        "decoupled_weight_decay": False,
    },
    "adamw": lambda d: {
        "lr": d.scaled(1e-4, 0.3), "betas": d.betas(), "eps": d.scaled(1e-10, 1e-4),
        "weight_decay": d.scaled(1e-3, 0.3), "amsgrad": d.flag(), "maximize": False,
        "decoupled_weight_decay": True,
    },
    "rmsprop": lambda d: {
        "lr": d.scaled(1e-4, 0.1), "alpha": d.share(0.7, 0.999), "eps": d.scaled(1e-10, 1e-4),
        "momentum": d.share(0, 0.95), "centered": d.flag(), "weight_decay": coupled(d), "maximize": False,
    },
    "adagrad": lambda d: {
        "lr": d.scaled(1e-3, 0.5), "lr_decay": d.scaled(1e-3, 0.3), "eps": d.scaled(1e-12, 1e-6),
        "initial_accumulator_value": d.share(0, 0.5), "weight_decay": coupled(d), "maximize": False,
    },
    "adadelta": lambda d: {
        "lr": d.share(0.1, 2), "rho": d.share(0.6, 0.99), "eps": d.scaled(1e-8, 1e-4),
        "weight_decay": coupled(d), "maximize": False,
    },
    "adamax": lambda d: {
        "lr": d.scaled(1e-4, 0.3), "betas": d.betas(), "eps": d.scaled(1e-10, 1e-6),
        "weight_decay": coupled(d), "maximize": False,
    },
    "nadam": lambda d: {
        "lr": d.scaled(1e-4, 0.3), "betas": d.betas(), "eps": d.scaled(1e-10, 1e-4),
        "momentum_decay": d.scaled(1e-3, 0.05), "weight_decay": coupled(d),
        "decoupled_weight_decay": d.flag(), "maximize": False,
    },
    "radam": lambda d: {
        "lr": d.scaled(1e-4, 0.3), "betas": d.betas(), "eps": d.scaled(1e-10, 1e-4),
        "weight_decay": coupled(d), "decoupled_weight_decay": d.flag(), "maximize": False,
    },
    "rprop": lambda d: {
        "lr": d.scaled(1e-3, 0.3), "etas": [d.share(0.3, 0.8), d.share(1.05, 1.6)],
        "step_sizes": [d.scaled(1e-6, 1e-3), d.scaled(0.5, 50)], "maximize": False,
    },
    "asgd": lambda d: {
        "lr": d.scaled(1e-3, 0.1), "lambd": d.scaled(1e-4, 0.1), "alpha": d.share(0.5, 1),
        "t0": int(d.dice.integers(3, 25)), "weight_decay": coupled(d), "maximize": False,
    },
    "adafactor": lambda d: {
        "lr": d.scaled(1e-3, 0.3), "beta2_decay": -d.share(0.4, 0.95),
        "eps": [d.scaled(1e-12, 1e-6), d.scaled(1e-4, 1e-2)], "d": d.share(1, 3),
        "weight_decay": d.scaled(1e-3, 0.3), "maximize": False,
    },
}
CLASSES = {
    "sgd": torch.optim.SGD, "adam": torch.optim.Adam, "adamw": torch.optim.AdamW,
    "rmsprop": torch.optim.RMSprop, "adagrad": torch.optim.Adagrad, "adadelta": torch.optim.Adadelta,
    "adamax": torch.optim.Adamax, "nadam": torch.optim.NAdam, "radam": torch.optim.RAdam,
    "rprop": torch.optim.Rprop, "asgd": torch.optim.ASGD, "adafactor": torch.optim.Adafactor,
}
# What the class does and has no word for.
UNSPOKEN = {"adam": ["decoupled_weight_decay"], "adamw": ["decoupled_weight_decay"]}


def plain(values):
    """Shortest decimals of binary32, laid out flat."""
    return [float(str(value)) for value in np.asarray(values, np.float32).reshape(-1)]


def path(name, settings, problem):
    def shaped(values):
        return torch.tensor(values, dtype=torch.float32).reshape(problem["shape"])

    weights = torch.nn.Parameter(shaped(problem["start"]))
    spoken = {key: value for key, value in settings.items() if key not in UNSPOKEN.get(name, [])}
    optimizer = CLASSES[name]([weights], foreach=False, **spoken)
    places = []
    for gradient in problem["gradients"]:
        weights.grad = shaped(gradient)
        optimizer.step()
        places.append(plain(weights.detach().numpy()))
    return places


def drawn(name, number):
    dice = np.random.default_rng([list(OPTIMIZERS).index(name), number])
    settings = OPTIMIZERS[name](Draw(dice))
    if name == "sgd" and number == 2:
        settings |= {"nesterov": True, "dampening": 0}
    shape = SHAPE if name == "adafactor" else [6]
    scales = 10.0 ** dice.uniform(-3, 2, 6)
    problem = {
        "kind": "sequence", "shape": shape, "start": plain(3 * dice.normal(size=6)),
        "gradients": [plain(row) for row in (dice.normal(size=(UPDATES, 6)) + dice.normal(size=6)) * scales],
    }
    run = {"case": name, "settings": settings, "problem": f"{name} {number}", "dtype": "float32"}
    return problem, run | {"trajectory": path(name, settings, problem), "tolerance": 2e-6}


def line(value):
    return json.dumps(value, separators=(",", ":"), allow_nan=False)


made = [drawn(name, number) for name in OPTIMIZERS for number in range(3)]
header = {"library": "torch", "version": torch.__version__, "class": "torch.optim"}
members = [f'"{key}":{line(value)}' for key, value in header.items()]
problems = ",\n".join(f'"{run["problem"]}":{line(problem)}' for problem, run in made)
runs = ",\n".join(line(run) for problem, run in made)
members += [f'"problems":{{\n{problems}\n}}', f'"runs":[\n{runs}\n]']
target = pathlib.Path(__file__).parent / "drawn.json"
target.write_text("{\n" + ",\n".join(members) + "\n}\n")
