"""Descent beside scikit-learn's MLP on iris, penguins, wine, breast_cancer and diabetes.

Same rows, shares (60/20/20 by class; the validation part is set aside in both), preparation, model,
optimizer, batch and epochs. A seed decides split, weights and order; the streams are each program's own,
so means are compared, not single seeds. Descent's time is that of its whole process, reading included;
scikit-learn's is that of preparation and `fit` alone, its imports left out.

Tables go as CSV files to a folder of their own. Output: a row of bench/README.md's table for each.
"""

import csv
import json
import math
import os
import statistics
import subprocess
import sys
import tempfile
import time
import warnings

import numpy
from sklearn import datasets
from sklearn.compose import make_column_transformer
from sklearn.impute import SimpleImputer
from sklearn.model_selection import train_test_split
from sklearn.neural_network import MLPClassifier, MLPRegressor
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import OneHotEncoder, StandardScaler

SEEDS = range(1, int(os.environ.get("SEEDS", "10")) + 1)
EPOCHS, BATCH, UNITS, RATE = 60, 16, 32, 3e-3
TABLES = ["iris", "penguins", "wine", "breast_cancer", "diabetes"]


def write(name, path, penguins):
    """The table as a file: features f0, f1, … and target, or the penguins without year."""
    with open(path, "w", newline="") as out:
        if name == "penguins":
            rows = list(csv.reader(open(penguins, newline="")))
            year = rows[0].index("year")
            csv.writer(out).writerows([row[:year] + row[year + 1:] for row in rows])
            return
        options = {"scaled": False} if name == "diabetes" else {}
        x, y = getattr(datasets, f"load_{name}")(return_X_y=True, **options)
        labels = [repr(float(value)) if name == "diabetes" else f"class{value}" for value in y]
        csv.writer(out).writerow([f"f{k}" for k in range(x.shape[1])] + ["target"])
        csv.writer(out).writerows([*map(repr, map(float, row)), label] for row, label in zip(x, labels))


def recipe(name, seed):
    target = "species" if name == "penguins" else "target"
    split = "" if name == "diabetes" else " by class"
    words = "impute(median), one_hot(island, sex), " if name == "penguins" else ""
    return f"""seed {seed}
data csv("{name}.csv", target={target})
split 60/20/20{split}
prepare {words}standardize
model mlp [_, {UNITS}, _]
optimizer adam(lr={RATE})
batch {BATCH}
keep last
train {EPOCHS} epochs
evaluate test
"""


def ours(name, seed, folder):
    path = os.path.join(folder, f"{name}.train")
    with open(path, "w") as out:
        out.write(recipe(name, seed))
    before = time.perf_counter()
    run = subprocess.run([os.environ["DESCENT"], "run", path, "--events", "json", "--quiet"],
                         capture_output=True, text=True)
    seconds = time.perf_counter() - before
    if run.returncode:
        sys.exit(run.stderr)
    events = [json.loads(line) for line in run.stdout.splitlines()]
    figures = next(event for event in events if event["event"] == "evaluate")
    return figure(figures, "test.r2" if name == "diabetes" else "test.accuracy"), seconds


def figure(event, name):
    """The figure of that name, wherever in the event it stands."""
    for key, value in event.items():
        if key == name:
            return value
        if isinstance(value, dict) and (found := figure(value, name)) is not None:
            return found
    return None


def read(name, folder):
    header, *rows = csv.reader(open(os.path.join(folder, f"{name}.csv"), newline=""))
    target = 0 if name == "penguins" else len(header) - 1
    y = numpy.array([row.pop(target) for row in rows])
    filled = [[numpy.nan if cell in ("", "NA") else cell for cell in row] for row in rows]
    x = numpy.array(filled, dtype=object)
    return x, y.astype(float) if name == "diabetes" else y


def preparation(name):
    if name != "penguins":
        return StandardScaler()
    numbers = make_pipeline(SimpleImputer(strategy="median"), StandardScaler())
    words = make_pipeline(SimpleImputer(strategy="most_frequent"), OneHotEncoder(handle_unknown="ignore"))
    return make_column_transformer((words, [0, 5]), (numbers, [1, 2, 3, 4]), sparse_threshold=0)


def theirs(name, seed, folder):
    x, y = read(name, folder)
    by = {} if name == "diabetes" else {"stratify": y}
    x, test_x, y, test_y = train_test_split(x, y, test_size=0.2, random_state=seed, **by)
    by = {} if name == "diabetes" else {"stratify": y}
    x, _, y, _ = train_test_split(x, y, test_size=0.25, random_state=seed, **by)
    kind = MLPRegressor if name == "diabetes" else MLPClassifier
    network = kind(hidden_layer_sizes=(UNITS,), solver="adam", learning_rate_init=RATE, alpha=0,
                   batch_size=BATCH, max_iter=EPOCHS, tol=0, n_iter_no_change=10_000, random_state=seed)
    before = time.perf_counter()
    prepared = preparation(name)
    if name == "diabetes":
        mean, deviation = y.mean(), y.std()
        y, test_y = (y - mean) / deviation, (test_y - mean) / deviation
    network.fit(numpy.asarray(prepared.fit_transform(x), dtype=float), y)
    seconds = time.perf_counter() - before
    return network.score(numpy.asarray(prepared.transform(test_x), dtype=float), test_y), seconds


def cell(runs):
    values = [100 * value for value, _ in runs]
    error = statistics.stdev(values) / math.sqrt(len(values)) if len(values) > 1 else 0
    return f"{statistics.mean(values):.2f} ± {error:.2f}"


def main(penguins):
    warnings.simplefilter("ignore")  # scikit-learn warns that it stopped at max_iter, which is asked for
    print("| table | figure in % | Descent | scikit-learn | Descent, ms | scikit-learn, ms |")
    print("|---|---|---|---|---|---|")
    with tempfile.TemporaryDirectory() as folder:
        for name in TABLES:
            write(name, os.path.join(folder, f"{name}.csv"), penguins)
            pairs = [(ours(name, seed, folder), theirs(name, seed, folder)) for seed in SEEDS]
            mine, other = zip(*pairs)
            times = [1000 * statistics.median(seconds for _, seconds in runs) for runs in (mine, other)]
            print(f"| {name} | {'r2' if name == 'diabetes' else 'accuracy'} | {cell(mine)} | {cell(other)} "
                  f"| {times[0]:.0f} | {times[1]:.0f} |", flush=True)


main(sys.argv[1])
