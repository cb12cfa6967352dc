"""Writes descents.json: ways down formulas that PyTorch and optax took, with PyTorch's slopes.

Usage: python descents.py > descents.json, with torch 2.13.0 and optax 0.2.8.
"""

import json
import os

os.environ.setdefault("ATEN_CPU_CAPABILITY", "default")

import numpy as np
import optax
import torch

STEPS = 50
FORMULAS = {
    "0.5*(x^2 + 25*y^2)": (lambda x, y: 0.5 * (x**2 + 25 * y**2), (-4.0, 1.5)),
    "(1 - x)^2 + 100*(y - x^2)^2": (lambda x, y: (1 - x) ** 2 + 100 * (y - x**2) ** 2, (-1.2, 1.0)),
    "sin(x)*cos(y) + abs(x - y)/2 + max(0, -x)": (
        lambda x, y: torch.sin(x) * torch.cos(y)
        + torch.abs(x - y) / 2
        + torch.maximum(torch.zeros(()), -x),
        (0.5, -0.5),
    ),
    "exp(x*y/4) + log(x^2 + 1)*sqrt(y^2 + 2) - x/(y^2 + 1)": (
        lambda x, y: torch.exp(x * y / 4)
        + torch.log(x**2 + 1) * torch.sqrt(y**2 + 2)
        - x / (y**2 + 1),
        (1.5, -0.75),
    ),
}
RAVINE, BANANA, TRIG, MIXED = FORMULAS
TURN = 6.283185307179586
# Those that the language has a name for, from the start that it gives them.
FORMULAS |= {
    "ravine": FORMULAS[RAVINE],
    "rosenbrock": FORMULAS[BANANA],
    "himmelblau": (lambda x, y: (x**2 + y - 11) ** 2 + (x + y**2 - 7) ** 2, (0.0, 0.0)),
    "rastrigin": (
        lambda x, y: 20 + x**2 - 10 * torch.cos(TURN * x) + y**2 - 10 * torch.cos(TURN * y),
        (2.3, -1.7),
    ),
    "beale": (
        lambda x, y: (1.5 - x + x * y) ** 2 + (2.25 - x + x * y**2) ** 2 + (2.625 - x + x * y**3) ** 2,
        (1.0, 1.0),
    ),
    "saddle": (lambda x, y: x**2 - y**2, (-2.0, 0.01)),
}
# The rates of sgd, of sgd with momentum, of adam and of momentum on each.
RATES = {
    "ravine": (0.05, 0.01, 0.2, 0.05),
    "rosenbrock": (1e-3, 2e-4, 0.02, 1e-3),
    "himmelblau": (0.01, 2e-3, 0.1, 0.01),
    "rastrigin": (2e-3, 5e-4, 0.05, 2e-3),
    "beale": (0.01, 2e-3, 0.05, 0.01),
    "saddle": (0.05, 0.01, 0.1, 0.05),
}
RUNS = [
    (RAVINE, "sgd", {"lr": 0.07}),
    (RAVINE, "sgd", {"lr": 0.07, "momentum": 0.9}),
    (RAVINE, "adam", {"lr": 0.3}),
    (RAVINE, "momentum", {"lr": 0.07, "beta": 0.9}),
    (BANANA, "sgd", {"lr": 1e-3}),
    (BANANA, "sgd", {"lr": 5e-4, "momentum": 0.9}),
    (BANANA, "adam", {"lr": 0.05}),
    (BANANA, "momentum", {"lr": 2e-3, "beta": 0.9}),
    (TRIG, "sgd", {"lr": 0.1}),
    (TRIG, "adam", {"lr": 0.1}),
    (MIXED, "sgd", {"lr": 0.05}),
    (MIXED, "adam", {"lr": 0.05}),
]
for surface, (plain, heavy, adaptive, mean) in RATES.items():
    RUNS += [
        (surface, "sgd", {"lr": plain}),
        (surface, "sgd", {"lr": heavy, "momentum": 0.9}),
        (surface, "adam", {"lr": adaptive}),
        (surface, "momentum", {"lr": mean, "beta": 0.9}),
    ]
# With a setting above: what the language calls it, and what torch does for it.
SCHEDULES = {
    "step(0.5, every 15)": lambda made: torch.optim.lr_scheduler.StepLR(made, 15, 0.5),
    "cosine(to 0)": lambda made: torch.optim.lr_scheduler.CosineAnnealingLR(made, STEPS),
    "exponential(0.95, every 1 step)": lambda made: torch.optim.lr_scheduler.ExponentialLR(made, 0.95),
}
PENALTIES = {"l2(0.1)": 0.1}
SETTINGS = [{"penalty": text} for text in PENALTIES] + [{"schedule": text} for text in SCHEDULES]
for above in SETTINGS:
    RUNS += [
        ("ravine", "sgd", {"lr": 0.07, "momentum": 0.5}, above),
        ("rosenbrock", "adam", {"lr": 0.05}, above),
        ("himmelblau", "sgd", {"lr": 0.01}, above),
    ]


def slopes(formula, point):
    x, y = (torch.tensor(float(number), dtype=torch.float32, requires_grad=True) for number in point)
    value = formula(x, y)
    value.backward()
    return value.item(), np.array([x.grad.item(), y.grad.item()], np.float32)


def torch_path(formula, start, name, settings, above):
    point = torch.tensor(start, dtype=torch.float32, requires_grad=True)
    cost = PENALTIES.get(above.get("penalty"), 0)
    made = {"sgd": torch.optim.SGD, "adam": torch.optim.Adam}[name](
        [point], weight_decay=cost, **settings
    )
    clock = SCHEDULES[above["schedule"]](made) if "schedule" in above else None
    path = []
    for step in range(STEPS + 1):
        made.zero_grad()
        value = formula(point[0], point[1])
        paid = (value + cost / 2 * (point**2).sum()).item() if cost else value.item()
        path.append([point[0].item(), point[1].item(), paid])
        value.backward()
        made.step()
        if clock:
            clock.step()
    return path


def optax_path(formula, start, settings):
    chain = optax.chain(optax.ema(settings["beta"], debias=False), optax.scale(-settings["lr"]))
    point = np.array(start, np.float32)
    state = chain.init(point)
    path = []
    for step in range(STEPS + 1):
        value, gradient = slopes(formula, point)
        path.append([float(point[0]), float(point[1]), value])
        update, state = chain.update(gradient, state)
        point = np.asarray(optax.apply_updates(point, update), np.float32)
    return path


def shortest(number):
    return float(str(np.float32(number)))


runs = []
for text, name, settings, *above in RUNS:
    formula, start = FORMULAS[text]
    above = above[0] if above else {}
    is_optax = name == "momentum"
    path = (
        optax_path(formula, start, settings)
        if is_optax
        else torch_path(formula, start, name, settings, above)
    )
    runs.append(
        {
            "origin": "optax 0.2.8 on slopes of torch 2.13.0" if is_optax else "torch 2.13.0",
            "formula": text,
            "start": list(start),
            "optimizer": name,
            "settings": settings,
            "above": above,
            "path": [[shortest(number) for number in point] for point in path],
        }
    )
lines = ",\n".join(json.dumps(run) for run in runs)
print('{"columns": ["x", "y", "value"], "runs": [\n' + lines + "\n]}")
