import DescentCatalogue
import DescentLearning
import Testing

/// A path of another library beside which an optimizer of ours walks.
protocol GoldenPath: Sendable {
  var file: String { get }
  var optimizer: String { get }
  var run: TrajectoryFile.Run { get }

  /// The largest error of our path, relative to the largest value of its coordinate.
  func error() throws -> Double
}

/// A path of another library that Descent's optimizer of the same name must follow.
struct GoldenRun: GoldenPath, CustomTestStringConvertible {
  let file: String
  let run: TrajectoryFile.Run
  let problem: TrajectoryFile.Problem

  var testDescription: String { "\(file) \(run.case) \(run.problem)" }

  /// Each is named after its optimizer, and after the origin where there is a second one.
  static let files = [
    "sgd", "sgd_po", "momentum", "nesterov", "qhm", "aggmo", "optimistic", "asgd", "signum", "lion",
    "lion_optax", "tiger", "rprop", "adagrad", "adagrad_optax", "adadelta", "rmsprop", "rmsprop_optax",
    "adam",
    "adamw", "adamw_keras", "adamax", "adamax_optax", "nadam", "radam", "adabelief",
    "adabelief_optax", "yogi", "yogi_optax", "adan", "ademamix", "adopt", "adopt_optax", "laprop", "adabound",
    "qhadam", "madgrad", "madgrad_optax", "ftrl", "ftrl_keras", "adam_keras", "adam_optax", "nadam_keras",
    "nadam_optax", "nadam_nesterov", "rmsprop_keras", "nesterov_optax", "nesterov_keras",
    "adamax_keras", "grams", "cocob",
  ]

  var optimizer: String { file.split(separator: "_").first.map(String.init) ?? file }

  /// Every path of every file; empty where a file is missing or damaged, which the count shows.
  static let all: [GoldenRun] = files.flatMap { name -> [GoldenRun] in
    guard let file: TrajectoryFile = try? Vectors.read(name) else { return [] }
    return file.runs.compactMap { run in
      file.problems[run.problem].map { GoldenRun(file: name, run: run, problem: $0) }
    }
  }

