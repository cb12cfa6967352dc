"""The training of examples/digits.train in one of two libraries, each imported only where it is used.

    digits_peer.py torch | sklearn

mlp 64-32-10 with relu, batches of 32, Adam at 1e-3 halved after ten epochs (scikit-learn has no such
schedule), 20 epochs over 80 % of the rows; the last tenth is measured and printed.
"""

import pathlib
import sys

import numpy

EPOCHS, BATCH = 20, 32
TABLE = pathlib.Path(__file__).parent.parent / "Sources/CFiles/digits.txt"


def parts():
    """Pixels from 0 to 1 `[rows, 64]` and digits `[rows]` of the training and the test part."""
    lines = TABLE.read_text().splitlines()
    letters = numpy.array([list(line[:64].encode()) for line in lines], dtype=numpy.float32)
    pixels = numpy.where(letters < ord("A"), letters - ord("0"), letters - ord("A") + 10) / 16
    digits = numpy.array([int(line[65:]) for line in lines])
    order = numpy.random.default_rng(0).permutation(len(lines))
    train, test = order[: len(order) * 8 // 10], order[len(order) * 9 // 10 :]
    return pixels[train], digits[train], pixels[test], digits[test]


def torch_accuracy():
    import torch

    x, y, test_x, test_y = (torch.from_numpy(part) for part in parts())
    torch.manual_seed(0)
    torch.set_num_threads(1)
    model = torch.nn.Sequential(torch.nn.Linear(64, 32), torch.nn.ReLU(), torch.nn.Linear(32, 10))
    optimizer = torch.optim.Adam(model.parameters(), lr=1e-3, fused=True)
    schedule = torch.optim.lr_scheduler.StepLR(optimizer, step_size=10, gamma=0.5)
    for _ in range(EPOCHS):
        for rows in torch.randperm(len(x)).split(BATCH):
            loss = torch.nn.functional.cross_entropy(model(x[rows]), y[rows])
            optimizer.zero_grad(set_to_none=True)
            loss.backward()
            optimizer.step()
        schedule.step()
    with torch.inference_mode():
        return (model(test_x).argmax(1) == test_y).double().mean().item()


def sklearn_accuracy():
    import warnings

    from sklearn.neural_network import MLPClassifier

    warnings.simplefilter("ignore")  # it warns that it stopped at max_iter, which is asked for
    x, y, test_x, test_y = parts()
    network = MLPClassifier((32,), alpha=0, batch_size=BATCH, max_iter=EPOCHS, tol=0, n_iter_no_change=10_000,
                            random_state=0)
    return network.fit(x, y).score(test_x, test_y)


print({"torch": torch_accuracy, "sklearn": sklearn_accuracy}[sys.argv[1]]())
