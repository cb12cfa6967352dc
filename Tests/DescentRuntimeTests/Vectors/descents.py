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


def slopes(formula, point):
    x, y = (torch.tensor(float(number), dtype=torch.float32, requires_grad=True) for number in point)
    value = formula(x, y)
    value.backward()
    return value.item(), np.array([x.grad.item(), y.grad.item()], np.float32)


def torch_path(formula, start, name, settings):
    point = torch.tensor(start, dtype=torch.float32, requires_grad=True)
    made = {"sgd": torch.optim.SGD, "adam": torch.optim.Adam}[name]([point], **settings)
    path = []
    for step in range(STEPS + 1):
        made.zero_grad()
        value = formula(point[0], point[1])
        path.append([point[0].item(), point[1].item(), value.item()])
        value.backward()
        made.step()
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
for text, name, settings in RUNS:
    formula, start = FORMULAS[text]
    is_optax = name == "momentum"
    path = optax_path(formula, start, settings) if is_optax else torch_path(formula, start, name, settings)
    runs.append(
        {
            "origin": "optax 0.2.8 on slopes of torch 2.13.0" if is_optax else "torch 2.13.0",
            "formula": text,
            "start": list(start),
            "optimizer": name,
            "settings": settings,
            "path": [[shortest(number) for number in point] for point in path],
        }
    )
lines = ",\n".join(json.dumps(run) for run in runs)
print('{"columns": ["x", "y", "value"], "runs": [\n' + lines + "\n]}")
