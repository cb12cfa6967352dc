import DescentCatalogue
import DescentLearning
import DescentTensor
import Testing

/// A path on one tensor that an optimizer which looks at all of it must follow.
struct TensorGoldenRun: GoldenPath, CustomTestStringConvertible {
  let file: String
  let run: TrajectoryFile.Run
  let problem: TrajectoryFile.Problem

  var testDescription: String { "\(file) \(run.case) \(run.problem)" }

  /// Which optimizer follows each file, and what its origin does without being told.
  private static let files: [(name: String, optimizer: String, implied: [String: OptionValue])] = [
    ("lars", "lars", [:]), ("lamb", "lamb", [:]), ("lamb_keras", "lamb", [:]), ("novograd", "novograd", [:]),
    ("novograd_optax", "novograd", [:]), ("sm3", "sm3", [:]), ("adafactor", "adafactor", [:]),
    ("adafactor_vector", "adafactor", [:]), ("muon", "muon", [:]), ("dog", "dog", [:]),
    ("prodigy", "prodigy", [:]), ("prodigy_optax", "prodigy", ["bias_correction": .flag(true)]),
    ("dadapt_adam", "dadapt_adam", [:]),
    ("dadapt_adam_optax", "dadapt_adam", ["bias_correction": .flag(true)]),
    ("dadapt_sgd", "dadapt_sgd", [:]), ("shampoo", "shampoo", [:]), ("soap", "soap", [:]),
    ("dowg", "dowg", [:]), ("fromage", "fromage", [:]), ("mars", "mars", ["eps_root": .number(1e-15)]),
    ("lars_po", "lars", ["lr_inside": .flag(false)]), ("lamb_po", "lamb", ["raw": .flag(true)]),
    ("adafactor_optax", "adafactor", ["relative": .flag(false), "eps_added": .flag(true)]),
    ("adafactor_keras", "adafactor", ["eps_added": .flag(true)]),
    ("schedule_free_sgd", "schedule_free_sgd", [:]),
    ("schedule_free_adamw", "schedule_free_adamw", ["eps_root": .number(1e-15)]),
    ("schedule_free_sgd_optax", "schedule_free_sgd", [:]),
  ]

  /// Every path of every file; empty where a file is missing or damaged, which the count shows.
  static let all: [TensorGoldenRun] = files.flatMap { name, _, _ -> [TensorGoldenRun] in
    guard let file: TrajectoryFile = try? Vectors.read(name) else { return [] }
    return file.runs.compactMap { run in
      file.problems[run.problem].map { TensorGoldenRun(file: name, run: run, problem: $0) }
    }
  }

  var optimizer: String { Self.files.first { $0.name == file }?.optimizer ?? file }

  private static let words = [
    "lr": "lr", "learning_rate": "lr", "momentum": "momentum", "nesterov": "nesterov", "eps": "eps",
    "epsilon": "eps", "trust_coefficient": "trust", "b1": "beta1", "b2": "beta2", "beta_1": "beta1",
    "beta_2": "beta2", "grad_averaging": "averaging", "beta2_decay": "beta2_decay", "d": "clip",
    "ns_steps": "rounds", "d0": "d0", "estim_lr0": "d0", "d_coef": "d_coef", "estim_lr_coef": "d_coef",
    "growth_rate": "growth", "bias_correction": "bias_correction", "safeguard_warmup": "safeguard",
    "matrix_eps": "eps", "precondition_frequency": "every",
    "max_precondition_dim": "max_dim", "precondition_1d": "vectors", "correct_bias": "bias_correction",
    "normalize_gradient": "normalize", "min_norm": "least", "gamma": "gamma",
    "min_dim_size_to_factor": "min_dim", "multiply_by_parameter_scale": "scaled",
    "clipping_threshold": "clip", "clip_threshold": "clip", "relative_step": "relative",
    "beta_2_decay": "beta2_decay", "epsilon_1": "eps1", "epsilon_2": "eps2",
    "beta3": "beta3", "r": "power", "weight_lr_power": "lr_power",
  ]

