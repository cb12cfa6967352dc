import DescentCatalogue
import DescentLearning
import DescentTensor
import Testing

/// A path that another library took with more than one look at the loss, or around another optimizer.
struct LandscapeGoldenRun: GoldenPath, CustomTestStringConvertible {
  let file: String
  let run: TrajectoryFile.Run
  let problem: TrajectoryFile.Problem

  var optimizer: String { file }
  var testDescription: String { "\(file) \(run.case) \(run.problem)" }

  static let files = ["lookahead", "sam", "cautious", "sophia", "lbfgs"]

  /// Every path of every file; empty where a file is missing or damaged, which the count shows.
  static let all: [LandscapeGoldenRun] = files.flatMap { name -> [LandscapeGoldenRun] in
    guard let file: TrajectoryFile = try? Vectors.read(name) else { return [] }
    return file.runs.compactMap { run in
      file.problems[run.problem].map { LandscapeGoldenRun(file: name, run: run, problem: $0) }
    }
  }

  private func number(_ name: String) -> OptionValue? {
    if case .number(let number) = run.settings[name] { .number(number) } else { nil }
  }

  private func flag(_ name: String) -> OptionValue? {
    if case .flag(let flag) = run.settings[name] { .flag(flag) } else { nil }
  }

  private var betas: [String: OptionValue] {
    guard case .numbers(let betas) = run.settings["betas"], betas.count == 2 else { return [:] }
    return ["beta1": .number(betas[0]), "beta2": .number(betas[1])]
  }

  /// The optimizer as the origin was called.
  func made() throws -> any Optimizer {
    func given(_ options: [String: OptionValue?]) -> [String: OptionValue] {
      options.compactMapValues(\.self)
    }
    let sgd = EntryValue(
      "sgd",
      options: given([
        "lr": number("lr") ?? number("learning_rate"), "momentum": number("momentum"),
        "nesterov": flag("nesterov"),
      ]))
    switch file {
    case "lookahead":
      let adam = EntryValue(
        "adam", options: given(["lr": number("lr"), "eps": number("eps")]).merging(betas) { $1 })
      let inner = run.settings["inner"] == .word("Adam") ? adam : sgd
      return try Optimizers.made(
        file, given(["base": .entry(inner), "every": number("k"), "mix": number("alpha")]))
    case "sam": return try Optimizers.made(file, given(["base": .entry(sgd), "rho": number("rho")]))
    case "cautious":
      let lion = EntryValue("lion", options: given(["lr": number("lr")]).merging(betas) { $1 })
      return try Optimizers.made(file, ["base": .entry(lion)])
    case "sophia":
      let options = given([
        "lr": number("lr"), "clip": number("p"), "decay": number("weight_decay"), "eps": number("eps"),
        "gamma": .number(1), "every": number("update_period"),
      ])
      return try Optimizers.made(file, options.merging(betas) { $1 })
    default:
      let search = run.settings["line_search_fn"] == .word("strong_wolfe") ? "strong_wolfe" : "none"
      return try Optimizers.made(
        file,
        given([
          "lr": number("lr"), "max_iter": number("max_iter"), "max_eval": number("max_eval"),
          "history": number("history_size"), "tolerance_grad": number("tolerance_grad"),
          "tolerance_change": number("tolerance_change"), "line_search": .word(search),
        ]))
    }
  }

  /// The value at a place, and the gradient before update `t` + 1, in the origin's order of operations.
  private func slopes(at x: [Float], _ t: Int) -> (Double, [Float]) {
    if let gradients = problem.gradients { return (0, gradients[t].map { Float($0) }) }
    guard let a = problem.a, let c = problem.c else {
      let (u, w) = (1 - x[0], x[1] - x[0] * x[0])
      return (Double(u * u + 100 * w * w), [-2 * u - 400 * x[0] * w, 200 * w])
    }
    let way = x.indices.map { x[$0] - Float(c[$0]) }
    let sum = x.indices.reduce(Float(0)) { $0 + Float(a[$1]) * (way[$1] * way[$1]) }
    return (Double(0.5 * sum), x.indices.map { Float(a[$0]) * way[$0] })
  }

  /// The largest error of Descent's path, relative to the largest value of its coordinate.
  func error() throws -> Double {
    let count = problem.start.count
    let tensor = TensorPlace(layer: 1, role: .weight, offset: 0, rows: 1, columns: count)
    var walk = try TensorWalk(made(), from: problem.start.map { Float($0) }, tensors: [tensor])
    var worst = 0.0
    for (t, place) in run.trajectory.enumerated() {
      walk.update(
        down: { self.slopes(at: $0, t) }, curvature: problem.curvature?.map { Float($0) } ?? [])
      for i in 0..<count {
        let largest = run.trajectory.map { abs($0[i]) }.max() ?? 0
        let distance = abs(Double(walk.weights[i]) - Double(Float(place[i])))
        worst = max(worst, distance.isNaN ? .infinity : distance / max(largest, 1e-30))
      }
    }
    return worst
  }
}

/// Optimizers that look more than once, and those around others, against the paths of their origins.
struct LandscapeTrajectoryTests {
  @Test(arguments: LandscapeGoldenRun.all)
  func `an optimizer follows the path of its origin`(golden: LandscapeGoldenRun) throws {
    let error = try golden.error()
    #expect(error <= golden.run.tolerance, "\(error) above \(golden.run.tolerance)")
  }

  @Test func `no path has gone missing`() {
    let counts = Dictionary(grouping: LandscapeGoldenRun.all, by: \.file).mapValues(\.count)
    #expect(counts == ["lookahead": 6, "sam": 9, "cautious": 2, "sophia": 6, "lbfgs": 11])
  }

  @Test func `centralized gradients are those of the libraries`() throws {
    let file: CentralizationFile = try Vectors.read("centralization")
    #expect(file.cases.count == 2)
    for example in file.cases {
      let (outputs, inputs) = (example.input.count, example.input[0].count)
      let tensor = TensorPlace(layer: 1, role: .weight, offset: 0, rows: inputs, columns: outputs)
      let options: [String: OptionValue] = ["base": .entry(EntryValue("sgd", options: ["lr": .number(1)]))]
      var walk = try TensorWalk(
        Optimizers.made("centralize", options), from: [Float](repeating: 0, count: inputs * outputs),
        tensors: [tensor])
      walk.update(along: (0..<inputs * outputs).map { Float(example.input[$0 % outputs][$0 / outputs]) })
      for place in 0..<inputs * outputs {
        let wanted = example.output[place % outputs][place / outputs]
        #expect(abs(Double(-walk.weights[place]) - wanted) < 1e-6)
      }
    }
  }
}
