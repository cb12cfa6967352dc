import DescentSyntax
import Testing

@testable import DescentRecipe

/// Words of PyTorch, Keras and optax where a recipe has its own: each leads to the right one.
@Suite struct `A word of another tool` {
  @Test(arguments: [
    ("SGD(lr=0.1)", "sgd(lr=0.1)"), ("Adam(learning_rate=0.1)", "adam(lr=0.1)"),
    ("AdamW(weight_decay=0.1)", "adamw(decay=0.1)"), ("RMSprop", "rmsprop"), ("NAdam", "nadam"),
    ("Adagrad(initial_accumulator_value=0.1)", "adagrad(initial_accumulator=0.1)"),
    ("adamw(weight_decay=0.1)", "decay"), ("adam(weight_decay=0.1)", "penalty l2(1e-4)"),
    ("sgd(weight_decay=0.1)", "penalty l2(1e-4)"), ("sgd(learning_rate=0.1)", "lr"),
    ("adam(betas=[0.9, 0.999])", "beta1=0.9, beta2=0.999"), ("adam(epsilon=1e-7)", "eps"),
    ("adam(beta_1=0.9)", "beta1"), ("momentum(momentum=0.9)", "beta"), ("sgd(mu=0.9)", "momentum"),
    ("rmsprop(rho=0.9)", "alpha"), ("rprop(etas=0.5)", "eta_minus"), ("muon(ns_steps=5)", "rounds"),
    ("amsgrad", "adam(amsgrad=true)"), ("AMSGrad(lr=1e-3)", "adam(amsgrad=true)"),
    ("heavy_ball", "sgd(momentum=0.9)"), ("LBFGS", "lbfgs"), ("Lookahead", "lookahead"),
    ("ScheduleFreeAdamW", "schedule_free_adamw"),
  ])
  func `is answered after optimizer`(written: String, own: String) {
    expect("optimizer \(written)", leadsTo: own)
  }

  @Test(arguments: [
    ("StepLR(step_size=30, gamma=0.1)", "step(every 30, factor=0.1)"),
    ("MultiStepLR(milestones=[1, 2])", "multistep(at=[1, 2])"), ("ExponentialLR", "exponential"),
    ("CosineAnnealingLR(T_max=10)", "cosine(over 10)"),
    ("CosineAnnealingWarmRestarts(T_0=10)", "cosine_restarts(first=10)"),
    ("OneCycleLR(max_lr=0.1)", "one_cycle"), ("CyclicLR", "cyclic"),
    ("ReduceLROnPlateau(patience=5)", "plateau(patience=5)"), ("PolynomialLR", "polynomial"),
    ("LinearLR", "warmup"), ("ConstantLR", "constant"), ("exponential_decay", "exponential"),
    ("cosine_decay", "cosine"), ("polynomial_decay", "polynomial"), ("step_decay", "step"),
    ("piecewise_constant", "multistep"), ("PiecewiseConstantDecay", "multistep"),
    ("InverseTimeDecay", "inverse_time"), ("LambdaLR", "warmup(5%) then cosine(to 0)"),
    ("SequentialLR", "warmup(5%) then cosine(to 0)"), ("step(gamma=0.1)", "factor"),
    ("step(step_size=3)", "every"), ("cosine(eta_min=0)", "to"), ("one_cycle(pct_start=0.3)", "rise"),
  ])
  func `is answered after schedule`(written: String, own: String) {
    expect("schedule \(written)", leadsTo: own)
  }

  @Test(arguments: [
    ("NLLLoss", "cross_entropy"), ("CrossEntropyLoss", "cross_entropy"), ("KLDivLoss", "kl_divergence"),
    ("sparse_categorical_crossentropy", "cross_entropy"), ("BCELoss", "binary_cross_entropy"),
    ("BCEWithLogitsLoss", "binary_cross_entropy"), ("MSELoss", "mse"), ("L1Loss", "mae"),
    ("SmoothL1Loss", "huber"), ("HuberLoss", "huber"), ("MultiMarginLoss", "hinge"), ("LogCosh", "log_cosh"),
  ])
  func `is answered after loss`(written: String, own: String) {
    expect("loss \(written)", leadsTo: own)
  }