  /// What asks for nothing that our rules do not do anyway.
  private static let fixed: [String: Setting] = [
    "trust_ratio_mask": .flag(true), "eps_root": .number(0), "fixed_decay": .flag(false),
    "maximize": .flag(false), "merge_dims": .flag(false), "dampening": .number(0), "decay_offset": .number(0),
    "factored": .flag(true), "dtype_momentum": .word("float32"), "optimize_1d": .flag(false),
    "ams_bound": .flag(false), "cautious": .flag(false), "rectify": .flag(false), "adam": .flag(false),
    "pre_norm": .flag(false), "degenerated_to_sgd": .flag(false),
    "max_grad_norm": .number(1), "n_sma_threshold": .number(5),
    "decoupling_c": .number(0),
  ]

  /// Files whose decay is the optimizer's own and not part of the gradient.
  private static let decoupled: Set = [
    "lamb", "lamb_keras", "novograd", "novograd_optax", "adafactor", "adafactor_vector", "muon", "prodigy",
    "prodigy_optax", "dadapt_adam_optax", "shampoo", "soap", "mars", "lars_po",
    "lamb_po", "schedule_free_sgd", "schedule_free_adamw",
  ]

  /// Settings without a say on these paths: four are of vectors alone, which no path is.
  private static let unheard: Set = [
    "lr_1d", "lr_1d_factor", "betas_1d", "weight_decay_1d", "weight_decouple", "ns_coefficients",
    "warmup_steps",
  ]

  private var isDecoupled: Bool {
    Self.decoupled.contains(file) || run.settings["weight_decouple"] == .flag(true)
  }

