import DescentCatalogue
import DescentLearning
import Testing

/// Rates of another library, and the pieces of ours that must give them.
struct GoldenSchedule: Sendable, CustomTestStringConvertible {
  let origin: ScheduleFile.Case
  let number: Int

  var testDescription: String { "\(number) \(origin.library) \(origin.class)" }

  static let all: [GoldenSchedule] = {
    guard let file: ScheduleFile = try? Vectors.read("schedules") else { return [] }
    return file.cases.enumerated().map { GoldenSchedule(origin: $1, number: $0) }
  }()

  struct UnexpectedSetting: Error { let name: String }

  func number(_ name: String) throws -> Double? {
    guard let setting = origin.settings[name] else { return nil }
    guard case .number(let number) = setting else { throw UnexpectedSetting(name: name) }
    return number
  }

  func numbers(_ name: String) throws -> [Double] {
    guard case .numbers(let numbers)? = origin.settings[name] else { throw UnexpectedSetting(name: name) }
    return numbers
  }

  func word(_ name: String) -> String? {
    if case .word(let word)? = origin.settings[name] { word } else { nil }
  }

  func steps(_ name: String, default count: Double? = nil) throws -> Length {
    Length(try #require(try number(name) ?? count, "\(name)"), .steps)
  }

  /// The learning rate that Descent's optimizer is given: the top.
  func base() throws -> Double {
    if origin.class == "noam" {
      return 1 / (try #require(try number("d_model")) * #require(try number("warmup"))).squareRoot()
    }
    let names = [
      "peak_value", "warmup_target", "init_value", "initial_learning_rate", "max_lr", "lr", "value",
    ]
    for name in names { if let base = try number(name) { return base } }
    return try origin.base ?? #require(try numbers("values").first)
  }

  /// Steps whose rates are compared; torch's cosine rises again and its cycle runs past its end.
  func comparedSteps() throws -> Int {
    switch origin.class {
    case "CosineAnnealingLR": Int(try number("T_max") ?? 0) + 1
    case "OneCycleLR": Int(try number("total_steps") ?? 0)
    case _: 61
    }
  }

  /// What Descent's schedule gives; an epoch is a step, and a figure that is to be high is turned over.
  func rates() throws -> [Double] {
    let counts = RunCounts(stepsPerEpoch: 1, batchRows: 1, runSteps: 61)
    var timeline = ScheduleChain(try pieces()).laidOut(base: try base(), counts: counts)
    let sign = origin.settings["mode"] == .word("max") ? -1.0 : 1
    return (0..<61).map { step in
      let rate = timeline.rate(at: step)
      if let metric = origin.metric, step < metric.count {
        timeline.observe(sign * metric[step], after: step + 1)
      }
      return rate
    }
  }
}

extension GoldenSchedule {
  /// What a rate may be off, as a share of the highest.
  static let tolerance = 1e-14

  /// The largest error of a rate, relative to the highest.
  func error() throws -> Double {
    let peak = origin.lr.max() ?? 0
    let errors = zip(try rates(), origin.lr).prefix(try comparedSteps()).map { abs($0 - $1) / peak }
    return errors.contains(where: \.isNaN) ? .infinity : errors.max() ?? .infinity
  }

  func pieces() throws -> [any Schedule] {
    switch origin.class {
    case "StepLR", "MultiStepLR", "ExponentialLR", "MultiplicativeLR": [try falling()]
    case "ConstantLR", "LinearLR", "SWALR": try torchWays()
    case "exponential_decay", "ExponentialDecay": try exponential()
    case "InverseTimeDecay":
      [InverseTime.make(with: ["rate": .number(try rate()), "every": try decaySteps()])]
    case "linear_schedule", "constant_schedule": try optaxLine()
    case "PolynomialLR", "polynomial_schedule", "PolynomialDecay": [try power()]
    case "CosineAnnealingLR", "cosine_decay_schedule", "CosineDecay": try cosine()
    case "CosineAnnealingWarmRestarts", "CosineDecayRestarts": [try restarts()]
    case "CyclicLR": [try cyclic()]
    case "OneCycleLR": [try oneCycle()]
    case "ReduceLROnPlateau": [try plateau()]
    case "noam", "inverse_sqrt":
      [InverseSquareRoot.make(with: ["warmup": .length(try steps("warmup"))])]
    case "get_wsd_schedule": [try stable()]
    case "piecewise_constant_schedule", "PiecewiseConstantDecay", "piecewise_interpolate_schedule":
      try piecewise()
    case "warmup_constant_schedule", "warmup_cosine_decay_schedule", "warmup_exponential_decay_schedule":
      try warmups()
    case "SequentialLR": try joined()
    case _: []
    }
  }

  private func rate() throws -> Double { try #require(try number("decay_rate")) }

  private func decaySteps() throws -> OptionValue {
    .length(try number("transition_steps").map { Length($0, .steps) } ?? steps("decay_steps"))
  }

  private func falling() throws -> any Schedule {
    let factor = try word("lr_lambda").flatMap(Double.init) ?? number("gamma") ?? 0.1
    switch origin.class {
    case "StepLR":
      return Step.make(with: ["factor": .number(factor), "every": .length(try steps("step_size"))])
    case "MultiStepLR":
      let places = try numbers("milestones").map { Length($0, .steps) }
      return MultiStep.make(with: ["factor": .number(factor), "at": .lengths(places)])
    case _: return Exponential.make(with: ["factor": .number(factor), "every": .length(Length(1, .steps))])
    }
  }

  private func torchWays() throws -> [any Schedule] {
    let length = OptionValue.length(try steps("total_iters", default: try number("anneal_epochs") ?? 5))
    switch origin.class {
    case "ConstantLR":
      let share = try number("factor") ?? 1.0 / 3
      return [Constant.make(with: ["for": length, "at": .rate(.shareOfBase(share))]), Constant()]
    case "SWALR":
      let options = ["over": length, "to": OptionValue.rate(.absolute(try number("swa_lr") ?? 0))]
      return word("anneal_strategy") == "linear"
        ? [Linear.make(with: options)] : [Cosine.make(with: options)]
    case _:
      let (start, end) = (try number("start_factor") ?? 1.0 / 3, try number("end_factor") ?? 1)
      return [
        Linear.make(with: [
          "over": length, "from": .rate(.shareOfBase(start)), "to": .rate(.shareOfBase(end)),
        ])
      ]
    }
  }

  private func exponential() throws -> [any Schedule] {
    var options: [String: OptionValue] = ["factor": .number(try rate()), "every": try decaySteps()]
    options["staircase"] = .flag(origin.settings["staircase"] == .flag(true))
    options["to"] = try number("end_value").map { .rate(.absolute($0)) }
    let wait = try number("transition_begin").map { Length($0, .steps) }
    return (wait.map { [Constant.make(with: ["for": .length($0)])] } ?? [])
      + [Exponential.make(with: options)]
  }

  private func optaxLine() throws -> [any Schedule] {
    guard let end = try number("end_value") else { return [Constant()] }
    return [
      Constant.make(with: ["for": .length(try steps("transition_begin"))]),
      Linear.make(with: ["to": .rate(.absolute(end)), "over": try decaySteps()]),
    ]
  }

  private func power() throws -> any Schedule {
    var polynomial = Polynomial()
    polynomial.power = try number("power") ?? 1
    polynomial.end = .absolute(try number("end_value") ?? number("end_learning_rate") ?? 0)
    let length = try number("transition_steps") ?? number("decay_steps") ?? number("total_iters")
    polynomial.length = Length(length ?? 5, .steps)
    if origin.settings["cycle"] == .flag(true) { swap(&polynomial.cycle, &polynomial.length) }
    return polynomial
  }

  /// An end of the whole way is a share in some of the origins.
  private func end() throws -> OptionValue {
    if let share = try number("alpha") { return .rate(.shareOfBase(share)) }
    return .rate(.absolute(try number("eta_min") ?? number("end_value") ?? 0))
  }

  private func cosine() throws -> [any Schedule] {
    let length = Length(try #require(try number("T_max") ?? number("decay_steps")), .steps)
    let cosine = Cosine.make(with: ["to": try end(), "over": .length(length)])
    guard try number("warmup_steps") != nil else { return [cosine] }
    return [try warmup(), cosine]
  }

  private func restarts() throws -> any Schedule {
    let first = Length(try #require(try number("T_0") ?? number("first_decay_steps")), .steps)
    // Keras doubles each cycle unless told otherwise.
    let mult = try number("T_mult") ?? number("t_mul") ?? (origin.library == "keras" ? 2 : 1)
    return CosineRestarts.make(with: [
      "first": .length(first), "mult": .number(mult), "to": try end(),
      "factor": .number(try number("m_mul") ?? 1),
    ])
  }

  private func cyclic() throws -> any Schedule {
    var cyclic = Cyclic()
    cyclic.start = .absolute(try #require(try number("base_lr")))
    cyclic.up = try steps("step_size_up")
    cyclic.down = try number("step_size_down").map { Length($0, .steps) }
    cyclic.mode = word("mode") ?? "triangular"
    cyclic.factor = try number("gamma") ?? 1
    return cyclic
  }
}