  /// The optimizer as the origin was called; throws on a setting that nothing here expresses.
  func made() throws -> any Optimizer {
    var options = OriginWords.implied[file] ?? [:]
    for (name, setting) in run.settings where !OriginWords.isFixed(name, setting, in: file) {
      switch (name, setting) {
      case (_, .numbers(let numbers)):
        let names = try #require(OriginWords.lists[name])
        try #require(numbers.count <= names.count)
        for (name, number) in zip(names, numbers) { options[name] = .number(number) }
      case ("weight_decay", .number(let decay)):
        if isDecoupled { options["decay"] = .number(decay) }
      case ("decoupled_weight_decay", .flag), ("maximize", .flag): break
      case ("weight_decouple", .flag(let flag)):
        if optimizer == "adan" { options["proximal"] = .flag(!flag) }
      // One eps is both.
      case ("eps", .number(let eps)) where file == "adabelief":
        (options["eps"], options["eps_root"]) = (.number(eps), .number(eps))
      case ("decay", .number(let number)) where optimizer == "rmsprop": options["alpha"] = .number(number)
      case ("rho", .number(let number)) where optimizer == "rmsprop": options["alpha"] = .number(number)
      // Keras counts the pull twice.
      case ("l2_regularization_strength", .number(let number)): options["l2"] = .number(2 * number)
      case (_, .number(let number)): options[try #require(OriginWords.words[name])] = .number(number)
      case (_, .flag(let flag)): options[try #require(OriginWords.words[name])] = .flag(flag)
      case (_, .word), (_, .list), (_, .table): Issue.record("nothing expresses \(name)")
      }
    }
    let made = try Optimizers.made(optimizer, options)
    for name in options.keys { #expect(type(of: made).facts.option(named: name) != nil, "\(name)") }
    return made
  }

  /// Whether the optimizer itself shrinks the weights.
  private var isDecoupled: Bool {
    OriginWords.decoupled.contains(file) || run.settings["decoupled_weight_decay"] == .flag(true)
      || run.settings["weight_decouple"] == .flag(true)
  }

  /// The gradient that the optimizer is given at `place` before update `t` + 1.
  private func gradient(at place: [Float], _ t: Int) -> [Float] {
    let plain: [Float]
    if let gradients = problem.gradients {
      plain = gradients[t].map { Float($0) }
    } else {
      let (a, c) = (problem.a ?? [], problem.c ?? [])
      plain = place.indices.map { Float(a[$0]) * (place[$0] - Float(c[$0])) }
    }
    let isUphill = run.settings["maximize"] == .flag(true)
    guard case .number(let decay) = run.settings["weight_decay"], decay != 0, !isDecoupled else {
      return isUphill ? plain.map { -$0 } : plain
    }
    return zip(plain, place).map { (isUphill ? -$0 : $0) + Float(decay) * $1 }
  }

  /// Where Descent's optimizer goes.
  func path() throws -> [[Float]] {
    var walk = try OptimizerRun(made(), from: problem.start.map { Float($0) })
    return run.trajectory.indices.map { t in
      walk.update(along: gradient(at: walk.weights, t))
      return walk.weights
    }
  }

  func error() throws -> Double { try error(of: path()) }

  var expected: [[Float]] { run.trajectory.map { $0.map { Float($0) } } }

  /// The largest error of a path, relative to the largest value of its coordinate.
  func error(of path: [[Float]]) -> Double {
    var worst = 0.0
    for coordinate in problem.start.indices {
      let largest = run.trajectory.map { abs($0[coordinate]) }.max() ?? 0
      for (found, want) in zip(path, expected) {
        let distance = abs(Double(found[coordinate]) - Double(want[coordinate]))
        worst = max(worst, distance.isNaN ? .infinity : distance / max(largest, 1e-30))
      }
    }
    return worst
  }
}

/// Optimizers against the paths of the libraries that they follow.
struct TrajectoryTests {
  @Test(arguments: GoldenRun.all)
  func `an optimizer follows the path of its origin`(golden: GoldenRun) throws {
    let error = try golden.error()
    #expect(golden.run.dtype == "float32" && golden.run.trajectory.count == 25)
    #expect(error <= golden.run.tolerance, "\(error) above \(golden.run.tolerance)")
  }

  @Test func `no path has gone missing`() {
    let counts = Dictionary(grouping: GoldenRun.all, by: \.file).mapValues(\.count)
    #expect(
      counts == [
        "sgd": 10, "sgd_po": 2, "momentum": 4, "nesterov": 2, "qhm": 4, "aggmo": 2, "optimistic": 2,
        "asgd": 6,
        "signum": 4, "lion": 4, "lion_optax": 4, "tiger": 4, "rprop": 6, "adagrad": 8, "adagrad_optax": 2,
        "adadelta": 6, "rmsprop": 8, "rmsprop_optax": 6, "adam": 10, "adamw": 6,
        "adamw_keras": 4, "adamax": 6, "adamax_optax": 2, "nadam": 8, "radam": 8, "adabelief": 6,
        "adabelief_optax": 4, "yogi": 6, "yogi_optax": 4, "adan": 6, "ademamix": 6, "adopt": 6,
        "adopt_optax": 2, "laprop": 4, "adabound": 4, "qhadam": 4, "madgrad": 4, "madgrad_optax": 2,
        "ftrl": 4,
        "ftrl_keras": 4, "adam_keras": 2, "adam_optax": 2, "nadam_keras": 2, "nadam_optax": 2,
        "nadam_nesterov": 2, "rmsprop_keras": 4, "nesterov_optax": 2, "nesterov_keras": 2,
        "adamax_keras": 2, "grams": 4, "cocob": 2,
      ])
    #expect(Set(GoldenRun.all.map(\.run.problem)) == ["ravine", "seq"])
  }

  @Test func `paths agree to the bit but where an origin divides, rounds or orders otherwise`() throws {
    let rounded = try GoldenRun.all.filter { try $0.path() != $0.expected }
    #expect(
      Set(rounded.map(\.file)) == [
        "momentum", "lion_optax", "adagrad_optax", "rmsprop_optax", "adamw_keras",
        "adamax_optax",
        "adabelief_optax", "yogi_optax", "adopt_optax", "laprop", "qhadam", "madgrad", "madgrad_optax",
        "ftrl",
        "ftrl_keras", "adam_keras", "adam_optax", "nadam_keras", "nadam_optax", "nadam_nesterov",
        "rmsprop_keras", "nesterov_keras", "adamax_keras",
      ])
    // Those that stand alone differ in single numbers: a mean without lr, shares, a cube root, sums times lr.
    #expect(rounded.filter { $0.file == "momentum" }.allSatisfy { $0.run.case == "debias" })
  }

  @Test(arguments: Optimizers.names)
  func `every optimizer has a path to follow or a law`(name: String) {
    let hasLaw = ["gd", "signsgd"].contains(name)
    #expect(GoldenRun.all.contains { $0.optimizer == name } || hasLaw)
  }
}
