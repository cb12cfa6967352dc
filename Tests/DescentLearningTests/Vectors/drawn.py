"""Writes drawn.json and drawn_optax.json: paths under settings, starts and gradients drawn at random.

    drawn.py     with torch 2.13.0, optax 0.2.8 and numpy; the output is the same, byte for byte, at each run

Every optimizer of torch that the language has, and those that it has from optax, takes three paths of 30
updates in binary32, each from a start of its own and along gradients of its own, whose scales differ by up to
five powers of ten.
"""

import json
import os
import pathlib

os.environ["ATEN_CPU_CAPABILITY"] = "default"
os.environ["JAX_PLATFORMS"] = "cpu"

import jax
import jax.numpy as jnp
import numpy as np
import optax
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


TORCH = {
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
# Where the language follows optax, alone or under an option; named as the files beside this one.
OPTAX = {
    "momentum": lambda d: {
        "learning_rate": d.scaled(1e-3, 0.3), "decay": d.share(0.3, 0.98), "debias": d.flag(),
    },
    "optimistic": lambda d: {
        "learning_rate": d.scaled(1e-3, 0.3), "alpha": d.share(0.5, 1.5), "beta": d.share(0.5, 1.5),
    },
    "signum": lambda d: {"learning_rate": d.scaled(1e-3, 0.3), "beta": d.share(0.3, 0.99)},
    "lion_optax": lambda d: {
        "learning_rate": d.scaled(1e-3, 0.1), "b1": d.share(0.5, 0.98), "b2": d.share(0.8, 0.999),
        "weight_decay": d.scaled(1e-3, 0.3),
    },
    "adagrad_optax": lambda d: {
        "learning_rate": d.scaled(1e-2, 0.5), "initial_accumulator_value": d.share(0.01, 0.5),
        "eps": d.scaled(1e-10, 1e-5),
    },
    "rmsprop_optax": lambda d: {
        "learning_rate": d.scaled(1e-3, 0.1), "decay": d.share(0.7, 0.99), "eps": d.scaled(1e-8, 1e-4),
        "eps_in_sqrt": d.flag(), "centered": False, "initial_scale": 0.0, "nesterov": False,
        "bias_correction": False,
    },
    "adamax_optax": lambda d: {
        "learning_rate": d.scaled(1e-3, 0.2), "b1": d.share(0.5, 0.98), "b2": d.share(0.9, 0.999),
        "eps": d.scaled(1e-10, 1e-6), "weight_decay": d.scaled(1e-3, 0.3),
    },
    "yogi_optax": lambda d: {
        "learning_rate": d.scaled(1e-3, 0.2), "b1": d.share(0.5, 0.95), "b2": d.share(0.9, 0.995),
        "eps": d.scaled(1e-6, 1e-3),
    },
    "adabelief_optax": lambda d: {
        "learning_rate": d.scaled(1e-3, 0.2), "b1": d.share(0.5, 0.95), "b2": d.share(0.9, 0.995),
        "eps": d.scaled(1e-10, 1e-6), "eps_root": d.scaled(1e-14, 1e-10), "nesterov": False,
    },
    "madgrad_optax": lambda d: {
        "learning_rate": d.scaled(1e-3, 0.1), "momentum": d.share(0.3, 0.95), "eps": d.scaled(1e-8, 1e-5),
        "weight_decay": 0.0,
    },
    "lars": lambda d: {
        "learning_rate": d.scaled(0.1, 3), "momentum": d.share(0.3, 0.95), "nesterov": d.flag(),
        "trust_coefficient": d.scaled(1e-3, 0.05), "eps": d.scaled(1e-10, 1e-6),
        "weight_decay": d.scaled(1e-4, 0.1), "trust_ratio_mask": True,
    },
    "lamb": lambda d: {
        "learning_rate": d.scaled(1e-3, 0.1), "b1": d.share(0.5, 0.95), "b2": d.share(0.9, 0.995),
        "eps": d.scaled(1e-8, 1e-4), "eps_root": 0.0, "weight_decay": d.scaled(1e-3, 0.2),
    },
    "novograd_optax": lambda d: {
        "learning_rate": d.scaled(1e-3, 0.1), "b1": d.share(0.5, 0.95), "b2": d.share(0.2, 0.99),
        "eps": d.scaled(1e-8, 1e-5), "eps_root": 0.0, "weight_decay": d.scaled(1e-3, 0.2),
    },
    "sm3": lambda d: {"learning_rate": d.scaled(0.01, 0.5), "momentum": d.share(0.3, 0.95)},
}
MATRICES = ["adafactor", "lars", "lamb", "novograd_optax", "sm3"]
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


def torch_path(name, settings, start, gradients):
    weights = torch.nn.Parameter(torch.from_numpy(start))
    spoken = {key: value for key, value in settings.items() if key not in UNSPOKEN.get(name, [])}
    optimizer = CLASSES[name]([weights], foreach=False, **spoken)
    places = []
    for gradient in gradients:
        weights.grad = torch.from_numpy(gradient)
        optimizer.step()
        places.append(plain(weights.detach().numpy()))
    return places


def optax_path(name, settings, start, gradients):
    if name == "momentum":
        mean = optax.ema(settings["decay"], debias=settings["debias"])
        transform = optax.chain(mean, optax.scale(-settings["learning_rate"]))
    else:
        plain_name = name.removesuffix("_optax")
        longer = {"adamax": "adamaxw", "optimistic": "optimistic_gradient_descent"}
        called = longer.get(plain_name, plain_name)
        transform = getattr(optax.contrib if called == "madgrad" else optax, called)(**settings)
    weights = jnp.asarray(start)
    state, places = transform.init(weights), []
    for gradient in gradients:
        update, state = transform.update(jnp.asarray(gradient), state, weights)
        weights = optax.apply_updates(weights, update)
        places.append(plain(weights))
    return places


def drawn(optimizers, path, name, number):
    dice = np.random.default_rng([list(optimizers).index(name), number])
    settings = optimizers[name](Draw(dice))
    if name == "sgd" and number == 2:
        settings |= {"nesterov": True, "dampening": 0}
    shape = SHAPE if name in MATRICES else [6]
    scales = 10.0 ** dice.uniform(-3, 2, 6)
    start = (3 * dice.normal(size=6)).astype(np.float32)
    gradients = ((dice.normal(size=(UPDATES, 6)) + dice.normal(size=6)) * scales).astype(np.float32)
    problem = {
        "kind": "sequence", "shape": shape, "start": plain(start),
        "gradients": [plain(row) for row in gradients],
    }
    run = {"case": name, "settings": settings, "problem": f"{name} {number}", "dtype": "float32"}
    places = path(name, settings, start.reshape(shape), gradients.reshape([UPDATES, *shape]))
    return problem, run | {"trajectory": places, "tolerance": tolerance(name)}


def tolerance(name):
    """The largest that the paths under chosen settings are allowed.

    The language shrinks lion's weights as its author does, by the factor 1 - lr*decay, which binary32 rounds
    the same way at every update; optax adds lr*decay*w to the step. The two part by up to 1.2e-7 an update.
    """
    if name == "lion_optax":
        return 5e-6
    return max(run["tolerance"] for run in json.loads((FOLDER / f"{name}.json").read_text())["runs"])


def line(value):
    return json.dumps(value, separators=(",", ":"), allow_nan=False)


def write(name, header, optimizers, path):
    made = [drawn(optimizers, path, optimizer, number) for optimizer in optimizers for number in range(3)]
    members = [f'"{key}":{line(value)}' for key, value in header.items()]
    problems = ",\n".join(f'"{run["problem"]}":{line(problem)}' for problem, run in made)
    runs = ",\n".join(line(run) for problem, run in made)
    members += [f'"problems":{{\n{problems}\n}}', f'"runs":[\n{runs}\n]']
    (FOLDER / f"{name}.json").write_text("{\n" + ",\n".join(members) + "\n}\n")


FOLDER = pathlib.Path(__file__).parent
torch_header = {"library": "torch", "version": torch.__version__, "class": "torch.optim"}
write("drawn", torch_header, TORCH, torch_path)
optax_version = f"{optax.__version__} on jax {jax.__version__}"
write("drawn_optax", {"library": "optax", "version": optax_version, "class": "optax"}, OPTAX, optax_path)