  /// The optimizer as the origin was called; throws on a setting that nothing here expresses.
  func made() throws -> any Optimizer {
    let origin = try #require(Self.files.first { $0.name == file })
    var options = origin.implied
    for (name, setting) in run.settings where Self.fixed[name] != setting {
      switch (name, setting) {
      case ("betas", .numbers(let betas)):
        options["beta1"] = .number(betas[0])
        options["beta2"] = .number(betas[1])
        // The origin keeps as much of its matrices unless told otherwise.
        if file == "soap" { options["basis_beta"] = .number(betas[1]) }
      case ("eps", .numbers(let eps)):
        if eps.count == 2 { options["eps1"] = .number(eps[0]) }
        options["eps2"] = .number(try #require(eps.last))
      case ("weight_decay", .number(let decay)): if isDecoupled { options["decay"] = .number(decay) }
      case ("d", _) where origin.optimizer != "adafactor": continue
      case ("eps", .number(let eps)) where origin.optimizer == "adafactor": options["eps1"] = .number(eps)
      case ("decay_rate", .number(let rate)): options["beta2_decay"] = .number(-rate)
      case ("weight_decay_rate", .number(let decay)):
        (options["decay"], options["fixed_decay"]) = (.number(decay), .flag(true))
      case ("grad_averaging", .flag(true)) where origin.optimizer == "lamb": continue
      case ("mars_type", .word(let rule)): options["rule"] = .word(rule)
      case (let name, _) where Self.unheard.contains(name): continue
      case ("momentum", .number(let beta)) where origin.optimizer == "schedule_free_sgd",
        ("b1", .number(let beta)) where origin.optimizer == "schedule_free_sgd":
        options["beta"] = .number(beta)
      case ("eps", _) where origin.optimizer == "schedule_free_sgd": continue
      case ("adjust_lr_fn", .word("match_rms_adamw")): options["matching"] = .flag(true)
      case ("init_step", .list(let parts)):
        guard case .number(let number) = try #require(parts.last) else { continue }
        options[parts.first == .word("distance") ? "distance" : "relative"] = .number(number)
      case ("growth_rate", .word("Infinity")): continue
      case (_, .number(let number)): options[try #require(Self.words[name], "\(name)")] = .number(number)
      case (_, .flag(let flag)): options[try #require(Self.words[name], "\(name)")] = .flag(flag)
      case (_, .numbers), (_, .word), (_, .list), (_, .table): Issue.record("nothing expresses \(name)")
      }
    }
    let made = try Optimizers.made(origin.optimizer, options)
    for name in options.keys { #expect(type(of: made).facts.option(named: name) != nil, "\(name)") }
    return made
  }

  /// The rows of the origin are our columns.
  private func turned(_ values: [Float]) -> [Float] {
    guard problem.shape.count == 2 else { return values }
    let (rows, columns) = (problem.shape[0], problem.shape[1])
    return (0..<values.count).map { values[$0 % rows * columns + $0 / rows] }
  }

  private func turnedBack(_ values: [Float]) -> [Float] {
    guard problem.shape.count == 2 else { return values }
    let (rows, columns) = (problem.shape[0], problem.shape[1])
    return (0..<values.count).map { values[$0 % columns * rows + $0 / columns] }
  }

  private var tensor: TensorPlace {
    let shape = problem.shape
    let (rows, columns) = shape.count == 2 ? (shape[1], shape[0]) : (1, shape[0])
    // A vector of a rule that looks at everything is decayed as weights are.
    let isWeight = shape.count == 2 || file != "adafactor_vector"
    return TensorPlace(layer: 1, role: isWeight ? .weight : .bias, offset: 0, rows: rows, columns: columns)
  }

  private func gradient(at place: [Float], _ t: Int) -> [Float] {
    let plain: [Float]
    if let gradients = problem.gradients {
      plain = gradients[t].map { Float($0) }
    } else {
      let (a, c) = (problem.a ?? [], problem.c ?? [])
      plain = place.indices.map { Float(a[$0]) * (place[$0] - Float(c[$0])) }
    }
    guard case .number(let decay) = run.settings["weight_decay"], decay != 0, !isDecoupled else {
      return plain
    }
    return zip(plain, place).map { $0 + Float(decay) * $1 }
  }

  /// The rate of an update, counted from 1, where the origin warms up by itself.
  private func rate(_ update: Int, of optimizer: any Optimizer) -> Double? {
    guard case .number(let warmup) = run.settings["warmup_steps"], Double(update) < warmup else { return nil }
    return optimizer.lr * (Double(update) / warmup)
  }

  /// The largest error of Descent's path, and of what it shows on the way, relative to the largest value of
  /// the coordinate.
  func error() throws -> Double {
    var walk = try TensorWalk(made(), from: turned(problem.start.map { Float($0) }), tensors: [tensor])
    let largest = problem.start.indices.map { i in run.trajectory.map { abs($0[i]) }.max() ?? 0 }
    var worst = 0.0
    func compare(_ found: [Float], _ place: [Double]) {
      for (i, found) in turnedBack(found).enumerated() {
        let distance = abs(Double(found) - Double(Float(place[i])))
        worst = max(worst, distance.isNaN ? .infinity : distance / max(largest[i], 1e-30))
      }
    }
    for (t, place) in run.trajectory.enumerated() {
      let lr = rate(t + 1, of: walk.optimizer)
      walk.update(along: turned(gradient(at: turnedBack(walk.weights), t)), lr: lr)
      compare(walk.weights, place)
      if let seen = run.evalPoint { compare(try walk.seen(), seen[t]) }
    }
    return worst
  }
}

/// Optimizers that look at whole tensors against the paths of the libraries that they follow.
struct TensorTrajectoryTests {
  @Test(arguments: TensorGoldenRun.all)
  func `an optimizer follows the path of its origin`(golden: TensorGoldenRun) throws {
    let error = try golden.error()
    #expect(error <= golden.run.tolerance, "\(error) above \(golden.run.tolerance)")
  }

  @Test func `no path has gone missing`() {
    let counts = Dictionary(grouping: TensorGoldenRun.all, by: \.file).mapValues(\.count)
    #expect(
      counts == [
        "lars": 6, "lamb": 6, "lamb_keras": 2, "novograd": 4, "novograd_optax": 4, "sm3": 4, "adafactor": 6,
        "adafactor_vector": 2, "muon": 6, "dog": 4, "prodigy": 6, "prodigy_optax": 4, "dadapt_adam": 6,
        "dadapt_adam_optax": 4, "dadapt_sgd": 4, "shampoo": 6, "soap": 6, "dowg": 2,
        "fromage": 2, "mars": 6, "lars_po": 4, "lamb_po": 4, "adafactor_optax": 4, "adafactor_keras": 2,
        "schedule_free_sgd": 6, "schedule_free_adamw": 6, "schedule_free_sgd_optax": 2,
      ])
  }
}
