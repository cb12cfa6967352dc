"""Draws predictions and lets scikit-learn judge them.

    metrics.py         writes metrics.json beside itself; needs scikit-learn and numpy

Probabilities are whole shares of 64, so that every one of them, and every tie, is exact in binary. What
scikit-learn leaves undefined (one class alone under auc, one row under r2) is null. The output is the
same, byte for byte, from run to run.
"""

import json
import pathlib
import warnings

import numpy
import sklearn
from sklearn import metrics as sk

CASES = 50
warnings.filterwarnings("ignore")
dice = numpy.random.default_rng(20261122)


def shares(rows, classes, truth, skill):
    """Probabilities with ties, that lean to the truth."""
    counts = numpy.zeros((rows, classes), dtype=int)
    for row in range(rows):
        weights = numpy.ones(classes) / classes * (1 - skill)
        weights[truth[row]] += skill
        counts[row] = dice.multinomial(dice.choice([4, 16, 64]), weights / weights.sum())
    return counts / counts.sum(axis=1, keepdims=True)


def averaged(function, truth, predicted, classes, **options):
    """A figure by each way to average; `auto` is class 1 of two, the mean of several."""
    by = {
        way: float(function(truth, predicted, average=way, zero_division=0, **options))
        for way in ["macro", "micro", "weighted"]
    }
    first = float(function(truth, predicted, labels=[1], average="macro", zero_division=0, **options))
    return by | {"auto": first if classes == 2 else by["macro"]}


def area(truth, probabilities, classes):
    """One against the rest; the mean over those classes that are there and leave some rows."""
    names = [1] if classes == 2 else range(classes)
    found = [
        sk.roc_auc_score(truth == name, probabilities[:, name])
        for name in names
        if 0 < (truth == name).sum() < len(truth)
    ]
    return float(numpy.mean(found)) if found else None


def top(truth, probabilities, classes, k):
    if classes == 2:
        return float(numpy.mean(truth == (probabilities[:, 1] >= 0.5))) if k == 1 else 1.0
    return float(sk.top_k_accuracy_score(truth, probabilities, k=k, labels=range(classes)))


def classification(number):
    classes = int(dice.choice([2, 2, 3, 4, 7, 12]))
    rows = 1 if number % 10 == 0 else int(dice.integers(2, 60))
    present = dice.permutation(classes)[: dice.integers(1, classes + 1)]
    truth = dice.choice(present, rows)
    probabilities = shares(rows, classes, truth, dice.choice([0, 0.3, 0.8]))
    predicted = probabilities.argmax(axis=1)
    values = {
        "accuracy": float(sk.accuracy_score(truth, predicted)),
        "balanced_accuracy": float(sk.balanced_accuracy_score(truth, predicted)),
        "auc": area(truth, probabilities, classes),
        "log_loss": float(sk.log_loss(truth, probabilities, labels=range(classes))),
    }
    values |= {f"top_k {k}": top(truth, probabilities, classes, k) for k in [1, 2, 5]}
    for name in ["precision", "recall", "f1"]:
        ways = averaged(getattr(sk, f"{name}_score"), truth, predicted, classes)
        values |= {f"{name} {way}": value for way, value in ways.items()}
    return {
        "classes": classes,
        "truth": truth.tolist(),
        "probabilities": probabilities.ravel().tolist(),
        "predicted": predicted.tolist(),
        "confusion": sk.confusion_matrix(truth, predicted, labels=range(classes)).ravel().tolist(),
        "values": values,
    }


def regression(number):
    rows = 1 if number % 10 == 0 else int(dice.integers(2, 60))
    scale = 10.0 ** dice.integers(-3, 4)
    truth = (dice.normal(size=rows) * scale).round(6)
    if number % 10 == 5:
        # One whose mean over any rows is exact, or r2 would divide by a rounding error.
        truth = numpy.full(rows, dice.choice([0, 1.5, -2]))
    if number % 10 == 7:
        truth[0] = 0
    predicted = (truth + dice.normal(size=rows) * scale * dice.choice([0, 0.1, 0.5, 1, 3])).round(6)
    return {
        "truth": truth.tolist(),
        "predicted": predicted.tolist(),
        "values": {
            "mse": float(sk.mean_squared_error(truth, predicted)),
            "rmse": float(sk.root_mean_squared_error(truth, predicted)),
            "mae": float(sk.mean_absolute_error(truth, predicted)),
            "r2": float(sk.r2_score(truth, predicted)) if rows > 1 else None,
            "mape": float(sk.mean_absolute_percentage_error(truth, predicted)),
        },
    }


content = {
    "origin": f"sklearn.metrics, scikit-learn {sklearn.__version__}",
    "classification": [classification(number) for number in range(CASES)],
    "regression": [regression(number) for number in range(CASES)],
}
members = [f'"origin":{json.dumps(content["origin"])}']
for kind in ["classification", "regression"]:
    lines = ",\n".join(json.dumps(case, separators=(",", ":")) for case in content[kind])
    members.append(f'"{kind}":[\n{lines}\n]')
target = pathlib.Path(__file__).parent / "metrics.json"
target.write_text("{\n" + ",\n".join(members) + "\n}\n")
