"""The training of examples/mnist.train in PyTorch, written to be fast.

mlp 784-128-10 with relu, batches of 64, Adam at 1e-3 halved every 3 epochs, 10 epochs, MNIST's 60 000
images split 90/10 by class, the validation part measured after each epoch, the test part at the end.
All images stand in one tensor, batches are taken by index, Adam is the fused one: no DataLoader, which
would take several times as long. Reads the four IDX files from $DESCENT_DATA/mnist.

The last line of the output is one JSON object.
"""

import argparse
import gzip
import json
import os
import time

started = time.perf_counter()

import numpy  # noqa: E402  (the clock starts before the libraries are read)
import torch  # noqa: E402
from torch.nn import functional  # noqa: E402

imported = time.perf_counter()

EPOCHS = 10
BATCH = 64
CLASSES = 10


def idx(folder, name, header):
    """The bytes of an IDX file after its header, gzipped or not."""
    path = os.path.join(folder, name)
    if os.path.exists(path + ".gz"):
        with gzip.open(path + ".gz") as file:
            content = file.read()
    else:
        with open(path, "rb") as file:
            content = file.read()
    return numpy.frombuffer(bytearray(content), dtype=numpy.uint8, offset=header)


def part(folder, prefix):
    """Images `[rows, 784]` from 0 to 1 and labels `[rows]`."""
    images = torch.from_numpy(idx(folder, prefix + "-images-idx3-ubyte", 16)).view(-1, 784)
    labels = torch.from_numpy(idx(folder, prefix + "-labels-idx1-ubyte", 8)).long()
    return images.float().div_(255), labels


def split_by_class(labels, share, generator):
    """Row numbers of two parts with the same share of each class."""
    first, second = [], []
    for label in range(CLASSES):
        rows = torch.nonzero(labels == label).flatten()
        rows = rows[torch.randperm(len(rows), generator=generator)]
        cut = round(len(rows) * share)
        first.append(rows[:cut])
        second.append(rows[cut:])
    return torch.cat(first).sort().values, torch.cat(second).sort().values


def network():
    layers = [torch.nn.Linear(784, 128), torch.nn.ReLU(), torch.nn.Linear(128, CLASSES)]
    for layer in layers:
        if isinstance(layer, torch.nn.Linear):
            torch.nn.init.kaiming_normal_(layer.weight, nonlinearity="relu")
            torch.nn.init.zeros_(layer.bias)
    return torch.nn.Sequential(*layers)


@torch.inference_mode()
def measure(model, images, labels):
    """Mean loss and accuracy, 1 024 rows at a time: small enough for the cache."""
    loss, hits = 0.0, 0
    for x, y in zip(images.split(1024), labels.split(1024)):
        scores = model(x)
        loss += functional.cross_entropy(scores, y, reduction="sum").item()
        hits += (scores.argmax(1) == y).sum().item()
    return loss / len(labels), hits / len(labels)


def epoch(model, optimizer, images, labels, order):
    """One pass over the rows in the order given; the mean loss."""
    total = torch.zeros(())
    for rows in order.split(BATCH):
        loss = functional.cross_entropy(model(images.index_select(0, rows)), labels.index_select(0, rows))
        optimizer.zero_grad(set_to_none=True)
        loss.backward()
        optimizer.step()
        total += loss.detach() * len(rows)
    return total.item() / len(order)


def main():
    options = argparse.ArgumentParser()
    options.add_argument("--threads", type=int, default=min(2, os.cpu_count() or 1))
    options.add_argument("--seed", type=int, default=0)
    options = options.parse_args()
    torch.set_num_threads(options.threads)
    torch.manual_seed(options.seed)
    generator = torch.Generator().manual_seed(options.seed)

    folder = os.path.join(os.environ.get("DESCENT_DATA", "data"), "mnist")
    images, labels = part(folder, "train")
    test_images, test_labels = part(folder, "t10k")
    train, val = split_by_class(labels, 0.9, generator)
    train_images, train_labels = images[train], labels[train]
    val_images, val_labels = images[val], labels[val]
    loaded = time.perf_counter()

    model = network()
    optimizer = torch.optim.Adam(model.parameters(), lr=1e-3, fused=True)
    schedule = torch.optim.lr_scheduler.StepLR(optimizer, step_size=3, gamma=0.5)
    training = 0.0
    for number in range(1, EPOCHS + 1):
        before = time.perf_counter()
        order = torch.randperm(len(train), generator=generator)
        loss = epoch(model, optimizer, train_images, train_labels, order)
        schedule.step()
        seconds = time.perf_counter() - before
        training += seconds
        val_loss, val_accuracy = measure(model, val_images, val_labels)
        print(f"epoch {number:2d}  loss {loss:.4f}  val.loss {val_loss:.4f}  "
              f"val.accuracy {val_accuracy:.2%}  {seconds:.2f} s", flush=True)

    _, accuracy = measure(model, test_images, test_labels)
    ended = time.perf_counter()
    print(json.dumps({
        "test.accuracy": accuracy,
        "threads": options.threads,
        "seconds.import": round(imported - started, 3),
        "seconds.data": round(loaded - imported, 3),
        "seconds.training": round(training, 3),
        "seconds.total": round(ended - started, 3),
    }))


main()
