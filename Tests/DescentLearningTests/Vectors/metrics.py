"""Draws predictions and lets scikit-learn judge them.

    metrics.py         writes metrics.json beside itself; needs scikit-learn, scipy and numpy

Probabilities are whole shares of 64, so that every one of them, and every tie, is exact in binary. What
scikit-learn leaves undefined (one class alone under auc, one row under r2) is null. The output is the
same, byte for byte, from run to run.
"""

import json
import pathlib
import warnings

import numpy
import sklearn
from scipy.stats import rankdata
from sklearn import metrics as sk
from sklearn.calibration import calibration_curve

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


def pair_area(truth, probabilities, classes):
    """One against one, both ways; the mean over the pairs of classes that are there."""
    if classes == 2:
        return area(truth, probabilities, classes)
    there = [name for name in range(classes) if name in truth]
    found = []
    for one in there:
        for other in there:
            if one != other:
                rows = (truth == one) | (truth == other)
                found.append(sk.roc_auc_score(truth[rows] == one, probabilities[rows, one]))
    return float(numpy.mean(found)) if found else None


def top(truth, probabilities, classes, k):
    if classes == 2:
        return float(numpy.mean(truth == (probabilities[:, 1] >= 0.5))) if k == 1 else 1.0
    return float(sk.top_k_accuracy_score(truth, probabilities, k=k, labels=range(classes)))


def precision_mean(truth, probabilities, classes):
    """One against the rest; the mean over those classes that are there."""
    names = [1] if classes == 2 else range(classes)
    found = [
        sk.average_precision_score(truth == name, probabilities[:, name])
        for name in names
        if (truth == name).any()
    ]
    return float(numpy.mean(found)) if found else None


def specificity(truth, predicted, classes):
    """The recall of the rows that are not of a class, by each way to average."""
    labels = [name for name in range(classes) if name in truth or name in predicted]
    others = {
        name: sk.recall_score(truth != name, predicted != name, zero_division=0) for name in range(classes)
    }
    outside = sum((truth != name).sum() for name in range(classes))
    kept = sum(((truth != name) & (predicted != name)).sum() for name in range(classes))
    macro = float(numpy.mean([others[name] for name in labels]))
    return {
        "macro": macro,
        "micro": float(kept / outside),
        "weighted": float(sum(others[name] * (truth == name).mean() for name in range(classes))),
        "auto": float(others[1]) if classes == 2 else macro,
    }


def calibration(truth, probabilities, predicted, bins):
    """scikit-learn has the points of the curve; their weights are the shares of the rows."""
    said = probabilities.max(axis=1)
    met, mean = calibration_curve(truth == predicted, said, n_bins=bins, strategy="uniform")
    places = numpy.searchsorted(numpy.linspace(0, 1, bins + 1)[1:-1], said)
    rows = numpy.bincount(places, minlength=bins)
    return float(numpy.sum(numpy.abs(met - mean) * rows[rows > 0]) / len(truth))


def kappa(truth, predicted, classes, weights):
    found = float(sk.cohen_kappa_score(truth, predicted, labels=range(classes), weights=weights))
    return None if numpy.isnan(found) else found


