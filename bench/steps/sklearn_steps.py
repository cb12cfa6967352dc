"""Epochs of a recipe of this folder in scikit-learn's MLPClassifier, a call of `partial_fit` each.

    sklearn_steps.py RECIPE
"""

import sys

import numpy
from sklearn.neural_network import MLPClassifier

from workload import Workload, report


def main():
    workload = Workload(sys.argv[1])
    x, y = workload.rows()
    classes = numpy.unique(y)
    network = MLPClassifier(tuple(workload.sizes[1:-1]), solver=workload.optimizer, alpha=0, momentum=0,
                            learning_rate_init=workload.lr, batch_size=workload.batch, random_state=0)

    def epoch(_):
        return network.partial_fit(x, y, classes=classes).loss_

    report(workload, len(x), epoch)


main()
