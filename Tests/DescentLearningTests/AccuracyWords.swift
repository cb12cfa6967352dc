/// What stands above the tables of the page of accuracy.
extension AccuracyPage {
  static let opening = """
    # Accuracy

    How near each entry comes to the library that it is taken from. The numbers of the libraries lie beside
    the tests, with the scripts that asked for them; the tests follow every one, and this page is printed by
    the same walks. A deviation is rounded up to two digits. It is the same on every machine, as all results
    are, and a 0 says that every number has the library's own bits.

    What is measured is the rule that trains, in binary32. Paths down surfaces, values and all, are held
    against PyTorch's autograd and optax by another test, 48 of them within 2e-6. Initializers are held to
    the mean, the variance and the shape that they promise, since no two libraries draw the same numbers. An
    entry that no library has is held to a law: that it equals another one where the two should agree, or
    its own formula.
    """

  static let optimizerWords = """
    ## Optimizers

    Each run is a path from a start, down a ravine or along given gradients of every size from 0 to 10⁴; an
    update is compared in every coordinate, relative to the largest value of that coordinate in the run. The
    tolerance is that of the loosest run: twenty times what a plain restatement of the library's rule in
    binary32 reaches, at least 2e-6, and at least 1.5e-5 where the library rounds its bias correction to
    binary32. A search such as `lbfgs` parts at its first other choice: there it is twenty times the way
    between PyTorch's own runs in binary32 and binary64. Down the ravine the first gradient leaves `soap` a
    direction with nothing but rounding in it, along which the step may differ: there it is half of lr.
    Deviations stand where a library rounds a scalar that is kept in binary64 here, or adds and divides in
    another order.
    """

  static let drawnWords = """
    ## Optimizers under settings drawn at random

    Three paths for each of PyTorch's optimizers and for what follows optax, 30 updates long, with every
    setting, start and gradient drawn once from a generator. Nothing was tuned on them. Each is held to the
    tolerance of the paths above, but `lion` to 5e-6: its author shrinks weights by a factor, which binary32
    rounds the same way at every update, where optax adds to the step.
    """

  static let scheduleWords = """
    ## Schedules

    Rates in binary64, one for each of 61 updates, relative to the highest of the schedule. Where the
    language says by several pieces what a library has a class for, the pieces are named.
    """

  static let activationWords = """
    ## Activations

    Values and slopes in binary32, computed by the plan that trains, against binary64 at 24 places from −100
    to 100; relative to the wanted number, or to 1 where it is smaller. The tolerances are those of values
    and of slopes; four activations whose formulas subtract nearly equal numbers are allowed what their
    library loses by it.
    """

  static let lossWords = """
    ## Losses

    Values and gradients in binary32 against binary64; relative to the largest wanted number of the case, or
    to 1 where that is smaller.
    """

  static let metricWords = """
    ## Metrics

    Figures of 50 random cases of each task, among them ties, absent classes and single rows; relative to
    the wanted figure, or to 1 where it is smaller. A figure that the library leaves undefined is undefined
    here too: it counts as a case, not as a number.
    """
}
