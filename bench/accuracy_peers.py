"""Test accuracies of examples/digits.train and examples/iris.train in PyTorch and scikit-learn.

Same model, optimizer, schedule, batch, epochs, shares and preparation as the recipes, over seeds 1 to
$SEEDS (10). A seed decides split, weights and order of the batches; the streams are each library's own,
so single seeds are not comparable between programs, only means.

PyTorch: weights He-normal (digits, relu) or Glorot-uniform (iris, tanh), biases zero; the last epoch's
weights are measured. scikit-learn: MLPClassifier, whose weights are Glorot-uniform with biases drawn
likewise, and which has no step schedule: digits runs at a constant lr there.

Each line of output: program, recipe, seed, test accuracy. `accuracy_table.py` makes the table of it.
"""

import os
import warnings

import torch
from sklearn.datasets import load_digits, load_iris
from sklearn.model_selection import train_test_split
from sklearn.neural_network import MLPClassifier
from sklearn.preprocessing import StandardScaler
from torch.nn import functional

SEEDS = range(1, int(os.environ.get("SEEDS", "10")) + 1)


class Digits:
    name = "digits"
    sizes = [64, 32, 10]
    shares = (0.8, 0.1, 0.1)
    batch, epochs = 32, 20
    activation = torch.nn.ReLU

    @staticmethod
    def rows():
        return load_digits(return_X_y=True)

    @staticmethod
    def prepare(train, *parts):
        return [part / 16 for part in (train, *parts)]

    @staticmethod
    def initialize(weight):
        torch.nn.init.kaiming_normal_(weight, nonlinearity="relu")

    @staticmethod
    def optimizer(parameters):
        optimizer = torch.optim.Adam(parameters, lr=1e-3)
        return optimizer, torch.optim.lr_scheduler.StepLR(optimizer, step_size=10, gamma=0.5)

    @staticmethod
    def classifier(seed):
        return MLPClassifier((32,), activation="relu", solver="adam", learning_rate_init=1e-3, alpha=0,
                             batch_size=32, max_iter=20, tol=0, n_iter_no_change=10_000, random_state=seed)


class Iris:
    name = "iris"
    sizes = [4, 16, 3]
    shares = (0.6, 0.2, 0.2)
    batch, epochs = 8, 60
    activation = torch.nn.Tanh

    @staticmethod
    def rows():
        return load_iris(return_X_y=True)

    @staticmethod
    def prepare(train, *parts):
        scaler = StandardScaler().fit(train)
        return [scaler.transform(part) for part in (train, *parts)]

    @staticmethod
    def initialize(weight):
        torch.nn.init.xavier_uniform_(weight)

    @staticmethod
    def optimizer(parameters):
        optimizer = torch.optim.SGD(parameters, lr=0.1, momentum=0.9)
        return optimizer, torch.optim.lr_scheduler.ConstantLR(optimizer, factor=1.0, total_iters=0)

    @staticmethod
    def classifier(seed):
        return MLPClassifier((16,), activation="tanh", solver="sgd", learning_rate_init=0.1, momentum=0.9,
                             nesterovs_momentum=False, alpha=0, batch_size=8, max_iter=60, tol=0,
                             n_iter_no_change=10_000, random_state=seed)


def parts(recipe, seed):
    """Train and test rows, prepared, stratified; the validation part is cut off and not used."""
    x, y = recipe.rows()
    _, val, test = recipe.shares
    x, test_x, y, test_y = train_test_split(x, y, test_size=test, stratify=y, random_state=seed)
    x, _, y, _ = train_test_split(x, y, test_size=val / (1 - test), stratify=y, random_state=seed)
    x, test_x = recipe.prepare(x, test_x)
    return x, y, test_x, test_y


def torch_accuracy(recipe, seed):
    x, y, test_x, test_y = parts(recipe, seed)
    x, test_x = torch.tensor(x, dtype=torch.float32), torch.tensor(test_x, dtype=torch.float32)
    y, test_y = torch.tensor(y), torch.tensor(test_y)
    torch.manual_seed(seed)
    layers = []
    for ins, outs in zip(recipe.sizes, recipe.sizes[1:]):
        layer = torch.nn.Linear(ins, outs)
        recipe.initialize(layer.weight)
        torch.nn.init.zeros_(layer.bias)
        layers += [layer, recipe.activation()]
    model = torch.nn.Sequential(*layers[:-1])
    optimizer, schedule = recipe.optimizer(model.parameters())
    for _ in range(recipe.epochs):
        for rows in torch.randperm(len(x)).split(recipe.batch):
            loss = functional.cross_entropy(model(x[rows]), y[rows])
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
        schedule.step()
    with torch.inference_mode():
        return (model(test_x).argmax(1) == test_y).double().mean().item()


def sklearn_accuracy(recipe, seed):
    x, y, test_x, test_y = parts(recipe, seed)
    return recipe.classifier(seed).fit(x, y).score(test_x, test_y)


def main():
    torch.set_num_threads(1)
    warnings.simplefilter("ignore")  # scikit-learn warns that it stopped at max_iter, which is asked for
    for program, accuracy in (("PyTorch", torch_accuracy), ("scikit-learn", sklearn_accuracy)):
        for recipe in (Digits, Iris):
            for seed in SEEDS:
                print(program, recipe.name, seed, f"{accuracy(recipe, seed):.6f}", flush=True)


main()
