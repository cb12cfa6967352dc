"""Cuts this folder's vectors out of a full set of golden vectors.

    cut.py FOLDER      FOLDER holds opt_*.json, schedules.json, activations.json, losses.json …

Optimizers keep their float32 runs, each with the error that it may show; activations and losses keep
what this edition of the language has. The output is the same, byte for byte, from run to run.
"""

import json
import pathlib
import sys

OPTIMIZERS = {
    "sgd": "torch_sgd",
    "momentum": "optax_ema_momentum",
    "adam": "torch_adam",
    "adamw": "torch_adamw",
    "nesterov": "torch_sgd",
    "rmsprop": "torch_rmsprop",
    "rmsprop_optax": "optax_rmsprop",
    "adagrad": "torch_adagrad",
    "adagrad_optax": "optax_adagrad",
    "nadam": "torch_nadam",
    "sgd_po": "po_sgdw",
    "qhm": "po_qhm",
    "aggmo": "po_aggmo",
    "optimistic": "optax_optimistic",
    "asgd": "torch_asgd",
    "signum": "optax_signum",
    "lion": "po_lion",
    "lion_optax": "optax_lion",
    "tiger": "po_tiger",
    "rprop": "torch_rprop",
    "adadelta": "torch_adadelta",
    "adamw_keras": "keras_adam",
    "adamax": "torch_adamax",
    "adamax_optax": "optax_adamaxw",
    "radam": "torch_radam",
    "adabelief": "po_adabelief",
    "adabelief_optax": "optax_adabelief",
    "yogi": "po_yogi",
    "yogi_optax": "optax_yogi",
    "adan": "po_adan",
    "ademamix": "po_ademamix",
    "adopt": "po_adopt",
    "adopt_optax": "optax_adopt",
    "laprop": "po_laprop",
    "adabound": "po_adabound",
    "qhadam": "po_qhadam",
    "madgrad": "po_madgrad",
    "madgrad_optax": "optax_madgrad",
    "ftrl": "po_ftrl",
    "ftrl_keras": "keras_ftrl",
    "adam_keras": "keras_adam",
    "adam_optax": "optax_amsgrad",
    "nadam_keras": "keras_nadam",
    "nadam_optax": "optax_nadamw",
    "nadam_nesterov": "optax_adam",
    "rmsprop_keras": "keras_rmsprop",
    "nesterov_optax": "optax_sgd",
    "nesterov_keras": "keras_sgd",
    "adamax_keras": "keras_adamax",
    "grams": "po_grams",
    "cocob": "optax_cocob",
}
# Rules that look at a whole tensor, or at all parameters.
OPTIMIZERS |= {
    "lars": "optax_lars",
    "lamb": "optax_lamb",
    "lamb_keras": "keras_lamb",
    "novograd": "po_novograd",
    "novograd_optax": "optax_novograd",
    "sm3": "optax_sm3",
    "adafactor": "torch_adafactor",
    "adafactor_vector": "torch_adafactor_vector",
    "muon": "torch_muon_nobf16",
    "dog": "optax_dog",
    "prodigy": "po_prodigy",
    "prodigy_optax": "optax_prodigy",
    "dadapt_adam": "po_dadapt_adam",
    "dadapt_adam_optax": "optax_dadapt_adamw",
    "dadapt_sgd": "po_dadapt_sgd",
    "shampoo": "po_shampoo",
    "soap": "po_soap",
    "dowg": "optax_dowg",
    "fromage": "optax_fromage",
    "mars": "po_mars",
    "lars_po": "po_lars",
    "lamb_po": "po_lamb",
    "adafactor_optax": "optax_adafactor",
    "adafactor_keras": "keras_adafactor",
    "schedule_free_sgd": "po_schedule_free_sgd",
    "schedule_free_adamw": "po_schedule_free_adamw",
    "schedule_free_sgd_optax": "optax_schedule_free_sgd",
}
# What looks at the loss more than once, and what goes around others.
OPTIMIZERS |= {
    "lookahead": "po_lookahead",
    "sam": "optax_sam",
    "cautious": "po_lion",
    "sophia": "po_sophiah",
    "lbfgs": "torch_lbfgs",
}
# Where not all cases of the origin are ours.
CASES = {
    "cautious": ["cautious"],
    "nesterov": ["nesterov"], "rmsprop_optax": ["default", "momentum", "centered"], "aggmo": ["default"],
    "adam_keras": ["default"], "adam_optax": ["default"], "nadam_nesterov": ["nesterov"],
    "lion": ["default", "decay"], "adabelief_optax": ["default", "eps"], "adopt_optax": ["default"],
    "schedule_free_sgd_optax": ["default"],
}
# Origins that round 1 - beta^t to binary32, which is off by up to 1.4e-5 at beta 0.999.
ROUNDED = {
    "adamw_keras", "adabelief_optax", "yogi_optax", "adam_keras", "adam_optax", "nadam_keras", "nadam_optax",
    "nadam_nesterov", "adamax_keras",
}
SCHEDULES = {
    "MultiplicativeLR", "StepLR", "MultiStepLR", "ConstantLR", "LinearLR", "ExponentialLR", "PolynomialLR",
    "CosineAnnealingLR", "CosineAnnealingWarmRestarts", "CyclicLR", "OneCycleLR", "SWALR",
    "ReduceLROnPlateau", "SequentialLR", "noam", "inverse_sqrt", "get_wsd_schedule", "constant_schedule",
    "linear_schedule", "polynomial_schedule", "exponential_decay", "cosine_decay_schedule",
    "piecewise_constant_schedule", "piecewise_interpolate_schedule", "warmup_constant_schedule",
    "warmup_cosine_decay_schedule", "warmup_exponential_decay_schedule", "ExponentialDecay",
    "PiecewiseConstantDecay", "InverseTimeDecay", "PolynomialDecay", "CosineDecay", "CosineDecayRestarts",
}
# Settings that the language does not have: a cosine to a power, a cosine between two rates, a fall to 0 that
# then jumps up to its end.
UNLIKE = [
    {"exponent": 2.0}, {"interpolate_type": "cosine"}, {"cooldown_type": "linear", "min_lr_ratio": 0.1},
]
ACTIVATIONS = [
    "relu", "leaky_relu", "elu", "gelu", "silu", "softplus", "tanh", "sigmoid", "selu", "celu", "mish",
    "relu6", "hardswish", "softsign", "hardtanh", "hardsigmoid", "logsigmoid", "tanhshrink", "softshrink",
    "hardshrink", "threshold",
]
LOSSES = {
    "torch.nn.functional.cross_entropy": "cls",
    "torch.nn.functional.binary_cross_entropy_with_logits": "bin",
    "torch.nn.functional.mse_loss": "reg",
    "torch.nn.functional.l1_loss": "reg",
    "torch.nn.functional.huber_loss": "reg",
    "torch.nn.functional.poisson_nll_loss": "count",
    "torch.nn.functional.multi_margin_loss": "cls",
    "optax.losses.sigmoid_focal_loss": "bin",
    "optax.losses.log_cosh": "reg",
    "pinball": "reg",
}
LOSS_SETTINGS = {
    "reduction", "label_smoothing", "weight", "delta", "p", "margin", "gamma", "alpha", "quantile",
    "log_input", "full",
}

