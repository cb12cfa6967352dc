import DescentCatalogue
import DescentLearning
import Testing

/// A path of another library that Descent's optimizer of the same name must follow.
struct GoldenRun: Sendable, CustomTestStringConvertible {
  let file: String
  let run: TrajectoryFile.Run
  let problem: TrajectoryFile.Problem

  var testDescription: String { "\(file) \(run.case) \(run.problem)" }

  /// Each is named after its optimizer, and after the origin where there is a second one.
  static let files = [
    "sgd", "momentum", "nesterov", "adagrad", "adagrad_optax", "rmsprop", "rmsprop_optax", "adam", "adamw",
    "nadam",
  ]

  var optimizer: String { file.split(separator: "_").first.map(String.init) ?? file }

  /// Every path of every file; empty where a file is missing or damaged, which the count shows.
  static let all: [GoldenRun] = files.flatMap { name -> [GoldenRun] in
    guard let file: TrajectoryFile = try? Vectors.read(name) else { return [] }
    return file.runs.compactMap { run in
      file.problems[run.problem].map { GoldenRun(file: name, run: run, problem: $0) }
    }
  }

  /// The origin's words that are options of ours; the rest the driver does itself.
  private static let words = [
    "lr": "lr", "learning_rate": "lr", "momentum": "momentum", "dampening": "dampening",
    "nesterov": "nesterov", "decay": "beta", "debias": "bias_correction", "eps": "eps", "amsgrad": "amsgrad",
    "alpha": "alpha", "centered": "centered", "eps_in_sqrt": "eps_inside", "lr_decay": "lr_decay",
    "initial_accumulator_value": "initial_accumulator", "momentum_decay": "momentum_decay",
  ]

  /// What a rule of ours does or leaves out without being told.
  private static let fixed: [String: [String: Setting]] = [
    "nesterov": ["nesterov": .flag(true), "dampening": .number(0)],
    "rmsprop_optax": [
      "initial_scale": .number(0), "nesterov": .flag(false), "bias_correction": .flag(false),
    ],
  ]

  /// Whether the optimizer itself shrinks the weights.
  private var isDecoupled: Bool { run.settings["decoupled_weight_decay"] == .flag(true) }

  /// The optimizer as the origin was called; throws on a setting that nothing here expresses.
  func made() throws -> any Optimizer {
    var options: [String: OptionValue] = [:]
    for (name, setting) in run.settings where Self.fixed[file]?[name] != setting {
      switch (name, setting) {
      case ("betas", .numbers(let betas)):
        try #require(betas.count == 2)
        options["beta1"] = .number(betas[0])
        options["beta2"] = .number(betas[1])
      case ("weight_decay", .number(let decay)):
        if isDecoupled { options["decay"] = .number(decay) }
      case ("decoupled_weight_decay", .flag): break
      case ("decay", .number(let number)) where optimizer == "rmsprop": options["alpha"] = .number(number)
      case ("maximize", .flag): break
      case (_, .number(let number)): options[try #require(Self.words[name])] = .number(number)
      case (_, .flag(let flag)): options[try #require(Self.words[name])] = .flag(flag)
      case (_, .numbers), (_, .word), (_, .words): Issue.record("nothing expresses \(name)")
      }
    }
    let made = try Optimizers.made(optimizer, options)
    for name in options.keys { #expect(type(of: made).facts.option(named: name) != nil, "\(name)") }
    return made
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
    let path = try golden.path()
    #expect(golden.run.dtype == "float32" && path.count == 25)
    #expect(golden.error(of: path) <= golden.run.tolerance)
  }

  @Test func `no path has gone missing`() {
    let counts = Dictionary(grouping: GoldenRun.all, by: \.file).mapValues(\.count)
    #expect(
      counts == [
        "sgd": 10, "momentum": 4, "nesterov": 2, "adagrad": 8, "adagrad_optax": 2, "rmsprop": 8,
        "rmsprop_optax": 4, "adam": 10, "adamw": 6, "nadam": 8,
      ])
    #expect(Set(GoldenRun.all.map(\.run.problem)) == ["ravine", "seq"])
  }

  @Test func `paths agree to the bit but where optax divides or orders otherwise`() throws {
    let rounded = try GoldenRun.all.filter { try $0.path() != $0.expected }
    #expect(
      Set(rounded.map(\.testDescription)) == [
        "momentum debias ravine", "momentum debias seq", "adagrad_optax default ravine",
        "adagrad_optax default seq", "rmsprop_optax default seq", "rmsprop_optax momentum ravine",
        "rmsprop_optax momentum seq",
      ])
  }

  @Test(arguments: Optimizers.names)
  func `every optimizer has a path to follow or a law`(name: String) {
    let laws = ["gd": OptimizerLawTests.`gd is sgd without momentum`]
    #expect(GoldenRun.all.contains { $0.optimizer == name } || laws[name] != nil)
  }
}
