/// Classes and functions of other tools, and the statements that say the same.
struct ForeignClass: Sendable {
  /// Keyword and entry; those that take a learning rate have a place for it.
  let text: String

  func with(lr: String) -> String {
    guard text.hasPrefix("optimizer ") else { return text }
    return text.prefix { $0 != "(" } + "(lr=\(lr))"
  }

  /// By the name of a class, alone or at the end of a path, or by that of a function at the end of one.
  static func named(_ word: String?, orPath path: String?) -> ForeignClass? {
    let last = path?.split(separator: ".").last.map(String.init)
    let text = (word ?? last).flatMap { classes[$0] } ?? last.flatMap { functions[$0] }
    return text.map(ForeignClass.init)
  }

  private static let chain = "schedule warmup(5%) then cosine(to 0)"
  private static let block = "model { dense 32 relu; dense 10 }"

  /// Of torch and Keras.
  private static let classes = [
    "Adam": "optimizer adam(lr=1e-3)", "AdamW": "optimizer adamw(lr=1e-3)", "SGD": "optimizer sgd(lr=0.1)",
    "RMSprop": "optimizer rmsprop(lr=1e-3)", "Adagrad": "optimizer adagrad(lr=0.01)",
    "Adadelta": "optimizer adadelta(lr=1)", "Adamax": "optimizer adamax(lr=2e-3)",
    "NAdam": "optimizer nadam(lr=2e-3)", "Nadam": "optimizer nadam(lr=2e-3)",
    "RAdam": "optimizer radam(lr=1e-3)", "Lion": "optimizer lion(lr=1e-4)", "Muon": "optimizer muon(lr=0.02)",
    "CrossEntropyLoss": "loss cross_entropy", "NLLLoss": "loss cross_entropy",
    "KLDivLoss": "loss kl_divergence", "KLDivergence": "loss kl_divergence",
    "CosineEmbeddingLoss": "loss cosine_similarity", "CosineSimilarity": "loss cosine_similarity",
    "PoissonNLLLoss": "loss poisson", "Poisson": "loss poisson",
    "ASGD": "optimizer asgd(lr=0.01)", "Rprop": "optimizer rprop(lr=0.01)", "LBFGS": "optimizer lbfgs",
    "Adafactor": "optimizer adafactor(lr=0.01)", "Lamb": "optimizer lamb(lr=1e-3)",
    "Lookahead": "optimizer lookahead(adam(lr=1e-3), every 5)", "AveragedModel": "average swa",
    "ExponentialMovingAverage": "average ema(0.999)", "SparseCategoricalCrossentropy": "loss cross_entropy",
    "CategoricalCrossentropy": "loss cross_entropy", "BCELoss": "loss binary_cross_entropy",
    "BCEWithLogitsLoss": "loss binary_cross_entropy", "BinaryCrossentropy": "loss binary_cross_entropy",
    "MSELoss": "loss mse", "MeanSquaredError": "loss mse", "L1Loss": "loss mae",
    "MeanAbsoluteError": "loss mae", "SmoothL1Loss": "loss huber", "HuberLoss": "loss huber",
    "Huber": "loss huber",
    "StepLR": "schedule step(0.5, every 10)", "MultiStepLR": "schedule multistep(0.1, at=[50%, 75%])",
    "ExponentialLR": "schedule exponential(0.9)", "ExponentialDecay": "schedule exponential(0.9)",
    "CosineAnnealingLR": "schedule cosine(to 0)", "CosineDecay": "schedule cosine(to 0)",
    "CosineAnnealingWarmRestarts": "schedule cosine_restarts(10 epochs)", "OneCycleLR": "schedule one_cycle",
    "CyclicLR": "schedule cyclic(from 10%)", "ReduceLROnPlateau": "schedule plateau(patience 10 epochs)",
    "PolynomialLR": "schedule polynomial(to 0)", "PolynomialDecay": "schedule polynomial(to 0)",
    "LinearLR": "schedule warmup(5 epochs)", "ConstantLR": "schedule constant", "LambdaLR": chain,
    "SequentialLR": chain, "ChainedScheduler": chain, "LearningRateScheduler": chain,
    "PiecewiseConstantDecay": "schedule multistep(0.1, at=[50%, 75%])",
    "Sequential": block, "Linear": block, "Dense": block, "Dropout": "model mlp [_, 32, _](dropout=0.2)",
    "MLPClassifier": "model mlp [_, 100, _]", "MLPRegressor": "model mlp [_, 100, _]",
    "EarlyStopping": "stop when val.loss stalls for 5 epochs", "ModelCheckpoint": "keep best by val.loss",
    "DataLoader": "batch 32", "StandardScaler": "prepare standardize", "MinMaxScaler": "prepare normalize",
    "OneHotEncoder": "prepare one_hot", "SimpleImputer": "prepare impute(median)",
  ]

  /// Of optax and torch, known by the path before them: alone they are names of this language, or nobody's.
  private static let functions = [
    "adam": "optimizer adam(lr=1e-3)", "adamw": "optimizer adamw(lr=1e-3)", "sgd": "optimizer sgd(lr=0.1)",
    "rmsprop": "optimizer rmsprop(lr=1e-3)", "adagrad": "optimizer adagrad(lr=0.01)",
    "lion": "optimizer lion(lr=1e-4)", "exponential_decay": "schedule exponential(0.9)",
    "cosine_decay_schedule": "schedule cosine(to 0)", "warmup_cosine_decay_schedule": chain,
    "linear_schedule": "schedule linear(to 0)", "polynomial_schedule": "schedule polynomial(to 0)",
    "piecewise_constant_schedule": "schedule multistep(0.1, at=[50%, 75%])",
    "clip_by_global_norm": "clip norm 1.0", "clip_grad_norm_": "clip norm 1.0",
    "clip_grad_value_": "clip value 0.5", "softmax_cross_entropy": "loss cross_entropy",
  ]
}