source = pathlib.Path(sys.argv[1])
target = pathlib.Path(__file__).parent


def read(name):
    return json.loads((source / f"{name}.json").read_text())


def write(name, content, listed):
    """One member a line, and one line for each element of the list named `listed`."""
    members = []
    for key, value in content.items():
        if key == listed:
            lines = ",\n".join(json.dumps(element, separators=(",", ":")) for element in value)
            members.append(f'"{key}":[\n{lines}\n]')
        else:
            members.append(f'"{key}":{json.dumps(value, separators=(",", ":"))}')
    (target / f"{name}.json").write_text("{\n" + ",\n".join(members) + "\n}\n")


def optimizers():
    reached = read("tolerances")["reached"]
    for name, origin in OPTIMIZERS.items():
        content = read(f"opt_{origin}")
        cases = CASES.get(name) or [run["case"] for run in content["runs"]]
        runs = [run for run in content["runs"] if run["dtype"] == "float32" and run["case"] in cases]
        for run in runs:
            run["settings"] = {key: value for key, value in run["settings"].items() if value is not None}
            error = reached[origin]["/".join([run["case"], run["problem"], run["dtype"]])]
            if name == "lbfgs":
                error = max(error, distance(run, content["runs"]))
                for key in ["loss_before_step", "func_evals"]:
                    del run[key]
            run["tolerance"] = max(1.5e-5 if name in ROUNDED else 2e-6, 20 * error)
            if name == "soap" and run["problem"] == "ravine":
                # The first gradient leaves a direction empty; of its rounding error Adam makes a step.
                run["tolerance"] = run["settings"]["lr"] / 2
        # One path in binary32 is as far from its own twin in binary64 as from anything.
        runs = [run for run in runs if run["tolerance"] < 1]
        write(name, content | {"runs": runs}, "runs")


