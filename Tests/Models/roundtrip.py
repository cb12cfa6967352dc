"""Opens model files with Python's safetensors, loads them into a torch.nn.Sequential of the same layers, and
holds its predictions against those of `predict`.

Usage: roundtrip.py DESCENT. Prints a line a case; ends with 1 where one differs by more than 1e-5."""

import csv
import json
import pathlib
import random
import subprocess
import sys
import tempfile

import torch
from safetensors import safe_open
from torch import nn

CLOSE = 1e-5
COLUMNS = ["length", "island", "sex", "height", "noise"]


def table(path, rows, seed, target):
    """A table with numbers, words and holes; what is to be predicted depends on them."""
    draw = random.Random(seed)
    with open(path, "w", newline="") as file:
        out = csv.writer(file)
        out.writerow([*COLUMNS, target])
        for _ in range(rows):
            length, height = draw.gauss(40, 6), draw.uniform(-1, 1) * 1e3
            island, sex = draw.choice(["Biscoe", "Dream", "Tor, gersen"]), draw.choice("fm")
            score = (length - 40) / 6 + height / 500 + (island == "Dream") - (sex == "f")
            values = {
                "class": ["low", "mid", "high"][(score > -1) + (score > 1)],
                "side": "down" if score < 0 else "up",
                "price": score * 12.5 + 300,
            }
            cells = [f"{length:.3f}", island, sex, f"{height:.2f}"]
            holes = [cell if draw.random() > 0.1 else "NA" for cell in cells]
            out.writerow([*holes, draw.randint(0, 9), values[target]])


def shuffled(source, path):
    """The same rows without the target, their columns in another order, with a word never seen."""
    with open(source, newline="") as file:
        rows = list(csv.DictReader(file))
    rows[3]["island"] = "Nowhere"
    with open(path, "w", newline="") as file:
        out = csv.DictWriter(file, COLUMNS[::-1], extrasaction="ignore")
        out.writeheader()
        out.writerows(rows)
    return rows


def prepared(row, columns):
    """The numbers of a row as the model file says that they are made."""
    numbers = []
    for column in columns:
        cell = None if row[column["name"]] in ("NA", "") else row[column["name"]]
        value = [cell if cell is None or column["kind"] == "words" else float(cell)]
        for step in column["steps"]:
            ((kind, told),) = step.items()
            if kind == "fill":
                value = [told if v is None else v for v in value]
            elif kind == "one_hot":
                value = [float(value[0] == word) for word in told]
            elif kind == "standardize":
                value = [(v - told[0]) / told[1] for v in value]
            elif kind == "normalize":
                value = [(v - told[0]) / ((told[1] - told[0]) or 1) for v in value]
        numbers += value
    return numbers


def two_layers(inputs):
    return [nn.Linear(inputs, 16), nn.ReLU(), nn.Linear(16, 3)]


def every_layer(inputs):
    first = [nn.Linear(inputs, 24), nn.Tanh(), nn.Dropout(0.2), nn.LayerNorm(24), nn.Linear(24, 12)]
    return [*first, nn.GELU(), nn.Linear(12, 8), nn.SiLU(), nn.Linear(8, 3)]


def one_logit(inputs):
    return [nn.Linear(inputs, 16), nn.ReLU(), nn.Linear(16, 1)]


def one_output(inputs):
    return [nn.Linear(inputs, 32), nn.ReLU(), nn.Linear(32, 16), nn.ReLU(), nn.Linear(16, 1)]


CASES = [
    ("two layers", "class", "mlp [_, 16, _]", two_layers),
    (
        "every layer",
        "class",
        "{ dense 24 tanh; dropout 0.2; layer_norm; dense 12; gelu; dense 8 silu; dense 3 }",
        every_layer,
    ),
    ("one logit", "side", "mlp [_, 16, 1]\nloss binary_cross_entropy", one_logit),
    ("a number", "price", "mlp [_, 32, 16, _]", one_output),
]


def run(program, folder, target, model):
    """Trains, saves and predicts, and predicts once more from the file; what is said is shown if it fails."""
    recipe = (
        f'data csv("train.csv", target={target})\nprepare impute(median), one_hot, standardize\n'
        f"model {model}\nbatch 16\ntrain 15 epochs\n"
        'save "m.safetensors"\npredict "new.csv" to "out.csv"\n'
    )
    again = 'load "m.safetensors"\npredict "new.csv" to "again.csv"\n'
    for name, text in (("a.train", recipe), ("b.train", again)):
        (folder / name).write_text(text)
        command = [program, "run", str(folder / name), "--out", str(folder)]
        done = subprocess.run(command, capture_output=True, text=True)
        if done.returncode != 0:
            sys.exit(done.stderr)


def difference(folder, rows, layers):
    """The largest distance of any probability, or of any number in units of its deviation."""
    file = safe_open(str(folder / "m.safetensors"), "pt")
    told = json.loads(file.metadata()["preparation"])
    inputs = [prepared(row, told["columns"]) for row in rows]
    model = nn.Sequential(*layers(len(inputs[0])))
    model.load_state_dict({name: file.get_tensor(name) for name in file.keys()}, strict=True)
    with torch.no_grad():
        outputs = model.eval()(torch.tensor(inputs, dtype=torch.float64).float()).double()
    with open(folder / "out.csv", newline="") as written:
        found = list(csv.DictReader(written))
    assert len(found) == len(rows), "a line a row"
    assert (folder / "out.csv").read_bytes() == (folder / "again.csv").read_bytes(), "the same after loading"
    if "classes" in told["target"]:
        names = told["target"]["classes"]
        likely = outputs.sigmoid()
        shares = outputs.softmax(1) if len(names) > 2 else torch.cat([1 - likely, likely], 1)
        assert [row["predicted"] for row in found] == [names[k] for k in shares.argmax(1)], "the same classes"
        mine = [[float(row[name]) for name in names] for row in found]
        return (torch.tensor(mine, dtype=torch.float64) - shares).abs().max().item()
    mean, deviation = told["target"]["standardize"]
    mine = torch.tensor([float(row["predicted"]) for row in found], dtype=torch.float64)
    return ((mine - mean) / deviation - outputs[:, 0]).abs().max().item()


def main(program):
    worst = 0.0
    for seed, (name, target, model, layers) in enumerate(CASES):
        with tempfile.TemporaryDirectory() as place:
            folder = pathlib.Path(place)
            table(folder / "train.csv", 400, seed, target)
            rows = shuffled(folder / "train.csv", folder / "new.csv")
            run(program, folder, target, model)
            distance = difference(folder, rows, layers)
            worst = max(worst, distance)
            print(f"{name:12} {len(rows)} rows, largest difference {distance:.1e}")
    return 0 if worst <= CLOSE else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
