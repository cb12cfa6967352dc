"""Epochs of a recipe of this folder in PyTorch, written to be fast.

    torch_steps.py RECIPE [--compile] [--threads 2]

All rows in one tensor, batches by index, the fused optimizer, no word to Python about a loss before the
epoch ends. With `--compile` the forward pass and its gradient are compiled together; then every batch is
whole, so that one shape is compiled for.
"""

import argparse

import torch
from torch.nn import functional

from workload import Workload, report


def network(workload):
    layers = []
    for weight, bias in workload.weights():
        layer = torch.nn.Linear(*weight.shape)
        layer.weight.data.copy_(torch.from_numpy(weight.T))
        layer.bias.data.copy_(torch.from_numpy(bias))
        layers += [layer, torch.nn.ReLU()]
    return torch.nn.Sequential(*layers[:-1])


def optimizer(workload, parameters):
    kind = {"adam": torch.optim.Adam, "sgd": torch.optim.SGD}[workload.optimizer]
    return kind(parameters, lr=workload.lr, fused=True)


def main():
    options = argparse.ArgumentParser()
    options.add_argument("recipe")
    options.add_argument("--compile", action="store_true")
    options.add_argument("--threads", type=int, default=2)
    options = options.parse_args()
    torch.set_num_threads(options.threads)
    torch.manual_seed(0)
    workload = Workload(options.recipe)
    x, y = (torch.from_numpy(part) for part in workload.rows())
    y = y.long()
    model = network(workload)
    updating = optimizer(workload, model.parameters())

    def loss_of(x, y):
        return functional.cross_entropy(model(x), y)

    loss_of = torch.compile(loss_of, dynamic=False) if options.compile else loss_of
    rows = len(x) // workload.batch * workload.batch if options.compile else len(x)

    def epoch(_):
        losses = []
        for batch in torch.randperm(len(x))[:rows].split(workload.batch):
            loss = loss_of(x.index_select(0, batch), y.index_select(0, batch))
            updating.zero_grad(set_to_none=True)
            loss.backward()
            updating.step()
            losses.append(loss.detach())
        return torch.stack(losses).mean()

    report(workload, rows, epoch)


main()