def distance(run, runs):
    """How far the origin's own path in binary64 is from this one: a search turns on single bits."""
    wide = next(
        other for other in runs
        if other["dtype"] == "float64" and (other["case"], other["problem"]) == (run["case"], run["problem"])
    )
    return max(
        abs(x - y) / max(abs(row[i]) for row in run["trajectory"])
        for row, other in zip(run["trajectory"], wide["trajectory"])
        for i, (x, y) in enumerate(zip(row, other))
    )


def schedules():
    """Rates of 61 updates; momentum, which moves with some, is left out."""
    content = read("schedules")
    cases = [
        {key: value for key, value in case.items() if key != "momentum"}
        for case in content["cases"]
        if case["class"] in SCHEDULES
        and not any(unlike.items() <= case["settings"].items() for unlike in UNLIKE)
    ]
    write("schedules", content | {"cases": cases}, "cases")


def flat(nested):
    return [y for x in nested for y in (flat(x) if isinstance(x, list) else [x])]


def shapes(nested):
    """Of each tensor: a matrix, or a list of tensors of which some are matrices."""
    if all(isinstance(x, list) and not isinstance(x[0], list) and len(x) == len(nested[0]) for x in nested):
        return [[len(nested), len(nested[0])]]
    return [[len(x), len(x[0])] if isinstance(x[0], list) else [len(x)] for x in nested]


def clipping():
    """Clipping by lengths, by value and by weights, tensors laid out flat; a unit is a column of ours."""
    cases = []
    for case in read("extras")["cases"]:
        name = case["class"]
        if name == "pytorch_optimizer.agc":
            parts = ("input", "params", "output")
            case = case | {part: [list(column) for column in zip(*case[part])] for part in parts}
        elif not name.startswith("torch.nn.utils.clip_grad") and name not in (
            "optax.clip_by_block_rms", "optax.adaptive_grad_clip"
        ):
            continue
        parts = [part for part in ("input", "params", "output") if part in case]
        cases.append(case | {part: flat(case[part]) for part in parts} | {"shapes": shapes(case["input"])})
    write("clipping", {"cases": cases}, "cases")


def penalties():
    """What directions of weights cost, and the slopes, matrices as Keras has them, inputs first."""
    cases = [
        case | {"shape": shapes(case["input"])[0], "input": flat(case["input"]), "grad": flat(case["grad"])}
        for case in read("extras")["cases"] if case["class"] == "keras.regularizers.OrthogonalRegularizer"
    ]
    write("penalties", {"cases": cases}, "cases")


def averages():
    """Means of weights: what goes in and what they then are, in binary64."""
    cases = [
        case for case in read("extras")["cases"] if case["class"] == "torch.optim.swa_utils.AveragedModel"
    ]
    write("averages", {"cases": cases}, "cases")


def centralization():
    """Gradients without their mean over the inputs of each output, matrices alone, outputs first."""
    cases = []
    for case in read("extras")["cases"]:
        if "centralize" in case["class"]:
            place = 1 if case["library"] == "optax" else slice(None)
            cases.append({"input": case["input"][place], "output": case["output"][place]})
    write("centralization", {"cases": cases}, "cases")


def activations():
    content = read("activations")
    names = [f"torch.nn.functional.{name}" for name in ACTIVATIONS] + ["keras.activations.squareplus"]
    cases = [case for case in content["cases"] if case["class"] in names]
    for case in cases:
        # The form by tanh is an activation of its own here.
        if case["settings"].pop("approximate", "none") == "tanh":
            case["class"] += " tanh"
    write("activations", content | {"cases": cases}, "cases")


def losses():
    content = read("losses")
    cases = [
        case for case in content["cases"]
        if LOSSES.get(case["class"]) == case["inputs"] and LOSS_SETTINGS.issuperset(case["settings"])
    ]
    for case in cases:
        # optax gives the loss of each row.
        if case["library"] == "optax":
            case["settings"]["reduction"] = "none"
    inputs = {name: content["inputs"][name] for name in LOSSES.values()}
    write("losses", content | {"inputs": inputs, "cases": cases}, "cases")


optimizers()
schedules()
clipping()
penalties()
averages()
centralization()
activations()
losses()