  @Test(arguments: [
    ("model { Dense 10 }", "dense"), ("model { Linear(64, 10) }", "dense 10"),
    ("model { dense 8; Dropout 0.5; dense 10 }", "dropout"), ("model { dense 8 ReLU; dense 10 }", "relu"),
    ("model { dense 8; GELU; dense 10 }", "gelu"), ("model { dense(units=10) }", "outputs"),
    ("model { LayerNorm; dense 10 }", "layer_norm"), ("model mlp [64, 10](activation=Tanh)", "tanh"),
    ("model mlp [64, 10](init=xavier_uniform)", "glorot"),
    ("model mlp [64, 10](init=xavier_normal_)", "glorot"),
    ("model mlp [64, 10](init=kaiming_normal)", "he"), ("model mlp [64, 10](init=kaiming_uniform_)", "he"),
    ("clip clipnorm(1)", "norm"), ("clip global_clipnorm(1)", "norm"),
    ("clip clip_by_global_norm(1)", "norm"),
    ("clip clip_grad_value_(1)", "value"), ("penalty weight_decay(0.1)", "l2"), ("metrics acc", "accuracy"),
    ("metrics roc_auc", "auc"), ("prepare StandardScaler", "standardize"), ("data make_moons", "moons"),
  ])
  func `is answered in models, settings and data`(written: String, own: String) {
    expect(written, leadsTo: own)
  }

  @Test(arguments: [
    ("weight_decay = 0.1", "optimizer adamw(decay=0.01)"), ("learning_rate = 0.1", "optimizer adam(lr=0.1)"),
    ("momentum = 0.9", "optimizer sgd(lr=0.1)"), ("clipnorm 1", "clip norm 1"),
    ("betas = (0.9, 0.999)", "optimizer adam(beta1=0.9, beta2=0.999)"),
    ("global_clipnorm = 1", "clip norm 1"), ("clip_by_global_norm(1)", "clip norm 1"),
    ("dropout 0.5", "model mlp [_, 32, _](dropout=0.5)"),
    ("EarlyStopping(patience=5)", "stop when val.loss stalls for 5 epochs"),
    ("callbacks = [EarlyStopping(patience=3)]", "stop when val.loss stalls for 5 epochs"),
    ("ModelCheckpoint(\"best.pt\")", "keep best by val.loss"),
    ("StepLR(opt, step_size=30)", "schedule step(0.5, every 10)"),
    ("scheduler = ReduceLROnPlateau(opt)", "schedule plateau(patience 10 epochs)"),
    ("opt = torch.optim.SGD(model.parameters(), lr=0.1)", "optimizer sgd(lr=0.1)"),
    ("optimizer optax.adamw(0.1)", "optimizer adamw(lr=1e-3)"),
    ("tx = optax.clip_by_global_norm(1.0)", "clip norm 1.0"),
    ("criterion = nn.BCEWithLogitsLoss()", "loss binary_cross_entropy"),
  ])
  func `is answered where a statement begins`(written: String, own: String) {
    expect(written, leadsTo: own)
  }

  @Test(arguments: [
    ("learning_rate 0.1", "set lr 0.1"), ("optimizer.learning_rate 0.1", "set optimizer.lr 0.1"),
    ("beta_1 0.8", "set beta1 0.8"), ("adam.epsilon 1e-7", "set optimizer.eps 1e-7"),
    ("weight_decay 0.1", "penalty l2(1e-4)"), ("optimizer.weight_decay 0.1", "penalty l2(1e-4)"),
    ("batch_size 64", "batch 64"), ("gamma 0.5", "set factor 0.5"), ("step_size 3", "set every 3"),
    ("scheduler.gamma 0.5", "set schedule.factor 0.5"), ("schedule.gamma 0.5", "set schedule.factor 0.5"),
    ("dropuot 0.5", "set dropout 0.5"), ("epochs 5", "train 20 epochs"),
    ("batch 64", "batch 64"), ("seed 3", "seed 3"), ("optimizer sgd", "optimizer sgd"),
    ("schedule constant", "schedule constant"), ("LR 0.1", "set lr 0.1"),
    ("adam 0.1", "set lr 0.1"), ("optimizer 0.1", "set lr 0.1"), ("lr to 0.1", "set lr 0.1"),
  ])
  func `is answered after set`(written: String, own: String) {
    let above = "data digits\nmodel mlp [64, 10]\nschedule step(0.9, every 1)\ntrain 3 epochs\n"
    expect(above + "set \(written)\ntrain 1 epoch", leadsTo: own)
  }

  private func expect(_ statement: String, leadsTo own: String) {
    let source = SourceText(name: "recipe.train", text: statement + "\n")
    var sources = Sources()
    let checked = Checker.check(Parser.recipe(source, id: sources.add(source)))
    let help = checked.diagnostics.first { $0.severity == .error }?.help ?? "nothing"
    #expect(help.hasPrefix("write `\(own)`"), "\(statement): \(help)")
  }
}