def brier(truth, probabilities, classes):
    if classes == 2:
        return float(numpy.mean((probabilities[:, 1] - truth) ** 2))
    return float(sk.brier_score_loss(truth, probabilities, labels=range(classes)))


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
        "auc pairs": pair_area(truth, probabilities, classes),
        "log_loss": float(sk.log_loss(truth, probabilities, labels=range(classes))),
        "perplexity": float(numpy.exp(sk.log_loss(truth, probabilities, labels=range(classes)))),
    }
    values |= {f"top_k {k}": top(truth, probabilities, classes, k) for k in [1, 2, 5]}
    for name in ["precision", "recall", "f1", "jaccard"]:
        ways = averaged(getattr(sk, f"{name}_score"), truth, predicted, classes)
        values |= {f"{name} {way}": value for way, value in ways.items()}
    for beta in [0.5, 2]:
        ways = averaged(sk.fbeta_score, truth, predicted, classes, beta=beta)
        values |= {f"f_beta {beta} {way}": value for way, value in ways.items()}
    values |= {
        f"specificity {way}": value for way, value in specificity(truth, predicted, classes).items()
    }
    values |= {
        "hamming": float(sk.hamming_loss(truth, predicted)),
        "matthews": float(sk.matthews_corrcoef(truth, predicted)),
        "cohen_kappa none": kappa(truth, predicted, classes, None),
        "cohen_kappa linear": kappa(truth, predicted, classes, "linear"),
        "cohen_kappa quadratic": kappa(truth, predicted, classes, "quadratic"),
        "average_precision": precision_mean(truth, probabilities, classes),
        "brier": brier(truth, probabilities, classes),
        "calibration_error 15": calibration(truth, probabilities, predicted, 15),
        "calibration_error 4": calibration(truth, probabilities, predicted, 4),
    }
    return {
        "classes": classes,
        "truth": truth.tolist(),
        "probabilities": probabilities.ravel().tolist(),
        "predicted": predicted.tolist(),
        "confusion": sk.confusion_matrix(truth, predicted, labels=range(classes)).ravel().tolist(),
        "values": values,
    }


def logs(truth, predicted):
    if min(truth.min(), predicted.min()) <= -1:
        return None
    return float(numpy.mean((numpy.log1p(truth) - numpy.log1p(predicted)) ** 2))


def correlation(truth, predicted):
    if len(truth) < 2 or numpy.ptp(truth) == 0 or numpy.ptp(predicted) == 0:
        return None
    return float(numpy.corrcoef(truth, predicted)[0, 1])


def deviance(truth, predicted):
    if truth.min() < 0 or predicted.min() <= 0:
        return None
    return float(sk.mean_poisson_deviance(truth, predicted))


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
    return judged(truth, predicted)


def counting(number):
    """Counts and positive rates."""
    rows = 1 if number == 0 else int(dice.integers(2, 60))
    rates = dice.gamma(2.0, 2.0, size=rows)
    predicted = (rates * dice.uniform(0.5, 2, size=rows)).round(6) + 1e-6
    return judged(dice.poisson(rates).astype(float), predicted)


def judged(truth, predicted):
    rows = len(truth)
    return {
        "truth": truth.tolist(),
        "predicted": predicted.tolist(),
        "values": {
            "mse": float(sk.mean_squared_error(truth, predicted)),
            "rmse": float(sk.root_mean_squared_error(truth, predicted)),
            "mae": float(sk.mean_absolute_error(truth, predicted)),
            "r2": float(sk.r2_score(truth, predicted)) if rows > 1 else None,
            "mape": float(sk.mean_absolute_percentage_error(truth, predicted)),
            "median_absolute": float(sk.median_absolute_error(truth, predicted)),
            "max_error": float(sk.max_error(truth, predicted)),
            "explained_variance": float(sk.explained_variance_score(truth, predicted)) if rows > 1 else None,
            "pinball 0.5": float(sk.mean_pinball_loss(truth, predicted)),
            "pinball 0.9": float(sk.mean_pinball_loss(truth, predicted, alpha=0.9)),
            "msle": logs(truth, predicted),
            "rmsle": None if logs(truth, predicted) is None else float(numpy.sqrt(logs(truth, predicted))),
            "poisson_deviance": deviance(truth, predicted),
            "pearson": correlation(truth, predicted),
            "spearman": correlation(rankdata(truth), rankdata(predicted)),
        },
    }


content = {
    "origin": f"sklearn.metrics, scikit-learn {sklearn.__version__}",
    "classification": [classification(number) for number in range(CASES)],
    "regression": [regression(number) for number in range(CASES)]
    + [counting(number) for number in range(CASES // 5)],
}
members = [f'"origin":{json.dumps(content["origin"])}']
for kind in ["classification", "regression"]:
    lines = ",\n".join(json.dumps(case, separators=(",", ":")) for case in content[kind])
    members.append(f'"{kind}":[\n{lines}\n]')
target = pathlib.Path(__file__).parent / "metrics.json"
target.write_text("{\n" + ",\n".join(members) + "\n}\n")
