"""Epochs of a recipe of this folder in JAX: a whole epoch is one compiled scan over its batches.

    jax_steps.py RECIPE

Weights and the optimizer's memory are given over to the epoch and come back from it, batches are taken by
index inside the scan, Adam is written out. Every batch is whole. XLA takes the threads that it finds.
"""

import sys
from functools import partial

import jax
import numpy
from jax import numpy as jnp

from workload import Workload, report

BETA1, BETA2, EPS = 0.9, 0.999, 1e-8


def loss_of(layers, x, y):
    for weight, bias in layers[:-1]:
        x = jax.nn.relu(x @ weight + bias)
    weight, bias = layers[-1]
    scores = jax.nn.log_softmax(x @ weight + bias)
    return -jnp.take_along_axis(scores, y[:, None], axis=1).mean()


def adam(lr, state, gradient):
    step, layers, mean, square = state
    step = step + 1
    mean = jax.tree.map(lambda m, g: BETA1 * m + (1 - BETA1) * g, mean, gradient)
    square = jax.tree.map(lambda v, g: BETA2 * v + (1 - BETA2) * g * g, square, gradient)
    size = lr / (1 - BETA1**step)
    scale = 1 / jnp.sqrt(1 - BETA2**step)
    layers = jax.tree.map(lambda w, m, v: w - size * m / (jnp.sqrt(v) * scale + EPS), layers, mean, square)
    return step, layers, mean, square


def sgd(lr, state, gradient):
    step, layers, mean, square = state
    return step, jax.tree.map(lambda w, g: w - lr * g, layers, gradient), mean, square


def state_of(workload):
    def zeros():
        return jax.tree.map(jnp.zeros_like, layers) if workload.optimizer == "adam" else None

    layers = [(jnp.array(weight), jnp.array(bias)) for weight, bias in workload.weights()]
    return jnp.float32(0), layers, zeros(), zeros()


def main():
    workload = Workload(sys.argv[1])
    x, y = (jnp.array(part) for part in workload.rows())
    steps = len(x) // workload.batch
    move = partial({"adam": adam, "sgd": sgd}[workload.optimizer], workload.lr)
    draw = numpy.random.default_rng(0)
    state = state_of(workload)

    @partial(jax.jit, donate_argnums=0)
    def epoch_of(state, x, y, order):
        def step(state, batch):
            loss, gradient = jax.value_and_grad(loss_of)(state[1], x[batch], y[batch])
            return move(state, gradient), loss

        state, losses = jax.lax.scan(step, state, order)
        return state, losses.mean()

    def epoch(_):
        nonlocal state
        order = draw.permutation(len(x))[: steps * workload.batch].reshape(steps, workload.batch)
        state, loss = epoch_of(state, x, y, order.astype(numpy.int32))
        return jax.block_until_ready(loss)

    report(workload, steps * workload.batch, epoch)


main()
